"""Things seen from above: a shared table, tools of many trades. Shadows fall to the lower right."""

from __future__ import annotations

import math
import random

from PIL import Image

from solsoc.drawing.painting import Painting, Point, mix, oval, smooth

SHADE = "#1B1420"


def turned(points: list[Point], x: float, y: float, angle: float) -> list[Point]:
    """Points around 0, 0 turned clockwise by degrees and moved to x, y."""
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return [(x + px * c - py * s, y + px * s + py * c) for px, py in points]


def bar(wide: float, high: float, cut: float = 0.0) -> list[Point]:
    """A rectangle around 0, 0 with its corners rounded by `cut`."""
    a, b = wide / 2, high / 2
    if not cut:
        return [(-a, -b), (a, -b), (a, b), (-a, b)]
    corners = ((a - cut, -b + cut, -90), (a - cut, b - cut, 0), (-a + cut, b - cut, 90), (-a + cut, -b + cut, 180))
    return [
        (x + cut * math.cos(math.radians(start + step * 15)), y + cut * math.sin(math.radians(start + step * 15)))
        for x, y, start in corners
        for step in range(7)
    ]


class Thing:
    """Parts of one object at its place and angle; each part has its shadow below all parts."""

    def __init__(self, p: Painting, x: float, y: float, angle: float = 0.0, size: float = 1.0) -> None:
        self.p, self.at, self.size = p, (x, y, angle), size

    def _placed(self, outline: list[Point]) -> list[Point]:
        return turned([(x * self.size, y * self.size) for x, y in outline], *self.at)

    def shadow(self, *outlines: list[Point], fall: float = 7.0) -> None:
        for outline in outlines:
            moved = [(x + fall, y + fall * 1.2) for x, y in self._placed(outline)]
            self.p.poly(moved, SHADE, 0.34, blur=fall * 0.55)

    def part(self, outline: list[Point], colour: str, light: float = 0.06) -> None:
        self.p.poly(self._placed(outline), (mix(colour, "#FFFFFF", 0.08), colour), light=light)


def moved(outline: list[Point], x: float, y: float) -> list[Point]:
    return [(px + x, py + y) for px, py in outline]


def bowl(p: Painting, x: float, y: float, radius: float, clay: str, soup: str, dice: random.Random) -> None:
    """A bowl of soup with herbs, and light on its rim."""
    p.oval(x + radius * 0.12, y + radius * 0.16, radius * 1.04, radius * 1.04, SHADE, 0.42, blur=radius * 0.1)
    p.oval(x, y, radius, radius, (mix(clay, "#FFFFFF", 0.22), mix(clay, "#000000", 0.12)))
    p.oval(x, y, radius * 0.88, radius * 0.88, mix(clay, "#000000", 0.3))
    p.oval(x, y + radius * 0.02, radius * 0.8, radius * 0.8, (mix(soup, "#3A1C10", 0.14), mix(soup, "#FFF0C0", 0.16)))
    p.oval(x - radius * 0.2, y - radius * 0.24, radius * 0.44, radius * 0.3, "#FFF3D0", 0.2, blur=radius * 0.1)
    for _ in range(13):
        turn, reach = dice.uniform(0, 360), radius * 0.62 * math.sqrt(dice.random())
        cx, cy = x + reach * math.cos(turn), y + reach * math.sin(turn)
        green = mix("#4F7A33", "#B7C85A", dice.random() * 0.6)
        p.oval(cx, cy, radius * 0.075, radius * 0.036, green, 0.95, turn=turn)


def spoon(p: Painting, x: float, y: float, angle: float, tone: str) -> None:
    thing = Thing(p, x, y, angle)
    handle, head = moved(bar(9, 130, 4.4), 0, 62), oval(0, -26, 19, 29)
    thing.shadow(handle, head, fall=5)
    thing.part(handle, tone)
    thing.part(head, tone)
    thing.part(oval(0, -25, 13, 22), mix(tone, "#000000", 0.18))


