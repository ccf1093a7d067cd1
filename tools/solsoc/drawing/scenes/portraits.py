# ruff: noqa: E501 (rows of data and outlines read better on one line)
"""Busts of invented people: flat illustration, soft light from the left."""

from __future__ import annotations

from PIL import Image

from solsoc.drawing.painting import Painting, Point, mix, oval, smooth

SIZE = (1400, 1750)
INK = "#241A18"
BODY = -104.0  # shoulders and clothes move up by this, so that the neck is short


def bust(p: Painting, skin: str, cloth: str, ground: tuple[str, str, str], slim: float = 1.0) -> None:
    """Ground with its disc, shoulders, neck; the head's middle is (500, 470)."""
    p.sky(ground[0], mix(ground[0], ground[1], 0.5), ground[1])
    p.oval(500, 560, 430, 430, (mix(ground[2], "#FFFFFF", 0.14), ground[2]), 0.9)
    p.glow(300, 300, 420, "#FFF1CC", 0.35)
    w = 330 * slim
    p.lift = BODY
    p.blob(shoulders(w), (cloth, mix(cloth, "#1E1420", 0.22)), light=0.12)
    shade = mix(skin, "#1E1420", 0.24)
    p.blob(
        [(424, 640), (576, 640), (580, 800), (610, 872), (500, 916), (390, 872), (420, 800)],
        (shade, mix(skin, "#1E1420", 0.1)),
    )
    p.lift = 0.0


def shoulders(w: float, lift: float = 0.0) -> list[Point]:
    """Outline of the chest, `w` the half width."""
    half = [(w, 1460), (w, 1060), (w * 0.82, 930), (150, 850)]
    left = [(500 - dx, y + lift) for dx, y in half]
    return [*left, (500, 862 + lift), *[(1000 - x, y) for x, y in reversed(left)]]


def face(
    p: Painting,
    skin: str,
    *,
    wide: float = 150,
    lips: str = "#A8503F",
    brow: str = INK,
    age: bool = False,
    smile: float = 14,
    ears: bool = True,
) -> None:
    """Head, ears, eyes, nose and mouth; shadow on the right, blush on the cheeks."""
    dark, lit = mix(skin, "#1E1420", 0.2), mix(skin, "#FFE3C4", 0.22)
    if ears:
        for side in (-1, 1):
            p.oval(500 + side * (wide + 3), 492, 24, 40, dark if side > 0 else skin)
    outline = [
        (500 - wide, 420),
        (500 - wide * 0.93, 330),
        (500 - wide * 0.5, 268),
        (500, 256),
        (500 + wide * 0.5, 268),
        (500 + wide * 0.93, 330),
        (500 + wide, 420),
        (500 + wide * 0.95, 540),
        (500 + wide * 0.66, 640),
        (500 + wide * 0.24, 692),
        (500, 698),
        (500 - wide * 0.24, 692),
        (500 - wide * 0.66, 640),
        (500 - wide * 0.95, 540),
    ]
    p.blob(outline, skin, light=0.1)
    p.blob(
        [
            (500 + wide * 0.6, 300),
            (500 + wide, 420),
            (500 + wide * 0.95, 540),
            (500 + wide * 0.6, 648),
            (500 + wide * 0.3, 688),
            (500 + wide * 0.58, 560),
            (500 + wide * 0.68, 430),
        ],
        dark,
        0.4,
        blur=9,
    )
    for side in (-1, 1):
        p.oval(500 + side * wide * 0.56, 560, 38, 28, "#C8503A", 0.2, blur=13)
        x = 500 + side * wide * 0.43
        p.line(
            [(x - 34, 426 + 6 * (side < 0)), (x, 412), (x + 34, 426 + 6 * (side > 0))],
            11,
            brow,
            0.92,
            curved=True,
        )
        p.blob([(x - 30, 478), (x, 460), (x + 30, 478), (x, 492)], "#F7F1E8")
        p.oval(x + 1, 476, 14, 15, "#3A2418")
        p.oval(x - 4, 471, 4.4, 4.4, "#FFFFFF", 0.9)
        p.line([(x - 32, 478), (x - 8, 461), (x + 12, 461), (x + 32, 478)], 6.5, INK, curved=True)
        if age:
            p.line([(x + side * 40, 482), (x + side * 58, 476)], 3.4, dark, 0.8)
            p.line([(x + side * 40, 494), (x + side * 57, 498)], 3.4, dark, 0.8)
    p.line([(508, 470), (516, 530), (528, 556), (506, 568)], 6.5, dark, 0.75, curved=True)
    p.oval(486, 530, 12, 30, lit, 0.5, blur=7)
    p.blob(
        [
            (446, 614),
            (480, 606),
            (500, 611),
            (520, 606),
            (554, 614),
            (520, 632 + smile * 0.6),
            (500, 636 + smile * 0.6),
            (480, 632 + smile * 0.6),
        ],
        lips,
    )
    p.line(
        [
            (440, 612),
            (470, 618 + smile * 0.35),
            (500, 619 + smile * 0.5),
            (530, 618 + smile * 0.35),
            (560, 612),
        ],
        4.6,
        mix(lips, "#1E1420", 0.5),
        curved=True,
    )
    p.oval(500, 664, 34, 8, dark, 0.3, blur=5)


