"""Font files made by a test: rights of embedding, a weight axis, a letter in colour, half a file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from fontTools.colorLib.builder import buildCOLR, buildCPAL
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[2] / "layouts" / "base" / "fonts"
SETTINGS = """\
tokens: {fonts: {own: {files: {FACE: own.ttf}}}}
styles: {paragraph: {own: {based-on: body, font: own, align: left, hyphenate: false}}}
"""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz -"


def settings(face: str = "400/normal") -> str:
    """Layout lines that name own.ttf for a face, and a style that uses it."""
    return SETTINGS.replace("FACE", face)


def put(folder: Path, data: bytes) -> None:
    """The font beside a layout."""
    (folder / "fonts").mkdir(parents=True, exist_ok=True)
    (folder / "fonts" / "own.ttf").write_bytes(data)


def with_rights(rights: int) -> bytes:
    """A text font whose OS/2 table states these rights (fsType)."""
    font = TTFont(FONTS / "SourceSans3-It.otf")
    font["OS/2"].fsType = rights
    return _saved(font)


def variable() -> bytes:
    """Stems of 60 units at weight 100, its default, and of 300 at 900."""
    builder = _builder({name: _stem(60) for name in _names()})
    builder.setupFvar([("wght", 100, 100, 900, "Weight")], [])
    from fontTools.ttLib.tables.TupleVariation import TupleVariation

    wider = [(0, 0), (0, 0), (240, 0), (240, 0), *[(0, 0)] * 4]
    axis = {"wght": (0, 1, 1)}
    builder.setupGvar({name: [TupleVariation(axis, list(wider))] for name in _names()})
    return _saved(builder.font)


def coloured() -> bytes:
    """A has layers of colour and an empty base glyph; no other font of the layout is asked for it."""
    glyphs = {name: _stem(90) for name in _names()}
    glyphs["uni0041"] = TTGlyphPen(None).glyph()
    builder = _builder(glyphs)
    builder.font["COLR"] = buildCOLR({"uni0041": [("uni0042", 0)]}, version=0)
    builder.font["CPAL"] = buildCPAL([[(1.0, 0.0, 0.0, 1.0)]])
    return _saved(builder.font)


def _names() -> list[str]:
    return [f"uni{ord(letter):04X}" for letter in LETTERS]


def _stem(width: int) -> object:
    pen = TTGlyphPen(None)
    for step, point in enumerate(((50, 0), (50, 700), (50 + width, 700), (50 + width, 0))):
        (pen.lineTo if step else pen.moveTo)(point)
    pen.closePath()
    return pen.glyph()


def _builder(glyphs: dict[str, object]) -> FontBuilder:
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *_names()])
    builder.setupCharacterMap({ord(letter): name for letter, name in zip(LETTERS, _names(), strict=True)})
    builder.setupGlyf({".notdef": _stem(90), **glyphs})
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", *_names()), (600, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Own", "styleName": "Regular", "psName": "Own-Regular"})
    builder.setupOS2(fsType=0)
    builder.setupPost()
    return builder


def _saved(font: TTFont) -> bytes:
    stream = BytesIO()
    font.save(stream)
    return stream.getvalue()
