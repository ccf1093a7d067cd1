"""Widths of a font's codes, as far as preflight needs them to know how far a text reaches."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
from pikepdf import Object

_CODES = 65536  # as many as two bytes name; a list of far more is a trick
_DEFAULT = 0.5  # em, where a font says nothing of its widths


class FontWidths:
    """Splits strings into codes and gives their advance in em. name: BaseFont without its slash.

    glyphs: of a Type 3 font, the streams that draw them; matrix: from their space to one em. shown: the codes
    that are painted; read: those and the codes of invisible text. page: the first that has the font.
    """

    def __init__(self, font: Object) -> None:
        self.font = font
        self.shown: set[int] = set()
        self.read: set[int] = set()
        self.page = 0
        self.name = str(font.get("/BaseFont", "?")).removeprefix("/")
        self.matrix = (0.001, 0.0, 0.0, 0.001, 0.0, 0.0)
        self.glyphs: tuple[pikepdf.Stream, ...] = ()
        if font.get("/Subtype") == pikepdf.Name.Type3:
            a, b, c, d, e, f = (float(value) for value in font.get("/FontMatrix", self.matrix))
            self.matrix = (a, b, c, d, e, f)
            drawn = font.get("/CharProcs", pikepdf.Dictionary()).values()
            self.glyphs = tuple(glyph for glyph in drawn if isinstance(glyph, pikepdf.Stream))
        descendants = font.get("/DescendantFonts")
        self._wide = descendants is not None
        self._widths: dict[int, float] = {}
        self._default = _DEFAULT
        if isinstance(descendants, pikepdf.Array) and len(descendants):
            inner: Object = descendants[0]
            self._default = float(inner.get("/DW", 1000)) / 1000
            self._read_composite(inner.get("/W"))
        elif isinstance(font.get("/Widths"), pikepdf.Array):
            scale = self.matrix[0] if font.get("/Subtype") == pikepdf.Name.Type3 else 0.001
            first = int(font.get("/FirstChar", 0))
            self._widths = {first + i: float(width) * scale for i, width in enumerate(font["/Widths"])}

    def _read_composite(self, listed: Object | None) -> None:
        """The W array: `first [w w w]` or `first last w` (ISO 32000-1, 9.7.4.3)."""
        items: list[Object] = list(listed) if isinstance(listed, pikepdf.Array) else []
        at, left = 0, 4 * _CODES
        while at + 1 < len(items) and left > 0:
            first = int(items[at])
            if isinstance(items[at + 1], pikepdf.Array):
                for i, stated in enumerate(items[at + 1].as_list()):
                    self._widths[first + i] = float(stated) / 1000
                left -= len(items[at + 1]) + 1
                at += 2
            elif at + 2 < len(items):
                width = float(items[at + 2]) / 1000
                codes = range(max(first, 0), min(int(items[at + 1]), _CODES - 1) + 1)
                self._widths.update(dict.fromkeys(codes, width))
                left -= len(codes) + 1
                at += 3
            else:
                break

    def codes(self, text: bytes) -> list[int]:
        """The codes of a string: of two bytes in a composite font, else of one."""
        if self._wide:
            return [text[i] << 8 | text[i + 1] for i in range(0, len(text) - 1, 2)]
        return list(text)

    def width(self, code: int) -> float:
        """The stated width of a code, in em."""
        return self._widths.get(code, self._default)

    def note(self, items: Sequence[bytes | float], page: int, *, painted: bool) -> None:
        """Takes note of the codes of strings on a page."""
        self.page = self.page or page
        codes = {code for item in items if isinstance(item, bytes) for code in self.codes(item)}
        self.read |= codes
        if painted:
            self.shown |= codes

    def advance(self, text: bytes, size: float, character: float, word: float) -> float:
        """How far a string moves in unscaled text space; character and word: extra spacing (Tc, Tw)."""
        codes = self.codes(text)
        widths, default = self._widths, self._default
        total = sum([widths.get(code, default) for code in codes]) * size + character * len(codes)
        return total if self._wide or not word else total + word * codes.count(32)
