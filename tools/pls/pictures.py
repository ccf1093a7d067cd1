"""Pictures of PLS: plane geometry in black and a few vivid colours on a square module."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence

from PIL import Image
from solsoc.drawing.painting import Painting, Point, mix

INK, PAPER, YELLOW = "#161616", "#F5F2EA", "#FFD500"
RED, BLUE, GREEN, MAGENTA, CYAN, STEEL = "#E8432D", "#25489B", "#3B9B47", "#C21F7C", "#0FA0BF", "#8D949B"
DOTS = 12  # pixels a millimetre: 305 ppi at the printed size
MODULE = 30  # millimetres: seven across and eight down the trimmed page
BLEED = 3
PAGE, OPENING, WIDE = (216 * DOTS, 246 * DOTS), (216 * DOTS, 182 * DOTS), (216 * DOTS, 95 * DOTS)
UNIT = 1000 / 216  # units of a picture a millimetre


def canvas(size: tuple[int, int], ground: str) -> Painting:
    picture = Painting(*size, 0)
    picture.box(-5, -5, 1010, picture.high + 10, ground)
    return picture


def finish(picture: Painting) -> Image.Image:
    return picture.finish(grain=0.0, vignette=0.0, warmth=0.0)


def arc(x: float, y: float, radius: float, first: float, last: float) -> list[Point]:
    """Points of an arc, half a degree apart: no facet is seen in print."""
    steps = max(2, round(abs(last - first) * 2))
    angles = [math.radians(first + (last - first) * k / steps) for k in range(steps + 1)]
    return [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in angles]


def wedge(p: Painting, x: float, y: float, side: float, corner: int, fill: str) -> None:
    """A quarter disc filling a square; `corner` 0..3 clockwise from the top left is its centre."""
    cx, cy = x + (corner in (1, 2)) * side, y + (corner in (2, 3)) * side
    p.poly([(cx, cy), *arc(cx, cy, side, corner * 90, corner * 90 + 90)], fill)


def disc(p: Painting, x: float, y: float, radius: float, fill: str) -> None:
    p.poly(arc(x, y, radius, 0, 360), fill)


def lens(x: float, y: float, wide: float, high: float) -> list[Point]:
    """What two equal circles have in common: `wide` from tip to tip, `high` at its middle."""
    half, rise = wide / 2, high / 2
    radius = (half * half + rise * rise) / (2 * rise)
    turn = math.degrees(math.asin(half / radius))
    off = radius - rise
    return [*arc(x, y + off, radius, 270 - turn, 270 + turn), *arc(x, y - off, radius, 90 - turn, 90 + turn)]


def tile(pixels: int, dice: random.Random, colours: Sequence[str], ground: str) -> Painting:
    """One module: ground, then one plain figure; a picture of its own, so that no edge shows beside it."""
    p = canvas((pixels, pixels), ground)
    fore = dice.choice([colour for colour in colours if colour != ground])
    match dice.randrange(7):
        case 0 | 1 | 2:
            wedge(p, 0, 0, 1000, dice.randrange(4), fore)
        case 3:
            disc(p, 500, 500, 470, fore)
            disc(p, 500, 500, 190, ground)
        case 4:
            corner = dice.randrange(4)
            wedge(p, 0, 0, 1000, corner, fore)
            wedge(p, 500 * (corner in (1, 2)), 500 * (corner in (2, 3)), 500, corner, ground)
        case 5:
            for k in range(4):
                p.box(k * 250, -5, 125, 1010, fore)
        case _:
            p.poly([(-5, 1005), (1005, -5), (1005, 1005)], fore)
    return p


def mosaic(
    seed: int, colours: Sequence[str], grounds: Sequence[str], filled: float = 1.0, large: float = 0.0
) -> Image.Image:
    """The house pattern on whole modules of the trimmed page; `large` is the part of double ones."""
    p, dice = canvas(PAGE, grounds[0]), random.Random(seed)
    side, edge = MODULE * DOTS, BLEED * DOTS
    taken: set[tuple[int, int]] = set()
    for row in range(8):
        for column in range(7):
            if (row, column) in taken:
                continue
            block = [(row + i, column + j) for i in (0, 1) for j in (0, 1)]
            fits = row < 7 and column < 6 and not taken & set(block)
            wide = 2 if fits and dice.random() < large else 1
            taken.update(block if wide == 2 else [(row, column)])
            if dice.random() < filled:
                one = tile(side * wide, dice, colours, dice.choice(grounds)).pixels
                top, left = edge + row * side, edge + column * side
                p.pixels[top : top + side * wide, left : left + side * wide] = one
    bleed(p, edge)
    return finish(p)


def bleed(p: Painting, edge: int) -> None:
    """What stands at the trim goes on over the bleed."""
    p.pixels[:edge] = p.pixels[edge]
    p.pixels[-edge:] = p.pixels[-edge - 1]
    p.pixels[:, :edge] = p.pixels[:, edge : edge + 1]
    p.pixels[:, -edge:] = p.pixels[:, -edge - 1 : -edge]


def eye() -> Image.Image:
    p = canvas(OPENING, INK)
    x, y = 500.0, p.high / 2
    p.poly(lens(x, y, 1090, 690), PAPER)
    for radius, fill in ((290, YELLOW), (234, INK), (182, CYAN), (130, INK)):
        disc(p, x, y, radius, fill)
    for k in range(24):
        a = math.radians(k * 15)
        p.line([(x + r * math.cos(a), y + r * math.sin(a)) for r in (246, 278)], 9, INK)
    disc(p, x + 44, y - 44, 34, PAPER)
    return finish(p)


def links() -> Image.Image:
    p, dice = canvas(OPENING, BLUE), random.Random(8)
    places = [
        (x * 200 + 100 + dice.uniform(-34, 34), y * 205 + 116 + dice.uniform(-30, 30))
        for y in range(4)
        for x in range(5)
    ]
    for a in places:
        for b in sorted(places, key=lambda q: math.dist(a, q))[1:4]:
            p.line([a, b], 5, PAPER)
    for one, other in ((0, 6), (6, 12), (12, 18), (3, 7), (7, 12), (14, 18)):
        p.line([places[one], places[other]], 13, YELLOW)
    for i, (x, y) in enumerate(places):
        radius = (30, 50, 76, 38, 58)[i * 2 % 5]
        disc(p, x, y, radius, (YELLOW, PAPER, RED, CYAN, PAPER, INK)[i % 6])
        disc(p, x, y, radius * 0.42, (INK, BLUE, PAPER, INK, RED, YELLOW)[i % 6])
    return finish(p)


def stairs() -> Image.Image:
    """Two discs go up a staircase side by side."""
    p = canvas(OPENING, YELLOW)
    step, rise, foot = 1000 / 6, 112.0, p.high - 112
    for k in range(6):
        p.box(k * step - 2, foot - k * rise, 1010, 900, INK)
    wide, slim = 104.0, 62.0
    disc(p, 2.5 * step - 8, foot - 2 * rise - wide, wide, RED)
    disc(p, 3.5 * step, foot - 3 * rise - slim, slim, PAPER)
    disc(p, 2.5 * step - 8, foot - 2 * rise - wide, wide * 0.4, INK)
    disc(p, 3.5 * step, foot - 3 * rise - slim, slim * 0.4, INK)
    return finish(p)


def arrows() -> Image.Image:
    p = canvas(OPENING, RED)
    x, y = 500.0, p.high
    for k, reach in enumerate((470, 590, 690, 760, 690, 590, 470)):
        angle = math.radians(-165 + k * 25)
        ahead: Point = (math.cos(angle), math.sin(angle))
        fill = (PAPER, INK, YELLOW, PAPER, YELLOW, INK, PAPER)[k]
        back = (x + (reach - 105) * ahead[0], y + (reach - 105) * ahead[1])
        p.line([(x, y), back], 48, fill)
        p.poly(
            [
                (x + reach * ahead[0], y + reach * ahead[1]),
                (back[0] - ahead[1] * 78, back[1] + ahead[0] * 78),
                (back[0] + ahead[1] * 78, back[1] - ahead[0] * 78),
            ],
            fill,
        )
    disc(p, x, y, 190, INK)
    disc(p, x, y, 92, YELLOW)
    return finish(p)


def table() -> Image.Image:
    """A round table seen from above, and its seats."""
    p = canvas(OPENING, PAPER)
    x, y = 500.0, p.high / 2
    disc(p, x, y, 372, INK)
    disc(p, x, y, 226, PAPER)
    for k in range(10):
        a = math.radians(k * 36 + 18)
        fill = (YELLOW, RED, BLUE, PAPER, MAGENTA, CYAN, YELLOW, PAPER, RED, CYAN)[k]
        disc(p, x + 299 * math.cos(a), y + 299 * math.sin(a), 50, fill)
    wedge(p, x, y - 226, 226, 3, YELLOW)
    # over the ring, so that no edge of the paper shows between the two blacks
    wedge(p, x - 240, y, 240, 1, INK)
    return finish(p)


def path() -> Image.Image:
    p = canvas(OPENING, CYAN)
    sky = 330.0
    disc(p, 500, sky, 250, YELLOW)
    p.box(-10, sky, 1020, 700, INK)
    for k in range(-4, 5):
        foot, half = 500 + k * 140, 34.0
        fill = YELLOW if k == 0 else (PAPER, GREEN)[k % 2]
        p.poly([(500, sky), (foot - half, p.high + 10), (foot + half, p.high + 10)], fill)
    return finish(p)


def screens() -> Image.Image:
    """Windows on a wall of screens; a lit way leads from one side to the other."""
    p, dice = canvas(WIDE, INK), random.Random(5)
    side, gap = 1000 / 9, 7.0
    lit = {(0, 2), (1, 2), (2, 1), (3, 1), (4, 1), (5, 2), (6, 2), (7, 1), (8, 1)}
    for column in range(9):
        for row in range(4):
            x, y = column * side, row * side
            fill = dice.choice((BLUE, BLUE, CYAN, mix(BLUE, INK, 0.5)))
            p.box(x + gap / 2, y + gap / 2, side - gap, side - gap, YELLOW if (column, row) in lit else fill)
            if (column, row) in lit:
                disc(p, x + side / 2, y + side / 2, side * 0.2, INK)
            elif dice.random() < 0.3:
                wedge(p, x + gap / 2, y + gap / 2, side - gap, dice.randrange(4), mix(fill, INK, 0.45))
    return finish(p)


def street() -> Image.Image:
    """Gables of one street, one door open."""
    p = canvas(WIDE, YELLOW)
    foot, wide = p.high, 1000 / 8
    walls = (RED, PAPER, INK, MAGENTA, PAPER, BLUE, RED, INK)
    for k, (wall, high) in enumerate(zip(walls, (215, 262, 190, 245, 205, 270, 225, 200), strict=True)):
        x, top = k * wide, foot - high
        p.poly([(x, foot), (x, top), (x + wide / 2, top - wide / 2), (x + wide, top), (x + wide, foot)], wall)
        pane = YELLOW if wall in (INK, BLUE) else INK
        for row in range(2):
            for column in range(2):
                p.box(x + wide * (0.2 + 0.36 * column), top + 12 + row * 62, wide * 0.24, 40, pane)
        door = YELLOW if k == 3 else pane
        p.poly(
            [
                (x + wide * 0.38, foot),
                *arc(x + wide / 2, foot - 44, wide * 0.12, 180, 360),
                (x + wide * 0.62, foot),
            ],
            door,
        )
    return finish(p)


def pair() -> Image.Image:
    """Two discs that cross: what is in common has a colour of its own."""
    p = canvas(WIDE, PAPER)
    y, radius, off = p.high / 2, 178.0, 104.0
    disc(p, 500 - off, y, radius, MAGENTA)
    disc(p, 500 + off, y, radius, YELLOW)
    rise = math.sqrt(radius * radius - off * off)
    turn = math.degrees(math.asin(rise / radius))
    common = [*arc(500 - off, y, radius, -turn, turn), *arc(500 + off, y, radius, 180 - turn, 180 + turn)]
    p.poly(common, INK)
    return finish(p)


SCENES: dict[str, Callable[[], Image.Image]] = {
    "cover": lambda: mosaic(4, (INK, RED, YELLOW, PAPER), (YELLOW, YELLOW, PAPER, INK), large=0.3),
    "half": lambda: mosaic(11, (INK, YELLOW), (PAPER,), 0.55, 0.2),
    "end": lambda: mosaic(
        19, (INK, RED, BLUE, CYAN, PAPER, MAGENTA, GREEN), (YELLOW, YELLOW, PAPER, INK, CYAN), large=0.25
    ),
    "verb_comprendre": eye,
    "verb_relier": links,
    "verb_accompagner": stairs,
    "verb_agir": arrows,
    "governance": table,
    "next": path,
    "digiyou": screens,
    "marolles": street,
    "mentoryou": pair,
}
