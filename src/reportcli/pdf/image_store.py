"""Pictures of one document: each distinct placement is prepared once, beside typesetting and painting."""

from __future__ import annotations

import os
import zlib
from collections.abc import Set
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from reportcli.model.blobs import NO_BLOBS
from reportcli.model.diagnostic import Diagnostic, Findings, note
from reportcli.model.value_class import dataclass
from reportcli.pdf import objects
from reportcli.pdf.file import PdfFile
from reportcli.pdf.icc import Converter
from reportcli.pdf.image_encoding import PreparedPicture
from reportcli.pdf.images import PictureRequest, PictureRules, Survey, prepare, survey
from reportcli.pdf.remembered_pictures import RememberedPictures

_NAMED = 6  # files that one finding lists


@dataclass(frozen=True, slots=True)
class EmbeddedImage:
    """A picture on its way: resource name, reference, and what its header says."""

    name: str
    reference: str
    survey: Survey


@dataclass(frozen=True, slots=True)
class Job:
    """A picture in work: what its header says, and its data to come."""

    survey: Survey
    future: Future[PreparedPicture]


class ImagePreparer:
    """Prepares pictures on threads (Pillow works outside Python's lock); results do not depend on them."""

    def __init__(
        self, rules: PictureRules, converter: Converter, known: RememberedPictures | None = None
    ) -> None:
        """known: pictures that other runs have prepared."""
        self._rules = rules
        self._converter = converter
        self._known = known or RememberedPictures(NO_BLOBS, lambda path: None)
        self._pool = ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1))
        self._jobs: dict[PictureRequest, Job | Findings] = {}
        self._begun_so_far: set[PictureRequest] = set()

    @property
    def converts(self) -> bool:
        """Whether RGB pictures get other colours, so that it matters what theirs are."""
        return self._converter.mode == "CMYK"

    @property
    def begun(self) -> Set[PictureRequest]:
        """The pictures that have been asked for so far."""
        return self._begun_so_far

    def begin(self, request: PictureRequest) -> Job:
        """The picture's job, begun now if it is new; `Findings` where the file cannot be read."""
        job = self._jobs.get(request)
        if job is None:
            job = self._jobs[request] = self._begun(request)
            self._begun_so_far.add(request)
        if isinstance(job, Findings):
            raise job
        return job

    def foresee(self, request: PictureRequest) -> None:
        """Begins a picture that will be asked for, unless its header was remembered: then its data was, too,
        and is read beside the painting. `Findings` where the file cannot be read.
        """
        key = self._known.key(request, self._rules, self._converter)
        if self._known.survey(key) is None:
            self.begin(request)

    def forget(self, request: PictureRequest) -> None:
        """Gives a picture back that is in the file."""
        self._jobs.pop(request, None)

    def close(self) -> None:
        """End the threads; what nobody waits for is dropped."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _begun(self, request: PictureRequest) -> Job | Findings:
        key = self._known.key(request, self._rules, self._converter)
        found = self._known.survey(key)
        if found is None:
            try:
                found = survey(request, self._rules, self._converter)
            except Findings as findings:
                return findings
            self._known.keep_survey(key, found)
        return Job(found, self._pool.submit(self._prepared, request, found, key))

    def _prepared(self, request: PictureRequest, found: Survey, key: str | None) -> PreparedPicture:
        picture = self._known.picture(key)
        if picture is None:
            picture = prepare(request, self._rules, self._converter, found.keep)
            self._known.keep_picture(key, request, picture)
        return picture


class ImageStore:
    """The pictures that a file embeds; each is named by the place of its first use."""

    def __init__(self, pdf: PdfFile, image_preparer: ImagePreparer) -> None:
        self._pdf = pdf
        self._preparer = image_preparer
        self._entries: dict[PictureRequest, EmbeddedImage] = {}
        self._pending: list[Future[PreparedPicture]] = []
        self._failed: list[Diagnostic] = []

    def request(self, request: PictureRequest) -> EmbeddedImage | None:
        """Embed a picture; None where it cannot be read, which `finish` then reports."""
        known = self._entries.get(request)
        if known is not None:
            return known
        try:
            job = self._preparer.begin(request)
        except Findings as findings:
            self._failed += findings.diagnostics
            return None
        self._pending.append(job.future)
        name = f"I{len(self._entries)}"
        reference = self._pdf.register(name, lambda: self._image(name, request, job.future))
        self._entries[request] = entry = EmbeddedImage(name, reference, job.survey)
        return entry

    def finish(self, findings: list[Diagnostic]) -> None:
        """Wait for all pictures; unreadable ones are reported, and once those whose colours are assumed."""
        for future in self._pending:
            try:
                future.result()
            except Findings as found:
                self._failed += found.diagnostics
        self._pending.clear()
        findings += {(d.code, *d.args.values()): d for d in self._failed}.values()
        untagged = sorted(
            {Path(one.path).name for one, entry in self._entries.items() if entry.survey.untagged}
        )
        if untagged and self._preparer.converts:
            findings.append(
                note("pictures-untagged", None, count=len(untagged), names=", ".join(untagged[:_NAMED]))
            )

    def _image(self, name: str, request: PictureRequest, future: Future[PreparedPicture]) -> bytes:
        """The image object; the prepared picture is given back, since the file has it now."""
        picture = _result(future)
        self._preparer.forget(request)
        entries = (
            f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}/BitsPerComponent 8"
        )
        mask = ""
        if picture.mask is not None:
            soft = f"{entries}/ColorSpace/DeviceGray/Filter/FlateDecode"
            mask = f"/SMask {self._pdf.add(f'{name}-mask', _stored(soft, picture.mask))}"
        whole = f"{entries}/ColorSpace{picture.space}{picture.decode}/Filter{picture.filter}{mask}"
        return _stored(whole, picture.data)


def _stored(entries: str, data: bytes) -> bytes:
    return objects.stream(entries, data, compress=False)


def _result(future: Future[PreparedPicture]) -> PreparedPicture:
    """What was prepared; a grey pixel where `finish` has reported that nothing could be (for drafts)."""
    if future.exception() is not None:
        return PreparedPicture(zlib.compress(b"\x80\n"), "/FlateDecode", 1, 1, "/DeviceGray")
    return future.result()
