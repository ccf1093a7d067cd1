"""Hills, lakes, coasts and fields."""

from __future__ import annotations

import random

from PIL import Image

from solsoc.drawing import props
from solsoc.drawing.painting import Painting, mix
from solsoc.drawing.people import figure

TALL = (2400, 3367)
WIDE = (3752, 2020)  # 300 points an inch where an opener crops it to 171 mm of height
PHOTO = (2100, 1400)


def cover() -> Image.Image:
    """The lower left is left calm: a title panel stands there."""
    p = Painting(*TALL, seed=11)
    p.sky("#2F4A6B", "#A5718A", "#EFA472", "#FBD690", "#F8E2B8", "#F8E2B8")
    props.sun(p, 700, 262, 60, "#FFE7A8", 0.7)
    props.clouds(p, 3, 50, 250, 10, "#FFD9B0", 0.4)
    tones = (("#C9908A", "#DDB09A"), ("#A9717E", "#CF9A86"), ("#84607A", "#B77F78"), ("#5F5470", "#946A70"))
    for k, (top, low) in enumerate(tones):
        p.land(p.ridge(352 + k * 50, 66 + k * 8, 1.4 + 0.3 * k, 20 + k), top, low, 120, fade="#F2C08F")
    p.land(p.ridge(566, 60, 1.1, 31), "#7C7A4C", "#56603F", 200, 24, fade="#C89A62")
    p.land(p.ridge(652, 70, 0.9, 37), "#A88A3E", "#5C6A38", 260, 28)
    dice = random.Random(5)
    for _ in range(9):
        props.palm(p, dice.uniform(20, 980), 690 + dice.uniform(-18, 22), dice.uniform(30, 48), "#44603A")
    for x, y, size in ((90, 676, 34), (146, 690, 40), (850, 690, 38), (906, 678, 30)):
        props.house(p, x, y, size, "#EBCFA2", "#9C4632")
    line = p.ridge(776, 52, 0.62, 44)
    p.land(line, "#6E6632", "#2E3E30", 420, 38)
    walkers = (
        (300, "#CF4B32", "#E9C46A", "wrap", "#E9C46A", "basket"),
        (440, "#2F6F73", "#B5532A", "wrap", "#CF4B32", "jar"),
        (585, "#E2A33A", "#77397A", "scarf", "#F0E2C8", "basket"),
        (725, "#77397A", "#D9943A", "wrap", "#2F9A8F", "bundle"),
    )
    for x, top, bottom, head, wear, carry in walkers:
        foot = float(line[min(2399, int(x * p.scale))]) + 5
        arm = "up" if x == 440 else "down"
        figure(
            p,
            x,
            foot,
            205,
            skin="#4A2F24",
            top=top,
            bottom=bottom,
            head=head,
            wear=wear,
            carry=carry,
            arm=arm,
        )
    p.land(p.ridge(1080, 60, 0.8, 51), "#3A4630", "#1C2A2C", 340, 44, 0.06)
    for _ in range(170):
        x, y = dice.uniform(0, 1000), dice.uniform(1060, 1403)
        blade = (x + dice.uniform(-9, 9), y - dice.uniform(16, 44))
        p.line([(x, y), blade], 2.0, mix("#4A5A38", "#A98C42", dice.random() * 0.7), 0.6)
    return p.finish()


