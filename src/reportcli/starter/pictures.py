"""Small pictures for a new report, drawn from a few colours: hills under a sky, beds from above, leaves."""

from __future__ import annotations

import math
from collections.abc import Mapping
from io import BytesIO

from PIL import Image, ImageDraw

from reportcli.inputs.project_root import package_layouts

COVER, BAND = (2160, 1760), (2160, 760)  # pixels: 173 and 74 mm of an A4 page's width with its bleed
BEDS, LEAVES = (2160, 2200), (2160, 1200)
LAYERS = 6


def pictures(looks: Mapping[str, str]) -> dict[str, bytes]:
    """File name -> JPEG; the colours come as RRGGBB."""
    blue, warm = (looks["far"], looks["near"]), (looks["field"], looks["earth"])
    return {
        "cover.jpg": _hills(COVER, looks["sky"], looks["sun"], blue, phase=0.0),
        "place.jpg": _hills(BAND, looks["sky-late"], looks["sun"], blue, phase=2.1),
        "school.jpg": _hills(BAND, looks["dawn"], looks["sun"], warm, phase=4.4),
        "foreword.jpg": _beds(BEDS, looks),
        "team.jpg": _leaves(LEAVES, looks),
    }


def _hills(size: tuple[int, int], sky: str, sun: str, slopes: tuple[str, str], *, phase: float) -> bytes:
    """Hills in steps between two colours, the nearest darkest, before a sun at one third of the width."""
    width, height = size
    picture = Image.new("RGB", size, f"#{sky}")
    pen = ImageDraw.Draw(picture)
    x, y, radius = width * (0.68 + 0.06 * math.sin(phase)), height * 0.36, width * 0.085
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=f"#{sun}")
    for layer in range(LAYERS):
        base = height * (0.42 + 0.11 * layer)
        line = [
            (x, base + height * 0.06 * math.sin(x / width * (3.2 + 0.7 * layer) + phase + 1.7 * layer))
            for x in range(0, width + 12, 6)
        ]
        tone = _mixed(slopes[0], slopes[1], layer / (LAYERS - 1))
        pen.polygon([*line, (width, height), (0, height)], fill=tone)
    return _written(picture)


def _beds(size: tuple[int, int], looks: Mapping[str, str]) -> bytes:
    """Beds of a garden from above: rows of round plants on earth, paths between them."""
    wide, high = (2 * side for side in size)
    picture = Image.new("RGB", (wide, high), f"#{looks['sky-late']}")
    pen = ImageDraw.Draw(picture)
    plants = (looks["far"], looks["near"], looks["field"], looks["earth"], looks["sun"])
    step = wide // 6
    for row in range(-(-high // step)):
        for column in range(6):
            x, y = column * step, row * step
            soil = _mixed(looks["earth"], looks["near"], 0.35 + 0.09 * ((row * 2 + column * 3) % 5))
            pen.rounded_rectangle((x + 22, y + 22, x + step - 22, y + step - 22), 46, fill=soil)
            tone, count = plants[(row * 3 + column) % 5], 3 + (row + 2 * column) % 3
            cell = (step - 120) / count
            for k in range(count * count):
                cx, cy = x + 60 + cell * (k % count + 0.5), y + 60 + cell * (k // count + 0.5)
                for part, pale in ((0.42, 0.0), (0.24, 0.35)):
                    edge = (cx - cell * part, cy - cell * part, cx + cell * part, cy + cell * part)
                    pen.ellipse(edge, fill=_mixed(tone, looks["sky"], pale))
    return _written(picture.reduce(2))


def _leaves(size: tuple[int, int], looks: Mapping[str, str]) -> bytes:
    """Leaves in rows that lean to the left and to the right by turns."""
    wide, high = (2 * side for side in size)
    picture = Image.new("RGB", (wide, high), f"#{looks['near']}")
    pen = ImageDraw.Draw(picture)
    tones = (looks["far"], looks["sky"], looks["field"], looks["sun"])
    across, down = wide / 9, high / 5
    for row in range(-1, 6):
        for column in range(-1, 10):
            lean = 1 if (row + column) % 2 else -1
            x, y, reach = across * (column + 0.5), down * (row + 0.5), down * 0.62
            sides = [
                [
                    _on_leaf((x, y), (across, reach), lean=lean, bow=bow * math.sin(math.pi * t), part=t)
                    for t in (k / 24 for k in range(25))
                ]
                for bow in (-1, 1)
            ]
            tone = tones[(row * 5 + column * 3) % 4]
            pen.polygon([*sides[0], *reversed(sides[1])], fill=f"#{tone}")
            rib = _mixed(tone, looks["near"], 0.45)
            pen.line((sides[0][0], sides[0][-1]), fill=rib, width=7)
    return _written(picture.reduce(2))


def _on_leaf(
    at: tuple[float, float], size: tuple[float, float], *, lean: int, bow: float, part: float
) -> tuple[float, float]:
    """A point of a leaf's edge: `part` of the way from foot to tip, `bow` beside its rib."""
    return at[0] + size[0] * (lean * (part - 0.5) * 0.9 + bow * 0.3), at[1] + (0.5 - part) * size[1] * 1.5


def _written(picture: Image.Image) -> bytes:
    out = BytesIO()
    profile = (package_layouts() / "base" / "icc" / "sRGB.icc").read_bytes()
    picture.save(out, "JPEG", quality=90, dpi=(254, 254), icc_profile=profile)
    return out.getvalue()


def _mixed(one: str, other: str, part: float) -> tuple[int, int, int]:
    a, b = bytes.fromhex(one), bytes.fromhex(other)
    red, green, blue = (round(x + (y - x) * part) for x, y in zip(a, b, strict=True))
    return red, green, blue
