# ruff: noqa: E501 (rows of outlines read better on one line)
"""Things seen from above: a shared table, tools of many trades, magazines; shadows fall to the lower right."""

from __future__ import annotations

import math
import random

from PIL import Image

from solsoc.drawing.painting import Point, mix, oval, smooth
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
    handle, head = moved(bar(13, 190, 6), 0, 92), oval(0, -32, 27, 42)
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


STEEL, WOOD, BLUE = "#e9e2d0", "#8f4a12", TONES["democratie"][1]
CLOTH, FOLD = SUN, "#d2932a"


def hammer(thing: Thing) -> None:
    handle, head = moved(bar(20, 230, 9), 0, 40), moved(bar(112, 40, 6), 0, -82)
    claw = [(52, -102), (92, -96), (104, -70), (88, -80), (54, -66)]
    thing.shadow(handle, head, claw)
    thing.part(handle, WOOD)
    thing.part(head, STEEL)
    thing.part(claw, mix(STEEL, "#000000", 0.16))


def trowel(thing: Thing) -> None:
    blade, grip = [(0, 130), (-46, 20), (-30, -24), (30, -24), (46, 20)], moved(bar(26, 96, 12), 0, -104)
    neck = moved(bar(9, 44), 0, -42)
    thing.shadow(blade, grip)
    thing.part(neck, mix(STEEL, "#000000", 0.3))
    thing.part(blade, STEEL)
    thing.part(grip, RED)


def saw(thing: Thing) -> None:
    teeth = [(120 - k * 12 + (6 if k % 2 else 0), 30 - (0 if k % 2 else 9)) for k in range(21)]
    blade = [(-130, -34), (120, -12), (124, 22), *teeth, (-130, 30)]
    grip = smooth([(-190, -44), (-128, -48), (-112, 0), (-126, 44), (-192, 40), (-206, 0)])
    thing.shadow(blade, grip)
    thing.part(blade, STEEL)
    thing.part(grip, WOOD)
    thing.part(oval(-158, -2, 22, 17), mix(WOOD, "#000000", 0.55))


def scissors(thing: Thing) -> None:
    for side in (-1, 1):
        blade = [(side * 4, 8), (side * 30, -132), (side * 14, -146), (side * -12, -10)]
        ring = oval(side * 40, 92, 37, 48, side * 14)
        thing.shadow(blade, ring, fall=6)
        thing.part(blade, mix(STEEL, "#000000", 0.04 + 0.1 * (side > 0)))
        thing.part([(side * -8, 0), (side * 8, 0), (side * 34, 60), (side * 18, 66)], BLUE)
        thing.part(ring, BLUE)
        thing.part(oval(side * 40, 92, 21, 31, side * 14), CLOTH)
    thing.part(oval(0, 0, 8, 8), NIGHT)


def spanner(thing: Thing) -> None:
    shaft, top, low = bar(26, 190, 6), oval(0, -112, 44, 44), oval(0, 112, 36, 36)
    thing.shadow(shaft, top, low)
    for outline in (shaft, top, low):
        thing.part(outline, STEEL)
    thing.part([(-19, -166), (19, -166), (19, -112), (0, -98), (-19, -112)], CLOTH)
    thing.part(oval(0, 112, 18, 18), CLOTH)


def brush(thing: Thing) -> None:
    handle, band = (
        smooth([(-12, 10), (-17, 120), (0, 160), (17, 120), (12, 10)]),
        moved(bar(84, 46, 4), 0, -10),
    )
    hair = [(-42, -30), (42, -30), (36, -118), (-36, -124)]
    thing.shadow(handle, band, hair)
    thing.part(handle, "#D9D2C0")
    thing.part(hair, "#3E6F5A")
    thing.part(moved(bar(84, 22), 0, -44), "#D8C7A0")
    thing.part(band, STEEL)


def sickle(thing: Thing) -> None:
    arc = [
        (110 * math.cos(math.radians(a)), -60 + 110 * math.sin(math.radians(a))) for a in range(-200, 41, 8)
    ]
    back = [
        (84 * math.cos(math.radians(a)) + 5, -58 + 84 * math.sin(math.radians(a)))
        for a in range(32, -200, -8)
    ]
    grip = moved(bar(28, 110, 12), 88, 62)
    thing.shadow([*arc, *back], grip)
    thing.part([*arc, *back], STEEL)
    thing.part(grip, WOOD)


def helmet(thing: Thing) -> None:
    brim, dome = oval(0, 12, 104, 112), oval(0, -4, 86, 96)
    thing.shadow(brim, fall=11)
    thing.part(brim, "#8f1f1b")
    thing.part(dome, RED)
    for x in (-30, 0, 30):
        thing.part(moved(bar(12, 150 - abs(x), 6), x, -6), "#8f1f1b")