def about() -> Image.Image:
    p = Painting(2400, 1900, seed=12)
    p.sky("#3F7EA6", "#7FB0C2", "#C9DCD3", "#F3E3C4", "#F3E3C4")
    props.clouds(p, 8, 60, 260, 10, "#FFFFFF", 0.5)
    for k, (base, tone) in enumerate(((372, "#9DB4BF"), (392, "#7F9AAA"))):
        line = p.ridge(base, 96 + 10 * k, 2.0, 70 + k)
        p.land(line, tone, mix(tone, "#E6D9C2", 0.55), 110)
        snow = p.ridge(base, 96 + 10 * k, 2.0, 70 + k)
        peaks = [(i / p.scale, float(y)) for i, y in enumerate(snow) if i % 6 == 0 and y < base - 58]
        for x, y in peaks:
            p.line([(x, y), (x + 3, y + (base - 54 - y) * 0.42)], 4.6, "#F7FAF8", 0.8)
    p.land(p.ridge(420, 26, 1.3, 75), "#B39A6C", "#C7AE7C", 70)
    water = p.ridge(470, 0, 1, 1)
    p.land(water, "#4F95A6", "#2F6F86", 160, 0, 0.02)
    dice = random.Random(2)
    for _ in range(240):
        y = dice.uniform(474, 600)
        x, wide = dice.uniform(-20, 1000), dice.uniform(10, 60) * (y - 440) / 90
        p.line([(x, y), (x + wide, y)], 1.1, dice.choice(("#BFE0DD", "#E9F2E2", "#2A6076")), 0.3)
    p.land(p.ridge(606, 22, 0.9, 78), "#C9A85A", "#8C7A3F", 200, 0, 0.09)
    for _ in range(700):
        x, y = dice.uniform(0, 1000), dice.uniform(618, 792)
        size = (y - 560) / 12
        p.line(
            [(x, y), (x + dice.uniform(-3, 5), y - size)], 1.4, mix("#7A6A34", "#F0D58A", dice.random()), 0.6
        )
    for x, foot, tall, wool in (
        (250, 700, 92, "#EFE2C8"),
        (330, 716, 104, "#B98A5E"),
        (640, 704, 96, "#F3EBDA"),
        (560, 690, 78, "#8C6448"),
        (735, 738, 122, "#E4CDA6"),
        (150, 676, 70, "#C9A37A"),
    ):
        props.llama(p, x, foot, tall, wool)
    figure(p, 440, 742, 150, skin="#9A623F", top="#CF4B32", bottom="#2F6F73", head="bowler", wear="#3A2B28")
    return p.finish()


def burundi() -> Image.Image:
    p = Painting(*PHOTO, seed=13)
    p.sky("#6E9DB0", "#BCD0BF", "#F6E2B4", "#F6E2B4")
    props.sun(p, 770, 120, 34, "#FFF0C0", 0.6)
    props.clouds(p, 4, 30, 150, 7, "#FFFFFF", 0.45)
    for k, (base, top, low) in enumerate(
        ((215, "#A9BDA2", "#D9D9B0"), (260, "#86A37A", "#C2C98A"), (318, "#6F9458", "#A9B565"))
    ):
        p.land(p.ridge(base, 50 + 5 * k, 1.2 + 0.3 * k, 80 + k), top, low, 110, 9 + 4 * k, fade="#EFE3B4")
    dice = random.Random(7)
    line = p.ridge(400, 52, 0.9, 90)
    p.land(line, "#8FAA48", "#5E7F3C", 190, 20)
    for k in range(26):
        x = dice.uniform(0, 1000)
        foot = float(line[int(min(999, x) * p.scale)]) + dice.uniform(8, 66)
        if k % 4 == 0:
            props.house(p, x, foot, 26, "#E9CFA4", dice.choice(("#A8452C", "#8C8A86")))
        else:
            props.palm(p, x, foot, dice.uniform(28, 46), "#4C7A3A")
    front = p.ridge(540, 60, 0.7, 95)
    p.land(front, "#C7A640", "#55702F", 200, 30)
    for x, tall in ((60, 190), (128, 150), (915, 210), (982, 160)):
        props.palm(p, x, 655, tall, "#3F6B34", lean=0.1 if x < 500 else -0.1)
    for x, top, bottom, wear in (
        (420, "#CF4B32", "#3D5A80", "#E9C46A"),
        (498, "#E2A33A", "#77397A", "#CF4B32"),
        (590, "#2F6F73", "#D9943A", "#F0E2C8"),
    ):
        figure(
            p,
            x,
            float(front[int(x * p.scale)]) + 22,
            88,
            skin="#4A2F24",
            top=top,
            bottom=bottom,
            head="wrap",
            wear=wear,
            arm="out",
            lean=-4,
        )
    return p.finish()


