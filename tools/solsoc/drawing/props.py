"""Things that stand in the pictures: trees, houses, stalls, banners, boats, trucks, animals."""

from __future__ import annotations

import math

from solsoc.drawing.painting import Painting, mix, oval, smooth
from solsoc.drawing.people import CLOTHES, SKINS, figure


def sun(p: Painting, x: float, y: float, radius: float, colour: str = "#FFE3A6", glow: float = 0.75) -> None:
    p.glow(x, y, radius * 7, colour, glow * 0.55)
    p.glow(x, y, radius * 2.4, colour, glow)
    p.oval(x, y, radius, radius, mix(colour, "#FFFFFF", 0.35))


def clouds(
    p: Painting, seed: int, top: float, bottom: float, count: int, colour: str, opacity: float = 0.5
) -> None:
    """Long soft bands of cloud."""
    import random

    dice = random.Random(seed)
    for _ in range(count):
        x, y, wide = dice.uniform(-50, 1050), dice.uniform(top, bottom), dice.uniform(70, 230)
        for _ in range(7):
            p.oval(
                x + dice.uniform(-wide, wide) * 0.7,
                y + dice.uniform(-7, 7),
                wide * dice.uniform(0.2, 0.6),
                dice.uniform(4, 13),
                colour,
                opacity * dice.uniform(0.25, 0.7),
                blur=5,
            )


def house(
    p: Painting,
    x: float,
    foot: float,
    wide: float,
    wall: str = "#E6C79C",
    roof: str = "#A8452C",
    door: str = "#5A3326",
) -> None:
    """A small house seen from its gable corner."""
    tall = wide * 0.58
    p.oval(x + wide * 0.75, foot, wide * 0.8, wide * 0.09, "#2A1A20", 0.22, blur=wide * 0.04)
    p.box(x, foot - tall, wide, tall, (wall, mix(wall, "#3A2430", 0.18)))
    p.poly(
        [
            (x + wide, foot - tall),
            (x + wide * 1.38, foot - tall * 0.94),
            (x + wide * 1.38, foot - tall * 0.1),
            (x + wide, foot),
        ],
        mix(wall, "#3A2430", 0.36),
    )
    p.poly(
        [
            (x - wide * 0.09, foot - tall * 0.95),
            (x + wide * 0.22, foot - tall * 1.62),
            (x + wide * 1.22, foot - tall * 1.58),
            (x + wide * 1.06, foot - tall * 0.95),
        ],
        (mix(roof, "#FFFFFF", 0.1), roof),
    )
    p.poly(
        [
            (x + wide * 1.06, foot - tall * 0.95),
            (x + wide * 1.22, foot - tall * 1.58),
            (x + wide * 1.46, foot - tall * 0.9),
        ],
        mix(roof, "#2A1A20", 0.3),
    )
    p.box(x + wide * 0.4, foot - tall * 0.66, wide * 0.2, tall * 0.66, door)
    for spot in (0.12, 0.74):
        p.box(x + wide * spot, foot - tall * 0.64, wide * 0.14, tall * 0.26, mix(door, "#223044", 0.4))


def tree(
    p: Painting,
    x: float,
    foot: float,
    tall: float,
    leaf: str = "#5C7A38",
    trunk: str = "#5B3F2C",
    spread: float = 0.46,
    seed: int = 1,
) -> None:
    """A broad tree: trunk with branches, crown in clumps, light from the upper left."""
    import random

    dice = random.Random(seed)
    p.oval(x + tall * 0.12, foot, tall * spread * 0.9, tall * 0.04, "#1F1A20", 0.3, blur=tall * 0.02)
    for side in (-1, 0, 1):
        p.line(
            [
                (x, foot),
                (x + side * tall * 0.03, foot - tall * 0.3),
                (x + side * tall * spread * 0.45, foot - tall * 0.6),
            ],
            tall * 0.055,
            (mix(trunk, "#000000", 0.05), trunk),
            curved=True,
        )
    p.line([(x, foot + 1), (x, foot - tall * 0.34)], tall * 0.085, trunk)
    for ring, tone in ((0, -0.34), (1, -0.12), (2, 0.1), (3, 0.3)):
        for _ in range(15 - ring * 2):
            angle, reach = dice.uniform(0, 2 * math.pi), dice.uniform(0.15, 1) ** 0.6
            cx = x + math.cos(angle) * reach * tall * spread * 0.8 - ring * tall * 0.022
            cy = foot - tall * 0.72 + math.sin(angle) * reach * tall * 0.2 - ring * tall * 0.035
            size = tall * dice.uniform(0.07, 0.14) * (1 - ring * 0.16)
            p.oval(
                cx,
                cy,
                size * 1.25,
                size,
                mix(leaf, "#FFF0B0", tone) if tone > 0 else mix(leaf, "#14202A", -tone),
                0.92,
                light=0.06,
            )


