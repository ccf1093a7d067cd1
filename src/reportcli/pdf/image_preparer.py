"""Pictures of one document prepared beside typesetting and painting: on threads, or in processes."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Set
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol

from reportcli.model.blobs import NO_BLOBS
from reportcli.model.diagnostic import Findings
from reportcli.model.value_class import dataclass
from reportcli.pdf.icc import Converter
from reportcli.pdf.image_encoding import (
    PreparedPicture,
    as_entry,
    from_entry,
)
from reportcli.pdf.images import PictureRequest, PictureRules, Survey, prepare, survey
from reportcli.pdf.placed.rules import PlacingRules
from reportcli.pdf.plates.spaces import Plates
from reportcli.pdf.remembered_pictures import RememberedPictures


class Processes(Protocol):
    """Processes that prepare pictures beside the run."""

    def begin(self, piece: bytes) -> int:
        """Hands a picture out; gives its number."""

    def result(self, number: int) -> bytes | None:
        """What was prepared, once; None where that failed."""

    def close(self) -> None:
        """Ends them."""


OfProcesses = Callable[[Callable[[bytes], bytes], Callable[[], None]], Processes | None]
"""Begins processes for a kind of work and what they do before it; None where there is no room for them."""


def no_processes(_: Callable[[bytes], bytes], __: Callable[[], None]) -> Processes | None:
    """None, whatever the work."""
    return None


class Coming(Protocol):
    """A picture in work."""

    def wait(self) -> None:
        """Waits until it is prepared. Raises Findings where it cannot be."""

    def picture(self) -> PreparedPicture:
        """The picture, when it is prepared."""


@dataclass(frozen=True, slots=True)
class Job:
    """A picture in work: what its header says, and its data to come."""

    survey: Survey
    coming: Coming


class _OnThread:
    def __init__(self, future: Future[PreparedPicture]) -> None:
        self._future = future

    def wait(self) -> None:
        self._future.result()

    def picture(self) -> PreparedPicture:
        return self._future.result()


class _Elsewhere:
    """A picture that a process prepares; where that fails, it is prepared here."""

    def __init__(self, processes: Processes, number: int, make: Callable[[], PreparedPicture]) -> None:
        self._processes, self._number, self._make = processes, number, make
        self._made: PreparedPicture | None = None

    def wait(self) -> None:
        self.picture()

    def picture(self) -> PreparedPicture:
        if self._made is None:
            entry = self._processes.result(self._number)
            self._made = self._make() if entry is None else from_entry(entry)
        return self._made


class ImagePreparer:
    """Prepares pictures in processes that are begun for them, where there is room, else on threads (Pillow
    works outside Python's lock); results do not depend on where."""

    def __init__(
        self,
        rules: PictureRules,
        converter: Converter,
        known: RememberedPictures | None = None,
        processes: OfProcesses = no_processes,
    ) -> None:
        """known: pictures that other runs have prepared. processes: begins those that prepare pictures which
        are foreseen.
        """
        self._rules = rules
        self._converter = converter
        self._known = known or RememberedPictures(NO_BLOBS, lambda path: None)
        self._pool = ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1))
        self._processes: Processes | None = None
        self._of_processes: OfProcesses | None = processes  # until they are asked for
        self._jobs: dict[PictureRequest, Job | Findings] = {}
        self._begun_so_far: set[PictureRequest] = set()

    @property
    def apart(self) -> bool:
        """Whether processes are at work."""
        return self._processes is not None

    @property
    def converter(self) -> Converter:
        """Into the colours of the output."""
        return self._converter

    @property
    def placing(self) -> PlacingRules:
        """What holds for pictures within a page of another file."""
        return PlacingRules(self._rules.quality, self._rules.ink_limit)

    @property
    def converts(self) -> bool:
        """Whether RGB pictures get other colours, so that it matters what theirs are."""
        return self._converter.mode == "CMYK"

    @property
    def begun(self) -> Set[PictureRequest]:
        """The pictures that have been asked for so far."""
        return self._begun_so_far

    def begin(self, request: PictureRequest, *, foreseen: bool = False) -> Job:
        """The picture's job, begun now if it is new; `Findings` where the file cannot be read. foreseen: it
        is not needed yet.
        """
        job = self._jobs.get(request)
        if job is None:
            job = self._jobs[request] = self._begun(request, foreseen=foreseen)
            self._begun_so_far.add(request)
        if isinstance(job, Findings):
            raise job
        return job

    def begin_processes(self, paths: Iterable[str]) -> None:
        """Begins the processes before the first placement is known, where there is room for them: what they
        need is imported beside what the run does until then. paths: of pictures that will be placed; nothing
        is begun where other runs may have prepared them.
        """
        if self._known.are_new(paths, self._rules, self._converter):
            self._has_processes()

    def foresee(self, request: PictureRequest) -> None:
        """Begins a picture that will be asked for, unless its header was remembered: then its data was, too,
        and is read beside the painting. `Findings` where the file cannot be read.
        """
        key = self._known.key(request, self._rules, self._converter)
        if self._known.survey(key) is None:
            self.begin(request, foreseen=True)

    def forget(self, request: PictureRequest) -> None:
        """Gives a picture back that is in the file."""
        self._jobs.pop(request, None)

    def close(self) -> None:
        """End threads and processes; what nobody waits for is dropped."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        if self._processes is not None:
            self._processes.close()

    def _begun(self, request: PictureRequest, *, foreseen: bool) -> Job | Findings:
        key = self._known.key(request, self._rules, self._converter)
        found = self._known.survey(key)
        if found is None:
            try:
                found = survey(request, self._rules, self._converter)
            except Findings as findings:
                return findings
            self._known.keep_survey(key, found)
        keep = found.keep
        if foreseen and self._has_processes() and self._processes is not None:
            number = self._processes.begin(_as_piece(request, key, keep=keep))
            return Job(
                found, _Elsewhere(self._processes, number, lambda: self._prepared(request, key, keep=keep))
            )
        return Job(found, _OnThread(self._pool.submit(self._prepared, request, key, keep=keep)))

    def _has_processes(self) -> bool:
        if self._of_processes is not None:
            self._processes, self._of_processes = self._of_processes(self._entry, self._ready), None
        return self._processes is not None

    def _ready(self) -> None:
        """What a process does before its first picture."""
        self._converter.remember_colours()
        self._converter.begin()

    def _entry(self, piece: bytes) -> bytes:
        """What a process does: a picture from what `_begun` has handed out."""
        request, key, keep = _of_piece(piece)
        return as_entry(self._prepared(request, key, keep=keep))

    def _prepared(self, request: PictureRequest, key: str | None, *, keep: bool) -> PreparedPicture:
        picture = self._known.picture(key)
        if picture is None:
            picture = prepare(request, self._rules, self._converter, keep)
            self._known.keep_picture(key, request, picture)
        return picture


def _as_piece(request: PictureRequest, key: str | None, *, keep: bool) -> bytes:
    plates = None if request.plates is None else (request.plates.names, request.plates.table.hex())
    shape = request.path, request.size, request.crop, request.grey, request.shadow, plates
    return json.dumps([*shape, key, keep]).encode("utf-8", "surrogatepass")


def _of_piece(piece: bytes) -> tuple[PictureRequest, str | None, bool]:
    path, size, crop, grey, shadow, inks, key, keep = json.loads(piece.decode("utf-8", "surrogatepass"))
    shadow = None if shadow is None else tuple(shadow)
    plates = None
    if inks is not None:
        plates = Plates(tuple((name, space) for name, space in inks[0]), bytes.fromhex(inks[1]))
    return PictureRequest(path, tuple(size), tuple(crop), grey, shadow, plates=plates), key, keep
