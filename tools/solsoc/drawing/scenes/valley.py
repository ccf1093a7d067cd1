"""One wide picture for a spread: a valley of fields and a river at first light, nobody in it."""

from __future__ import annotations

import random

from PIL import Image

from solsoc.drawing import props
from solsoc.drawing.painting import Painting, mix, smooth

SPREAD = (5040, 3590)  # two pages of A4 with their bleed, at 300 points an inch


def river(p: Painting) -> None:
    """A bright band that widens as it comes nearer."""
    path = smooth(((648, 404), (618, 416), (664, 432), (596, 456), (690, 490), (610, 540), (700, 590)), closed=False)
    left = [(x - 3 - (y - 400) * 0.16, y) for x, y in path]
    right = [(x + 3 + (y - 400) * 0.16, y) for x, y in path]
    p.poly([*left, *reversed(right)], ("#F9E0AC", "#EFC28A"), 0.92, blur=0.9)


def fields(p: Painting, dice: random.Random) -> None:
    """Strips of crops in perspective, row behind row."""
    tones = ("#8E9A46", "#A7A650", "#6F8A45", "#C2A852", "#5E7A44", "#B5863F")
    for depth in range(7):
        y, high = 424 + depth**1.5 * 9, 6 + depth * 3.2
        x = -60.0 - dice.uniform(0, 80)
        while x < 1060:
            wide = dice.uniform(60, 150) * (0.55 + depth * 0.14)
            lean = (x + wide / 2 - 560) * 0.06 * (1 + depth * 0.2)
            outline = [(x, y), (x + wide - 4, y), (x + wide - 4 + lean, y + high), (x + lean, y + high)]
            tone = mix(dice.choice(tones), "#E8B98A", 0.42 - depth * 0.05)
            p.poly(outline, tone, 0.9, blur=0.6)
            x += wide


def valley() -> Image.Image:
    """The sky takes the upper third; the dark slope below is calm, words may stand on it."""
    p = Painting(*SPREAD, seed=95)
    dice = random.Random(21)
    p.sky("#3C5A80", "#8E7FA0", "#E2A28A", "#F7CF96", "#FAE3B8", "#FAE3B8")
    props.sun(p, 668, 262, 30, "#FFEFC0", 0.75)
    props.clouds(p, 12, 40, 200, 16, "#FFD9B8", 0.42)
    tones = (("#B79AA4", "#E0B79E"), ("#93809A", "#CFA294"), ("#6F6B8C", "#B08C8A"), ("#55597A", "#94807E"))
    for k, (top, low) in enumerate(tones):
        p.land(p.ridge(296 + k * 30, 46 + k * 5, 1.6 + 0.4 * k, 120 + k), top, low, 90, fade="#F6CC9C")
    p.land(p.ridge(414, 6, 0.8, 131), "#B9A862", "#8E8E4C", 150, fade="#E9C48C")
    fields(p, dice)
    river(p)
    for _ in range(70):
        x, y = dice.uniform(0, 1000), dice.uniform(432, 520)
        props.tree(p, x, y, 8 + (y - 430) * 0.14, mix("#4E6B3C", "#B08F4A", dice.random() * 0.4), seed=int(x))
    for x, y, size in ((236, 462, 9), (252, 466, 11), (270, 463, 9), (786, 470, 12), (806, 474, 10), (430, 452, 7)):
        props.house(p, x, y, size, "#F0D9B0", "#A8502F")
    p.land(p.ridge(552, 30, 0.7, 141), "#3A4A33", "#1C2A26", 70, 15)
    p.land(p.ridge(606, 26, 0.9, 147), "#1E2C25", "#0E1818", 90, 19, 0.05)
    for _ in range(260):
        x, y = dice.uniform(0, 1000), dice.uniform(590, 712)
        p.line([(x, y), (x + dice.uniform(-4, 5), y - dice.uniform(7, 17))], 0.9, mix("#24352B", "#4F5A36", dice.random() * 0.5), 0.5)  # fmt: skip
    return p.finish(vignette=0.12)


SCENES = {"vallee": valley}