def palm(p: Painting, x: float, foot: float, tall: float, leaf: str = "#4F7440", lean: float = 0.08) -> None:
    """A palm or a banana tree (small `tall`): arching leaves."""
    top = (x + lean * tall, foot - tall * 0.66)
    p.line(
        [(x, foot), (x + lean * tall * 0.3, foot - tall * 0.36), top], tall * 0.035, "#6A4B33", curved=True
    )
    for k in range(9):
        angle = math.radians(-176 + k * 21.5)
        reach = tall * (0.36 if k % 2 else 0.44)
        tip = (top[0] + math.cos(angle) * reach, top[1] + math.sin(angle) * reach * 0.72 + reach * 0.24)
        middle = (
            top[0] + math.cos(angle) * reach * 0.55,
            top[1] + math.sin(angle) * reach * 0.62 - reach * 0.06,
        )
        bend = tall * 0.05
        p.blob(
            [
                top,
                (middle[0] - bend * 0.3, middle[1] - bend),
                tip,
                (middle[0] + bend * 0.3, middle[1] + bend * 0.9),
            ],
            mix(leaf, "#FFF0B0", 0.22 - k * 0.045) if k < 5 else mix(leaf, "#14202A", (k - 4) * 0.09),
        )


def baobab(
    p: Painting, x: float, foot: float, tall: float, bark: str = "#8A5A44", leaf: str = "#6E7A3A"
) -> None:
    p.oval(x + tall * 0.15, foot, tall * 0.3, tall * 0.035, "#2A1420", 0.3, blur=tall * 0.02)
    for side in (-0.42, -0.24, -0.06, 0.12, 0.28, 0.44):
        p.line(
            [
                (x + side * tall * 0.2, foot - tall * 0.5),
                (x + side * tall * 0.55, foot - tall * 0.72),
                (x + side * tall * 0.95, foot - tall * 0.88),
            ],
            tall * 0.035,
            bark,
            curved=True,
        )
        for k in range(4):
            p.oval(
                x + side * tall * 0.95 + (k - 1.5) * tall * 0.05,
                foot - tall * (0.9 + 0.02 * (k % 2)),
                tall * 0.06,
                tall * 0.035,
                mix(leaf, "#FFF0B0", 0.12 * (k % 2)),
            )
    p.blob(
        [
            (x - tall * 0.17, foot),
            (x - tall * 0.12, foot - tall * 0.3),
            (x - tall * 0.13, foot - tall * 0.58),
            (x + tall * 0.13, foot - tall * 0.58),
            (x + tall * 0.12, foot - tall * 0.3),
            (x + tall * 0.18, foot),
            (x, foot + tall * 0.02),
        ],
        bark,
        light=0.24,
    )


def olive(p: Painting, x: float, foot: float, tall: float, seed: int) -> None:
    tree(p, x, foot, tall, "#74805A", "#6B5846", 0.5, seed)


