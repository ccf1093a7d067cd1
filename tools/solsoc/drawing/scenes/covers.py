"""The pages that open the report and its parts: one landscape of six strata, a sun, coins."""

from __future__ import annotations

from PIL import Image

from solsoc.drawing.sheet import PAGE, RED, SAND, SUN, TONES, WIDE, Sheet, wave

STRATA = ("emancipation", "democratie", "protection", "mobilisation", "ess", "syndicats")
"""From the horizon to the foreground: the colours of the six axes."""


def strata(left: float) -> Image.Image:
    """Half of a landscape that runs around the back: hills of six colours, one behind the other."""
    sheet = Sheet(PAGE, SAND)
    if left == 0:
        sheet.disc(640, 430, 235, RED)
    for k, axis in enumerate(STRATA):
        base = 560 + k * 128 + (16 if k % 2 else 0)
        line = wave(left - 40, left + 1040, base, 66 - k * 3, 1500 - k * 120, 310 * k + 150)
        sheet.poly([*((x - left, y) for x, y in line), (1040, sheet.high), (-40, sheet.high)], TONES[axis][1])
    return sheet.finish()


def cover() -> Image.Image:
    return strata(0)


def back() -> Image.Image:
    return strata(-1000)


def rising() -> Image.Image:
    """A sun of rings rises behind hills; greys, as the page is printed in one colour."""
    sheet = Sheet(PAGE, "#5c5c5c")
    for k, tone in enumerate(("#7c7c7c", "#a4a4a4", "#cfcfcf", "#f4f4f4")):
        sheet.disc(500, 760, 640 - k * 150, tone)
    for k, tone in enumerate(("#b8b8b8", "#848484", "#4a4a4a")):
        line = wave(-40, 1040, 770 + k * 92, 58, 1150 - k * 210, 190 + 400 * k)
        sheet.poly([*line, (1040, sheet.high), (-40, sheet.high)], tone)
    return sheet.finish()


def coins() -> Image.Image:
    """Piles of coins from the side, cropped by the page; greys, as the page is printed in one colour."""
    sheet = Sheet(PAGE, "#e9e9e9")
    for column, count in enumerate((3, 7, 5, 10, 12)):
        for k in range(count):
            x, y = 14 + column * 200, 960 - (k + 1) * 74
            shift = (0, 9, -7, 4, -10)[(k + column) % 5]
            sheet.box(x + shift, y, 172, 62, ("#5a5a5a", "#8d8d8d", "#bdbdbd")[(k * 2 + column) % 3], 14)
    sheet.box(0, 960, 1000, 600, "#5a5a5a")
    return sheet.finish()


def lake() -> Image.Image:
    """A high lake under peaks of snow, mirrored in it."""
    sheet = Sheet(WIDE, "#f2d7a8")
    sheet.disc(770, 190, 92, RED)
    peaks = ((150, 150, 330), (420, 96, 380), (690, 220, 300), (905, 130, 330))
    for x, top, half in peaks:
        sheet.poly([(x - half, 420), (x, top), (x + half, 420)], TONES["democratie"][1])
        sheet.poly([(x, top), (x + half, 420), (x + half * 0.12, 420)], TONES["democratie"][0])
        cut = 0.3
        snow = [
            (x, top),
            (x + half * cut, top + (420 - top) * cut),
            (x + half * 0.1, top + (420 - top) * 0.22),
        ]
        sheet.poly(
            [*snow, (x - half * 0.06, top + (420 - top) * 0.36), (x - half * cut, top + (420 - top) * cut)],
            SAND,
        )
    sheet.box(0, 420, 1000, 300, TONES["protection"][1])
    for k in range(9):
        sheet.box(60 + k * 83 % 610, 444 + k * 26, 210 - k * 9, 5, TONES["protection"][2], 2.5)
    for k in range(5):
        sheet.box(700 + (k % 2) * 22, 448 + k * 22, 130 - k * 14, 8, RED, 4)
    sheet.poly([*wave(-20, 1020, 640, 20, 900, 100), (1020, 720), (-20, 720)], SUN)
    for k in range(60):
        x = 8 + k * 17
        sheet.line([(x, 720), (x + (k * 7 % 5 - 2) * 6, 612 + (k * 13) % 41)], 3, TONES["ess"][1])
    return sheet.finish()


SCENES = {"cover": cover, "back": back, "part_1": rising, "part_3": coins, "about": lake}
