# ruff: noqa: E501 (rows of outlines read better on one line)
"""A shared table from above, its shadows to the lower right; four pillars."""

from __future__ import annotations

import math
import random

from PIL import Image

from solsoc.drawing.painting import Point, oval, smooth
from solsoc.drawing.sheet import NIGHT, PAGE, RED, SAND, SUN, TONES, Sheet, leaf, turned


def bar(wide: float, high: float, cut: float = 0.0) -> list[Point]:
    """A rectangle around 0, 0 with its corners rounded by `cut`."""
    a, b = wide / 2, high / 2
    if not cut:
        return [(-a, -b), (a, -b), (a, b), (-a, b)]
    corners = (
        (a - cut, -b + cut, -90),
        (a - cut, b - cut, 0),
        (-a + cut, b - cut, 90),
        (-a + cut, -b + cut, 180),
    )
    return [
        (
            x + cut * math.cos(math.radians(start + step * 15)),
            y + cut * math.sin(math.radians(start + step * 15)),
        )
        for x, y, start in corners
        for step in range(7)
    ]


class Thing:
    """Parts of one object at its place and angle; each part has its shadow below all parts."""

    def __init__(self, sheet: Sheet, at: tuple[float, float, float], shade: str, size: float = 1.0) -> None:
        self.sheet, self.at, self.shade, self.size = sheet, at, shade, size

    def _placed(self, outline: list[Point]) -> list[Point]:
        return turned([(x * self.size, y * self.size) for x, y in outline], *self.at)

    def shadow(self, *outlines: list[Point], fall: float = 11.0) -> None:
        for outline in outlines:
            self.sheet.poly([(x + fall, y + fall * 1.2) for x, y in self._placed(outline)], self.shade)

    def part(self, outline: list[Point], colour: str) -> None:
        self.sheet.poly(self._placed(outline), colour)


def moved(outline: list[Point], x: float, y: float) -> list[Point]:
    return [(px + x, py + y) for px, py in outline]


def bowl(sheet: Sheet, x: float, y: float, radius: float, clay: str, soup: str, dice: random.Random) -> None:
    """A bowl of soup with herbs."""
    sheet.disc(x + radius * 0.14, y + radius * 0.17, radius, "#151a30")
    sheet.disc(x, y, radius, clay)
    sheet.disc(x, y, radius * 0.82, soup)
    for _ in range(9):
        turn, reach = dice.uniform(0, 360), radius * 0.6 * math.sqrt(dice.random())
        cx, cy = x + reach * math.cos(turn), y + reach * math.sin(turn)
        sheet.oval(cx, cy, radius * 0.1, radius * 0.045, TONES["mobilisation"][0], turn)


def spoon(sheet: Sheet, x: float, y: float, angle: float, tone: str) -> None:
    thing = Thing(sheet, (x, y, angle), "#151a30")
    handle, head = moved(bar(13, 190, 6), 0, 92), oval(0, -32, 27, 42, points=240)
    thing.shadow(handle, head, fall=7)
    thing.part(handle, tone)
    thing.part(head, tone)


def loaf(sheet: Sheet, x: float, y: float, angle: float) -> None:
    """A long loaf with cuts across."""
    thing = Thing(sheet, (x, y, angle), "#151a30", 1.2)
    crust = smooth([(-150, 0), (-120, -38), (0, -48), (120, -38), (150, 0), (120, 38), (0, 48), (-120, 38)])
    thing.shadow(crust, fall=12)
    thing.part(crust, "#b8742f")
    for k in range(-2, 3):
        cut = [(k * 48 - 20, -24), (k * 48 - 8, -29), (k * 48 + 20, 22), (k * 48 + 8, 27)]
        thing.part(smooth(cut), "#f6dcae")


def sprig(sheet: Sheet, x: float, y: float, angle: float, tone: str) -> None:
    sheet.line(turned([(0, 0), (6, -50), (-4, -110), (8, -190)], x, y, angle), 5, tone, curved=True)
    for k in range(7):
        side = -1 if k % 2 else 1
        root = turned([(0, -16 - k * 26)], x, y, angle)[0]
        sheet.poly(turned(leaf(72, 30), *root, angle + side * 52), tone)


