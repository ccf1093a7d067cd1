"""Printer's marks, all outside the bleed: crop marks in registration colour, a colour bar, a line of text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from reportcli.model.display import FontResource, Glyph, GlyphsOp
from reportcli.model.style import BLACK
from reportcli.paint.canvas import ContentCanvas
from reportcli.pdf import objects
from reportcli.pdf.writer import PageBoxes

_REGISTRATION = "[/Separation/All/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 1 1 1]/N 1>>]"
_WIDTH = 0.25
_LENGTH = 14.0
_PATCH = 9.0
_PATCHES = ((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1), (1, 1, 0, 0), (0, 1, 1, 0), (1, 0, 1, 0))
_SIZE = 6.0


def crop_marks(canvas: ContentCanvas, boxes: PageBoxes) -> None:
    """Two hairlines at each corner of the trim, from the bleed outwards, at most as long as the slug."""
    (left, bottom, right, top), bleed, media = boxes.trim, boxes.bleed, boxes.media
    length = min(_LENGTH, bleed[0] - media[0])
    lines = []
    for x in (left, right):
        lines += [(x, bleed[1] - length, x, bleed[1]), (x, bleed[3], x, bleed[3] + length)]
    for y in (bottom, top):
        lines += [(bleed[0] - length, y, bleed[0], y), (bleed[2], y, bleed[2] + length, y)]
    name = canvas.resources.add("ColorSpace", "All", _REGISTRATION)
    code = [
        f"{objects.number(x0)} {objects.number(y0)} m {objects.number(x1)} {objects.number(y1)} l S"
        for x0, y0, x1, y1 in lines
    ]
    canvas.operator(f"q {name} CS 1 SCN {_WIDTH} w\n" + "\n".join(code) + " Q")


def colour_bar(canvas: ContentCanvas, boxes: PageBoxes, spots: Sequence[str] = ()) -> None:
    """Patches of the process inks, solid and half, and of their overprints, above the page; then the spots.

    spots: colour spaces among the page's resources, by name.
    """
    room = boxes.media[3] - boxes.bleed[3]
    size = min(_PATCH, room / 2)
    x, y = (
        (boxes.trim[0] + boxes.trim[2]) / 2 - size * len(_PATCHES) * 0.75,
        boxes.bleed[3] + (room - size) / 2,
    )
    tints = [*_PATCHES, *(tuple(value / 2 for value in patch) for patch in _PATCHES[:4])]
    code = [
        f"{objects.numbers(patch)} k {objects.numbers((x + size * place, y, size, size))} re f"
        for place, patch in enumerate(tints)
    ]
    for place, (name, shade) in enumerate((name, shade) for name in spots for shade in (1, 0.5)):
        patch_box = (x + size * (len(tints) + place), y, size, size)
        code.append(f"/{name} cs {shade} scn {objects.numbers(patch_box)} re f")
    canvas.operator("q\n" + "\n".join(code) + " Q")


def slug_line(font: str, glyphs: Sequence[Glyph], boxes: PageBoxes) -> GlyphsOp:
    """The line below the page that says which file this is; in page points, from the trim's top left."""
    width = sum(glyph.advance for glyph in glyphs) * _SIZE / 1000
    below = boxes.trim[3] - boxes.bleed[1] + (boxes.bleed[1] - boxes.media[1] + _SIZE) / 2
    return GlyphsOp(font, _SIZE, _LENGTH, below, tuple(glyphs), BLACK, width)


def slug_font(
    fonts: Mapping[str, FontResource], shape: Callable[[str], Sequence[Glyph]]
) -> tuple[str, Sequence[Glyph]]:
    """The first of the document's fonts, by name, that has every letter of the slug, and its glyphs: a slug
    may look plain. Where none has them, the first. shape: the slug's glyphs in a font.
    """
    shaped = ((font, shape(font)) for font in sorted(fonts))
    whole = next(((font, glyphs) for font, glyphs in shaped if all(glyph.gid for glyph in glyphs)), None)
    return whole or (min(fonts), shape(min(fonts)))
