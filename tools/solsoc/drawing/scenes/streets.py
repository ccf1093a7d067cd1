# ruff: noqa: E501 (rows of data and outlines read better on one line)
"""Towns, crowds, banners."""

from __future__ import annotations

import math
import random

from PIL import Image

from solsoc.drawing import props
from solsoc.drawing.painting import Painting, mix
from solsoc.drawing.people import figure
from solsoc.drawing.scenes.land import PHOTO, TALL, WIDE

REDS = ("#CF2F2A", "#B5232A", "#E0482F")


def gables(
    p: Painting,
    base: float,
    seed: int,
    low: float,
    high: float,
    tones: tuple[str, ...],
    left: float = -20,
    right: float = 1020,
) -> None:
    """A row of Brussels fronts with stepped, pointed and round gables."""
    dice = random.Random(seed)
    x = left
    while x < right:
        wide, tall = dice.uniform(0.62, 1.0) * (high - low) * 0.55 + 20, dice.uniform(low, high)
        wall = dice.choice(tones)
        top = base - tall
        p.box(x, top, wide, tall, (wall, mix(wall, "#3A2430", 0.22)), light=0.05)
        peak = wide * 0.46
        kind = dice.randrange(3)
        if kind == 0:
            for k in range(4):
                p.box(
                    x + wide * 0.12 * k,
                    top - peak * (k + 1) / 4,
                    wide * (1 - 0.24 * k),
                    peak / 4 + 1,
                    mix(wall, "#FFFFFF", 0.05 * k),
                )
        elif kind == 1:
            p.poly(
                [(x, top + 1), (x + wide / 2, top - peak * 1.15), (x + wide, top + 1)],
                mix(wall, "#7E3A2C", 0.45),
                light=0.14,
            )
        else:
            p.oval(x + wide / 2, top + 1, wide / 2, peak * 0.85, mix(wall, "#FFFFFF", 0.06), light=0.08)
        rows = max(2, int(tall / 30))
        for row in range(rows):
            for column in range(3):
                wx, wy = x + wide * (0.14 + 0.27 * column), top + 9 + row * (tall - 20) / rows
                p.box(
                    wx,
                    wy,
                    wide * 0.17,
                    (tall - 20) / rows * 0.6,
                    ("#34485A", "#9FB4B4") if dice.random() < 0.75 else ("#F3CF86", "#E9B45A"),
                )
        p.line([(x + wide, top), (x + wide, base)], 1.2, "#3A2430", 0.3)
        x += wide


def march(
    p: Painting, seed: int, rows: tuple[tuple[float, float, float], ...], north: bool, haze: str
) -> None:
    """Rows of people, smaller and hazier at the back: (foot, height, step)."""
    for k, (foot, tall, step) in enumerate(rows):
        props.crowd(
            p, seed + k, foot, tall, -20 + 17 * (k % 2), 1020, step, ("down", "fist", "down", "out"), north
        )
        if k < len(rows) - 1:
            p.poly(
                [(0, foot - tall * 1.1), (1000, foot - tall * 1.1), (1000, foot), (0, foot)],
                haze,
                0.1,
                blur=tall * 0.16,
            )


def union_march() -> Image.Image:
    p = Painting(*WIDE, seed=61)
    p.sky("#E79A62", "#F4BF82", "#FBE0AE", "#F7D69E")
    props.sun(p, 500, 110, 40, "#FFF2C6", 0.75)
    dice = random.Random(4)
    for x, tall, wide in (
        (0, 190, 120),
        (118, 150, 96),
        (210, 110, 80),
        (730, 116, 80),
        (806, 160, 90),
        (890, 210, 130),
    ):
        tone = dice.choice(("#C9825C", "#B5705A", "#D99A70"))
        p.box(x, 330 - tall, wide, tall + 30, (tone, mix(tone, "#F4BF82", 0.3)), light=0.05)
        for row in range(int(tall / 24)):
            for column in range(int(wide / 22)):
                p.box(x + 8 + column * 22, 340 - tall + row * 24, 9, 13, "#7A4038", 0.45)
    p.land(p.ridge(338, 2, 1, 1), "#C98A62", "#8A5548", 210, 0, 0.04)
    for k, x in enumerate((90, 190, 318, 420, 560, 660, 770, 900)):
        props.flag(p, x, 390, 190 + (k * 37) % 60, REDS[k % 3], 84, phase=k)
    march(p, 70, ((382, 92, 34), (412, 112, 44)), False, "#F4BF82")
    props.banner(p, 270, 262, 480, 70, "#B5232A")
    march(p, 80, ((462, 150, 62),), False, "#F4BF82")
    for x, top, bottom, head, wear, skin in (
        (60, "#2F6F73", "#33364A", "helmet", "#E9C46A", "#5B3A2A"),
        (196, "#E2A33A", "#A33A5A", "wrap", "#CF2F2A", "#4A2F24"),
        (338, "#CF2F2A", "#3D5A80", "hat", "#D9B36A", "#9A623F"),
        (500, "#F0E2C8", "#77397A", "wrap", "#E2A33A", "#3A241C"),
        (664, "#CF2F2A", "#33364A", "helmet", "#F0E2C8", "#7A4B32"),
        (808, "#77397A", "#D9943A", "scarf", "#2F9A8F", "#9A623F"),
        (940, "#3D5A80", "#33364A", "hair", "#241A18", "#5B3A2A"),
    ):
        figure(
            p,
            x,
            556,
            228,
            skin=skin,
            top=top,
            bottom=bottom,
            skirt=head in ("wrap", "scarf"),
            head=head,
            wear=wear,
            arm="fist",
        )
    return p.finish()


