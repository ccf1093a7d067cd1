# ruff: noqa: E501 (rows of outlines read better on one line)
"""The pictures that open an axis: one thing each, close by, in the colour of the axis."""

from __future__ import annotations

import math

from PIL import Image

from solsoc.drawing.sheet import PAGE, RED, SAND, SUN, TONES, Sheet, turned


def citrus(sheet: Sheet, x: float, y: float, radius: float, rind: str, flesh: str, turn: float) -> None:
    """A cut fruit, its segments seen from above."""
    sheet.disc(x, y, radius, rind)
    sheet.disc(x, y, radius * 0.91, SAND)
    for k in range(9):
        start = turn + k * 40
        near, far = radius * 0.1, radius * 0.82
        arc = [
            (far * math.cos(math.radians(start + a)), far * math.sin(math.radians(start + a)))
            for a in range(3, 38)
        ]
        tip = (near * math.cos(math.radians(start + 20)), near * math.sin(math.radians(start + 20)))
        sheet.poly([(x + px, y + py) for px, py in [tip, *arc]], flesh)


def fruit() -> Image.Image:
    """Fruit in rows on a stall, whole and cut, under the scalloped edge of an awning."""
    dark, full, light = TONES["ess"]
    sheet = Sheet(PAGE, light)
    radius = 136.0
    for row in range(3):
        for column in range(3):
            k = row * 3 + column
            x, y = 200 + column * 300, 604 + row * 300
            if k % 2:
                sheet.disc(x, y, radius, (RED, SUN)[k % 4 == 1])
                sheet.oval(x + 27, y - 83, 24, 10, dark, -20)
            else:
                citrus(sheet, x, y, radius, full, (SUN, RED)[k in (2, 6)], 13 * k)
    for k in range(6):
        tone = (dark, SAND)[k % 2]
        sheet.box(k * 1000 / 6, 0, 1000 / 6 + 1, 300, tone)
        sheet.disc((k + 0.5) * 1000 / 6, 300, 500 / 6, tone)
    return sheet.finish()


def flag(
    sheet: Sheet, x: float, y: float, wide: float, high: float, colour: str, shade: str, phase: float
) -> None:
    """A flag on its pole; its folds are bands of a second tone."""

    def edge(base: float) -> list[tuple[float, float]]:
        return [(x + wide * k / 40, base + 34 * math.sin(k / 40 * 2 * math.pi + phase)) for k in range(41)]

    top, low = edge(y), edge(y + high)
    sheet.poly([*top, *reversed(low)], colour)
    sheet.poly([*top[14:24], *reversed(low[14:24])], shade)
    sheet.poly([*top[33:41], *reversed(low[33:41])], shade)
    sheet.line([(x, y - 46), (x, y + 1600)], 17, SAND)


def flags() -> Image.Image:
    """Three flags in the wind, cropped by the page."""
    dark, _full, light = TONES["syndicats"]
    sheet = Sheet(PAGE, light)
    flag(sheet, 120, 110, 760, 360, RED, "#b02520", 0.6)
    flag(sheet, 420, 560, 760, 380, "#e0566a", "#c13a52", 2.2)
    flag(sheet, -230, 900, 860, 420, dark, "#420818", 1.2)
    return sheet.finish()


def umbrella() -> Image.Image:
    """An open umbrella from above, in the rain."""
    dark, full, light = TONES["protection"]
    sheet = Sheet(PAGE, light)
    for k in range(80):
        x, y = (k * 149) % 1040, (k * 263) % 1460
        sheet.line([(x, y), (x - 16, y + 62)], 7, full)
    x, y, radius = 500.0, 700.0, 410.0
    corners = [
        (
            x + radius * math.cos(math.radians(22.5 + 45 * k)),
            y + radius * math.sin(math.radians(22.5 + 45 * k)),
        )
        for k in range(9)
    ]
    for k in range(8):
        (ax, ay), (bx, by) = corners[k], corners[k + 1]
        middle = (x + ((ax + bx) / 2 - x) * 0.86, y + ((ay + by) / 2 - y) * 0.86)
        hem = [
            (
                ax * (1 - t) ** 2 + 2 * middle[0] * t * (1 - t) + bx * t * t,
                ay * (1 - t) ** 2 + 2 * middle[1] * t * (1 - t) + by * t * t,
            )
            for t in (i / 12 for i in range(13))
        ]
        sheet.poly([(x, y), *hem], (SUN, SAND)[k % 2] if k != 2 else RED)
    for cx, cy in corners[:8]:
        sheet.line([(x, y), (cx, cy)], 5, dark)
        sheet.disc(cx, cy, 13, dark)
    sheet.disc(x, y, 30, dark)
    return sheet.finish()


def chair_shadow(sheet: Sheet, x: float, y: float, turn: float, shade: str) -> None:
    """What a chair casts on the ground, to the lower right; drawn before all chairs."""
    for step in range(49):
        sheet.slab(x + step, y + step * 0.8, 124, 116, turn, shade)


