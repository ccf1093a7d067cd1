# ruff: noqa: E501 (rows of outlines read better on one line)
"""What stands for a person: a hat, a door, an oud, scissors; flowers. Nobody invented is given a face."""

from __future__ import annotations

import math

from PIL import Image

from solsoc.drawing.sheet import NIGHT, RED, SAND, SUN, TONES, Sheet, leaf, turned

PORTRAIT = (2560, 2440)
TOP = 90  # room above, where the page shows the whole of it


def bowler() -> Image.Image:
    """A bowler hat, as women wear it in the Andes, seen from a little above."""
    dark, full, light = TONES["ess"]
    sheet = Sheet(PORTRAIT, light, TOP)
    sheet.disc(500, 390, 380, SUN)
    top, bend, half = 140.0, 350.0, 236.0

    def side(y: float) -> float:
        """Half the width of the crown at a height."""
        part = max(0.0, (bend - y) / (bend - top))
        return half * max(0.0, 1 - part**2.3) ** 0.5

    def crown(low: float) -> list[tuple[float, float]]:
        """From its top down to a rim that bends towards us."""
        rows = [top + (low - top) * k / 90 for k in range(91)]
        rim = [
            (500 + half * math.cos(math.radians(a)), low + 40 * math.sin(math.radians(a))) for a in range(181)
        ]
        return [
            *((500 - side(y), y) for y in rows),
            *reversed(rim),
            *((500 + side(y), y) for y in reversed(rows)),
        ]

    sheet.oval(500, 566, 424, 96, full)
    sheet.oval(500, 556, 424, 92, dark)
    sheet.poly(crown(550), RED)
    sheet.poly(crown(466), dark)
    rows = [210 + 4 * k for k in range(54)]
    gleam = [(500 - side(y) * 0.84, y) for y in rows]
    back = [(500 - side(y) * 0.84 + 62 * math.sin(math.pi * (y - 210) / 212), y) for y in reversed(rows)]
    sheet.poly([*gleam, *back], full)
    return sheet.finish()


def straw() -> Image.Image:
    """A straw hat from above, its rings and its ribbon."""
    dark, full, _light = TONES["syndicats"]
    sheet = Sheet(PORTRAIT, full, TOP)
    sheet.disc(556, 420, 412, dark)
    for k in range(14):
        sheet.disc(500, 372, 410 - k * 17, (SUN, "#d9952b")[k % 2])
    sheet.disc(500, 372, 190, dark)
    for k in range(9):
        sheet.disc(494, 366, 164 - k * 18, ("#f6c766", SUN)[k % 2])
    return sheet.finish()


def door() -> Image.Image:
    """A door that stands open; light falls through it."""
    dark, full, _light = TONES["protection"]
    sheet = Sheet(PORTRAIT, full)
    floor = 760.0
    sheet.box(0, floor, 1000, 300, dark)
    sheet.box(330, 130, 330, floor - 130, SAND)
    sheet.box(350, 150, 290, floor - 150, SUN)
    sheet.poly([(350, floor), (640, floor), (900, sheet.high), (330, sheet.high)], SUN)
    sheet.poly([(350, 150), (190, 92), (190, 842), (350, floor)], RED)
    sheet.poly([(190, 92), (172, 96), (172, 838), (190, 842)], "#8f1f1b")
    for y, low in ((176, 396), (470, 720)):
        sheet.poly([(222, y - 18), (322, y + 14), (322, low - 6), (222, low + 10)], "#a62420")
    sheet.disc(222, 448, 15, SAND)
    sheet.sector(495, floor, 104, 180, 360, RED)
    return sheet.finish()


