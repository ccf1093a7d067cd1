"""Texts of marked content, as they stand in the file: the sink of content streams for what is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import pikepdf

from reportcli.model.paths import Matrix
from reportcli.pdf.content.reader import ContentReader
from reportcli.pdf.content.sink import Budget, PaintedPath
from reportcli.pdf.content.state import GraphicsState

MAX_OPERATORS = 3_000_000  # of a page
_BFCHAR = re.compile(r"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")
_SOFT_HYPHEN = "\u00ad"
Characters = dict[str, str]  # by two-byte code in hexadecimal
State = GraphicsState[Characters, None]


class OpenMark(NamedTuple):
    """Marked content that has begun: its MCID and the text that it stands for, None where it has none."""

    mcid: int | None
    actual_text: str | None


def marked_texts(page: pikepdf.Object, *, strip: bool = True) -> dict[int, str]:
    """Text of each marked-content sequence of a page, by MCID; pictures and paths give an empty text.

    Read through ToUnicode and ActualText, without soft hyphens; strip: without spaces at the ends.
    """
    sink = MarkedText(page)
    sink.read()
    texts = {mcid: "".join(parts).replace(_SOFT_HYPHEN, "") for mcid, parts in sink.texts.items()}
    return {mcid: text.strip() for mcid, text in texts.items()} if strip else texts


class MarkedText:
    """Collects the texts of one page by MCID, and those outside any MCID in `loose`."""

    def __init__(self, page: pikepdf.Object) -> None:
        self.texts: dict[int, list[str]] = {}
        self.loose: list[str] = []
        self._page = page
        self._marks: list[OpenMark] = []
        self._fonts: dict[str, Characters] = {}

    def read(self) -> None:
        """Follows the page's content. Raises as `ContentReader.run`."""
        reader: ContentReader[Characters, None] = ContentReader(self, None, Budget(MAX_OPERATORS))
        reader.run(self._page, self._page.get("/Resources"))

    def begin_mark(self, tag: str, properties: pikepdf.Object | None) -> None:
        """Opens a mark."""
        held = properties if isinstance(properties, pikepdf.Dictionary) else pikepdf.Dictionary()
        mcid = int(held["/MCID"]) if "/MCID" in held else None
        if mcid is not None:
            self.texts.setdefault(mcid, [])
        self._marks.append(OpenMark(mcid, str(held["/ActualText"]) if "/ActualText" in held else None))

    def end_mark(self) -> None:
        """Closes a mark; what it stands for is read in the place of what it shows."""
        if self._marks:
            actual = self._marks.pop().actual_text
            if actual is not None:
                self._add(actual)

    def _add(self, text: str) -> None:
        if any(mark.actual_text is not None for mark in self._marks):
            return
        mcid = next((mark.mcid for mark in reversed(self._marks) if mark.mcid is not None), None)
        (self.loose if mcid is None else self.texts[mcid]).append(text)

    def font(self, name: str, value: pikepdf.Object | None) -> Characters:
        """What ToUnicode says of the font's codes."""
        if name not in self._fonts:
            stream = value.get("/ToUnicode") if isinstance(value, pikepdf.Dictionary) else None
            text = bytes(stream.read_bytes()).decode("latin-1") if stream is not None else ""
            self._fonts[name] = {
                code.upper(): bytes.fromhex(to).decode("utf-16-be") for code, to in _BFCHAR.findall(text)
            }
        return self._fonts[name]

    def text(self, items: Sequence[bytes | float], state: State, matrix: Matrix) -> float:
        """Characters of the codes shown; where they stand does not matter."""
        codes = b"".join(item for item in items if isinstance(item, bytes)).hex().upper()
        known = state.font or {}
        self._add("".join(known.get(codes[at : at + 4], "\ufffd") for at in range(0, len(codes), 4)))
        return 0.0

    def path(self, path: PaintedPath, state: State) -> None:
        """Has no text."""

    def xobject(self, name: str, value: pikepdf.Object | None) -> None:
        """Has no text of its own: ours are pictures and faded groups."""

    def inline_image(self, value: object, state: State) -> None:
        """Has no text."""

    def shading(self, state: State) -> None:
        """Has no text."""

    def unknown(self, operator: str) -> None:
        """Has no text."""
