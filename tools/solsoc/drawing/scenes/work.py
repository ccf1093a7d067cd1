# ruff: noqa: E501 (rows of data and outlines read better on one line)
"""Markets, workshops, assemblies, hands."""

from __future__ import annotations

import math
import random

from PIL import Image

from solsoc.drawing import props
from solsoc.drawing.painting import Painting, mix, smooth
from solsoc.drawing.people import CLOTHES, SKINS, figure
from solsoc.drawing.scenes.land import PHOTO, TALL, WIDE


def market() -> Image.Image:
    p = Painting(*WIDE, seed=41)
    p.sky("#E9A860", "#F6CE8E", "#FBE6BE", "#F3D3A0")
    props.sun(p, 815, 86, 30, "#FFF3CC", 0.7)
    p.land(p.ridge(208, 30, 1.6, 300), "#D9A070", "#E9C48E", 90)
    dice = random.Random(2)
    for k in range(15):
        x = k * 72 - 20 + dice.uniform(-8, 8)
        tall = dice.uniform(48, 96)
        wall = dice.choice(("#E3B57E", "#D79C6A", "#EBCB98", "#C98A62"))
        p.box(x, 268 - tall, 74, tall + 20, (wall, mix(wall, "#8A4A3A", 0.25)), light=0.05)
        for w in range(2):
            p.box(x + 14 + w * 30, 268 - tall + 16, 13, 20, "#7E4A3C", 0.55)
    p.land(p.ridge(282, 4, 1, 310), "#E0B078", "#B07444", 300, 0, 0.05)
    for x, seed, foot in ((60, 5, 330), (950, 9, 318)):
        props.tree(p, x, foot, 190, "#71803C", seed=seed)
    for x, foot, wide, stripe in (
        (150, 352, 150, "#2F7F80"),
        (330, 344, 140, "#D9943A"),
        (505, 350, 150, "#B5412E"),
        (690, 346, 150, "#77397A"),
    ):
        vendor = dice.choice(SKINS[:3])
        figure(
            p,
            x + wide * 0.5,
            foot - 6,
            wide * 0.72,
            skin=vendor,
            top=dice.choice(CLOTHES),
            bottom="#77397A",
            head="wrap",
            wear=dice.choice(CLOTHES),
            shadow=0,
        )
        props.stall(p, x, foot, wide, stripe)
    props.crowd(p, 5, 420, 118, 40, 320, 66, ("down", "out"))
    for x, foot, wide, stripe in ((330, 462, 235, "#CF4B32"), (640, 470, 260, "#2F6F73")):
        figure(
            p,
            x + wide * 0.5,
            foot - 8,
            wide * 0.72,
            skin="#5B3A2A",
            top=dice.choice(CLOTHES),
            bottom="#E2A33A",
            head="wrap",
            wear="#E9C46A",
            shadow=0,
            arm="out",
        )
        props.stall(p, x, foot, wide, stripe)
    for x, foot, tall, top, bottom, head, wear, carry in (
        (590, 520, 196, "#E9C46A", "#A33A5A", "wrap", "#CF4B32", "basket"),
        (930, 524, 204, "#B5412E", "#3D5A80", "wrap", "#E2A33A", None),
        (276, 516, 184, "#F0E2C8", "#2F6F73", "scarf", "#D9943A", "basket"),
        (120, 530, 210, "#77397A", "#E2A33A", "wrap", "#77397A", "jar"),
    ):
        figure(
            p,
            x,
            foot,
            tall,
            skin=dice.choice(SKINS[:3]),
            top=top,
            bottom=bottom,
            head=head,
            wear=wear,
            carry=carry,
            arm="up" if carry == "jar" else "down",
        )
    return p.finish()


