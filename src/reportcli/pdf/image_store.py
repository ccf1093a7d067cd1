"""Pictures of one document: each distinct placement is prepared once, beside typesetting and painting."""

from __future__ import annotations

import zlib
from pathlib import Path

from reportcli.model.diagnostic import Diagnostic, Findings, note
from reportcli.model.value_class import dataclass
from reportcli.pdf import objects
from reportcli.pdf.file import PdfFile
from reportcli.pdf.image_encoding import (
    COLOUR_SPACES,
    PreparedPicture,
)
from reportcli.pdf.image_preparer import Coming, ImagePreparer
from reportcli.pdf.images import PictureRequest, Survey
from reportcli.pdf.plates.spaces import plates_space

_NAMED = 6  # files that one finding lists


@dataclass(frozen=True, slots=True)
class EmbeddedImage:
    """A picture on its way: resource name, reference, and what its header says."""

    name: str
    reference: str
    survey: Survey


class ImageStore:
    """The pictures that a file embeds; each is named by the place of its first use."""

    def __init__(self, pdf: PdfFile, image_preparer: ImagePreparer) -> None:
        self._pdf = pdf
        self._preparer = image_preparer
        self._entries: dict[PictureRequest, EmbeddedImage] = {}
        self._pending: list[Coming] = []
        self._failed: list[Diagnostic] = []
        self._noted: list[Diagnostic] = []

    def request(self, request: PictureRequest) -> EmbeddedImage | None:
        """Embed a picture; None where it cannot be read, which `finish` then reports."""
        known = self._entries.get(request)
        if known is not None:
            return known
        if request.page:
            return self._placed(request)
        try:
            job = self._preparer.begin(request)
        except Findings as findings:
            self._failed += findings.diagnostics
            return None
        self._pending.append(job.coming)
        name = f"I{len(self._entries)}"
        reference = self._pdf.register(name, lambda: self._image(name, request, job.coming))
        self._entries[request] = entry = EmbeddedImage(name, reference, job.survey)
        return entry

    def _placed(self, request: PictureRequest) -> EmbeddedImage | None:
        """A page of another file, written at once; None where it cannot be, which `finish` then reports."""
        from reportcli.pdf.placed.page import PagePicture, placed_page

        name = f"I{len(self._entries)}"
        picture = PagePicture(request.path, request.page, request.box, request)
        try:
            reference, spots = placed_page(
                picture, self._pdf, name, self._preparer.converter, rules=self._preparer.placing
            )
        except Findings as findings:
            self._failed += findings.diagnostics
            return None
        if spots:
            file = Path(request.path).name
            self._noted.append(
                note(
                    "picture-page-spots", None, file=file, page=request.page, names=", ".join(spots[:_NAMED])
                )
            )
        survey = Survey(keep=True, alpha=True)
        self._entries[request] = entry = EmbeddedImage(name, reference, survey)
        return entry

    def finish(self, findings: list[Diagnostic]) -> None:
        """Wait for all pictures; unreadable ones are reported, and once those whose colours are assumed."""
        for coming in self._pending:
            try:
                coming.wait()
            except Findings as found:
                self._failed += found.diagnostics
        self._pending.clear()
        findings += {(d.code, *d.args.values()): d for d in self._failed}.values()
        findings += self._noted
        untagged = sorted(
            {Path(one.path).name for one, entry in self._entries.items() if entry.survey.untagged}
        )
        if untagged and self._preparer.converts:
            findings.append(
                note("pictures-untagged", None, count=len(untagged), names=", ".join(untagged[:_NAMED]))
            )

    def _image(self, name: str, request: PictureRequest, coming: Coming) -> bytes:
        """The image object; the prepared picture is given back, since the file has it now."""
        picture = _result(coming)
        self._preparer.forget(request)
        entries = (
            f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}/BitsPerComponent 8"
        )
        mask = ""
        if picture.mask is not None:
            soft = f"{entries}/ColorSpace/DeviceGray/Filter/FlateDecode"
            mask = f"/SMask {self._pdf.add(f'{name}-mask', _stored(soft, picture.mask))}"
        space = picture.space
        if request.plates is not None:
            output = COLOUR_SPACES[self._preparer.converter.mode]
            space = plates_space(request.plates, output, lambda body: self._pdf.add(f"{name}-inks", body))
        whole = f"{entries}/ColorSpace{space}{picture.decode}/Filter{picture.filter}{mask}"
        return _stored(whole, picture.data)


def _stored(entries: str, data: bytes) -> bytes:
    return objects.stream(entries, data, compress=False)


def _result(coming: Coming) -> PreparedPicture:
    """What was prepared; a grey pixel where `finish` has reported that nothing could be (for drafts)."""
    try:
        return coming.picture()
    except Findings:
        return PreparedPicture(zlib.compress(b"\x80\n"), "/FlateDecode", 1, 1, "/DeviceGray")
