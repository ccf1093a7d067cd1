"""Pictures of PLS: plane geometry in black and a few vivid colours on a square module, with paper grain."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from PIL import Image
from solsoc.drawing.painting import Painting, Point, mix, oval, smooth
from solsoc.drawing.people import figure

INK, PAPER, YELLOW = "#161616", "#F5F2EA", "#FFD500"
RED, BLUE, GREEN, MAGENTA, CYAN, STEEL = "#E8432D", "#25489B", "#3B9B47", "#C21F7C", "#0FA0BF", "#8D949B"
VIVID = (RED, BLUE, GREEN, MAGENTA, CYAN)
PAGE, SQUARE, WIDE = (2000, 2280), (1500, 1500), (2000, 1250)
SKINS = ("#5B3A2A", "#8A5A3C", "#B97F55", "#E3B48E", "#F0CBA8", "#74492F")


def canvas(size: tuple[int, int], seed: int, ground: str) -> Painting:
    picture = Painting(*size, seed)
    picture.box(-5, -5, 1010, picture.high + 10, ground)
    return picture


def finish(picture: Painting) -> Image.Image:
    return picture.finish(grain=0.012, vignette=0.0, warmth=0.0)


def wedge(p: Painting, x: float, y: float, side: float, corner: int, fill: str) -> None:
    """A quarter disc filling a square; `corner` 0..3 clockwise from the top left is its centre."""
    cx, cy = x + (corner in (1, 2)) * side, y + (corner in (2, 3)) * side
    start = corner * 90
    arc = [
        (cx + side * math.cos(math.radians(start + k * 2)), cy + side * math.sin(math.radians(start + k * 2)))
        for k in range(46)
    ]
    p.poly([(cx, cy), *arc], fill)


def disc(p: Painting, x: float, y: float, radius: float, fill: str) -> None:
    p.oval(x, y, radius, radius, fill)


def tile(
    p: Painting, x: float, y: float, side: float, dice: random.Random, colours: tuple[str, ...], ground: str
) -> None:
    """One module of the weave: ground, then one plain figure."""
    fore = dice.choice([c for c in colours if c != ground])
    p.box(x, y, side + 1, side + 1, ground)
    match dice.randrange(6):
        case 0 | 1:
            wedge(p, x, y, side, dice.randrange(4), fore)
        case 2:
            disc(p, x + side / 2, y + side / 2, side * 0.5, fore)
            disc(p, x + side / 2, y + side / 2, side * 0.2, ground)
        case 3:
            corner = dice.randrange(2) * 2
            wedge(p, x, y, side, corner, fore)
            wedge(p, x, y, side * 0.999, corner + 1, mix(fore, INK, 0.35))
        case 4:
            for k in range(4):
                p.box(x + k * side / 4, y, side / 8, side, fore)
        case _:
            p.poly([(x, y + side), (x + side, y), (x + side, y + side)], fore)


def weave(
    size: tuple[int, int], seed: int, columns: int, colours: tuple[str, ...], ground: str, filled: float = 1.0
) -> Image.Image:
    """The house pattern: tiles on a square grid, some left empty."""
    p, dice = canvas(size, seed, ground), random.Random(seed)
    side = 1000 / columns
    for row in range(math.ceil(p.high / side)):
        for column in range(columns):
            if dice.random() < filled:
                tile(
                    p, column * side, row * side, side, dice, colours, dice.choice((ground, ground, *colours))
                )
    return finish(p)


def eye() -> Image.Image:
    p = canvas(PAGE, 21, INK)
    lid = [(-60, 570), (160, 300), (500, 190), (840, 300), (1060, 570), (840, 840), (500, 950), (160, 840)]
    p.blob(lid, PAPER)
    for radius, fill in ((330, YELLOW), (268, INK), (206, CYAN), (150, INK), (96, PAPER)):
        disc(p, 500, 570, radius, fill)
    for k in range(24):
        angle = math.radians(k * 15)
        p.line(
            [
                (500 + 282 * math.cos(angle), 570 + 282 * math.sin(angle)),
                (500 + 318 * math.cos(angle), 570 + 318 * math.sin(angle)),
            ],
            9,
            INK,
        )
    disc(p, 560, 510, 34, PAPER)
    for k, fill in enumerate(VIVID):
        p.box(k * 200, 1085, 201, 60, fill)
    return finish(p)


def links() -> Image.Image:
    p, dice = canvas(PAGE, 22, BLUE), random.Random(8)
    places = [
        (x * 250 + 125 + dice.uniform(-45, 45), y * 228 + 114 + dice.uniform(-45, 45))
        for y in range(5)
        for x in range(4)
    ]
    for i, a in enumerate(places):
        for b in sorted(places, key=lambda q: math.dist(a, q))[1:4]:
            p.line([a, b], 6, PAPER, 0.85)
        if i % 6 == 0:
            p.line([a, places[(i * 7 + 5) % len(places)]], 14, YELLOW)
    for i, (x, y) in enumerate(places):
        radius = (34, 58, 84, 44, 66)[i % 5]
        disc(p, x, y, radius, (YELLOW, PAPER, RED, CYAN, PAPER, INK)[i % 6])
        disc(p, x, y, radius * 0.42, (INK, BLUE, PAPER, INK, RED, YELLOW)[i % 6])
    return finish(p)


def stairs() -> Image.Image:
    p = canvas(PAGE, 23, YELLOW)
    disc(p, 760, 300, 190, PAPER)
    for k in range(7):
        p.box(k * 150 - 20, 1010 - k * 105, 1100, 900, (INK, mix(INK, STEEL, 0.22))[k % 2])
    for x, foot, tall, top, bottom, skin, head in (
        (330, 802, 300, RED, BLUE, SKINS[1], "bun"),
        (505, 698, 330, PAPER, GREEN, SKINS[3], "hair"),
    ):
        figure(
            p,
            x,
            foot,
            tall,
            skin=skin,
            top=top,
            bottom=bottom,
            skirt=head == "bun",
            head=head,
            arm="out" if head == "hair" else "up",
            shadow=0,
        )
    return finish(p)


def arrows() -> Image.Image:
    p = canvas(PAGE, 24, RED)
    for k in range(7):
        angle = math.radians(-162 + k * 24)
        reach, wide = (620, 820, 700, 900, 700, 820, 620)[k], 34
        tip = (500 + reach * math.cos(angle), 1010 + reach * math.sin(angle))
        side: Point = (-math.sin(angle), math.cos(angle))
        back = (500 + (reach - 120) * math.cos(angle), 1010 + (reach - 120) * math.sin(angle))
        fill = (PAPER, INK, YELLOW, PAPER, INK, YELLOW, PAPER)[k]
        p.line([(500, 1010), back], wide * 2, fill)
        p.poly(
            [
                tip,
                (back[0] + side[0] * 95, back[1] + side[1] * 95),
                (back[0] - side[0] * 95, back[1] - side[1] * 95),
            ],
            fill,
        )
    disc(p, 500, 1010, 180, INK)
    disc(p, 500, 1010, 92, YELLOW)
    return finish(p)


def table() -> Image.Image:
    p = canvas(PAGE, 25, PAPER)
    disc(p, 500, 570, 420, INK)
    disc(p, 500, 570, 250, PAPER)
    for k in range(10):
        angle = math.radians(k * 36 + 18)
        disc(
            p,
            500 + 336 * math.cos(angle),
            570 + 336 * math.sin(angle),
            58,
            (YELLOW, RED, BLUE, GREEN, MAGENTA, CYAN, YELLOW, PAPER, RED, CYAN)[k],
        )
    wedge(p, 500, 320, 250, 3, YELLOW)
    wedge(p, 250, 570, 250, 1, INK)
    return finish(p)


def path() -> Image.Image:
    p = canvas(PAGE, 26, CYAN)
    disc(p, 500, 470, 300, YELLOW)
    p.box(-10, 470, 1020, 700, INK)
    for k in range(9):
        p.poly(
            [(500, 470), (k * 160 - 210, 1150), (k * 160 - 140, 1150)],
            (PAPER, GREEN)[k % 2] if k != 4 else YELLOW,
        )
    return finish(p)


def screens() -> Image.Image:
    p, dice = canvas(WIDE, 27, INK), random.Random(4)
    for row in range(4):
        for column in range(6):
            p.box(
                column * 168 + 12,
                row * 160 + 12,
                148,
                140,
                dice.choice((BLUE, CYAN, mix(BLUE, INK, 0.5), STEEL, YELLOW)),
            )
    p.box(-5, 560, 1010, 90, YELLOW)
    figure(
        p, 400, 640, 470, skin=SKINS[0], top=RED, bottom=PAPER, skirt=False, head="hair", arm="work", shadow=0
    )
    figure(
        p,
        610,
        640,
        450,
        skin=SKINS[3],
        top=PAPER,
        bottom=MAGENTA,
        skirt=True,
        head="scarf",
        wear=CYAN,
        arm="work",
        shadow=0,
    )
    p.box(440, 355, 130, 92, PAPER)
    p.box(449, 363, 112, 76, CYAN)
    return finish(p)


def street() -> Image.Image:
    p = canvas(WIDE, 28, YELLOW)
    for k, (high, wall) in enumerate(
        ((330, RED), (400, PAPER), (300, STEEL), (420, MAGENTA), (350, PAPER), (390, BLUE))
    ):
        x, top = k * 168 - 4, 560 - high
        p.box(x, top, 170, 600, wall)
        p.poly([(x, top), (x + 85, top - 90), (x + 170, top)], mix(wall, INK, 0.25))
        for row in range(3):
            for column in range(2):
                p.box(x + 26 + column * 70, top + 36 + row * 96, 46, 62, mix(wall, INK, 0.72))
    p.box(-5, 545, 1010, 90, INK)
    for k, (x, head) in enumerate(((210, "hair"), (390, "bun"), (590, "hair"), (770, "scarf"))):
        figure(
            p,
            x,
            618,
            330 + k % 2 * 22,
            skin=SKINS[(k * 2 + 1) % 6],
            top=(PAPER, CYAN, YELLOW, RED)[k],
            bottom=(BLUE, INK, GREEN, STEEL)[k],
            skirt=head == "scarf",
            head=head,
            wear=MAGENTA if head == "scarf" else "#241A18",
            arm=("down", "out", "up", "down")[k],
            shadow=0,
        )
    return finish(p)


def pair() -> Image.Image:
    p = canvas(WIDE, 29, PAPER)
    disc(p, 360, 330, 270, MAGENTA)
    disc(p, 640, 330, 270, YELLOW)
    lens = [(500, 99), (590, 200), (630, 330), (590, 460), (500, 561), (410, 460), (370, 330), (410, 200)]
    p.blob(lens, RED)
    p.box(-5, 575, 1010, 60, INK)
    figure(
        p, 395, 600, 430, skin=SKINS[4], top=INK, bottom=BLUE, skirt=False, head="hair", arm="out", shadow=0
    )
    figure(
        p, 605, 600, 410, skin=SKINS[1], top=PAPER, bottom=INK, skirt=True, head="bun", arm="work", shadow=0
    )
    return finish(p)


def bust(number: int) -> Image.Image:
    """A head and shoulders of plain shapes; nobody's likeness."""
    dice = random.Random(number * 17)
    ground = (YELLOW, CYAN, PAPER, RED, STEEL, GREEN)[(number + number // 6) % 6]
    p = canvas((900, 900), 40 + number, ground)
    skin, hair = (
        SKINS[(number * 5 + number // 6) % 6],
        ("#241A18", "#4A2C1C", "#8C5A2B", "#6E6A66", "#1B1B1F")[number % 5],
    )
    cloth = (INK, PAPER, BLUE, MAGENTA, INK, YELLOW)[(number + 1) % 6]
    if number % 2:
        p.blob([(290, 380), (500, 130), (710, 380), (740, 700), (640, 780), (360, 780), (260, 700)], hair)
    p.poly(
        [
            *smooth(
                [(150, 1010), (190, 830), (400, 740), (500, 730), (600, 740), (810, 830), (850, 1010)],
                closed=False,
            ),
            (850, 1100),
            (150, 1100),
        ],
        cloth,
    )
    p.box(428, 590, 144, 150, mix(skin, INK, 0.18))
    p.oval(500, 736, 72, 40, mix(skin, INK, 0.18))
    p.poly(oval(500, 430, 168, 212), skin)
    fringe = 300 + dice.randrange(-20, 40)
    if number % 4 == 3:
        p.blob(
            [
                (326, 400),
                (360, 230),
                (500, 180),
                (640, 230),
                (674, 400),
                (640, fringe),
                (500, fringe - 60),
                (360, fringe),
            ],
            hair,
        )
    else:
        p.blob(
            [
                (322, 440),
                (330, 260),
                (500, 170),
                (670, 260),
                (678, 440),
                (640, fringe + 20),
                (560 if number % 2 else 440, fringe - 20),
                (360, fringe + 20),
            ],
            hair,
        )
    for side in (-1, 1):
        p.oval(500 + side * 66, 440, 15, 17, INK)
        p.line([(500 + side * 66 - 32, 398), (500 + side * 66 + 32, 398)], 9, hair)
    if number % 4 == 2:
        for side in (-1, 1):
            p.poly([*oval(500 + side * 68, 442, 56, 50)], INK, 0.9)
            p.poly([*oval(500 + side * 68, 442, 46, 40)], mix(skin, "#FFFFFF", 0.35))
            p.oval(500 + side * 66, 442, 14, 16, INK)
        p.line([(480, 436), (520, 436)], 9, INK)
    p.poly([(500, 430), (526, 512), (494, 516)], mix(skin, INK, 0.2))
    p.poly(smooth([(440, 556), (500, 566), (560, 556), (500, 598)]), PAPER if number % 2 else "#A5443A")
    if number % 6 == 4:
        p.blob(
            [(334, 500), (380, 620), (500, 668), (620, 620), (666, 500), (590, 552), (500, 536), (410, 552)],
            hair,
        )
        p.poly(smooth([(446, 566), (500, 574), (554, 566), (500, 600)]), PAPER)
    return finish(p)


SCENES: dict[str, Callable[[], Image.Image]] = {
    "cover": lambda: weave(PAGE, 3, 4, (INK, RED, BLUE, CYAN, PAPER, MAGENTA), YELLOW),
    "half": lambda: weave(PAGE, 11, 6, (INK, YELLOW), PAPER, 0.5),
    "end": lambda: weave(PAGE, 19, 6, (INK, RED, BLUE, CYAN, PAPER, MAGENTA, GREEN), YELLOW, 0.85),
    "verb_comprendre": eye,
    "verb_relier": links,
    "verb_accompagner": stairs,
    "verb_agir": arrows,
    "governance": table,
    "next": path,
    "digiyou": screens,
    "marolles": street,
    "mentoryou": pair,
    **{f"portrait-{n}": (lambda n=n: bust(n)) for n in (*range(1, 21), 22, 24)},
}