def clinic() -> Image.Image:
    p = Painting(*WIDE, seed=42)
    p.sky("#6FB0AE", "#B4D4BE", "#F3E6BC", "#F3E6BC")
    props.clouds(p, 6, 20, 110, 8, "#FFFFFF", 0.5)
    p.land(p.ridge(250, 44, 1.3, 320), "#7FA58C", "#B9C89A", 90)
    p.land(p.ridge(318, 12, 0.9, 322), "#D9B57C", "#B5814E", 260, 0, 0.06)
    p.oval(640, 372, 330, 16, "#2A1A20", 0.25, blur=8)
    p.box(410, 222, 440, 146, ("#F4EAD2", "#DCC9A4"), light=0.04)
    p.poly([(850, 222), (920, 232), (920, 356), (850, 368)], "#BCA98A")
    p.box(410, 322, 440, 46, ("#1F7F7C", "#146360"))
    p.poly([(850, 322), (920, 314), (920, 356), (850, 368)], "#0F4E4D")
    p.poly([(392, 226), (430, 160), (872, 160), (944, 236), (866, 226)], ("#C9573A", "#97402E"))
    for k in range(27):
        p.line([(432 + k * 16.4, 162), (398 + k * 18, 224)], 1.2, "#7E3324", 0.35)
    for x in (440, 520, 730, 800):
        p.box(x, 254, 40, 44, ("#2C6C74", "#8FC0B8"))
        p.line([(x + 20, 254), (x + 20, 298)], 2, "#F4EAD2")
        p.line([(x, 276), (x + 40, 276)], 2, "#F4EAD2")
    p.box(610, 246, 66, 122, ("#155553", "#0E3F40"))
    p.oval(643, 196, 25, 25, "#F7F1E4")
    p.box(638, 180, 10, 32, "#1F7F7C")
    p.box(627, 191, 32, 10, "#1F7F7C")
    props.tree(p, 200, 420, 330, "#4F7A44", seed=11, spread=0.52)
    p.oval(250, 424, 210, 20, "#2A2020", 0.25, blur=8)
    p.box(90, 408, 250, 8, ("#9A6B45", "#6E4A30"))
    for x in (104, 210, 318):
        p.box(x, 414, 8, 22, "#5B3F2C")
    for k, x in enumerate((120, 168, 222, 276, 320)):
        figure(
            p,
            x,
            438,
            106,
            skin=SKINS[k % 3],
            top=CLOTHES[(k * 3) % 8],
            bottom=CLOTHES[(k * 5 + 2) % 8],
            head=("wrap", "hair", "scarf", "wrap", "bun")[k],
            wear=("#E2A33A", "#241A18", "#F0E2C8", "#CF4B32", "#241A18")[k],
        )
    figure(
        p, 560, 448, 150, skin="#4A2F24", top="#F7F4EA", bottom="#2F7F80", skirt=False, head="hair", arm="out"
    )
    figure(
        p,
        640,
        462,
        160,
        skin="#5B3A2A",
        top="#E2A33A",
        bottom="#A33A5A",
        head="wrap",
        wear="#E2A33A",
        arm="out",
    )
    p.blob([(652, 372), (672, 366), (682, 382), (676, 402), (656, 402), (648, 388)], "#F6E7CC")
    p.oval(666, 372, 7.6, 8.2, "#4A2F24")
    figure(p, 760, 500, 176, skin="#7A4B32", top="#3D5A80", bottom="#D9943A", head="scarf", wear="#77397A")
    figure(
        p,
        832,
        496,
        104,
        skin="#7A4B32",
        top="#CF4B32",
        bottom="#3D5A80",
        skirt=False,
        head="hair",
        arm="fist",
    )
    figure(p, 930, 512, 186, skin="#3A241C", top="#7A8F3C", bottom="#33364A", skirt=False, head="hair")
    return p.finish()


