"""Glyphs as outlines, each once in a drawing: a drawing looks the same where its fonts are not installed, and
takes no font, whose licence may forbid it, to a website.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import uharfbuzz as hb

from reportcli.model.display import FontResource, Glyph
from reportcli.paint.svg.elements import number, numbers
from reportcli.pdf.fonts import FontFile

EM = 1000.0


class Outlines:
    """The glyphs of a document's fonts as path data in thousandths of an em, y downwards."""

    def __init__(self, fonts: Mapping[str, FontResource]) -> None:
        self._fonts = fonts
        self._files: dict[str, FontFile] = {}
        self._known: dict[tuple[str, int], str] = {}
        self._pen: hb.DrawFuncs | None = None

    def shape(self, font: str, text: str, features: tuple[tuple[str, int], ...]) -> Sequence[Glyph]:
        """The glyphs of a text that is known when all pages are."""
        return self._file(font).shape(text, features)

    def data(self, font: str, gid: int) -> str:
        """The outline of a glyph as the value of `d`; "" where nothing is drawn. font: its key."""
        key = font, gid
        if key not in self._known:
            file = self._file(font)
            parts: list[str] = []
            file.font.draw_glyph(gid, self._funcs(), (parts, file.scale))
            self._known[key] = "".join(parts)
        return self._known[key]

    def _file(self, key: str) -> FontFile:
        file = self._files.get(key)
        if file is None:
            file = self._files[key] = FontFile(self._fonts[key])
        return file

    def _funcs(self) -> hb.DrawFuncs:
        if self._pen is None:
            self._pen = _pen()
        return self._pen


Drawn = tuple[list[str], float]
"""What was drawn so far, and thousandths of an em in a unit of the font."""


def _pen() -> hb.DrawFuncs:
    def draw(command: str, points: tuple[float, ...], drawn: Drawn) -> None:
        parts, scale = drawn
        turned = (value * scale * (-1 if at % 2 else 1) for at, value in enumerate(points))
        parts.append(f"{command}{numbers(turned, 1)}")

    funcs = hb.DrawFuncs()
    funcs.set_move_to_func(lambda x, y, drawn: draw("M", (x, y), drawn))
    funcs.set_line_to_func(lambda x, y, drawn: draw("L", (x, y), drawn))
    funcs.set_quadratic_to_func(lambda *points: draw("Q", points[:-1], points[-1]))
    funcs.set_cubic_to_func(lambda *points: draw("C", points[:-1], points[-1]))
    funcs.set_close_path_func(lambda drawn: drawn[0].append("Z"))
    return funcs


def places(glyphs: Sequence[Glyph]) -> list[tuple[Glyph, str]]:
    """Glyphs with the attributes that place them on their line, in thousandths of an em."""
    placed = []
    at = 0.0
    for glyph in glyphs:
        up = f' y="{number(-glyph.dy, 1)}"' if glyph.dy else ""
        placed.append((glyph, f' x="{number(at + glyph.dx, 1)}"{up}'))
        at += glyph.advance
    return placed