def spool(thing: Thing) -> None:
    body = bar(70, 100, 4)
    thing.shadow(moved(bar(92, 150, 6), 0, 0))
    for y in (-64, 64):
        thing.part(moved(bar(92, 24, 8), 0, y), WOOD)
    thing.part(body, "#77397A")
    for k in range(9):
        thing.part(moved(bar(70, 2.4), 0, -44 + k * 11), mix("#77397A", "#000000", 0.28))


def notebook(thing: Thing) -> None:
    cover = bar(150, 206, 8)
    thing.shadow(cover, fall=9)
    thing.part(cover, "#234F5C")
    thing.part(moved(bar(20, 206), -58, 0), "#1A3D48")
    thing.part(moved(bar(86, 46, 3), 14, -42), "#F2E7CF")
    for k in range(2):
        thing.part(moved(bar(60, 4), 14, -50 + k * 15), "#8A7C66")


def pencil(thing: Thing) -> None:
    shaft = moved(bar(18, 196), 0, 10)
    thing.shadow(shaft, fall=5)
    thing.part(shaft, RED)
    thing.part(moved(bar(6, 196), 0, 10), mix(RED, "#FFFFFF", 0.22))
    thing.part([(-9, -88), (9, -88), (0, -128)], "#EBD3A6")
    thing.part([(-3, -115), (3, -115), (0, -128)], NIGHT)


def ladle(thing: Thing) -> None:
    shaft, cup = moved(bar(14, 210, 7), 0, 52), oval(0, -84, 58, 58)
    thing.shadow(shaft, cup)
    thing.part(shaft, mix(STEEL, "#000000", 0.1))
    thing.part(cup, STEEL)
    thing.part(oval(0, -82, 46, 46), mix(STEEL, "#000000", 0.34))


def tools() -> Image.Image:
    """The tools of many trades laid out in rows on yellow cloth, nobody to be seen."""
    sheet = Sheet((2600, 2120), CLOTH)
    rows = (
        ((hammer, 116, 140, -8), (trowel, 296, 146, 6), (notebook, 478, 146, -5), (scissors, 672, 156, 10),
        (helmet, 866, 146, 0)),
        ((spanner, 116, 410, 12), (brush, 276, 402, -10), (saw, 524, 408, -4), (spool, 740, 408, 8), (pencil,
        880, 408, 24)),
        ((sickle, 128, 690, -14), (ladle, 318, 650, 10), (trowel, 486, 660, -164), (hammer, 678, 664, 60),
        (spool, 872, 668, 98)),
    )  # fmt: skip
    for row in rows:
        for draw, x, y, angle in row:
            draw(Thing(sheet, (x, y, angle), FOLD, 0.86))
    return sheet.finish()


def magazine(thing: Thing, paper: str, ink: str) -> None:
    """A magazine: a field of colour, a title bar, lines."""
    page = bar(190, 258, 3)
    thing.shadow(page, fall=12)
    thing.part(page, paper)
    thing.part(moved(bar(158, 118), 0, 36), ink)
    thing.part(moved(bar(158, 22), 0, -88), ink)
    for k, wide in enumerate((130, 110, 122)):
        thing.part(moved(bar(wide, 5), (wide - 158) / 2, -62 + k * 14), ink)


def cup(sheet: Sheet, x: float, y: float, clay: str, shade: str) -> None:
    thing = Thing(sheet, (x, y, 38), shade, 1.5)
    thing.shadow(oval(0, 0, 66, 66), fall=14)
    thing.part(oval(0, 0, 66, 66), SAND)
    thing.part(moved(bar(46, 17, 8), 62, 0), clay)
    thing.part(oval(0, 0, 46, 46), clay)
    thing.part(oval(0, 0, 37, 37), "#3b1a12")


def reading() -> Image.Image:
    """Magazines, a cup and a pencil on a violet cloth."""
    dark, full, _ = TONES["emancipation"]
    sheet = Sheet((2100, 1400), full)
    for x, y, angle, paper, ink in (
        (200, 330, -14, SAND, RED),
        (540, 280, 6, SUN, dark),
        (400, 520, -4, SAND, TONES["protection"][1]),
    ):
        magazine(Thing(sheet, (x, y, angle), dark, 1.45), paper, ink)
    cup(sheet, 850, 220, SUN, dark)
    pencil(Thing(sheet, (800, 520, 58), dark, 1.5))
    return sheet.finish()


SCENES = {"edito": table, "travail": tools, "emancipation-lecture": reading}