def stripes(p: Painting, y: float, tones: tuple[str, ...], wide: float, high: float) -> None:
    """Woven bands across the chest."""
    for k, tone in enumerate(tones):
        p.line(
            [(500 - wide, y + k * high + 26), (500, y + k * high + 50), (500 + wide, y + k * high + 26)],
            high * 0.62,
            tone,
            0.85,
            curved=True,
        )


def bolivia() -> Image.Image:
    p = Painting(*SIZE, seed=81)
    bust(p, "#A9704A", "#A33A5A", ("#E9C79A", "#D99A62", "#3F8A8C"))
    for side in (-1, 1):
        p.line(
            [
                (500 + side * 150, 470),
                (500 + side * 176, 700),
                (500 + side * 196, 960),
                (500 + side * 190, 1130),
            ],
            58,
            INK,
            curved=True,
        )
        for k in range(11):
            y = 560 + k * 52
            p.line([(500 + side * (150 + k * 5), y), (500 + side * (182 + k * 3), y + 26)], 6, "#5A4038", 0.7)
        p.oval(500 + side * 190, 1150, 30, 22, "#CF2F2A")
    p.blob([(330, 470), (340, 320), (500, 236), (660, 320), (670, 470), (610, 380), (390, 380)], INK)
    p.lift = BODY
    stripes(p, 950, ("#E9C46A", "#2F7F80", "#F0E2C8", "#CF4B32"), 290, 52)
    p.lift = 0.0
    face(p, "#A9704A", wide=148, lips="#9C4438", age=True)
    p.blob(
        [
            (352, 420),
            (366, 336),
            (430, 300),
            (500, 322),
            (570, 300),
            (634, 336),
            (648, 420),
            (596, 340),
            (500, 350),
            (404, 340),
        ],
        INK,
    )
    p.blob(
        [(340, 430), (352, 300), (500, 262), (648, 300), (660, 430), (600, 352), (500, 344), (400, 352)], INK
    )
    p.oval(500, 300, 226, 40, ("#4A342C", "#2A1C18"))
    p.blob(
        [(352, 296), (364, 190), (420, 132), (500, 120), (580, 132), (636, 190), (648, 296), (500, 322)],
        ("#5E4236", "#3A2820"),
        light=0.18,
    )
    p.blob([(354, 262), (500, 292), (646, 262), (648, 298), (500, 326), (352, 298)], "#8A4A30")
    return p.finish()