def assembly() -> Image.Image:
    p = Painting(*WIDE, seed=43)
    p.sky("#5E86AC", "#A9BFC4", "#F3DDB0", "#F6E3BC")
    p.glow(200, 200, 260, "#FFE3A0", 0.6)
    for k, tone in enumerate(("#8CA3B0", "#7A9088")):
        p.land(p.ridge(236 + 32 * k, 40, 1.2 + k * 0.5, 330 + k), tone, mix(tone, "#F3DDB0", 0.5), 90)
    p.land(p.ridge(316, 10, 0.9, 335), "#CFA763", "#A87A45", 260, 0, 0.06)
    for x, y, size in ((60, 340, 54), (150, 326, 42), (850, 332, 56), (940, 344, 46)):
        props.house(p, x, y, size, "#DDB480", "#8A6A42")
    p.oval(520, 420, 420, 70, "#3A2A2A", 0.28, blur=18)
    props.tree(p, 520, 408, 400, "#587838", "#60442F", 0.62, seed=21)
    dice = random.Random(6)
    seats = sorted(
        (
            (520 + math.cos(a) * 340, 446 + math.sin(a) * 62)
            for a in [math.pi * (0.03 + 0.944 * i / 19) + math.pi for i in range(20)]
        ),
        key=lambda q: q[1],
    )
    for x, y in seats:
        figure(
            p,
            x,
            y + 26,
            92,
            skin=dice.choice(SKINS[:4]),
            top=dice.choice(CLOTHES),
            bottom=dice.choice(CLOTHES),
            head=dice.choice(("wrap", "hair", "scarf", "hat")),
            wear=dice.choice(("#E2A33A", "#CF4B32", "#F0E2C8", "#2F6F73")),
        )
    figure(
        p,
        520,
        488,
        150,
        skin="#4A2F24",
        top="#CF2F2A",
        bottom="#265A9A",
        head="wrap",
        wear="#E9C46A",
        arm="out",
    )
    front = sorted(
        (
            (520 + math.cos(a) * 430, 500 + math.sin(a) * 44)
            for a in [math.pi * (0.05 + 0.9 * i / 10) for i in range(11)]
        ),
        key=lambda q: q[1],
    )
    for x, y in front:
        if 470 < x < 570:
            continue
        seated(p, x, y + 24, 116, dice)
    return p.finish()


def seated(p: Painting, x: float, foot: float, tall: float, dice: random.Random) -> None:
    """Somebody sitting on the ground, seen from behind."""
    u = tall / 100
    cloth, skin, wear = dice.choice(CLOTHES), dice.choice(SKINS[:4]), dice.choice(CLOTHES)
    p.oval(x, foot, 30 * u, 6 * u, "#2A1A20", 0.3, blur=2)
    p.blob(
        [
            (x - 27 * u, foot),
            (x - 24 * u, foot - 14 * u),
            (x - 15 * u, foot - 42 * u),
            (x, foot - 48 * u),
            (x + 15 * u, foot - 42 * u),
            (x + 24 * u, foot - 14 * u),
            (x + 27 * u, foot),
        ],
        (cloth, mix(cloth, "#1E1420", 0.3)),
        light=0.14,
    )
    p.box(x - 4 * u, foot - 54 * u, 8 * u, 10 * u, mix(skin, "#1E1420", 0.2))
    p.oval(x, foot - 62 * u, 9.5 * u, 11 * u, skin)
    if dice.random() < 0.55:
        p.blob(
            [
                (x - 10.5 * u, foot - 58 * u),
                (x - 11 * u, foot - 70 * u),
                (x, foot - 78 * u),
                (x + 11 * u, foot - 70 * u),
                (x + 10.5 * u, foot - 58 * u),
                (x, foot - 54 * u),
            ],
            (wear, mix(wear, "#1E1420", 0.2)),
            light=0.15,
        )
    else:
        p.oval(x, foot - 65 * u, 10 * u, 10 * u, "#241A18")