def stall(
    p: Painting,
    x: float,
    foot: float,
    wide: float,
    stripe: str,
    pale: str = "#F6E7CC",
    goods: tuple[str, ...] = ("#D9652E", "#E2A33A", "#7A8F3C", "#B23A48"),
) -> None:
    """A market stall: striped awning with scallops, crates of fruit on a counter."""
    tall = wide * 0.86
    roof, low = foot - tall, foot - tall * 0.74
    p.box(x + wide * 0.05, low, wide * 0.9, tall * 0.74 - wide * 0.3, ("#3A2A30", "#6B4A3C"), 0.55)
    for side in (0.05, 0.95):
        p.line([(x + wide * side, foot), (x + wide * side, roof + wide * 0.08)], wide * 0.022, "#6B4630")
    count = 9
    for k in range(count):
        left, right = (
            x - wide * 0.06 + wide * 1.12 * k / count,
            x - wide * 0.06 + wide * 1.12 * (k + 1) / count,
        )
        up_left, up_right = (
            x + wide * 0.06 + wide * 0.88 * k / count,
            x + wide * 0.06 + wide * 0.88 * (k + 1) / count,
        )
        tone = stripe if k % 2 == 0 else pale
        p.poly(
            [(up_left, roof), (up_right, roof), (right, low), (left, low)], (mix(tone, "#FFFFFF", 0.12), tone)
        )
        p.poly(
            [
                (left, low - 0.5),
                (right, low - 0.5),
                *[
                    ((left + right) / 2 + math.cos(a) * (right - left) / 2, low + math.sin(a) * wide * 0.05)
                    for a in (0.0, 0.5, 1.0, 1.57, 2.14, 2.64, 3.14)
                ],
            ],
            mix(tone, "#3A2430", 0.16),
        )
    counter = foot - wide * 0.3
    p.poly(
        [
            (x + wide * 0.02, low + wide * 0.05),
            (x + wide * 0.98, low + wide * 0.05),
            (x + wide * 0.92, low + wide * 0.16),
            (x + wide * 0.08, low + wide * 0.16),
        ],
        "#1E1420",
        0.28,
        blur=wide * 0.02,
    )
    p.box(x, counter, wide, wide * 0.3, ("#A8703F", "#6E4427"), light=0.14)
    for k in range(4):
        p.box(
            x + wide * (0.02 + k * 0.247),
            counter + wide * 0.035,
            wide * 0.225,
            wide * 0.225,
            ("#BE8650", "#8B5A33"),
            light=0.1,
        )
        for row in range(3):
            for spot in range(5):
                fruit = goods[k % len(goods)]
                p.oval(
                    x + wide * (0.045 + k * 0.247 + spot * 0.044 + (row % 2) * 0.012),
                    counter + wide * (0.02 - row * 0.032),
                    wide * 0.026,
                    wide * 0.026,
                    mix(fruit, "#FFF0C0", 0.08 * (2 - row) + 0.04 * (spot % 2)),
                    light=0.22,
                )


def flag(
    p: Painting,
    x: float,
    foot: float,
    tall: float,
    colour: str,
    wide: float | None = None,
    phase: float = 0.0,
) -> None:
    """A flag in the wind on its pole."""
    wide = wide or tall * 0.36
    high = wide * 0.66
    p.line([(x, foot), (x, foot - tall)], max(1.3, tall * 0.011), "#4A3428")
    top = [
        (x + wide * t, foot - tall + math.sin(t * 5 + phase) * high * 0.11 + t * high * 0.06)
        for t in (0, 0.12, 0.25, 0.38, 0.5, 0.62, 0.75, 0.88, 1)
    ]
    low = [(px, py + high * (1 - 0.06 * (px - x) / wide)) for px, py in top]
    p.poly([*top, *reversed(low)], (mix(colour, "#FFFFFF", 0.1), mix(colour, "#1E1420", 0.12)))
    for k in (2, 5):
        p.poly(
            [top[k], top[k + 1], top[k + 2], low[k + 2], low[k + 1], low[k]], "#1E1420", 0.1, blur=high * 0.04
        )


def banner(
    p: Painting, x: float, top: float, wide: float, high: float, colour: str, marks: str = "#FBEBD0"
) -> None:
    """A banner between two poles; its words are only hinted at."""
    sag = high * 0.14
    for side in (0, wide):
        p.line([(x + side, top - high * 0.12), (x + side, top + high * 2.1)], max(2, high * 0.045), "#4A3428")
    cloth = [(x, top), (x + wide / 2, top + sag), (x + wide, top)]
    low = [(x + wide, top + high), (x + wide / 2, top + high + sag * 1.3), (x, top + high)]
    p.poly(
        [*smooth(cloth, closed=False), *smooth(low, closed=False)],
        (mix(colour, "#FFFFFF", 0.08), mix(colour, "#1E1420", 0.14)),
        light=0.08,
    )
    for row, spans in enumerate(
        (((0.08, 0.3), (0.34, 0.62), (0.66, 0.92)), ((0.16, 0.44), (0.49, 0.58), (0.62, 0.84)))
    ):
        for start, end in spans:
            y = top + high * (0.32 + row * 0.34)
            line = [(x + wide * t, y + sag * math.sin(math.pi * t)) for t in (start, (start + end) / 2, end)]
            p.line(line, high * 0.15, marks, 0.94)


def placard(
    p: Painting, x: float, hand: float, size: float, colour: str, turn: float = 0.0, mark: str = "lines"
) -> None:
    """A placard on its stick."""
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))

    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * size * c - dy * size * s, hand + dx * size * s + dy * size * c

    p.line([at(0, 0), at(0, -1.2)], size * 0.05, "#5B3F2C")
    p.poly([at(-0.62, -1.95), at(0.62, -1.95), at(0.62, -1.05), at(-0.62, -1.05)], colour, light=0.08)
    ink = "#FBEBD0" if sum(int(colour[i : i + 2], 16) for i in (1, 3, 5)) < 420 else "#3A2430"
    if mark == "lines":
        for dy, wide in ((-1.72, 0.42), (-1.5, 0.3), (-1.28, 0.38)):
            p.line([at(-wide, dy), at(wide, dy)], size * 0.11, ink)
    elif mark == "heart":
        for dx in (-0.13, 0.13):
            cx, cy = at(dx, -1.58)
            p.oval(cx, cy, size * 0.17, size * 0.17, ink)
        p.poly([at(-0.29, -1.52), at(0.29, -1.52), at(0, -1.2)], ink)
    else:
        cx, cy = at(0, -1.5)
        p.oval(cx, cy, size * 0.27, size * 0.27, ink)