def loaf(p: Painting, x: float, y: float, angle: float) -> None:
    """A long loaf with cuts across."""
    thing = Thing(p, x, y, angle)
    crust = smooth([(-150, 0), (-120, -38), (0, -48), (120, -38), (150, 0), (120, 38), (0, 48), (-120, 38)])
    thing.shadow(crust, fall=9)
    thing.part(crust, "#B8742F")
    thing.part([(px * 0.93, py * 0.78 - 4) for px, py in crust], "#CF9145")
    for k in range(-2, 3):
        cut = [(k * 48 - 20, -24), (k * 48 - 8, -29), (k * 48 + 20, 22), (k * 48 + 8, 27)]
        thing.part(smooth(cut), "#F0D49B", 0.0)


def sprig(p: Painting, x: float, y: float, angle: float, leaf: str) -> None:
    thing = Thing(p, x, y, angle)
    stem = [(0, 0), (6, -50), (-4, -110), (8, -170)]
    p.line(turned(stem, x, y, angle), 4.0, mix(leaf, "#4A3420", 0.5), curved=True)
    for k in range(8):
        side = -1 if k % 2 else 1
        blade = oval(side * 22, -24 - k * 20, 23, 8.5, side * -32)
        thing.shadow(blade, fall=4)
        thing.part(blade, mix(leaf, "#E8E2A0", 0.05 * k), 0.16)


def glass(p: Painting, x: float, y: float) -> None:
    p.oval(x + 9, y + 11, 45, 45, SHADE, 0.34, blur=6)
    p.oval(x, y, 43, 43, "#CFE3E2", 0.85)
    p.oval(x, y, 36, 36, ("#5F9CA6", "#A9CFCF"))
    p.oval(x - 11, y - 13, 12, 8, "#FFFFFF", 0.6, blur=3)


def planks(p: Painting, tones: tuple[str, ...], count: int) -> None:
    """Boards that run down the picture, with their joints and grain."""
    wide = 1000 / count
    for k in range(count):
        tone = tones[k % len(tones)]
        p.box(k * wide, 0, wide, p.high, (tone, mix(tone, "#2A1710", 0.16)))
        p.box(k * wide, 0, 2.2, p.high, "#2A1710", 0.5)
    grain = p.noise(160, 5, 4)
    p.pixels *= (1 + grain * 0.09)[:, :, None]


def table() -> Image.Image:
    """A long table laid for many, from above; a cloth runs down its middle."""
    p = Painting(2560, 3590, seed=91)
    dice = random.Random(7)
    planks(p, ("#7A4A2E", "#84512F", "#70432B", "#8A5834"), 7)
    p.box(318, 0, 364, p.high, "#1F1714", 0.3)
    p.box(310, 0, 364, p.high, ("#234F5C", "#1C4350"))
    for edge in (326, 342, 640, 656):
        p.box(edge, 0, 5, p.high, "#E8C36A", 0.85)
    bowls = (
        (168, 170, 128, "#C9503A", "#D98A2B"), (846, 250, 134, "#E9DCC3", "#B5432A"),
        (150, 560, 130, "#2F6F73", "#E0A93E"), (850, 640, 126, "#D9A441", "#7F8F3A"),
        (172, 960, 134, "#E9DCC3", "#C7642B"), (838, 1030, 130, "#77397A", "#E3B04B"),
        (160, 1330, 126, "#D9A441", "#A8442C"), (852, 1392, 128, "#2F6F73", "#D98A2B"),
    )  # fmt: skip
    for x, y, radius, clay, soup in bowls:
        bowl(p, x, y, radius, clay, soup, dice)
    for x, y, angle, tone in (
        (300, 240, 8, "#B9BEC4"), (700, 200, -10, "#C79A4B"), (296, 620, -6, "#C79A4B"), (708, 690, 7, "#B9BEC4"),
        (306, 1010, 5, "#B9BEC4"), (690, 1085, -8, "#C79A4B"), (300, 1345, -4, "#C79A4B"),
    ):  # fmt: skip
        spoon(p, x, y, angle, tone)
    loaf(p, 500, 360, 74)
    loaf(p, 492, 1150, 104)
    for x, y in ((420, 640), (585, 720), (430, 905), (590, 60)):
        glass(p, x, y)
    for x, y, angle in ((560, 880, 24), (452, 190, -38), (470, 1392, 12), (560, 560, 64)):
        sprig(p, x, y, angle, "#6F8A4A")
    for x, y in ((512, 770), (548, 800), (500, 812)):
        p.oval(x + 6, y + 8, 23, 23, SHADE, 0.36, blur=5)
        p.oval(x, y, 22, 22, ("#F0C04A", "#D3922B"), light=0.12)
    p.glow(160, 60, 760, "#FFD9A0", 0.22)
    return p.finish(vignette=0.2)


