# ruff: noqa: E501 (rows of outlines read better on one line)
"""The pictures of the articles: places without anybody, and what is made there."""

from __future__ import annotations

import math

from PIL import Image

from solsoc.drawing.sheet import COLUMN, NIGHT, RED, SAND, SUN, TONES, Sheet, leaf, turned, wave


def terraces() -> Image.Image:
    """Hills in terraces: one line of crops behind the other."""
    sheet = Sheet(COLUMN, "#f6dcae")
    sheet.disc(742, 150, 78, RED)
    tones = (
        "#25400e",
        "#48751c",
        "#7f9c2d",
        "#f2b33d",
        "#48751c",
        "#c9a227",
        "#25400e",
        "#7f9c2d",
        "#b55a0b",
    )
    for hill, (middle, top) in enumerate(((210, 190), (760, 300))):
        for k, tone in enumerate(tones):
            reach, high = 560 - k * 57, 640 - top - k * 44
            points = [
                (middle + reach * math.cos(math.radians(a)), 700 - high * math.sin(math.radians(a)) ** 0.8)
                for a in range(0, 181, 3)
            ]
            sheet.poly(points, tones[(k + 4) % 9] if hill else tone)
    return sheet.finish()


def weaving() -> Image.Image:
    """A woven cloth of the Andes: bands and rhombs."""
    sheet = Sheet(COLUMN, TONES["syndicats"][1])
    bands = ((0, 44, NIGHT), (44, 22, SUN), (66, 16, RED), (196, 18, SAND), (214, 40, TONES["protection"][1]), (254, 12, SUN),
        (400, 14, SUN), (414, 44, TONES["emancipation"][1]), (458, 18, SAND), (584, 16, RED), (600, 22, SUN), (622, 60, NIGHT))  # fmt: skip
    for y, high, tone in bands:
        sheet.box(0, y, 1000, high, tone)
    for k in range(11):
        x = k * 100
        for y, outer, inner in (
            (139, SUN, RED),
            (333, SAND, TONES["ess"][1]),
            (530, SUN, TONES["protection"][1]),
        ):
            for radius, tone in ((50, outer), (35, inner), (19, outer), (8, TONES["syndicats"][0])):
                sheet.poly([(x - radius, y), (x, y - radius), (x + radius, y), (x, y + radius)], tone)
    return sheet.finish()


def microphone() -> Image.Image:
    """A microphone, large, before a hall of rings."""
    dark, full, light = TONES["ess"]
    sheet = Sheet(COLUMN, light)
    for k, tone in enumerate((SUN, "#f6c766", "#f9dc9a")):
        sheet.disc(640, 300, 560 - k * 150, tone)
    sheet.line([(690, 330), (900, 760)], 54, NIGHT)
    sheet.disc(560, 240, 158, dark)
    for k in range(-3, 4):
        reach = math.sqrt(158**2 - (k * 42) ** 2)
        sheet.line(turned([(k * 42, -reach), (k * 42, reach)], 560, 240, 34), 7, full)
        sheet.line(turned([(-reach, k * 42), (reach, k * 42)], 560, 240, 34), 7, full)
    sheet.poly(turned([(-166, 90), (166, 90), (120, 190), (-120, 190)], 560, 240, -34), RED)
    sheet.poly(turned([(-96, 186), (96, 186), (58, 520), (-58, 520)], 560, 240, -34), NIGHT)
    return sheet.finish()


def baobab(sheet: Sheet, x: float, y: float, size: float, tone: str) -> None:
    trunk = [(-52, 0), (-38, -150), (-62, -252), (0, -210), (60, -256), (36, -150), (54, 0)]
    sheet.poly([(x + px * size, y + py * size) for px, py in trunk], tone)
    for bx, by, bend in ((-150, -330, -20), (-70, -360, 0), (20, -376, 8), (96, -352, 4), (168, -316, 24)):
        sheet.line(
            [
                (x + bx * 0.24 * size, y - 210 * size),
                (x + (bx * 0.7 + bend) * size, y - 280 * size),
                (x + bx * size, y + by * size),
            ],
            17 * size,
            tone,
            curved=True,
        )
        sheet.oval(x + bx * size, y + by * size, 62 * size, 26 * size, tone)


def track() -> Image.Image:
    """A track of red earth that runs to the horizon between baobabs."""
    sheet = Sheet(COLUMN, "#f4c98b")
    sheet.disc(560, 300, 120, SAND)
    sheet.box(0, 330, 1000, 400, "#c4572a")
    sheet.poly([(548, 330), (572, 330), (900, 680), (210, 680)], "#8f2f17")
    sheet.poly([(548, 330), (553, 330), (420, 680), (330, 680)], "#b3461f")
    sheet.poly([(566, 330), (570, 330), (800, 680), (730, 680)], "#b3461f")
    baobab(sheet, 180, 470, 1.12, "#3b1a12")
    baobab(sheet, 850, 380, 0.5, "#5e2614")
    baobab(sheet, 700, 346, 0.26, "#8f2f17")
    return sheet.finish()