def crowd(
    p: Painting,
    seed: int,
    foot: float,
    tall: float,
    left: float,
    right: float,
    step: float,
    arms: tuple[str, ...] = ("down", "fist", "out"),
    north: bool = False,
) -> None:
    """A row of people, back to front by the caller."""
    import random

    dice = random.Random(seed)
    x = left
    while x < right:
        size = tall * dice.uniform(0.9, 1.08)
        skirt = dice.random() < 0.5
        skins = (*SKINS, "#D9AA84", "#DDB08C", "#C99A74") if north else SKINS
        head = dice.choice(
            ("hair", "bun", "scarf", "hair", "hat") if north else ("hair", "wrap", "scarf", "bun", "hat")
        )
        wear = (
            dice.choice(CLOTHES)
            if head in ("scarf", "wrap")
            else (
                "#D9B36A"
                if head == "hat"
                else dice.choice(("#241A18", "#3A2620", "#5B3A24") if north else ("#241A18", "#1C1614"))
            )
        )
        figure(
            p,
            x,
            foot + dice.uniform(-3, 3) * tall / 100,
            size,
            skin=dice.choice(skins),
            top=dice.choice(CLOTHES),
            bottom=dice.choice(CLOTHES) if skirt else "#33364A",
            skirt=skirt,
            head=head,
            wear=wear,
            arm=dice.choice(arms),
            shadow=0.2,
        )
        x += step * dice.uniform(0.8, 1.2)


def pirogue(
    p: Painting,
    x: float,
    y: float,
    wide: float,
    hull: str,
    band: str,
    stripe: str = "#F4E3B8",
    turn: float = 0.0,
) -> None:
    """A painted fishing boat, seen from the side."""
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))

    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * wide * c - dy * wide * s, y + dx * wide * s + dy * wide * c

    p.oval(*at(0.02, 0.085), wide * 0.46, wide * 0.03, "#2A1A20", 0.35, turn=turn, blur=wide * 0.012)
    rim = [(-0.56, -0.17), (-0.45, -0.075), (-0.2, -0.02), (0.1, -0.015), (0.38, -0.06), (0.52, -0.14)]
    keel = [(0.44, -0.01), (0.3, 0.07), (0.0, 0.095), (-0.28, 0.07), (-0.46, -0.03)]
    outline = [at(*q) for q in smooth([*rim, *keel])]
    p.poly(outline, (mix(hull, "#FFFFFF", 0.12), mix(hull, "#1E1420", 0.28)))
    for lift, tone, thick in ((0.012, band, 0.03), (0.036, stripe, 0.014)):
        p.line(
            [at(*q) for q in smooth([(dx * 0.97, dy + lift) for dx, dy in rim], closed=False)],
            wide * thick,
            tone,
        )
    for k in range(7):
        p.poly(
            [
                at(-0.3 + k * 0.09 + dx, 0.046 + dy + 0.01 * abs(k - 3) * -0.6)
                for dx, dy in ((0, -0.017), (0.02, 0), (0, 0.017), (-0.02, 0))
            ],
            stripe if k % 2 else band,
        )
    p.line([at(*q) for q in smooth(rim, closed=False)], wide * 0.012, mix(hull, "#1E1420", 0.45))


