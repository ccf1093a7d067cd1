"""Printer's marks: crop marks in registration colour, outside the bleed."""

from __future__ import annotations

from reportcli.paint.canvas import ContentCanvas
from reportcli.pdf import raw
from reportcli.pdf.writer import PageBoxes

_REGISTRATION = "[/Separation/All/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 1 1 1]/N 1>>]"
_WIDTH = 0.25
_LENGTH = 14.0


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
        f"{raw.number(x0)} {raw.number(y0)} m {raw.number(x1)} {raw.number(y1)} l S"
        for x0, y0, x1, y1 in lines
    ]
    canvas.operator(f"q {name} CS 1 SCN {_WIDTH} w\n" + "\n".join(code) + " Q")