def bolivia() -> Image.Image:
    p = Painting(*PHOTO, seed=14)
    p.sky("#2F6FA0", "#6FA6BF", "#BFD6CF", "#F2DFB8")
    props.clouds(p, 12, 40, 190, 11, "#FFFFFF", 0.6)
    for k, tone in enumerate(("#A98F95", "#8E6F72", "#A37A5C")):
        p.land(p.ridge(272 + k * 34, 60 - 8 * k, 1.5 + 0.4 * k, 100 + k), tone, mix(tone, "#E8C690", 0.5), 80)
    p.land(p.ridge(372, 9, 1.0, 110), "#D9B266", "#A8843F", 320, 0, 0.08)
    dice = random.Random(3)
    for k in range(7):
        props.house(p, 610 + k * 46 + dice.uniform(-8, 8), 408 + (k % 3) * 12, 34, "#C68F5C", "#8A5138")
    for _ in range(900):
        x, y = dice.uniform(0, 1000), dice.uniform(430, 667)
        p.line(
            [(x, y), (x + dice.uniform(-3, 4), y - (y - 380) / 14)],
            1.5,
            mix("#8A6C30", "#F3DC94", dice.random()),
            0.5,
        )
    for x, foot, tall, wool in (
        (640, 520, 74, "#F2E8D6"),
        (700, 540, 84, "#B58A60"),
        (760, 522, 72, "#8C6448"),
        (820, 560, 96, "#EADAC0"),
        (890, 538, 80, "#C9A37A"),
    ):
        props.llama(p, x, foot, tall, wool)
    figure(
        p,
        300,
        610,
        232,
        skin="#9A623F",
        top="#CF4B32",
        bottom="#77397A",
        head="bowler",
        wear="#3A2B28",
        arm="out",
    )
    figure(
        p,
        436,
        596,
        214,
        skin="#7A4B32",
        top="#E2A33A",
        bottom="#2F6F73",
        head="bowler",
        wear="#5A3A2C",
        carry=None,
    )
    return p.finish()


def burkina() -> Image.Image:
    p = Painting(*PHOTO, seed=15)
    p.sky("#C98B5A", "#EBB877", "#F8DDA6", "#FBE9C4")
    props.sun(p, 250, 190, 42, "#FFF1C4", 0.7)
    p.land(p.ridge(352, 18, 2.0, 120), "#C79A72", "#D9B080", 70)
    p.land(p.ridge(385, 14, 1.2, 121), "#C08A4C", "#B5713A", 250, 0, 0.08)
    for x, tall in ((120, 150), (330, 96), (905, 190)):
        props.baobab(p, x, 420 + tall * 0.12, tall, "#7E5240")
    p.poly([(0, 560), (1000, 470), (1000, 560), (0, 690)], ("#C8572F", "#A8401F"))
    dice = random.Random(6)
    for _ in range(90):
        x = dice.uniform(0, 1000)
        y = 575 - x * 0.09 + dice.uniform(0, 92)
        p.line(
            [(x, y), (x + dice.uniform(20, 90), y - 5)],
            dice.uniform(1, 3),
            dice.choice(("#E07A48", "#8C3318")),
            0.35,
        )
    for k in range(26):
        p.oval(
            720 + k * 11,
            528 - k * 1.4 - dice.uniform(0, 30),
            26 + k * 1.6,
            12 + k * 0.9,
            "#EDB27C",
            0.13,
            blur=9,
        )
    props.truck(p, 330, 572, 360)
    for _ in range(420):
        x, y = dice.uniform(0, 1000), dice.uniform(630, 668)
        p.line(
            [(x, y), (x + dice.uniform(-4, 4), y - dice.uniform(10, 40))],
            2,
            mix("#7A6A2A", "#E2BE66", dice.random()),
            0.75,
        )
    return p.finish()


def colombia() -> Image.Image:
    p = Painting(*PHOTO, seed=16)
    p.sky("#4E86A0", "#93BDBB", "#F3E6BE", "#F8E8C0")
    props.clouds(p, 21, 60, 220, 12, "#FFFFFF", 0.55)
    for k, tone in enumerate(("#8DA7A6", "#6C8E86", "#557A5F")):
        p.land(
            p.ridge(250 + k * 42, 92 - 14 * k, 1.3 + 0.4 * k, 130 + k), tone, mix(tone, "#DCE0B0", 0.5), 110
        )
    p.land(p.ridge(392, 10, 1, 140), "#A8B257", "#7C9440", 240, 0, 0.06)
    dice = random.Random(9)
    for depth in range(9):
        foot, tall = 420 + depth * 27, 46 + depth * 17
        for _ in range(92 - depth * 6):
            x = dice.uniform(-30, 1030)
            if depth > 3 and 360 < x < 700 and dice.random() < 0.93:
                continue
            tone = mix("#5E7F34", "#D3CF6E", dice.random() * 0.8)
            tip = x + dice.uniform(-18, 18)
            p.line(
                [(x, foot), (x + (tip - x) * 0.3, foot - tall * 0.6), (tip, foot - tall)],
                1.2 + depth * 0.34,
                mix(tone, "#1E3020", 0.12),
                0.95,
                curved=True,
            )
            for side in (-1, 1):
                p.line(
                    [
                        (x, foot - tall * 0.55),
                        (x + side * tall * 0.15, foot - tall * dice.uniform(0.78, 0.95)),
                        (x + side * tall * 0.34, foot - tall * 0.66),
                    ],
                    1.0 + depth * 0.3,
                    tone,
                    0.9,
                    curved=True,
                )
    figure(
        p,
        470,
        622,
        262,
        skin="#7A4B32",
        top="#E7D9BC",
        bottom="#3D5A80",
        skirt=False,
        head="hat",
        wear="#E2BE74",
        arm="work",
    )
    p.line([(478, 520), (520, 470), (530, 430)], 6, "#C9D2D0", curved=True)
    figure(
        p,
        612,
        600,
        236,
        skin="#5B3A2A",
        top="#CF4B32",
        bottom="#5A4636",
        skirt=False,
        head="hat",
        wear="#D9A95A",
        arm="work",
    )
    for k in range(6):
        p.line([(560, 520 + k * 4), (670, 496 + k * 5)], 5, mix("#8A8F3C", "#D9CF7A", k / 6))
    return p.finish()