def brussels_march() -> Image.Image:
    p = Painting(*WIDE, seed=62)
    p.sky("#7FA6B8", "#C3D3C8", "#F4E6C4", "#F4E6C4")
    props.clouds(p, 16, 10, 100, 9, "#FFFFFF", 0.55)
    gables(p, 330, 5, 90, 190, ("#C98A6A", "#E3C9A0", "#B5705A", "#D9B084", "#A85F4C", "#EBDCBE"))
    p.land(p.ridge(328, 2, 1, 1), "#B9A48A", "#7E6A60", 220, 0, 0.03)
    for k, (x, tone) in enumerate(
        ((60, "#48751C"), (220, "#E2A33A"), (400, "#CF2F2A"), (760, "#265A9A"), (920, "#77397A"))
    ):
        props.flag(p, x, 380, 170 + (k * 31) % 50, tone, 78, phase=k * 1.3)
    march(p, 90, ((372, 90, 33), (404, 110, 43)), True, "#E9DCC0")
    props.banner(p, 430, 268, 420, 62, "#48751C")
    march(p, 95, ((452, 142, 58),), True, "#E9DCC0")
    people = (
        (70, "#48751C", "bun", "#5B3A24", "#DDB08C", "#E9C46A", "heart"),
        (220, "#E2A33A", "hair", "#241A18", "#7A4B32", "#CF2F2A", "lines"),
        (372, "#F0E2C8", "scarf", "#77397A", "#C08A5E", "#265A9A", "dot"),
        (540, "#CF2F2A", "hair", "#3A2620", "#D9AA84", "#F7F1E4", "lines"),
        (700, "#265A9A", "wrap", "#E2A33A", "#4A2F24", "#E2A33A", "heart"),
        (860, "#77397A", "bun", "#8A5A2A", "#DDB08C", "#48751C", "lines"),
        (970, "#E9C46A", "hair", "#241A18", "#9A623F", "#A33A5A", "dot"),
    )
    for k, (x, top, head, wear, skin, sign, mark) in enumerate(people):
        if k % 2 == 0:
            props.placard(p, x + 34, 356, 62, sign, (-6, 4, 7, -3)[k % 4], mark)
        figure(
            p,
            x,
            560,
            222,
            skin=skin,
            top=top,
            bottom="#33364A",
            skirt=k % 3 == 2,
            head=head,
            wear=wear,
            arm="fist",
        )
    return p.finish()


