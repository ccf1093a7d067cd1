"""Pictures for a new report, drawn from a few colours: fields, squashes, seedlings, vegetables, beds."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from reportcli.inputs.project_root import package_layouts
from reportcli.starter.drawing import Drawing, Point, mixed

if TYPE_CHECKING:
    from PIL.Image import Image

FULL = (2592, 3672)  # pixels: 216 and 306 mm, a page of A4 with its bleed at 305 ppi
SQUARE, TALL = (2160, 2160), (2160, 3240)
LAYERS = 4
STAGES = 5


def pictures(looks: Mapping[str, str]) -> dict[str, bytes]:
    """File name -> JPEG; the colours come as RRGGBB."""
    return {
        "cover.jpg": _fields(FULL, looks),
        "place.jpg": _squashes(FULL, looks),
        "school.jpg": _seedlings(FULL, looks),
        "carrots.jpg": _carrots(SQUARE, looks),
        "tomatoes.jpg": _tomatoes(SQUARE, looks),
        "foreword.jpg": _beds(TALL, looks),
        "team.jpg": _leaves(SQUARE, looks),
    }


def _fields(size: tuple[int, int], looks: Mapping[str, str]) -> bytes:
    """Fields in furrows that run to the horizon, before hills and a large sun."""
    drawing = Drawing(size, looks["sky"])
    width, height = drawing.width, drawing.height
    drawing.disc((width * 0.64, height * 0.385), width * 0.22, looks["sun"])
    for layer in range(LAYERS):
        base = 0.36 + 0.055 * layer
        tone = mixed(looks["sky"], looks["far"], 0.35 + 0.65 * layer / (LAYERS - 1))
        drawing.area(
            [*_slope(drawing, base, 0.022, waves=2.4 + 0.6 * layer, phase=1.9 * layer), *_foot(drawing)], tone
        )
    _furrows(drawing, (0.545, 0.2, 1.35), (looks["far"], looks["near"]))
    _furrows(drawing, (0.68, 0.85, -1.1), (looks["near"], mixed(looks["near"], looks["far"], 0.45)))
    _furrows(drawing, (0.84, 0.3, 1.2), (looks["earth"], looks["field"]))
    return _written(drawing.finished())


def _slope(drawing: Drawing, base: float, rise: float, *, waves: float, phase: float) -> list[Point]:
    """The upper edge of a hill from left to right; heights as parts of the picture's."""
    return [
        (x / 90 * drawing.width, drawing.height * (base + rise * math.sin(x / 90 * waves + phase)))
        for x in range(91)
    ]


def _foot(drawing: Drawing) -> list[Point]:
    return [(drawing.width, drawing.height), (0, drawing.height)]


def _furrows(drawing: Drawing, field: tuple[float, float, float], tones: Sequence[str]) -> None:
    """A field from its upper edge to the foot: stripes that open towards the reader.

    field: height of its edge, where the stripes meet (a part of the width), lean of the edge.
    """
    base, meet, lean = field
    edge = _slope(drawing, base, 0.02, waves=1.6 * abs(lean), phase=0.4 if lean > 0 else 2.6)
    drawing.area([*edge, *_foot(drawing)], tones[0])
    vanishing = (drawing.width * meet, drawing.height * (base - 0.10))
    far = drawing.height * 1.25
    stripes = []
    for k in range(-22, 22):
        left, right = (drawing.width * (meet + (k + side) * 0.17 + lean * 0.2) for side in (0.0, 0.5))
        stripes.append([vanishing, (left, far), (right, far)])
    drawing.stripes_below(edge, stripes, tones[1])


def _squashes(size: tuple[int, int], looks: Mapping[str, str]) -> bytes:
    """Three squashes on a table, unequal in size, before a plain wall."""
    drawing = Drawing(size, looks["sky-late"])
    width, height = drawing.width, drawing.height
    drawing.disc((width * 0.24, height * 0.30), width * 0.30, mixed(looks["sky-late"], looks["sun"], 0.8))
    table = height * 0.70
    drawing.area([(0, table), (width, table), *_foot(drawing)], looks["near"])
    warm, pale = (looks["earth"], looks["field"]), (looks["far"], mixed(looks["far"], looks["sun"], 0.5))
    _squash(
        drawing, (width * 0.80, table - width * 0.17), (width * 0.25, width * 0.23), tones=pale, looks=looks
    )
    _squash(
        drawing, (width * 0.46, table - width * 0.19), (width * 0.38, width * 0.32), tones=warm, looks=looks
    )
    small = (mixed(looks["sun"], looks["field"], 0.35), looks["sun"])
    _squash(
        drawing, (width * 0.77, table + width * 0.12), (width * 0.16, width * 0.13), tones=small, looks=looks
    )
    return _written(drawing.finished())


