"""The pages that open the report and its parts: one landscape of six strata, a sun, coins."""

from __future__ import annotations

import math

from PIL import Image

from solsoc.drawing.sheet import PAGE, RED, SAND, TONES, Sheet, wave

STRATA = ("emancipation", "democratie", "protection", "mobilisation", "ess", "syndicats")
"""From the horizon to the foreground: the colours of the six axes."""


def strata(left: float) -> Image.Image:
    """Half of a landscape that runs around the back: hills of six colours, one behind the other."""
    sheet = Sheet(PAGE, SAND)
    if left == 0:
        sheet.disc(640, 430, 235, RED)
    for k, axis in enumerate(STRATA):
        base = 500 + k * 64 + (10 if k % 2 else 0)
        line = wave(left - 40, left + 1040, base, 50 - k * 3, 1500 - k * 120, 310 * k + 150)
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
    """Coins in piles, each higher than the one before it; greys, as the page is printed in one colour."""
    sheet = Sheet(PAGE, "#5c5c5c")
    wide, high, foot = 166.0, 42.0, 968.0
    for pile, (count, tone) in enumerate(
        ((4, "#7c7c7c"), (7, "#989898"), (11, "#b4b4b4"), (15, "#d4d4d4"), (20, "#f4f4f4"))
    ):
        x = 100 + pile * wide
        for k in range(count):
            shift = (0, 9, -7, 4, -10)[(k * 2 + pile) % 5]
            sheet.box(x + shift, foot - (k + 1) * high, wide - 30, high - 6, tone, 18)
    return sheet.finish()


def lake() -> Image.Image:
    """A high lake under peaks of snow; the sun is mirrored in it."""
    sheet = Sheet((2560, 1553), "#f2d7a8")
    # as wide as the two peaks leave it, and sunk so deep that no sky shows below it
    sheet.disc(742, 182, 108, RED)
    shore = 372.0
    far, near = ("#6f93c9", "#4a73b4"), (TONES["democratie"][1], TONES["democratie"][0])
    for x, top, half, (lit, shaded) in (
        (130, 110, 320, far), (905, 128, 290, far), (470, 40, 390, near),
    ):  # fmt: skip
        sheet.poly([(x - half, shore), (x, top), (x + half, shore)], lit)
        sheet.poly([(x, top), (x + half, shore), (x, shore)], shaded)
        cap = (shore - top) * 0.3
        side = half * 0.3
        sheet.poly(
            [(x, top), (x - side, top + cap), (x - side * 0.3, top + cap * 0.72), (x, top + cap)], SAND
        )
        sheet.poly(
            [(x, top), (x, top + cap), (x + side * 0.4, top + cap * 0.76), (x + side, top + cap)], "#cfc7b4"
        )
    sheet.box(0, shore, 1000, 300, TONES["democratie"][2])
    for k in range(7):
        half = 108 * math.sqrt(1 - (k / 7.4) ** 2)
        sheet.box(742 - half, shore + 22 + k * 29, half * 2, 13, RED, 6.5)
    return sheet.finish()


SCENES = {"cover": cover, "back": back, "part_1": rising, "part_3": coins, "about": lake}