def senegal() -> Image.Image:
    p = Painting(*PHOTO, seed=17)
    p.sky("#3E4E7C", "#A5668A", "#EE8F62", "#FBCB7A", "#FBD994")
    props.sun(p, 610, 300, 40, "#FFE9A8", 0.75)
    props.clouds(p, 31, 60, 260, 12, "#FFC79A", 0.45)
    p.land(p.ridge(346, 0, 1, 1), "#D98A62", "#3F6A86", 130, 0, 0.02)
    dice = random.Random(4)
    for _ in range(320):
        y = dice.uniform(350, 455)
        x = 610 + dice.gauss(0, 30 + (y - 340) * 1.6) if dice.random() < 0.5 else dice.uniform(0, 1000)
        p.line(
            [(x, y), (x + dice.uniform(6, 40), y)], 1.4, "#FFE0A0" if abs(x - 610) < 160 else "#6E8FA6", 0.5
        )
    p.land(p.ridge(452, 12, 0.6, 150), "#E9C592", "#B98A5C", 220, 0, 0.05)
    p.line([(0, 458), (240, 450), (520, 462), (800, 448), (1000, 455)], 5, "#FBEFD8", 0.75, curved=True)
    props.pirogue(p, 250, 300 + 66, 130, "#4A3A46", "#8C4A3A", turn=-2)
    for x, y, wide, hull, band, turn in (
        (690, 500, 330, "#2F6F9A", "#E2A33A", -3),
        (230, 530, 380, "#CF4B32", "#2F6F73", 3),
        (640, 600, 480, "#E2A33A", "#A83A2C", -1),
    ):
        props.pirogue(p, x, y, wide, hull, band, turn=turn)
    for x, foot, top, bottom in (
        (430, 520, "#F0E2C8", "#3D5A80"),
        (486, 530, "#2F9A8F", "#CF4B32"),
        (905, 566, "#E9C46A", "#77397A"),
    ):
        figure(
            p,
            x,
            foot,
            112,
            skin="#3A241C",
            top=top,
            bottom=bottom,
            head="wrap",
            wear=top,
            carry="basket" if x == 486 else None,
        )
    return p.finish()