def cane() -> Image.Image:
    """Stems of sugar cane, close by, with their nodes and leaves."""
    sheet = Sheet((2900, 1950), TONES["mobilisation"][0])
    for k in range(9):
        x, wide = k * 122 - 34 + (k % 3) * 12, 62 + (k % 4) * 9
        tone, shade = (
            ("#7f9c2d", "#5f7a1e"),
            ("#c9a227", "#9a7a14"),
            ("#48751c", "#35590f"),
            ("#a01c42", "#6d0f2c"),
        )[k % 4]
        sheet.box(x, 0, wide, 700, tone)
        sheet.box(x + wide * 0.68, 0, wide * 0.32, 700, shade)
        for n in range(5):
            y = (k * 83) % 150 + n * 150
            sheet.box(x - 5, y, wide + 10, 17, SAND, 8)
    for x, y, turn, length in ((-40, 760, 38, 900), (640, 760, -34, 820), (560, 740, 44, 700)):
        sheet.poly(turned(leaf(length, 58), x, y, turn), "#b7c94f")
    return sheet.finish()


def boat(sheet: Sheet, x: float, y: float, turn: float, tones: tuple[str, ...]) -> None:
    """A long painted boat from above: its bands, its thwarts, its shadow."""
    hull = [(px, py + 560) for px, py in leaf(1220, 250)]
    sheet.poly([(px + 26, py + 34) for px, py in turned(hull, x, y, turn)], "#d2ae72")
    for k, tone in enumerate(tones):
        narrow, short = 1 - k * 0.17, 1 - k * 0.055
        sheet.poly(turned([(px * narrow, (py + 50) * short - 50) for px, py in hull], x, y, turn), tone)
    for k in range(4):
        sheet.poly(
            turned(
                [(-70, -300 + k * 190), (70, -300 + k * 190), (70, -262 + k * 190), (-70, -262 + k * 190)],
                x,
                y,
                turn,
            ),
            SAND,
        )


def boats() -> Image.Image:
    """Painted boats drawn up on the beach, from above; upright."""
    sheet = Sheet((2100, 2400), "#f0d29b")
    sheet.poly(
        [(-20, -20), (1020, -20), *reversed(wave(-20, 1020, 330, 46, 900, 120))], TONES["protection"][2]
    )
    sheet.poly(
        [(-20, -20), (1020, -20), *reversed(wave(-20, 1020, 250, 46, 900, 180))], TONES["protection"][1]
    )
    boat(sheet, 190, 790, -12, (RED, SAND, RED, NIGHT))
    boat(sheet, 520, 860, 4, (SUN, TONES["democratie"][1], SUN, TONES["democratie"][0]))
    boat(sheet, 850, 800, 14, (TONES["protection"][1], SAND, RED, TONES["protection"][0]))
    return sheet.finish()


def river() -> Image.Image:
    """A wide river from above, its arms and islands; one boat on it."""
    _dark, full, light = TONES["democratie"]
    sheet = Sheet(COLUMN, "#2f5f3a")
    for k in range(46):
        sheet.disc(
            (k * 173) % 1000, (k * 97) % 670, 26 + k * 7 % 30, ("#26502f", "#3d7147", "#4f8556")[k % 3]
        )
    run = [(-80, 560), (160, 420), (330, 470), (520, 330), (660, 180), (840, 230), (1080, 90)]
    for width, tone in ((250, light), (226, full)):
        sheet.line(run, width, tone, curved=True)
    sheet.line([(330, 480), (430, 610), (560, 720)], 96, full, curved=True)
    for x, y, wide, high, turn in ((180, 424, 96, 24, -20), (470, 372, 110, 30, -40), (760, 196, 84, 20, 10)):
        sheet.oval(x, y, wide, high, light, turn)
        sheet.oval(x, y, wide - 12, high - 9, "#3d7147", turn)
    sheet.poly(turned(leaf(120, 30), 640, 300, 40), RED)
    sheet.poly(turned(leaf(70, 12), 622, 282, 40), SAND)
    return sheet.finish()


