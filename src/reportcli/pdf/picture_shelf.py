"""Pictures of one document: each distinct placement is prepared once, beside the painting."""

from __future__ import annotations

import os
import zlib
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from reportcli.model.diagnostic import Diagnostic, Findings
from reportcli.pdf import raw
from reportcli.pdf.icc import Converter
from reportcli.pdf.pictures import PictureRequest, PictureRules, PreparedPicture, Survey, prepare, survey


@dataclass(frozen=True, slots=True)
class ShelfEntry:
    """A picture on its way: resource name, reference, and what its header told."""

    name: str
    reference: str
    survey: Survey


class PictureShelf:
    """Prepares pictures on threads (Pillow works outside Python's lock); results do not depend on them."""

    def __init__(self, document: Any, rules: PictureRules, converter: Converter) -> None:
        self._document = document
        self._rules = rules
        self._converter = converter
        self._pool = ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1))
        self._entries: dict[PictureRequest, ShelfEntry] = {}
        self._pending: list[Future[PreparedPicture]] = []
        self._failed: list[Diagnostic] = []

    def request(self, request: PictureRequest) -> ShelfEntry | None:
        """Begin to prepare a picture; None where it cannot be read, which `finish` then tells."""
        known = self._entries.get(request)
        if known is not None:
            return known
        try:
            found = survey(request, self._rules, self._converter)
        except Findings as findings:
            self._failed += findings.diagnostics
            return None
        future = self._pool.submit(prepare, request, self._rules, self._converter, found.keep)
        self._pending.append(future)
        name = f"I{len(self._entries)}"
        reference = raw.register(self._document, name, lambda: self._image(name, _result(future)))
        self._entries[request] = entry = ShelfEntry(name, reference, found)
        return entry

    def finish(self, findings: list[Diagnostic]) -> None:
        """Wait for all pictures; every unreadable one is told."""
        for future in self._pending:
            try:
                future.result()
            except Findings as found:
                self._failed += found.diagnostics
        self._pool.shutdown()
        findings += {(d.code, *d.args.values()): d for d in self._failed}.values()

    def _image(self, name: str, picture: PreparedPicture) -> bytes:
        entries = (
            f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}/BitsPerComponent 8"
        )
        mask = ""
        if picture.mask is not None:
            data = picture.mask
            soft = f"{entries}/ColorSpace/DeviceGray/Filter/FlateDecode"
            mask = f"/SMask {raw.register(self._document, f'{name}-mask', lambda: _stored(soft, data))}"
        whole = f"{entries}/ColorSpace{picture.space}{picture.decode}/Filter{picture.filter}{mask}"
        return _stored(whole, picture.data)


def _stored(entries: str, data: bytes) -> bytes:
    return raw.stream(entries, data, compress=False)


def _result(future: Future[PreparedPicture]) -> PreparedPicture:
    """What was prepared; a grey pixel where `finish` has told that nothing could be (for drafts)."""
    if future.exception() is not None:
        return PreparedPicture(zlib.compress(b"\x80\n"), "/FlateDecode", 1, 1, "/DeviceGray")
    return future.result()