def truck(p: Painting, x: float, foot: float, wide: float, cab: str = "#2F6F73") -> None:
    """A loaded lorry, seen from the side, going left."""
    u = wide / 100
    p.oval(x + 52 * u, foot + 1 * u, 58 * u, 4 * u, "#2A1015", 0.45, blur=2 * u)
    p.blob(
        [
            (x + 30 * u, foot - 52 * u),
            (x + 44 * u, foot - 60 * u),
            (x + 66 * u, foot - 62 * u),
            (x + 90 * u, foot - 58 * u),
            (x + 98 * u, foot - 46 * u),
            (x + 98 * u, foot - 30 * u),
            (x + 30 * u, foot - 30 * u),
        ],
        ("#D8B06A", "#9A6B3A"),
        light=0.14,
    )
    for k in range(7):
        p.line(
            [(x + (34 + k * 9.5) * u, foot - 57 * u), (x + (32 + k * 9.8) * u, foot - 34 * u)],
            0.8 * u,
            "#6B4630",
            0.8,
        )
    p.box(x + 29 * u, foot - 34 * u, 70 * u, 20 * u, ("#C8502F", "#8C2F22"))
    for k in range(10):
        p.box(x + (30 + k * 7) * u, foot - 32.5 * u, 5.4 * u, 17 * u, "#FFFFFF" if k % 2 else "#E9B949", 0.16)
    p.blob(
        [
            (x, foot - 12 * u),
            (x, foot - 26 * u),
            (x + 3 * u, foot - 46 * u),
            (x + 8 * u, foot - 50 * u),
            (x + 27 * u, foot - 50 * u),
            (x + 27 * u, foot - 10 * u),
            (x + 12 * u, foot - 10 * u),
        ],
        (mix(cab, "#FFFFFF", 0.16), cab),
        light=0.1,
    )
    p.poly(
        [
            (x + 4 * u, foot - 29 * u),
            (x + 6.5 * u, foot - 44 * u),
            (x + 15 * u, foot - 44 * u),
            (x + 15 * u, foot - 29 * u),
        ],
        ("#DCEBE6", "#86A9AC"),
    )
    p.box(x + 17 * u, foot - 44 * u, 7.5 * u, 15 * u, ("#DCEBE6", "#86A9AC"))
    p.oval(x + 20 * u, foot - 35 * u, 2.6 * u, 3.2 * u, "#4A2F24")
    p.oval(x + 2.6 * u, foot - 18 * u, 2.4 * u, 2.4 * u, "#FFE9B0")
    p.box(x - 1 * u, foot - 12 * u, 30 * u, 3.4 * u, "#34292C")
    p.box(x + 28 * u, foot - 15 * u, 71 * u, 4 * u, "#34292C")
    for wheel in (13, 58, 74, 90):
        p.oval(x + wheel * u, foot - 6.6 * u, 7.6 * u, 7.6 * u, "#241C20")
        p.oval(x + wheel * u, foot - 6.6 * u, 3.4 * u, 3.4 * u, "#B9A58C")


def llama(p: Painting, x: float, foot: float, tall: float, wool: str = "#E8D6B8") -> None:
    u = tall / 100
    p.oval(x + 6 * u, foot, 34 * u, 4 * u, "#2A1A20", 0.25, blur=2 * u)
    for dx in (-20, -12, 12, 20):
        p.line(
            [(x + dx * u, foot - 36 * u), (x + dx * u, foot)],
            5 * u,
            mix(wool, "#3A2430", 0.3 if dx in (-12, 20) else 0.12),
        )
    p.blob(
        [
            (x - 29 * u, foot - 50 * u),
            (x - 12 * u, foot - 62 * u),
            (x + 14 * u, foot - 60 * u),
            (x + 29 * u, foot - 52 * u),
            (x + 26 * u, foot - 34 * u),
            (x, foot - 29 * u),
            (x - 26 * u, foot - 34 * u),
        ],
        (wool, mix(wool, "#5A3A40", 0.3)),
        light=0.06,
    )
    p.blob(
        [
            (x - 28 * u, foot - 46 * u),
            (x - 33 * u, foot - 76 * u),
            (x - 31 * u, foot - 93 * u),
            (x - 22 * u, foot - 93 * u),
            (x - 18 * u, foot - 74 * u),
            (x - 13 * u, foot - 52 * u),
        ],
        wool,
        light=0.05,
    )
    p.blob(
        [
            (x - 30 * u, foot - 99 * u),
            (x - 21 * u, foot - 97 * u),
            (x - 21 * u, foot - 88 * u),
            (x - 36 * u, foot - 86 * u),
            (x - 42 * u, foot - 90 * u),
            (x - 38 * u, foot - 94 * u),
        ],
        mix(wool, "#FFFFFF", 0.1),
    )
    for dx in (-27, -23):
        p.blob(
            [
                (x + (dx - 1.5) * u, foot - 97 * u),
                (x + dx * u, foot - 107 * u),
                (x + (dx + 1.8) * u, foot - 97 * u),
            ],
            mix(wool, "#3A2430", 0.2),
        )
    p.oval(x - 32 * u, foot - 93.4 * u, 1.1 * u, 1.2 * u, "#241A18")
    p.poly(oval(x, foot - 58 * u, 14 * u, 5 * u), "#B8423A", light=0.1)