def workshop() -> Image.Image:
    p = Painting(*WIDE, seed=44)
    p.sky("#EBD3B4", "#E3C09C", "#D3A684")
    p.box(0, 400, 1000, 140, ("#A9714E", "#7C4A3A"))
    for k in range(16):
        p.line([(500 + (k - 8) * 44, 400), (500 + (k - 8) * 130, 540)], 1.4, "#5E362C", 0.35)
    for x in (70, 640):
        p.box(x - 8, 62, 266, 206, "#8A5A48")
        p.box(x, 70, 250, 190, ("#BCD8D0", "#F8E8BC"))
        p.poly(
            [
                (x, 260),
                *smooth([(x, 206), (x + 70, 186), (x + 150, 214), (x + 250, 190)], closed=False),
                (x + 250, 260),
            ],
            ("#A9BC86", "#86A06C"),
        )
        for k in (1, 2):
            p.box(x + k * 83 - 3, 70, 6, 190, "#8A5A48")
        p.box(x, 160, 250, 5, "#8A5A48")
        p.poly([(x + 20, 400), (x + 230, 400), (x + 320, 538), (x - 10, 538)], "#FFE6B4", 0.22, blur=8)
    p.glow(190, 150, 300, "#FFE9B8", 0.35)
    p.glow(760, 150, 300, "#FFE9B8", 0.35)
    p.box(362, 84, 240, 132, "#B98A66")
    for k, (dx, tall) in enumerate(
        ((18, 70), (48, 52), (76, 84), (110, 60), (140, 76), (172, 48), (204, 66))
    ):
        p.line([(362 + dx, 100), (362 + dx, 100 + tall)], 5, "#5B4034")
        p.oval(
            362 + dx, 100 + tall, 11 if k % 2 else 7, 8, ("#8C9AA0", "#3A4A55", "#CF4B32")[k % 3], light=0.2
        )
    for x, tone, cloth in (
        (30, "#77397A", "#CF4B32"),
        (372, "#2F6F73", "#E2A33A"),
        (706, "#A33A5A", "#77397A"),
    ):
        skin, head, wear = {
            30: ("#5B3A2A", "wrap", "#E2A33A"),
            372: ("#9A623F", "scarf", "#F0E2C8"),
            706: ("#4A2F24", "bun", "#241A18"),
        }[x]
        figure(
            p,
            x + 128,
            512,
            330,
            skin=skin,
            top=cloth,
            bottom=tone,
            head=head,
            wear=wear,
            arm="work",
            shadow=0,
        )
    for x in (10, 350, 690):
        p.oval(x + 140, 534, 160, 12, "#2A1A20", 0.4, blur=6)
        p.box(x, 392, 286, 20, ("#D29A5E", "#9E6A3C"), light=0.1)
        p.box(x + 6, 412, 274, 14, "#7E5232")
        for side in (18, 254):
            p.box(x + side, 420, 15, 120, ("#8A5A38", "#5E3C28"))
    p.blob(
        [(56, 392), (56, 352), (86, 342), (140, 342), (150, 362), (120, 366), (112, 392)],
        ("#2B3640", "#141C24"),
        light=0.3,
    )
    p.oval(148, 352, 10, 14, "#B9A58C")
    p.poly([(110, 392), (250, 384), (290, 440), (120, 424)], ("#CF4B32", "#9C3226"), 0.95)
    for k in range(5):
        p.box(392 + k * 40, 372 - (k % 3) * 14, 34, 20 + (k % 3) * 14, ("#E3B06C", "#B57E44"), light=0.14)
    p.line([(470, 366), (612, 350)], 7, "#C8CDCB")
    p.line([(600, 352), (632, 346)], 12, "#8A4A30")
    for k, tone in enumerate(("#E2A33A", "#2F7F80", "#CF4B32", "#77397A", "#F0E2C8")):
        p.box(730 + k * 8, 384 - k * 9, 110 - k * 10, 9, tone, light=0.1)
    for k in range(4):
        p.oval(880 + k * 22, 378, 9, 16, ("#CF4B32", "#2F7F80", "#E2A33A", "#A33A5A")[k], light=0.25)
    return p.finish()


def forum() -> Image.Image:
    p = Painting(*PHOTO, seed=45)
    p.sky("#3A2A34", "#6B4238", "#A2613F")
    p.box(140, 60, 720, 270, ("#D9944A", "#B5652F"))
    for k in range(6):
        p.oval(
            200 + k * 122,
            120 + (k % 2) * 66,
            74 + (k % 3) * 16,
            74 + (k % 3) * 16,
            ("#E9B45A", "#C8502F", "#2F7F80", "#F0D9A0", "#77397A", "#D98A3A")[k],
            0.55,
        )
    p.glow(500, 200, 330, "#FFE2A8", 0.5)
    p.poly([(470, 0), (530, 0), (700, 400), (310, 400)], "#FFF0C8", 0.13, blur=14)
    p.box(90, 330, 820, 80, ("#7A4632", "#4A2A26"))
    p.box(90, 328, 820, 7, "#C98A52")
    figure(
        p,
        512,
        392,
        250,
        skin="#4A2F24",
        top="#E9C46A",
        bottom="#77397A",
        head="wrap",
        wear="#CF4B32",
        arm="out",
    )
    p.poly([(446, 262), (566, 262), (552, 396), (462, 396)], ("#A8643C", "#6A3A28"), light=0.12)
    p.box(438, 252, 138, 13, "#D9A063")
    p.line([(520, 252), (512, 226), (506, 214)], 2.6, "#241A18", curved=True)
    for x, top, bottom in (
        (230, "#2F6F73", "#33364A"),
        (320, "#CF4B32", "#3D5A80"),
        (700, "#F0E2C8", "#7A8F3C"),
        (790, "#77397A", "#E2A33A"),
    ):
        figure(
            p,
            x,
            396,
            168,
            skin="#5B3A2A",
            top=top,
            bottom=bottom,
            head="wrap" if x in (320, 790) else "hair",
            wear="#E2A33A" if x in (320, 790) else "#241A18",
        )
    dice = random.Random(3)
    for row in range(4):
        foot, tall = 520 + row * 66, 150 + row * 34
        for k in range(11 - row):
            x = (k + 0.5 * (row % 2)) * (1000 / (10 - row)) + dice.uniform(-10, 10)
            seated_back(p, x, foot, tall, dice, row)
    return p.finish()