STEEL, WOOD, RED, BLUE, DARK = "#AEB7BD", "#B98248", "#C9432F", "#2B5F8F", "#33313B"


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
    thing.part(oval(-158, -2, 22, 17), mix(WOOD, "#000000", 0.55), 0.0)


def scissors(thing: Thing) -> None:
    for side in (-1, 1):
        blade = [(side * 4, 8), (side * 30, -132), (side * 14, -146), (side * -12, -10)]
        ring = oval(side * 40, 92, 37, 48, side * 14)
        thing.shadow(blade, ring, fall=6)
        thing.part(blade, mix(STEEL, "#000000", 0.04 + 0.1 * (side > 0)))
        thing.part([(side * -8, 0), (side * 8, 0), (side * 34, 60), (side * 18, 66)], BLUE)
        thing.part(ring, BLUE)
        thing.part(oval(side * 40, 92, 21, 31, side * 14), "#E3B765", 0.0)
    thing.part(oval(0, 0, 8, 8), DARK)


def spanner(thing: Thing) -> None:
    shaft, top, low = bar(26, 190, 6), oval(0, -112, 44, 44), oval(0, 112, 36, 36)
    thing.shadow(shaft, top, low)
    for outline in (shaft, top, low):
        thing.part(outline, STEEL)
    thing.part([(-19, -166), (19, -166), (19, -112), (0, -98), (-19, -112)], "#E3B765", 0.0)
    thing.part(oval(0, 112, 18, 18), "#E3B765", 0.0)


def brush(thing: Thing) -> None:
    handle, band = smooth([(-12, 10), (-17, 120), (0, 160), (17, 120), (12, 10)]), moved(bar(84, 46, 4), 0, -10)
    hair = [(-42, -30), (42, -30), (36, -118), (-36, -124)]
    thing.shadow(handle, band, hair)
    thing.part(handle, "#D9D2C0")
    thing.part(hair, "#3E6F5A")
    thing.part(moved(bar(84, 22), 0, -44), "#D8C7A0")
    thing.part(band, STEEL)


def sickle(thing: Thing) -> None:
    arc = [(110 * math.cos(math.radians(a)), -60 + 110 * math.sin(math.radians(a))) for a in range(-200, 41, 8)]
    back = [(84 * math.cos(math.radians(a)) + 5, -58 + 84 * math.sin(math.radians(a))) for a in range(32, -200, -8)]
    grip = moved(bar(28, 110, 12), 88, 62)
    thing.shadow([*arc, *back], grip)
    thing.part([*arc, *back], STEEL)
    thing.part(grip, WOOD)


def helmet(thing: Thing) -> None:
    brim, dome = oval(0, 12, 104, 112), oval(0, -4, 86, 96)
    thing.shadow(brim, fall=11)
    thing.part(brim, "#D9A41F")
    thing.part(dome, "#F0BE38", 0.14)
    for x in (-30, 0, 30):
        thing.part(moved(bar(12, 150 - abs(x), 6), x, -6), "#D9A41F", 0.0)


def spool(thing: Thing) -> None:
    body = bar(70, 100, 4)
    thing.shadow(moved(bar(92, 150, 6), 0, 0))
    for y in (-64, 64):
        thing.part(moved(bar(92, 24, 8), 0, y), WOOD)
    thing.part(body, "#77397A")
    for k in range(9):
        thing.part(moved(bar(70, 2.4), 0, -44 + k * 11), mix("#77397A", "#000000", 0.28), 0.0)


def notebook(thing: Thing) -> None:
    cover = bar(150, 206, 8)
    thing.shadow(cover, fall=9)
    thing.part(cover, "#234F5C")
    thing.part(moved(bar(20, 206), -58, 0), "#1A3D48")
    thing.part(moved(bar(86, 46, 3), 14, -42), "#F2E7CF", 0.0)
    for k in range(2):
        thing.part(moved(bar(60, 4), 14, -50 + k * 15), "#8A7C66", 0.0)


