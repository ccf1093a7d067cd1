"""The pictures along the edge of a page, or across two: one thing repeated, in the colours of its axis."""

from __future__ import annotations

import math

from PIL import Image

from solsoc.drawing.painting import Point
from solsoc.drawing.sheet import RED, SAND, SUN, TONES, Sheet, leaf, turned, wave

SPREAD = 426  # millimetres across two pages with their bleed
WIDE = 5040  # pixels
PAGE_WIDE = 216  # millimetres across one page with its bleed


def strip(axis: str, height: float) -> Sheet:
    """A sheet across two pages, `height` in millimetres, on the light colour of its axis."""
    return Sheet((WIDE, round(WIDE * height / SPREAD)), TONES[axis][2])


def band(axis: str, height: float) -> Sheet:
    """A sheet over one page, `height` in millimetres, on the light colour of its axis."""
    wide = round(WIDE * PAGE_WIDE / SPREAD)
    return Sheet((wide, round(wide * height / PAGE_WIDE)), TONES[axis][2])


def hill(sheet: Sheet, x: float, foot: float, radius: float, tones: tuple[str, ...]) -> None:
    """A round hill in terraces of one height."""
    step = 30
    for k in range(int(radius // step)):
        sheet.disc(x, foot, radius - k * step, tones[k % len(tones)])


def terraces() -> Image.Image:
    """Round hills in terraces behind a dark slope."""
    dark, full, light = TONES["ess"]
    sheet = band("ess", 104)
    sheet.disc(655, 150, 92, RED)
    for k, (x, radius) in enumerate(((90, 300), (520, 340), (950, 290))):
        hill(sheet, x, sheet.high, radius, ((full, SUN, light), (full, light, SUN), (full, SUN, light))[k])
    for x, radius in ((300, 215), (760, 250)):
        hill(sheet, x, sheet.high + 6, radius, (dark, SUN, full))
    slope = wave(-10, 1010, sheet.high - 100, 8, 620, 120)
    sheet.poly([*slope, (1010, sheet.high), (-10, sheet.high)], dark)
    return sheet.finish()


def stem(sheet: Sheet, x: float, wide: float, start: float, tones: tuple[str, str]) -> None:
    """A stem of equal joints; its left third lies in the light."""
    length, gap = 96.0, 7.0
    y = start
    while y < sheet.high:
        sheet.box(x, y, wide, length, tones[1], 9)
        sheet.box(x, y, wide * 0.62, length, tones[0], 9)
        y += length + gap


def cane() -> Image.Image:
    """Stems of sugar cane side by side, their joints at changing heights; one is of another colour."""
    dark, full, light = TONES["syndicats"]
    sheet = strip("syndicats", 84)
    sheet.box(0, 0, 1000, sheet.high, dark)
    pairs = ((full, "#7d1233"), (light, "#d98a99"), (RED, "#a62420"), (full, "#7d1233"), ("#d25a73", full))
    for k in range(18):
        start = -20 - (k * 37) % 96
        tones = (SUN, "#d2932a") if k == 11 else pairs[k % len(pairs)]
        stem(sheet, 506.5 + (k - 9) * 59, 46, start, tones)
    return sheet.finish()


def boat(sheet: Sheet, x: float, foot: float, length: float, tones: tuple[str, str, str]) -> None:
    """A long boat from above: hull, band, inside, and its thwarts."""
    outline = [(px, py) for px, py in almond(length, length * 0.29)]
    for k, tone in enumerate(tones):
        narrow, short = 1 - k * 0.2, 1 - k * 0.07
        points = [(x + px * narrow, foot - length / 2 + py * short) for px, py in outline]
        sheet.poly(points, tone)
    for k in range(3):
        sheet.box(x - length * 0.08, foot - length * (0.33 + 0.15 * k), length * 0.16, length * 0.035, SAND)


def almond(length: float, width: float) -> list[Point]:
    """A hull around 0, 0, pointed at both ends, upright."""
    side = [(math.sin(math.pi * t / 24) ** 0.8 * width / 2, -length / 2 + length * t / 24) for t in range(25)]
    return side + [(-x, y) for x, y in reversed(side)]


def boats() -> Image.Image:
    """Painted boats side by side on the beach, half of each in the water."""
    dark, full, _light = TONES["protection"]
    sheet = strip("protection", 60)
    sheet.box(0, 0, 1000, sheet.high, "#f0d29b")
    for k, tone in enumerate(("#a9d6d0", full, dark)):
        line = wave(-10, 1010, sheet.high - 78 + k * 21, 4, 330, 90 * k)
        sheet.poly([*line, (1010, sheet.high), (-10, sheet.high)], tone)
    kinds = ((RED, SAND, "#8f1f1b"), (full, SUN, dark), (SUN, RED, "#6f3504"))
    for k in range(10):
        foot = sheet.high - 30 + (0, -7, 4, -3)[k % 4]
        boat(sheet, 95 + k * 90, foot, 100, kinds[k % 3])
    return sheet.finish()


def olives() -> Image.Image:
    """A branch of olive from edge to edge, its leaves in pairs."""
    dark, full, _light = TONES["democratie"]
    sheet = band("democratie", 99)

    def on_branch(x: float) -> Point:
        return (x, sheet.high / 2 + 4 + 34 * math.sin(x / 1000 * 2 * math.pi + 0.4))

    pairs = 9
    for k in range(pairs):
        x, y = on_branch(-16 + k * 124)
        slope = math.degrees(math.atan(34 * math.cos(x / 1000 * 2 * math.pi + 0.4) * 2 * math.pi / 1000))
        for side in (-1, 1):
            tone = (full, dark)[(k + (side > 0)) % 2]
            sheet.poly(turned(leaf(236, 66), x, y, 90 + slope + side * 48), tone)
    sheet.line([on_branch(x) for x in range(-10, 1011, 10)], 14, "#6f3504")
    for k in range(pairs - 1):
        x, y = on_branch(-16 + k * 124 + 72)
        side = -1 if k % 2 else 1
        sheet.line([(x, y), (x + 16, y + side * 48)], 6, "#6f3504")
        sheet.oval(x + 24, y + side * 76, 27, 38, RED if k == 5 else SUN, 24 * side)
    return sheet.finish()


def arcade() -> Image.Image:
    """Arches side by side on a dark floor; behind one of them the sun."""
    dark, full, light = TONES["emancipation"]
    sheet = band("emancipation", 74)
    floor = sheet.high - 88
    for k in range(5):
        x = 100 + k * 200
        tones = (dark, light, full, SUN) if k % 2 else (full, SUN, full, dark)
        rings = zip((90, 72, 54, 36), (full, SUN, RED, SAND) if k == 3 else tones, strict=True)
        crown = 130.0
        for radius, tone in rings:
            sheet.sector(x, crown, radius, 180, 360, tone)
            sheet.box(x - radius, crown - 0.5, radius * 2, floor - crown + 1, tone)
    for k in range(6):
        x = k * 200
        sheet.poly([(x - 16, 34), (x, 15), (x + 16, 34), (x, 53)], full)
    sheet.box(0, floor, 1000, 100, dark)
    return sheet.finish()


SCENES = {
    "burundi-collines": terraces,
    "colombie-canne": cane,
    "senegal-pirogues": boats,
    "palestine-oliviers": olives,
    "maroc-medina": arcade,
}