def colombia() -> Image.Image:
    p = Painting(*SIZE, seed=82)
    bust(p, "#6E4530", "#F0E4CC", ("#BFD0A0", "#7F9C5A", "#E2A33A"), 1.08)
    p.lift = BODY
    p.poly(
        smooth(
            [
                (400, 866),
                (500, 1010),
                (600, 866),
                (640, 900),
                (520, 1120),
                (500, 1150),
                (480, 1120),
                (360, 900),
            ]
        ),
        "#DCCBA8",
    )
    p.blob([(430, 880), (570, 880), (500, 990)], mix("#6E4530", "#1E1420", 0.08))
    for k in range(3):
        p.oval(500, 1080 + k * 76, 10, 10, "#9A8468")
    p.blob(
        [
            (420, 872),
            (500, 930),
            (580, 872),
            (610, 900),
            (520, 990),
            (540, 1090),
            (500, 1010),
            (460, 1090),
            (480, 990),
            (390, 900),
        ],
        "#CF2F2A",
        light=0.12,
    )
    p.lift = 0.0
    p.blob(
        [(340, 500), (352, 360), (420, 300), (580, 300), (648, 360), (660, 500), (632, 430), (368, 430)], INK
    )
    face(p, "#6E4530", wide=152, lips="#8A4438", age=True, smile=6)
    p.blob(
        [(428, 604), (464, 584), (500, 592), (536, 584), (572, 604), (540, 612), (500, 606), (460, 612)], INK
    )
    p.lift = -34.0
    p.oval(500, 352, 330, 62, ("#E9CB86", "#B98A48"), turn=-2)
    p.oval(500, 362, 230, 30, "#8A6030", 0.55, blur=7)
    p.blob(
        [(342, 346), (360, 226), (420, 164), (500, 176), (580, 164), (640, 226), (658, 346), (500, 376)],
        ("#F3DCA0", "#D0A45E"),
        light=0.16,
    )
    p.blob([(344, 312), (500, 344), (656, 312), (658, 350), (500, 380), (342, 350)], "#7E3A2C")
    for k in range(9):
        p.line([(366 + k * 34, 300), (384 + k * 30, 200)], 2.4, "#B98A48", 0.4)
    return p.finish()


def chad() -> Image.Image:
    p = Painting(*SIZE, seed=83)
    bust(p, "#4E3226", "#00706F", ("#F0D49A", "#E0A95A", "#C8502F"), 0.98)
    p.lift = BODY
    for k, (x, y) in enumerate(
        (
            (250, 1060),
            (340, 960),
            (330, 1140),
            (430, 1060),
            (500, 970),
            (520, 1150),
            (600, 1050),
            (680, 960),
            (690, 1140),
            (770, 1060),
        )
    ):
        p.oval(x, y, 30, 30, ("#E9C46A", "#CF4B32", "#F0E2C8")[k % 3], 0.9)
        p.oval(x, y, 13, 13, "#00706F")
    p.lift = 0.0
    face(p, "#4E3226", wide=146, lips="#8C3A3A", smile=18)
    for side in (-1, 1):
        p.oval(500 + side * 158, 576, 24, 38, "#E9B949", light=0.25)
        p.oval(500 + side * 158, 578, 12, 22, "#C8502F")
    p.blob(
        [
            (340, 432),
            (318, 300),
            (372, 170),
            (500, 118),
            (630, 150),
            (690, 280),
            (662, 432),
            (600, 352),
            (500, 326),
            (400, 352),
        ],
        ("#E9B949", "#C07A2A"),
        light=0.16,
    )
    p.blob([(560, 190), (650, 96), (760, 110), (726, 200), (640, 262)], ("#F3D07A", "#C98A34"), light=0.14)
    p.blob([(606, 232), (740, 240), (800, 320), (700, 330), (630, 296)], ("#D99A3A", "#A86A24"))
    for bend in (-20, 34, 88):
        p.line(
            [(350 + bend * 0.5, 340 + bend * 0.3), (480 + bend, 214 + bend * 0.4), (640, 236)],
            6,
            "#A8662A",
            0.5,
            curved=True,
        )
    for k in range(5):
        p.oval(392 + k * 54, 262 - (k % 2) * 36, 15, 15, "#C8502F", 0.85)
    return p.finish()


def palestine() -> Image.Image:
    p = Painting(*SIZE, seed=84)
    bust(p, "#C6956C", "#33405A", ("#C9D4C4", "#8FA8A0", "#8A9A5A"), 1.06)
    p.blob(
        [
            (340, 470),
            (338, 330),
            (400, 240),
            (500, 212),
            (610, 236),
            (664, 330),
            (660, 470),
            (630, 400),
            (370, 400),
        ],
        INK,
    )
    face(p, "#C6956C", wide=150, lips="#A8604E", smile=14)
    p.poly(
        [
            *smooth(
                [(348, 500), (372, 600), (420, 684), (500, 724), (580, 684), (628, 600), (652, 500)],
                closed=False,
            ),
            *smooth(
                [(632, 560), (584, 590), (560, 596), (500, 588), (440, 596), (416, 590), (368, 560)],
                closed=False,
            ),
        ],
        "#2E2220",
        light=0.12,
    )
    p.blob(
        [(444, 616), (480, 609), (500, 613), (520, 609), (556, 616), (520, 640), (500, 643), (480, 640)],
        "#B56A58",
    )
    p.line([(442, 615), (470, 621), (500, 623), (530, 621), (558, 615)], 4.4, "#5A2A24", curved=True)
    p.blob(
        [
            (350, 430),
            (344, 320),
            (400, 240),
            (500, 216),
            (600, 240),
            (656, 320),
            (650, 430),
            (624, 352),
            (540, 318),
            (430, 334),
            (376, 356),
        ],
        INK,
    )
    p.lift = BODY
    scarf = "#F4EEE0"
    p.blob(
        [
            (250, 960),
            (330, 850),
            (424, 800),
            (500, 880),
            (576, 800),
            (670, 850),
            (750, 960),
            (640, 1010),
            (560, 1180),
            (500, 1060),
            (440, 1180),
            (360, 1010),
        ],
        (scarf, mix(scarf, "#3A2430", 0.18)),
        light=0.08,
    )
    for k in range(-6, 7):
        for row in range(6):
            x, y = 500 + k * 38 + (row % 2) * 19, 868 + row * 42 + abs(k) * 9
            if abs(k) < 6.5 - row * 0.9 and (abs(k) > 0.6 or row > 1):
                p.poly([(x, y - 11), (x + 11, y), (x, y + 11), (x - 11, y)], INK, 0.82)
    return p.finish()


