"""What stands for a person: a hat, a notebook, an oud, scissors. Nobody invented is given a face."""

from __future__ import annotations

import math

from PIL import Image

from solsoc.drawing.sheet import NIGHT, RED, SAND, SUN, TONES, Sheet, turned

PORTRAIT = (2560, 2440)
TOP = 90  # room above, where the page shows the whole of it


def bowler() -> Image.Image:
    """A bowler hat, as women wear it in the Andes."""
    dark, full, light = TONES["ess"]
    sheet = Sheet(PORTRAIT, light, TOP)
    sheet.disc(500, 420, 400, SUN)
    sheet.curve(
        [(240, 500), (262, 300), (360, 178), (500, 150), (640, 178), (738, 300), (760, 500), (500, 560)], dark
    )
    sheet.poly([(236, 430), (764, 430), (770, 520), (500, 560), (230, 520)], RED)
    sheet.curve(
        [(70, 500), (200, 520), (500, 548), (800, 520), (930, 500), (800, 618), (500, 660), (200, 618)], dark
    )
    sheet.curve([(280, 330), (310, 250), (372, 196), (350, 270), (322, 380), (290, 410)], full)
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


def ledger() -> Image.Image:
    """An exercise book and a box with its key."""
    dark, full, light = TONES["protection"]
    sheet = Sheet(PORTRAIT, light, TOP)
    sheet.slab(290, 396, 420, 560, -9, dark)
    sheet.slab(270, 380, 420, 560, -9, SAND)
    sheet.slab(270, 380, 420, 560, -9, RED)
    sheet.slab(278, 300, 240, 130, -9, SAND)
    for k in range(3):
        sheet.slab(274 + k * 5, 274 + k * 30, 170, 7, -9, NIGHT)
    sheet.slab(86, 409, 52, 560, -9, "#8f1f1b")
    sheet.box(498, 330, 420, 430, dark, 18)
    sheet.box(478, 306, 420, 430, full, 18)
    sheet.box(478, 306, 420, 120, SUN, 18)
    sheet.disc(688, 500, 44, SAND)
    sheet.box(676, 500, 24, 86, SAND)
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
    """Scissors and a comb of a hairdresser."""
    dark, _full, light = TONES["emancipation"]
    sheet = Sheet(PORTRAIT, light, TOP)
    x, y = 390.0, 400.0
    for side, tone in ((-1, NIGHT), (1, dark)):
        sheet.poly(
            turned(
                [(side * 4, 60), (side * 44, -40), (side * 30, -390), (side * -14, -40)], x, y, 22 + side * 9
            ),
            tone,
        )
        sheet.line(turned([(side * -6, 0), (side * 60, 150)], x, y, 22), 40, RED)
        ring = turned([(side * 92, 236)], x, y, 22)[0]
        sheet.disc(*ring, 104, RED)
        sheet.disc(*ring, 62, light)
    sheet.disc(x, y, 17, SAND)
    sheet.poly(turned([(-60, -340), (40, -340), (40, 340), (-60, 340)], 790, 380, 12), SUN)
    for k in range(19):
        sheet.poly(
            turned(
                [(-150, -330 + k * 36), (-40, -330 + k * 36), (-40, -312 + k * 36), (-150, -312 + k * 36)],
                790,
                380,
                12,
            ),
            SUN,
        )
    return sheet.finish()


SCENES = {
    "portrait-bolivie": bowler,
    "portrait-colombie": straw,
    "portrait-tchad": ledger,
    "portrait-palestine": oud,
    "portrait-maroc": shears,
}
