"""What of a font can be printed: glyphs that are only layers, bitmaps or pictures have no outline."""

from __future__ import annotations

import unicodedata
from typing import Any

_COLOURED = frozenset({"COLR", "SVG ", "CBDT", "sbix"})
_BLANK = frozenset({0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0})  # letters and signs that are meant to be empty


def hollow_characters(font: Any) -> frozenset[str]:
    """Visible characters whose glyph has no outline, of a font with glyphs in colour (OpenType 1.9:
    COLR, SVG, CBDT, sbix); none of other fonts. font: a HarfBuzz font."""
    import uharfbuzz as hb

    if not set(font.face.table_tags) & _COLOURED:
        return frozenset()
    strokes: list[None] = []
    pen = hb.DrawFuncs()
    pen.set_line_to_func(lambda *_: strokes.append(None))
    pen.set_quadratic_to_func(lambda *_: strokes.append(None))
    pen.set_cubic_to_func(lambda *_: strokes.append(None))
    found = set()
    for code in font.face.unicodes:
        if unicodedata.category(chr(code))[0] in "LNPS" and code not in _BLANK:
            strokes.clear()
            font.draw_glyph(font.get_nominal_glyph(code) or 0, pen)
            if not strokes:
                found.add(chr(code))
    return frozenset(found)