def arch_march() -> Image.Image:
    p = Painting(*PHOTO, seed=63)
    p.sky("#6C93B0", "#B7C9C6", "#F4E1B8", "#F4E1B8")
    p.glow(500, 260, 300, "#FFEFC4", 0.6)
    stone, shade = "#E3CFA8", "#B59C7C"
    p.box(240, 150, 520, 270, (stone, shade), light=0.06)
    p.box(226, 128, 548, 30, mix(stone, "#FFFFFF", 0.2))
    p.box(300, 96, 400, 36, (stone, shade))
    for x in (300, 444, 588):
        p.box(x, 262, 112, 160, ("#8FB0BC", "#F3DDB0"))
        p.oval(x + 56, 262, 56, 56, "#8FB0BC")
        p.box(x - 12, 250, 12, 172, mix(stone, "#3A2430", 0.2))
    for dx in (-36, -12, 12, 36):
        p.blob(
            [(500 + dx - 9, 96), (500 + dx - 6, 70), (500 + dx, 58), (500 + dx + 9, 74), (500 + dx + 10, 96)],
            "#5E7A6A",
        )
    for side in (0, 1):
        for k in range(5):
            x = (20 + k * 46) if side == 0 else (780 + k * 46)
            p.box(x, 270, 20, 150, (stone, shade), light=0.12)
        p.box(0 if side == 0 else 760, 244, 240, 28, mix(stone, "#FFFFFF", 0.1))
    p.land(p.ridge(418, 3, 1, 1), "#8FA05A", "#5E6E44", 210, 0, 0.05)
    for k, (x, tone) in enumerate(((90, "#2E7D4F"), (300, "#CF2F2A"), (700, "#2F6F9A"), (900, "#2E7D4F"))):
        props.flag(p, x, 470, 210, tone, 96, phase=k)
    march(p, 120, ((470, 104, 38), (512, 132, 50)), True, "#F4E1B8")
    signs = (
        ("#CF2F2A", "heart"),
        ("#F7F1E4", "lines"),
        ("#E2A33A", "dot"),
        ("#265A9A", "lines"),
        ("#77397A", "heart"),
        ("#F7F1E4", "lines"),
    )
    for k, (tone, mark) in enumerate(signs):
        props.placard(p, 108 + k * 160, 436 - (k % 2) * 26, 76, tone, (-7, 3, 6, -4)[k % 4], mark)
    march(p, 130, ((590, 176, 72),), True, "#F4E1B8")
    props.crowd(p, 140, 700, 236, 20, 1010, 118, ("fist", "down"), True)
    return p.finish()


def dawn_march() -> Image.Image:
    p = Painting(*TALL, seed=64)
    p.sky("#C9442E", "#E2743A", "#F2A653", "#FAD58C", "#FBE2A8")
    props.sun(p, 500, 420, 170, "#FFEBB0", 0.65)
    for k in range(26):
        a = 2 * math.pi * k / 26
        p.poly(
            [
                (500 + 190 * math.cos(a - 0.045), 420 + 190 * math.sin(a - 0.045)),
                (500 + 190 * math.cos(a + 0.045), 420 + 190 * math.sin(a + 0.045)),
                (500 + 1100 * math.cos(a + 0.075), 420 + 1100 * math.sin(a + 0.075)),
                (500 + 1100 * math.cos(a - 0.075), 420 + 1100 * math.sin(a - 0.075)),
            ],
            "#FFE9B0",
            0.12,
        )
    p.land(p.ridge(690, 60, 1.2, 400), "#C9683A", "#8C3A30", 240)
    for k, x in enumerate((120, 236, 380, 540, 660, 790, 906)):
        props.flag(
            p, x, 790, 300 + (k * 53) % 130, ("#A01C42", "#252C47", "#00706F", "#CF2F2A")[k % 4], 150, phase=k
        )
    march(p, 150, ((760, 130, 46), (806, 168, 62)), False, "#F2A653")
    props.banner(p, 240, 636, 520, 84, "#252C47")
    march(p, 160, ((900, 240, 96), (1040, 320, 140)), False, "#F2A653")
    p.poly([(0, 830), (1000, 830), (1000, 1403), (0, 1403)], ("#5A1E2A", "#3A1622"), 0.35, blur=60)
    return p.finish()


def skyline() -> Image.Image:
    p = Painting(*TALL, seed=65)
    p.sky("#7A8794", "#B4BCC0", "#E6E2D8", "#F2EBDC")
    p.glow(620, 420, 420, "#FFFFFF", 0.5)
    props.clouds(p, 9, 80, 330, 14, "#FFFFFF", 0.6)
    gables(p, 800, 11, 110, 200, ("#B0B4B6", "#C4C6C4", "#A4A8AC"))
    tower, x = "#7E848A", 560
    p.box(x - 36, 420, 72, 420, (tower, mix(tower, "#FFFFFF", 0.2)), light=0.2)
    p.box(x - 27, 330, 54, 96, mix(tower, "#FFFFFF", 0.06), light=0.2)
    p.poly([(x - 27, 332), (x, 130), (x + 27, 332)], mix(tower, "#000000", 0.12), light=0.2)
    for side in (-36, 30):
        p.poly([(x + side - 3, 424), (x + side + 3, 366), (x + side + 9, 424)], mix(tower, "#000000", 0.2))
    p.line([(x, 132), (x, 106)], 3, "#4A5058")
    for row in range(8):
        for dx in (-18, 6):
            p.box(x + dx, 440 + row * 42, 12, 26, "#565C64")
    gables(p, 920, 12, 130, 250, ("#8C9298", "#9EA3A6", "#7A8086", "#B4B6B4"))
    gables(p, 1210, 13, 270, 400, ("#5E656E", "#6C737A", "#787E84"))
    gables(p, 1420, 14, 260, 420, ("#3E444E", "#4A515A", "#565C64"))
    return p.finish(warmth=0.0)