def _squash(
    drawing: Drawing, at: Point, radii: Point, *, tones: Sequence[str], looks: Mapping[str, str]
) -> None:
    """A squash: ribs from the sides to the middle, a stem with its leaf, a shadow below."""
    (x, y), (across, down) = at, radii
    shadow = mixed(looks["near"], "000000", 0.22)
    drawing.oval((x + across * 0.1, y + down * 0.93), (across * 1.02, down * 0.16), shadow)
    for k in (3, 2, 1, 0):
        for side in (-1, 1):
            middle = x + side * across * (0.0, 0.30, 0.55, 0.72)[k]
            rib = across * (0.30, 0.29, 0.27, 0.24)[k]
            tone = mixed(tones[0], tones[1], (1.0, 0.62, 0.3, 0.0)[k])
            drawing.oval((middle, y + down * 0.02 * k), (rib, down * (1 - 0.055 * k)), tone)
    stem = [(x - across * 0.07, y - down * 0.9), (x + across * 0.07, y - down * 0.9)]
    stem += [(x + across * 0.19, y - down * 1.36), (x + across * 0.07, y - down * 1.4)]
    drawing.area(stem, looks["near"])


def _seedlings(size: tuple[int, int], looks: Mapping[str, str]) -> bytes:
    """A seed that becomes a plant, in stages from left to right, earth and roots below."""
    drawing = Drawing(size, looks["dawn"])
    width, height = drawing.width, drawing.height
    ground = height * 0.66
    drawing.disc((width * 0.5, ground), width * 0.40, looks["sun"])
    drawing.area([(0, ground), (width, ground), *_foot(drawing)], looks["near"])
    for stage in range(STAGES):
        x = width * (0.11 + 0.165 * stage)
        _seedling(drawing, (x, ground), height * (0.05 + 0.085 * stage), stage=stage, looks=looks)
    return _written(drawing.finished())


def _seedling(drawing: Drawing, foot: Point, tall: float, *, stage: int, looks: Mapping[str, str]) -> None:
    x, y = foot
    stroke = drawing.width * 0.009
    root = mixed(looks["near"], looks["sun"], 0.45)
    for k in range(stage + 1):
        reach = tall * (0.30 - 0.05 * abs(k - stage / 2))
        drawing.line([(x, y), (x + (k - stage / 2) * tall * 0.09, y + reach)], root, stroke * 0.6)
    drawing.oval((x, y + stroke), (stroke * 2.4, stroke * 1.7), looks["field"])
    stem, leaf = looks["far"], mixed(looks["far"], looks["near"], 0.35)
    drawing.line([(x, y), (x, y - tall)], stem, stroke)
    for pair in range(stage + 1):
        at = (x, y - tall * (1 - 0.2 * pair))
        reach = tall * (0.20 + 0.045 * pair) + drawing.width * 0.02
        for side in (-1, 1):
            drawing.leaf(
                at, (at[0] + side * reach * 0.62, at[1] - reach * 0.45), 0.20, leaf if side < 0 else stem
            )
    if stage >= STAGES - 2:
        for k in range(stage):
            drawing.disc(
                (x + (-1) ** k * tall * 0.085, y - tall * (0.86 - 0.17 * k)), stroke * 3.0, looks["earth"]
            )