def morocco() -> Image.Image:
    """Cut out: transparent around the disc and the shoulders."""
    p = Painting(840, 1050, seed=85)
    bust(p, "#D2A27A", "#77397A", ("#F3DDB8", "#E3A878", "#2F7FA0"), 0.96)
    veil = "#F2E4CC"
    p.blob(
        [
            (318, 520),
            (314, 350),
            (380, 222),
            (500, 182),
            (620, 222),
            (686, 350),
            (682, 520),
            (700, 760),
            (640, 900),
            (500, 960),
            (360, 900),
            (300, 760),
        ],
        (veil, mix(veil, "#8A5A48", 0.35)),
        light=0.08,
    )
    face(p, "#D2A27A", wide=138, lips="#B0483F", smile=20, ears=False)
    ring_out = smooth(
        [
            (318, 520),
            (314, 350),
            (380, 222),
            (500, 182),
            (620, 222),
            (686, 350),
            (682, 520),
            (664, 650),
            (596, 744),
            (500, 780),
            (404, 744),
            (336, 650),
        ]
    )
    ring_in = smooth(
        [
            (372, 470),
            (376, 380),
            (424, 306),
            (500, 288),
            (576, 306),
            (624, 380),
            (628, 470),
            (616, 580),
            (568, 668),
            (500, 694),
            (432, 668),
            (384, 580),
        ]
    )
    for outer, inner in zip(
        zip(ring_out, ring_out[1:] + ring_out[:1], strict=True),
        zip(ring_in, ring_in[1:] + ring_in[:1], strict=True),
        strict=True,
    ):
        p.poly(
            [outer[0], outer[1], inner[1], inner[0]],
            mix(veil, "#8A5A48", 0.06 + 0.24 * max(0, (outer[0][0] - 420) / 500)),
        )
    p.line([*ring_in[30:115]], 5, "#C9A888", 0.6)
    for fold in (
        (360, 640, 420, 800, 560, 900),
        (330, 700, 400, 860, 520, 940),
        (640, 690, 600, 820, 480, 880),
    ):
        p.line([(fold[0], fold[1]), (fold[2], fold[3]), (fold[4], fold[5])], 7, "#B98A6C", 0.5, curved=True)
    p.lift = BODY
    for k in range(9):
        p.oval(330 + k * 42, 1062 + 26 - abs(k - 4) * 7, 9, 9, "#E9B949")
    p.lift = 0.0
    return cut_out(p)


def cut_out(p: Painting) -> Image.Image:
    """The picture without grain and without its ground."""
    picture = p.finish(grain=0.0)
    cover = Image.new("L", picture.size)
    disc = p.mask(oval(500, 560, 430, 430))
    chest = p.mask(smooth(shoulders(316.8, BODY)))
    for found in (disc, chest):
        if found is not None:
            rows, columns, part = found
            shape = Image.fromarray((part * 255).astype("uint8"))
            cover.paste(255, (columns.start, rows.start), shape)
    picture.putalpha(cover)
    return picture


SCENES = {
    "portrait-bolivie": bolivia, "portrait-colombie": colombia, "portrait-tchad": chad, "portrait-palestine": palestine,
    "portrait-maroc": morocco,
}  # fmt: skip