def olives() -> Image.Image:
    """A branch of olives, close by."""
    sheet = Sheet(COLUMN, SAND)
    branch = [(-40, 560), (250, 450), (560, 330), (820, 170), (1040, 60)]
    sheet.line(branch, 17, "#6f5a3a", curved=True)
    for k in range(9):
        x, y = 60 + k * 112, 528 - k * 52 - (k * 9) * (k > 4) * 0.6
        for side in (-1, 1):
            turn = 62 + side * 46 + (k * 17) % 19 - 9
            sheet.poly(
                turned(leaf(238 - k * 8, 64), x, y, turn if side > 0 else turn - 8),
                ("#6d8049", "#44572b", "#93a36a")[(k + side) % 3],
            )
    for k, (x, y) in enumerate(
        ((210, 556), (330, 348), (470, 492), (600, 238), (704, 372), (850, 286), (120, 420))
    ):
        sheet.oval(x, y, 42, 58, ("#2e3a17", "#5f6f2a", TONES["emancipation"][0])[k % 3], 24)
        sheet.oval(x - 12, y - 20, 9, 15, "#a9b673", 24)
    return sheet.finish()


def megaphone() -> Image.Image:
    """A megaphone, and its sound as rings."""
    dark, full, _light = TONES["democratie"]
    sheet = Sheet(COLUMN, full)
    for k, tone in enumerate(("#3467a5", "#4276b3", "#5285c0", "#6697cd")):
        sheet.disc(760, 300, 620 - k * 130, tone)
    x, y, turn = 420, 360, -14
    sheet.poly(turned([(-250, -66), (300, -250), (300, 250), (-250, 66)], x, y, turn), RED)
    sheet.poly(turned([(-250, 10), (300, 60), (300, 250), (-250, 66)], x, y, turn), "#a62420")
    sheet.oval(*turned([(300, 0)], x, y, turn)[0], 74, 252, SAND, turn)
    sheet.oval(*turned([(304, 0)], x, y, turn)[0], 50, 206, dark, turn)
    sheet.poly(turned([(-330, -74), (-244, -74), (-244, 74), (-330, 74)], x, y, turn), SAND)
    sheet.poly(turned([(-130, 76), (-40, 96), (-60, 260), (-140, 244)], x, y, turn), NIGHT)
    return sheet.finish()


def cherries() -> Image.Image:
    """Cherries of coffee on their branch, green, yellow and red."""
    sheet = Sheet(COLUMN, TONES["emancipation"][2])
    for x, y, turn, length in (
        (120, 330, -118, 300),
        (330, 250, 10, 330),
        (560, 420, 150, 330),
        (700, 300, 24, 330),
        (900, 360, 112, 320),
        (240, 420, -150, 300),
    ):
        sheet.poly(turned(leaf(length, 150), x, y, turn), "#2f5f3a")
        sheet.line([(x, y), turned([(0, -length * 0.86)], x, y, turn)[0]], 6, "#5d8a5f")
    sheet.line([(-40, 390), (300, 330), (640, 360), (1040, 270)], 20, "#5b3a24", curved=True)
    ripe = ((120, 420, RED), (210, 310, RED), (250, 430, "#a01c42"), (400, 270, SUN), (430, 400, RED), (540, 290, "#a01c42"), (600, 440, RED),
        (690, 330, "#7f9c2d"), (780, 260, RED), (800, 390, RED), (900, 330, SUN), (330, 500, "#7f9c2d"), (500, 520, RED), (980, 230, "#a01c42"))  # fmt: skip
    for x, y, tone in ripe:
        sheet.disc(x, y, 66, tone)
        sheet.disc(x + 26, y + 30, 9, "#41194a")
    return sheet.finish()


def arches() -> Image.Image:
    """Arches one behind the other, down to a door."""
    sheet = Sheet(COLUMN, "#d98a3a")
    tones = ("#c46b24", "#265a9a", "#f0c48f", "#b55a0b", "#1b4679", "#f7e3bd", "#77397a")
    for k, tone in enumerate(tones):
        wide, top = 440 - k * 60, 30 + k * 62
        sheet.sector(500, top + wide, wide, 180, 360, tone)
        sheet.box(500 - wide, top + wide - 1, wide * 2, 700, tone)
    sheet.box(470, 560, 8, 120, SUN)
    for side in (-1, 1):
        for k in range(4):
            sheet.poly(
                [
                    (500 + side * 500, 90 + k * 150),
                    (500 + side * 446, 130 + k * 150),
                    (500 + side * 500, 170 + k * 150),
                ],
                "#265a9a",
            )
    return sheet.finish()


SCENES = {
    "burundi-collines": terraces,
    "bolivie-altiplano": weaving,
    "afrique-forum": microphone,
    "burkina-route": track,
    "colombie-canne": cane,
    "senegal-pirogues": boats,
    "rdc-fleuve": river,
    "palestine-oliviers": olives,
    "belgique-manifestation": megaphone,
    "burundi-cafe": cherries,
    "maroc-medina": arches,
}