def _carrots(size: tuple[int, int], looks: Mapping[str, str]) -> bytes:
    """A row of carrots in the earth, their leaves above it."""
    drawing = Drawing(size, looks["sky-late"])
    width, height = drawing.width, drawing.height
    ground = height * 0.40
    drawing.area([(0, ground), (width, ground), *_foot(drawing)], looks["near"])
    for k in range(7):
        x, broad = width * (0.08 + 0.12 * (k + 0.5)), width * (0.046, 0.038, 0.051)[k % 3]
        deep = height * (0.36, 0.28, 0.42, 0.32)[k % 4]
        tone = (looks["earth"], looks["field"], looks["sun"])[(k * 2) % 3]
        for lean in (-0.5, 0.0, 0.5):
            tip = (x + lean * width * 0.09, ground - height * (0.24 - 0.08 * abs(lean)))
            drawing.leaf((x, ground), tip, 0.16, looks["far"])
        drawing.oval((x, ground + broad * 0.5), (broad, broad * 0.75), tone)
        drawing.area(
            [(x - broad, ground + broad * 0.5), (x + broad, ground + broad * 0.5), (x, ground + deep)], tone
        )
        for part in (0.25, 0.45):
            reach = broad * (0.9 - part)
            at = ground + deep * part
            drawing.line([(x - reach, at), (x + reach * 0.2, at)], looks["near"], width * 0.003)
    return _written(drawing.finished())


def _tomatoes(size: tuple[int, int], looks: Mapping[str, str]) -> bytes:
    """Tomatoes close by, ripe ones and others, each with its star of leaves."""
    drawing = Drawing(size, looks["near"])
    width, height = drawing.width, drawing.height
    for k in range(16):
        x, y = width * (0.11 + 0.26 * (k % 4) + 0.08 * (k // 4 % 2)), height * (0.11 + 0.26 * (k // 4))
        radius = width * (0.118, 0.100, 0.125, 0.108, 0.095)[k % 5]
        tone = (looks["earth"], looks["field"], looks["earth"], looks["sun"], looks["far"])[k * 3 % 5]
        drawing.disc((x, y), radius, tone)
        drawing.oval(
            (x - radius * 0.42, y + radius * 0.1), (radius * 0.12, radius * 0.3), mixed(tone, "ffffff", 0.4)
        )
        for leaf in range(5):
            turn = 2 * math.pi * (leaf / 5 + 0.05 * k)
            tip = (x + radius * 0.62 * math.cos(turn), y - radius * 0.45 + radius * 0.45 * math.sin(turn))
            drawing.leaf((x, y - radius * 0.45), tip, 0.2, looks["sky"])
    return _written(drawing.finished())


def _beds(size: tuple[int, int], looks: Mapping[str, str]) -> bytes:
    """Beds of a garden from above: rows of round plants on earth, paths between them."""
    drawing = Drawing(size, looks["sky-late"])
    plants = (looks["far"], looks["sun"], looks["field"], looks["sky"], looks["earth"])
    step = drawing.width / 4
    for row in range(6):
        for column in range(4):
            x, y, key = column * step, row * step, (row * 3 + column * 2) % 5
            soil = looks["near"] if (row + column) % 2 else mixed(looks["near"], looks["far"], 0.35)
            drawing.block((x, y), (x + step, y + step), soil)
            count = 2 + (row + 2 * column) % 3
            cell = step / (count + 0.35)
            for k in range(count * count):
                at = (x + cell * (k % count + 0.675), y + cell * (k // count + 0.675))
                drawing.disc(at, cell * 0.40, plants[key])
                drawing.disc(at, cell * 0.18, soil)
    return _written(drawing.finished())


def _leaves(size: tuple[int, int], looks: Mapping[str, str]) -> bytes:
    """Leaves in rows that lean to the left and to the right by turns."""
    drawing = Drawing(size, looks["near"])
    tones = (looks["far"], looks["sky"], looks["field"], looks["sun"])
    across, down = drawing.width / 6, drawing.height / 6
    for row in range(6):
        for column in range(6):
            lean = 1 if (row + column) % 2 else -1
            x, y = across * (column + 0.5), down * (row + 0.5)
            foot, tip = (
                (x - lean * across * 0.44, y + down * 0.44),
                (x + lean * across * 0.44, y - down * 0.44),
            )
            tone = tones[(row * 5 + column * 3) % 4]
            drawing.leaf(foot, tip, 0.30, tone)
            drawing.line([foot, tip], mixed(tone, looks["near"], 0.6), drawing.width * 0.004)
    return _written(drawing.finished())


def _written(picture: Image) -> bytes:
    out = BytesIO()
    profile = (package_layouts() / "base" / "icc" / "sRGB.icc").read_bytes()
    picture.save(out, "JPEG", quality=90, dpi=(254, 254), icc_profile=profile)
    return out.getvalue()