def medina() -> Image.Image:
    p = Painting(*PHOTO, seed=66)
    p.sky("#7FB0CC", "#BFD6D6", "#F6E2B8", "#F2CE94")
    p.glow(500, 250, 240, "#FFF0C4", 0.85)
    p.poly([(380, 667), (470, 330), (530, 330), (620, 667)], ("#F3D9A4", "#C98F5C"))
    for side in (-1, 1):
        walls = (("#DDA468", 232), ("#C98452", 150), ("#3F7FA6", 40), ("#D9935A", -80))
        for k, (tone, top) in enumerate(walls):
            edge_near = 500 + side * (38 + k * 105)
            edge_far = 500 + side * (38 + (k + 1) * 105 + (200 if k == 3 else 0))
            foot_near, foot_far = 345 + k * 76, 345 + (k + 1) * 76 + (140 if k == 3 else 0)
            tone = tone if side < 0 or k != 2 else "#D99A60"
            p.poly(
                [(edge_near, top), (edge_far, top - 90), (edge_far, foot_far), (edge_near, foot_near)],
                (mix(tone, "#FFFFFF", 0.12), mix(tone, "#4A2430", 0.3)),
                light=0.1 * side,
            )
            door_near, door_far = edge_near + side * 28, edge_near + side * 80
            sill = foot_near + 56
            high = 90 + k * 38
            door = "#1F5F86" if (k + (side > 0)) % 2 else "#7E3F2C"
            p.poly(
                [
                    (door_near, sill - 34),
                    (door_near, sill - high),
                    *[
                        (
                            (door_near + door_far) / 2 - side * math.cos(a) * 26,
                            sill - high - math.sin(a) * (34 + 6 * k),
                        )
                        for a in (0.3, 0.8, 1.3, 1.57, 1.9, 2.4, 2.9)
                    ],
                    (door_far, sill - high),
                    (door_far, sill),
                ],
                (mix(door, "#FFFFFF", 0.1), door),
            )
    p.box(400, 140, 200, 60, "#D9A46C")
    for reach, top, thick, tone in ((74, 196, 34, "#E3B074"), (190, 92, 56, "#CF8E5A")):
        x0, x1 = 500 - reach, 500 + reach
        rise = reach * 0.9
        inner = [
            (500 - math.cos(a) * reach * 0.9, top + thick + rise - math.sin(a) * rise)
            for a in [math.pi * i / 24 for i in range(25)]
        ]
        p.poly(
            [
                (x0 - 14, top + rise + thick),
                (x0 - 14, top - thick),
                (x1 + 14, top - thick),
                (x1 + 14, top + rise + thick),
                *reversed(inner),
            ],
            (mix(tone, "#FFFFFF", 0.12), mix(tone, "#4A2430", 0.18)),
        )
        p.line(inner, 4, mix(tone, "#FFFFFF", 0.35))
    for k in range(9):
        y = 372 + k * k * 3.4
        p.line([(480 - k * 13, y), (520 + k * 13, y)], 1.6, "#8A5A3C", 0.4)
    for x, y, tone in ((372, 470, "#C8502F"), (640, 500, "#2F7F80"), (330, 530, "#E2A33A")):
        p.blob(
            [(x - 16, y), (x + 16, y), (x + 12, y + 34), (x - 12, y + 34)],
            (tone, mix(tone, "#1E1420", 0.3)),
            light=0.2,
        )
        for j in range(9):
            p.oval(
                x + (j - 4) * 5,
                y - 8 - (j % 3) * 7,
                7,
                10,
                mix("#4F7A44", "#B5C46A", (j % 4) / 4),
                turn=j * 22,
            )
    figure(p, 468, 560, 196, skin="#C08A5E", top="#2F7F80", bottom="#2F7F80", head="scarf", wear="#F0E2C8")
    figure(
        p,
        546,
        572,
        204,
        skin="#9A623F",
        top="#A33A5A",
        bottom="#A33A5A",
        head="scarf",
        wear="#E9C46A",
        arm="out",
    )
    return p.finish()


SCENES = {
    "syndicats-cortege": union_march, "mobilisation-bruxelles": brussels_march, "belgique-manifestation": arch_march,
    "part_1": dawn_march, "part_3": skyline, "maroc-medina": medina,
}  # fmt: skip