def pencil(thing: Thing) -> None:
    shaft = moved(bar(18, 196), 0, 10)
    thing.shadow(shaft, fall=5)
    thing.part(shaft, RED)
    thing.part(moved(bar(6, 196), 0, 10), mix(RED, "#FFFFFF", 0.22), 0.0)
    thing.part([(-9, -88), (9, -88), (0, -128)], "#EBD3A6")
    thing.part([(-3, -115), (3, -115), (0, -128)], DARK)


def ladle(thing: Thing) -> None:
    shaft, cup = moved(bar(14, 210, 7), 0, 52), oval(0, -84, 58, 58)
    thing.shadow(shaft, cup)
    thing.part(shaft, mix(STEEL, "#000000", 0.1))
    thing.part(cup, STEEL)
    thing.part(oval(0, -82, 46, 46), mix(STEEL, "#000000", 0.34))


def tools() -> Image.Image:
    """The tools of many trades laid out in rows on yellow cloth, nobody to be seen."""
    p = Painting(2600, 2120, seed=92)
    p.sky("#E9BF6C", "#DFAF58", "#D79F48")
    p.pixels *= (1 + p.noise(260, 212, 2) * 0.05)[:, :, None]
    rows = (
        ((hammer, 116, 140, -8), (trowel, 296, 146, 6), (notebook, 478, 146, -5), (scissors, 672, 156, 10), (helmet, 866, 146, 0)),
        ((spanner, 116, 410, 12), (brush, 276, 402, -10), (saw, 524, 408, -4), (spool, 740, 408, 8), (pencil, 880, 408, 24)),
        ((sickle, 128, 690, -14), (ladle, 318, 650, 10), (trowel, 486, 660, -164), (hammer, 678, 664, 60), (spool, 872, 668, 98)),
    )  # fmt: skip
    for row in rows:
        for draw, x, y, angle in row:
            draw(Thing(p, x, y, angle, 0.8))
    p.glow(120, 40, 700, "#FFE9B8", 0.25)
    return p.finish(vignette=0.16)


def magazine(thing: Thing, paper: str, ink: str) -> None:
    """A magazine: a field of colour, a title bar, lines."""
    sheet = bar(190, 258, 3)
    thing.shadow(sheet, fall=8)
    thing.part(sheet, paper, 0.03)
    thing.part(moved(bar(158, 118), 0, 36), ink)
    thing.part(moved(bar(158, 22), 0, -88), ink, 0.0)
    for k, wide in enumerate((130, 110, 122)):
        thing.part(moved(bar(wide, 5), (wide - 158) / 2, -62 + k * 14), mix(ink, paper, 0.45), 0.0)


def cup(p: Painting, x: float, y: float, clay: str) -> None:
    thing = Thing(p, x, y, 38)
    thing.shadow(oval(0, 0, 66, 66), fall=11)
    thing.part(oval(0, 0, 66, 66), mix(clay, "#FFFFFF", 0.5))
    thing.part(moved(bar(46, 17, 8), 62, 0), clay)
    thing.part(oval(0, 0, 46, 46), clay)
    thing.part(oval(0, 0, 37, 37), "#4A2A1C", 0.12)


def reading() -> Image.Image:
    """Magazines, a cup and a pencil on a violet cloth."""
    p = Painting(2100, 1400, seed=93)
    p.sky("#6B4373", "#5E3968", "#52315C")
    p.pixels *= (1 + p.noise(210, 140, 2) * 0.06)[:, :, None]
    for x, y, angle, paper, ink in (
        (250, 330, -14, "#F2E7CF", "#C9432F"),
        (520, 300, 6, "#E3B04B", "#5A2F6A"),
        (420, 470, -4, "#F6EEDC", "#2F6F73"),
    ):
        magazine(Thing(p, x, y, angle, 1.12), paper, ink)
    cup(p, 800, 240, "#D9A441")
    pencil(Thing(p, 700, 470, 58, 1.1))
    sprig(p, 890, 610, -34, "#8FA65A")
    p.glow(120, 40, 640, "#F3C9F0", 0.16)
    return p.finish(vignette=0.18)


SCENES = {"edito": table, "travail": tools, "emancipation-lecture": reading}