def oud() -> Image.Image:
    """An oud laid across the page."""
    dark, full, _light = TONES["democratie"]
    sheet = Sheet(PORTRAIT, full, TOP)
    x, y, turn, size = 376, 448, 62, 0.8

    def at(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return turned([(px * size, py * size) for px, py in points], x, y, turn)

    body = [
        (
            290 * math.sin(math.radians(a)),
            -300 * math.cos(math.radians(a)) * (1.28 if math.cos(math.radians(a)) > 0 else 1),
        )
        for a in range(360)
    ]
    sheet.poly([(px + 26, py + 30) for px, py in at(body)], dark)
    sheet.poly(at(body), "#c9762b")
    sheet.poly(at([(px * 0.93, py * 0.94) for px, py in body]), SUN)
    sheet.poly(at([(-44, -330), (44, -330), (34, -700), (-34, -700)]), "#5a2f12")
    # the head bends back
    sheet.poly(at([(-38, -690), (38, -690), (150, -728), (138, -776), (0, -744)]), "#3d1e0a")
    sheet.disc(*at([(0, -110)])[0], 84 * size, "#5a2f12")
    for dx, dy in ((-120, 30), (120, 30)):
        sheet.disc(*at([(dx, dy)])[0], 34 * size, "#5a2f12")
    sheet.poly(at([(-96, 170), (96, 170), (96, 200), (-96, 200)]), RED)
    for k in range(6):
        sheet.line(at([(-60 + k * 24, 176), (-25 + k * 10, -690)]), 3.4, SAND)
    return sheet.finish()


def shears() -> Image.Image:
    """Open scissors of a hairdresser, on a sheet less high than the others."""
    dark, full, light = TONES["emancipation"]
    sheet = Sheet((2560, 1813), light)
    x, y, size, lean = 528.0, 338.0, 0.92, 54.0
    sheet.disc(560, 330, 292, SUN)

    def at(points: list[tuple[float, float]], turn: float) -> list[tuple[float, float]]:
        return turned([(px * size, py * size) for px, py in points], x, y, turn)

    for side, tone in ((-1, dark), (1, NIGHT)):
        turn = lean + side * 15.0
        # from the tip over the pivot to the ring: one straight piece, the ring on its outer side
        ring = at([(side * -64, 296)], turn)[0]
        neck = [(-22, -20), (22, -20), (side * -26 + 26, 210), (side * -26 - 26, 210)]
        sheet.poly(at(neck, turn), RED)
        sheet.disc(*ring, 106 * size, RED)
        sheet.disc(*ring, 66 * size, light)
        edge = [(side * (4 + 44 * math.sin(math.pi / 2 * k / 40)), -476 + 10.5 * k) for k in range(41)]
        blade = [*edge, (side * 48, 34), (side * -34, 34)]
        sheet.poly(at(blade, turn), tone)
        gleam = [(side * -2, -440), (side * -12, -330), (side * -31, -30), (side * -14, -30)]
        sheet.poly(at(gleam, turn), full)
    sheet.disc(x, y, 44 * size, NIGHT)
    sheet.disc(x, y, 17 * size, SAND)
    return sheet.finish()


def flower(
    sheet: Sheet, x: float, y: float, radius: float, petals: int, colours: tuple[str, str], turn: float
) -> None:
    """Petals around a heart, seen from above."""
    wide = radius * 2.4 / petals
    for k in range(petals):
        angle = turn + k * 360 / petals
        cx, cy = turned([(0, -radius * 0.58)], x, y, angle)[0]
        sheet.oval(cx, cy, wide, radius * 0.44, colours[0], angle)
    sheet.disc(x, y, radius * 0.3, colours[1])


def flowers() -> Image.Image:
    """Flowers of seven sizes on a red ground, as one brings them to say thank you."""
    sheet = Sheet((2560, 1120), RED)
    stems = (
        (92, 236, 112, 9, (SUN, NIGHT), 4), (242, 130, 84, 7, (SAND, SUN), 20), (362, 268, 96, 11, (NIGHT, SUN), 0),
        (502, 126, 104, 8, (SAND, NIGHT), 10), (636, 262, 92, 9, (SUN, NIGHT), 16), (776, 118, 88, 10, (NIGHT, SAND), 0),
        (966, 200, 118, 8, (SAND, SUN), 8),
    )  # fmt: skip
    for x, y, *_rest in stems:
        sheet.line([(x, y), (x, 460)], 9, NIGHT)
        for side, low in ((-1, 372), (1, 410)):
            if x < 840:
                sheet.poly(turned(leaf(62, 30), x, low, side * 52), NIGHT)
    for x, y, radius, petals, colours, turn in stems:
        flower(sheet, x, y, radius, petals, colours, turn)
    return sheet.finish()


SCENES = {
    "portrait-bolivie": bowler,
    "portrait-colombie": straw,
    "portrait-tchad": door,
    "portrait-palestine": oud,
    "portrait-maroc": shears,
    "thanks": flowers,
}