def glass(sheet: Sheet, x: float, y: float) -> None:
    sheet.disc(x + 9, y + 11, 54, "#151a30")
    sheet.disc(x, y, 54, TONES["protection"][2])
    sheet.disc(x, y, 41, TONES["protection"][1])


def table() -> Image.Image:
    """A long table laid for many, from above; a cloth runs down its middle."""
    sheet = Sheet(PAGE, NIGHT)
    dice = random.Random(7)
    sheet.box(330, 0, 340, sheet.high, RED)
    for edge in (350, 634):
        sheet.box(edge, 0, 16, sheet.high, SUN)
    bowls = (
        (120, 190, 178, SAND, SUN), (880, 330, 186, SUN, RED), (130, 660, 180, RED, "#f0c48f"),
        (872, 820, 176, TONES["protection"][1], SUN), (124, 1130, 184, SUN, "#7f9c2d"), (880, 1290, 178, SAND, RED),
    )  # fmt: skip
    for x, y, radius, clay, soup in bowls:
        bowl(sheet, x, y, radius, clay, soup, dice)
    for x, y, angle in ((306, 420, 6), (700, 80, -8), (300, 880, -6), (704, 560, 8), (690, 1040, -5)):
        spoon(sheet, x, y, angle, SAND)
    loaf(sheet, 500, 330, 74)
    loaf(sheet, 492, 1100, 104)
    for x, y in ((450, 610), (560, 730), (556, 60), (450, 1370)):
        glass(sheet, x, y)
    for x, y, angle in ((540, 960, 20), (470, 180, -30)):
        sprig(sheet, x, y, angle, "#f0c48f")
    return sheet.finish()


def flutes(sheet: Sheet, x: float, top: float, low: float, wide: float) -> None:
    """Work: upright bars."""
    for k in range(4):
        sheet.box(x + k * wide / 3.5, top, wide / 7, low - top, RED)


def discs(sheet: Sheet, x: float, top: float, low: float, wide: float) -> None:
    """Rights: one disc on the other, all equal."""
    count = 3
    radius = (low - top) / count / 2
    for k in range(count):
        sheet.disc(x + wide / 2, top + radius * (2 * k + 1), radius, RED)
        sheet.disc(x + wide / 2, top + radius * (2 * k + 1), radius * 0.45, SAND)


def scales(sheet: Sheet, x: float, top: float, low: float, wide: float) -> None:
    """Protection: one roof above the other."""
    count = 3
    step = (low - top) / count
    for k in range(count):
        sheet.sector(x + wide / 2, top + step * (k + 1), wide / 2, 180, 360, RED)
        sheet.sector(x + wide / 2, top + step * (k + 1), wide / 5, 180, 360, SAND)


def halves(sheet: Sheet, x: float, top: float, low: float, wide: float) -> None:
    """Dialogue: triangles from both sides that fit into one another."""
    count = 5
    step = (low - top) / count
    for k in range(count):
        y = top + step * k
        sheet.poly([(x, y), (x + wide, y + step / 2), (x, y + step)], RED)


def pillars() -> Image.Image:
    """Four pillars, each of its own make, carry one beam; a sun stands on it."""
    sheet = Sheet((2600, 1160), SUN)
    beam, foot, wide = 88.0, 412.0, 130.0
    sheet.sector(509, beam + 1, 76, 180, 360, RED)
    for k, fill in enumerate((flutes, discs, scales, halves)):
        x = 135 + k * 206
        sheet.box(x, beam + 40, wide, foot - beam - 40, SAND)
        fill(sheet, x, beam + 74, foot - 34, wide)
        sheet.box(x - 14, beam + 38, wide + 28, 26, NIGHT)
        sheet.box(x - 14, foot - 26, wide + 28, 30, NIGHT)
    sheet.box(88, beam, 842, 40, NIGHT)
    sheet.box(0, foot, 1000, 60, NIGHT)
    return sheet.finish()


SCENES = {"edito": table, "travail": pillars}