def seated_back(p: Painting, x: float, foot: float, tall: float, dice: random.Random, row: int) -> None:
    """A spectator against the light: shoulders, head, a warm rim."""
    u = tall / 100
    cloth = mix(dice.choice(CLOTHES), "#2A1822", 0.6 + row * 0.07)
    skin = mix(dice.choice(SKINS[:4]), "#1E1420", 0.45)
    wear = mix(dice.choice((*CLOTHES, "#241A18", "#241A18")), "#2A1822", 0.6 + row * 0.07)
    p.blob(
        [
            (x - 30 * u, foot + 20 * u),
            (x - 27 * u, foot - 28 * u),
            (x - 12 * u, foot - 40 * u),
            (x + 12 * u, foot - 40 * u),
            (x + 27 * u, foot - 28 * u),
            (x + 30 * u, foot + 20 * u),
        ],
        (mix(cloth, "#E9A860", 0.25), cloth),
    )
    p.box(x - 5 * u, foot - 48 * u, 10 * u, 12 * u, skin)
    p.oval(x, foot - 58 * u, 12 * u, 14.4 * u, mix(wear, "#E9A860", 0.4))
    p.oval(x + 0.5 * u, foot - 57 * u, 11.6 * u, 14.2 * u, wear)


def hands() -> Image.Image:
    p = Painting(*TALL, seed=46)
    p.sky("#1F5A62", "#2F7F80", "#2A6A70", "#1B4652")
    p.glow(500, 480, 420, "#F0B860", 0.45)
    for k in range(5):
        p.oval(500, 480, 470 - k * 78, 470 - k * 78, mix("#E9A84A", "#2F7F80", k / 5), 0.2)
    sleeves = ("#D9943A", "#77397A", "#CF2F2A", "#E9C46A", "#3D5A80", "#7A8F3C", "#F0E2C8", "#A33A5A")
    skins = ("#5B3A2A", "#C08A5E", "#7A4B32", "#E3B893", "#4A2F24", "#9A623F", "#3A241C", "#D9A67A")
    for k in range(8):
        arm_to_centre(p, 500, 480, k * 45 + 22.5, skins[k], sleeves[k])
    return p.finish()


def arm_to_centre(p: Painting, cx: float, cy: float, angle: float, skin: str, sleeve: str) -> None:
    """A forearm that reaches for the middle, palm down, fingers spread."""
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))

    def at(along: float, across: float) -> tuple[float, float]:
        return cx + along * c - across * s, cy + along * s + across * c

    dark = mix(skin, "#1E1420", 0.25)
    p.poly(
        [at(176 + dx, dy + 16) for dx, dy in ((0, -34), (900, -80), (900, 80), (0, 34))],
        "#0E2A30",
        0.3,
        blur=12,
    )
    p.poly(
        smooth(
            [
                at(900, -84),
                at(500, -70),
                at(330, -44),
                at(176, -30),
                at(150, 0),
                at(176, 30),
                at(330, 44),
                at(500, 70),
                at(900, 84),
            ]
        ),
        skin,
        light=0.1,
    )
    p.poly(
        [at(392, -62), at(1000, -112), at(1000, 112), at(392, 62)],
        (sleeve, mix(sleeve, "#1E1420", 0.2)),
        light=0.1,
    )
    p.poly([at(392, -64), at(424, -67), at(424, 67), at(392, 64)], mix(sleeve, "#FFFFFF", 0.28))
    for finger, (spread, reach) in enumerate(((-24, 98), (-9, 78), (7, 80), (21, 98))):
        p.line(
            [at(168, spread * 0.95), at(134, spread * 1.25), at(reach, spread * 1.7)],
            17,
            dark if finger == 3 else mix(skin, "#1E1420", 0.06 * finger),
            curved=True,
        )
        tip = at(reach - 2, spread * 1.7)
        p.oval(tip[0], tip[1], 4.6, 5.4, mix(skin, "#F6D9C0", 0.4), 0.8)
    p.line([at(206, 30), at(176, 54), at(146, 60)], 18, dark, curved=True)
    for spread in (-22, -8, 8, 22):
        p.oval(*at(172, spread), 5, 5, mix(skin, "#1E1420", 0.18), 0.6)