def congo() -> Image.Image:
    p = Painting(*PHOTO, seed=18)
    p.sky("#7FA0A8", "#C9CDB8", "#F4DDAE", "#F4DDAE")
    props.sun(p, 300, 190, 40, "#FFF4D0", 0.65)
    dice = random.Random(8)
    for row, (tone, base, step) in enumerate(
        (("#B8B6A8", 330, 34), ("#8F9698", 344, 46), ("#66747C", 356, 60))
    ):
        x = -20.0
        while x < 1010:
            wide, tall = dice.uniform(0.5, 1.0) * step, dice.uniform(20, 92) * (1 + 0.35 * row)
            p.box(x, base - tall, wide, tall + 30, (tone, mix(tone, "#F4DDAE", 0.35)), light=0.06)
            for wy in range(int(tall // 9)):
                for wx in range(int(wide // 8)):
                    if dice.random() < 0.55:
                        p.box(
                            x + 3 + wx * 8,
                            base - tall + 5 + wy * 9,
                            3,
                            4,
                            dice.choice(("#FBE6B0", mix(tone, "#20303A", 0.35))),
                            0.55,
                        )
            x += wide + dice.uniform(0, 14)
    p.land(p.ridge(372, 3, 3, 160), "#6B8054", "#5A7050", 16)
    p.land(p.ridge(388, 0, 1, 1), "#D9C79A", "#4E7A7E", 250, 0, 0.02)
    for _ in range(330):
        y = dice.uniform(392, 660)
        x, wide = dice.uniform(-30, 1000), dice.uniform(10, 50) * (1 + (y - 380) / 110)
        p.line(
            [(x, y), (x + wide, y)],
            1.3 + (y - 380) / 160,
            dice.choice(("#F6E6BC", "#3A666E", "#A9B8A0")),
            0.28,
        )
    for x, y, wide, hull in (
        (250, 470, 210, "#6A4636"),
        (690, 540, 380, "#5A3A30"),
        (860, 440, 120, "#6A4636"),
    ):
        figure(
            p,
            x + wide * 0.16,
            y + wide * 0.03,
            wide * 0.42,
            skin="#3A241C",
            top=dice.choice(("#E9C46A", "#CF4B32", "#F0E2C8")),
            bottom="#3D5A80",
            skirt=False,
            head="hair",
            arm="work",
            shadow=0,
        )
        p.line(
            [(x + wide * 0.12, y - wide * 0.46), (x + wide * 0.27, y + wide * 0.2)], wide * 0.012, "#4A3428"
        )
        props.pirogue(p, x, y, wide, hull, "#8C5A3A", "#C98B45")
    return p.finish()


def palestine() -> Image.Image:
    p = Painting(*PHOTO, seed=19)
    p.sky("#5F93B5", "#A9C6C6", "#F6E3B6", "#F8E4B8")
    props.sun(p, 210, 140, 34, "#FFF3CE", 0.6)
    p.land(p.ridge(280, 40, 1.4, 170), "#B7B79A", "#DCCFA4", 90)
    line = p.ridge(330, 84, 0.66, 176)
    p.land(line, "#B8AE74", "#9C9A5E", 190, 17)
    dice = random.Random(14)
    for row in range(3):
        for k in range(15 - row * 3):
            x = 420 + row * 26 + k * 27 + dice.uniform(-5, 5)
            wide, tall = dice.uniform(20, 34), dice.uniform(18, 34)
            foot = float(line[int(min(999, x) * p.scale)]) + 22 - row * 17
            wall = dice.choice(("#EBDCBC", "#DCC8A0", "#F1E6CC", "#D3BB92"))
            p.box(x, foot - tall, wide, tall + 4, (wall, mix(wall, "#5A4436", 0.15)), light=0.08)
            p.box(x + wide, foot - tall * 0.94, wide * 0.3, tall, mix(wall, "#5A4436", 0.35))
            if dice.random() < 0.3:
                p.oval(
                    x + wide / 2, foot - tall, wide * 0.36, wide * 0.3, mix(wall, "#FFFFFF", 0.12), light=0.14
                )
            for w in range(2):
                p.box(x + wide * (0.2 + 0.4 * w), foot - tall * 0.66, wide * 0.14, tall * 0.3, "#4A5A66")
    p.land(p.ridge(446, 52, 0.8, 180), "#C2B06A", "#8A8A4E", 200, 25)
    for k in range(34):
        row = k // 9
        x = (k % 9) * 118 + (row % 2) * 58 + dice.uniform(-22, 22)
        props.olive(p, x, 452 + row * 56 + dice.uniform(-10, 10), 46 + row * 15, k)
    p.land(p.ridge(655, 16, 0.7, 185), "#A89454", "#7E7442", 60, 0, 0.08)
    return p.finish()


def back() -> Image.Image:
    p = Painting(*TALL, seed=21)
    p.sky("#26304E", "#5F5478", "#C0777A", "#F0AE76", "#F8CF92")
    p.glow(520, 690, 520, "#FFD890", 0.6)
    for k in range(4):
        tone = mix("#B4767E", "#3A3A52", k / 3.2)
        p.land(p.ridge(700 + k * 70, 80, 1 + 0.3 * k, 210 + k), tone, mix(tone, "#F0AE76", 0.35), 130)
    p.land(p.ridge(980, 30, 0.7, 220), "#A8843F", "#3E4430", 380, 34)
    p.blob(
        [
            (500, 985),
            (530, 985),
            (600, 1080),
            (520, 1180),
            (700, 1403),
            (330, 1403),
            (420, 1180),
            (540, 1080),
        ],
        ("#F0C98A", "#B08254"),
        0.85,
    )
    return p.finish()


SCENES = {
    "cover": cover, "about": about, "burundi-collines": burundi, "bolivie-altiplano": bolivia,
    "burkina-route": burkina, "colombie-canne": colombia, "senegal-pirogues": senegal, "rdc-fleuve": congo,
    "palestine-oliviers": palestine, "back": back,
}  # fmt: skip
