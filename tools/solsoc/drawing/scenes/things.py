"""What stands for a person: a hat, a door, an oud, scissors. Nobody invented is given a face."""

from __future__ import annotations

import math

from PIL import Image

from solsoc.drawing.sheet import NIGHT, RED, SAND, SUN, TONES, Sheet, turned

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
            (500 + half * math.cos(math.radians(a)), low + 40 * math.sin(math.radians(a)))
            for a in range(0, 181, 4)
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
    x, y, turn = 420, 420, 62

    def at(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return turned(points, x, y, turn)

    body = [
        (
            290 * math.sin(math.radians(a)),
            -300 * math.cos(math.radians(a)) * (1.28 if math.cos(math.radians(a)) > 0 else 1),
        )
        for a in range(0, 360, 6)
    ]
    sheet.poly([(px + 26, py + 30) for px, py in at(body)], dark)
    sheet.poly(at(body), "#c9762b")
    sheet.poly(at([(px * 0.93, py * 0.94) for px, py in body]), SUN)
    sheet.poly(at([(-44, -330), (44, -330), (34, -700), (-34, -700)]), "#5a2f12")
    sheet.disc(*at([(0, -110)])[0], 84, "#5a2f12")
    for dx, dy in ((-120, 30), (120, 30)):
        sheet.disc(*at([(dx, dy)])[0], 34, "#5a2f12")
    sheet.poly(at([(-96, 170), (96, 170), (96, 200), (-96, 200)]), RED)
    for k in range(6):
        sheet.line(at([(-60 + k * 24, 176), (-25 + k * 10, -700)]), 4, SAND)
    return sheet.finish()


def shears() -> Image.Image:
    """Open scissors and a comb of a hairdresser, on a sheet less high than the others."""
    dark, _full, light = TONES["emancipation"]
    sheet = Sheet((2560, 1813), light)
    x, y, size = 330.0, 366.0, 0.74

    def at(points: list[tuple[float, float]], turn: float) -> list[tuple[float, float]]:
        return turned([(px * size, py * size) for px, py in points], x, y, turn)

    for side, tone in ((-1, dark), (1, NIGHT)):
        turn = 12 + side * 16.0
        # from the tip over the pivot to the ring: one straight piece
        ring = at([(side * -66, 268)], turn)[0]
        sheet.line([(x, y), at([(side * -22, 176)], turn)[0]], 44 * size, RED)
        sheet.disc(*ring, 124 * size, RED)
        sheet.disc(*ring, 76 * size, light)
        blade = [(side * -26, -430), (side * 34, -96), (side * 34, 22), (side * -34, 22), (side * -34, -96)]
        sheet.poly(at(blade, turn), tone)
        sheet.disc(*at([(0, 22)], turn)[0], 34 * size, tone)
    sheet.disc(x, y, 16, SAND)
    for k in range(15):
        y, reach = -272 + k * 38, 200 if k in (0, 14) else 180
        tooth = [(-reach, y), (0, y), (0, y + 18), (-reach, y + 18)]
        sheet.poly(turned(tooth, 800, 354, 14), SUN)
    sheet.poly(turned([(-20, -290), (74, -290), (74, 296), (-20, 296)], 800, 354, 14), SUN)
    return sheet.finish()


SCENES = {
    "portrait-bolivie": bowler,
    "portrait-colombie": straw,
    "portrait-tchad": door,
    "portrait-palestine": oud,
    "portrait-maroc": shears,
}