def coffee() -> Image.Image:
    p = Painting(*PHOTO, seed=47)
    p.sky("#7E9A4E", "#5E8444", "#3A6038", "#24442E")
    dice = random.Random(9)
    for _ in range(150):
        x, y, size = dice.uniform(-40, 1040), dice.uniform(-20, 690), dice.uniform(30, 76)
        turn, tone = dice.uniform(0, 180), mix("#1E3A2A", "#8FA84A", dice.random() * 0.9)
        p.oval(x, y, size, size * 0.36, tone, 0.5, turn=turn, blur=5)
    p.glow(330, 90, 380, "#F3E6A0", 0.5)
    for _ in range(52):
        x, y = dice.uniform(-20, 1020), dice.uniform(-10, 240)
        p.oval(x, y, 12, 12, dice.choice(("#C2302B", "#A8241F", "#D96A32")), 0.55, blur=3)
    for side in (-1, 1):
        base = 500 + side * 20
        sleeve = "#E2A33A" if side < 0 else "#B5412E"
        p.poly(
            smooth(
                [
                    (base + side * 20, 620),
                    (base + side * 250, 690),
                    (base + side * 480, 720),
                    (base + side * 520, 560),
                    (base + side * 300, 500),
                    (base + side * 210, 420),
                ]
            ),
            ("#6B4332", "#4A2C22"),
        )
        p.poly(
            smooth(
                [
                    (base + side * 330, 720),
                    (base + side * 560, 740),
                    (base + side * 560, 520),
                    (base + side * 372, 504),
                ]
            ),
            (sleeve, mix(sleeve, "#1E1420", 0.3)),
        )
    p.blob(
        [
            (236, 400),
            (330, 372),
            (500, 392),
            (670, 372),
            (764, 400),
            (742, 500),
            (640, 596),
            (500, 622),
            (360, 596),
            (258, 500),
        ],
        ("#8A5840", "#5B382A"),
        light=0.12,
    )
    p.blob(
        [(286, 418), (400, 396), (500, 408), (600, 396), (714, 418), (680, 486), (500, 534), (320, 486)],
        ("#B07A5C", "#7E4E38"),
    )
    for _ in range(96):
        x = 500 + dice.gauss(0, 92)
        y = (
            428
            - 62 * math.exp(-(((x - 500) / 118) ** 2))
            + dice.uniform(0, 78) * math.exp(-(((x - 500) / 170) ** 2))
        )
        tone = dice.choice(("#C2302B", "#A8241F", "#D9452F", "#8E1E22", "#D96A32"))
        p.oval(x + 3, y + 5, 21, 19, "#3A1412", 0.35, blur=3)
        p.oval(x, y, 20, 18, (mix(tone, "#FFD0B0", 0.2), mix(tone, "#1E1420", 0.22)), light=0.2)
        p.oval(x - 6, y - 7, 4.5, 3.4, "#FFE9DC", 0.75)
        p.oval(x + 2, y - 13, 3.2, 2, "#4A3A1E", 0.8)
    for side in (-1, 1):
        for k in range(4):
            root = (500 + side * (262 - k * 14), 424 + k * 40)
            p.line(
                [
                    (500 + side * (250 - k * 22), 560 + k * 12),
                    root,
                    (500 + side * (214 - k * 34), 400 + k * 46),
                ],
                37,
                mix("#7A4B36", "#1E1420", 0.06 * k + (0.1 if side > 0 else 0)),
                curved=True,
            )
            p.oval(500 + side * (214 - k * 34), 396 + k * 46, 8, 10, "#B98A70", 0.55)
    return p.finish()


SCENES = {
    "ess-marche": market, "protection-centre": clinic, "democratie-assemblee": assembly, "emancipation-atelier": workshop,
    "afrique-forum": forum, "part_2": hands, "burundi-cafe": coffee,
}  # fmt: skip