def chair(sheet: Sheet, x: float, y: float, turn: float, seat: str, backrest: str) -> None:
    """A chair from above."""
    sheet.slab(x, y, 124, 116, turn, seat)
    sheet.poly(turned([(-74, 50), (74, 50), (74, 84), (-74, 84)], x, y, turn), backrest)


def circle() -> Image.Image:
    """Chairs in a circle, from above; one of them stands out. All stand clear of the spine."""
    dark, full, light = TONES["democratie"]
    sheet = Sheet(PAGE, light)
    sheet.disc(500, 700, 416, "#c7dbf1")
    places = []
    for k in range(11):
        angle = -92 + k * 360 / 11
        places.append(
            (500 + 300 * math.cos(math.radians(angle)), 700 + 300 * math.sin(math.radians(angle)), angle - 90)
        )
    for x, y, turn in places:
        chair_shadow(sheet, x, y, turn, "#9fbddd")
    for k, (x, y, turn) in enumerate(places):
        seat, rest = (RED, "#8f1f1b") if k == 3 else ((full, dark) if k % 3 else (SAND, full))
        chair(sheet, x, y, turn, seat, rest)
    return sheet.finish()


def spool(sheet: Sheet, x: float, y: float, size: float, thread: str, shade: str, turn: float) -> None:
    def part(px: float, py: float, wide: float, high: float, colour: str) -> None:
        corners = [
            (px - wide / 2, py - high / 2),
            (px + wide / 2, py - high / 2),
            (px + wide / 2, py + high / 2),
            (px - wide / 2, py + high / 2),
        ]
        sheet.poly(turned([(a * size, b * size) for a, b in corners], x, y, turn), colour)

    part(0, 0, 250, 330, thread)
    for k in range(8):
        part(0, -144 + k * 41, 250, 9, shade)
    for side in (-1, 1):
        part(0, side * 196, 330, 66, SAND)
        part(0, side * 160, 330, 10, "#d8cbb0")


def threads() -> Image.Image:
    """Spools, and threads that run over the page."""
    _dark, full, light = TONES["emancipation"]
    sheet = Sheet(PAGE, light)
    runs = (
        (RED, ((-40, 240), (250, 140), (480, 420), (760, 300), (720, 60), (520, 130), (640, 480), (1040, 620))),
        (SUN, ((1040, 160), (820, 480), (420, 610), (160, 460), (60, 720), (330, 840), (560, 900))),
        (full, ((-40, 1010), (240, 1120), (420, 840), (700, 700), (860, 860), (780, 1040), (1040, 1250))),
    )  # fmt: skip
    for colour, points in runs:
        sheet.line(points, 15, colour, curved=True)
    spool(sheet, 660, 1000, 1.35, SUN, "#d2932a", 24)
    spool(sheet, 210, 1220, 1.05, full, "#5c2a63", -14)
    spool(sheet, 760, 300, 0.8, RED, "#8f1f1b", -38)
    return sheet.finish()


def placards() -> Image.Image:
    """Placards with a sign each, held high; nobody to be seen."""
    dark, full, light = TONES["mobilisation"]
    sheet = Sheet(PAGE, light)
    held = (
        (262, 262, 315, 252, -7, SAND), (712, 226, 360, 270, 5, SUN), (490, 590, 396, 306, -3, RED),
        (275, 962, 360, 288, 6, dark), (722, 1000, 378, 306, -4, SAND),
    )  # fmt: skip
    for x, y, _wide, _high, turn, _colour in held:
        sheet.line(turned([(0, 0), (0, 1500)], x, y, turn), 20, dark)
    for x, y, wide, high, turn, colour in held:
        sheet.slab(x, y, wide, high, turn, colour)

    def bar(
        held_by: int, px: float, py: float, wide: float, high: float, colour: str, lean: float = 0.0
    ) -> None:
        x, y, _wide, _high, turn, _colour = held[held_by]
        corners = [(-wide / 2, -high / 2), (wide / 2, -high / 2), (wide / 2, high / 2), (-wide / 2, high / 2)]
        placed = [(qx + px, qy + py) for qx, qy in turned(corners, 0, 0, lean)]
        sheet.poly(turned(placed, x, y, turn), colour)

    for side in (-1, 1):
        bar(2, 0, side * 52, 210, 54, SAND)
    bar(1, 0, -26, 48, 150, dark)
    sheet.disc(*turned([(0, 92)], *held[1][:2], held[1][4])[0], 30, dark)
    for wide, high in ((48, 170), (170, 48)):
        bar(0, 0, 0, wide, high, full)
    for radius, tone in ((112, SUN), (76, dark), (40, SUN)):
        sheet.disc(*held[3][:2], radius, tone)
    for k in range(3):
        bar(4, -84 + k * 84, 0, 44, 200, RED, 20)
    return sheet.finish()


SCENES = {
    "ess-marche": fruit,
    "syndicats-cortege": flags,
    "protection-centre": umbrella,
    "democratie-assemblee": circle,
    "emancipation-atelier": threads,
    "mobilisation-bruxelles": placards,
}
