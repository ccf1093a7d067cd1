# ruff: noqa: E501 (rows of data and outlines read better on one line)
"""Figures and faces in the manner of a flat illustration, with a little light from the left."""

from __future__ import annotations

from solsoc.drawing.painting import Painting, mix, smooth

SKINS = ("#5B3A2A", "#7A4B32", "#9A623F", "#C08A5E", "#E0B48C", "#4A2F24")
CLOTHES = (
    "#CF4B32",
    "#D9943A",
    "#2F6F73",
    "#77397A",
    "#E9C46A",
    "#3D5A80",
    "#B5532A",
    "#7A8F3C",
    "#F0E2C8",
    "#A33A5A",
)
HAIR = "#241A18"


def figure(
    p: Painting,
    x: float,
    foot: float,
    tall: float,
    *,
    skin: str,
    top: str,
    bottom: str,
    skirt: bool = True,
    head: str = "hair",
    wear: str = HAIR,
    carry: str | None = None,
    arm: str = "down",
    lean: float = 0.0,
    shadow: float = 0.25,
) -> None:
    """A standing or walking person `tall` units high. arm: down | up | out | work | fist; carry: basket | bag; head: hair | scarf | hat | bowler | bun | bald."""
    u = tall / 100
    if shadow:
        p.oval(x + 9 * u, foot + 0.6 * u, 21 * u, 3.6 * u, "#2A1A20", shadow, blur=2.2 * u)
    hip, waist, neck, cx = foot - 47 * u, foot - 56 * u, foot - 83 * u, x + lean * u
    dark = mix(bottom, "#1E1420", 0.28)
    if skirt:
        p.oval(x - 4.5 * u, foot - 1 * u, 4.2 * u, 2 * u, mix(skin, "#1E1420", 0.45))
        p.oval(x + 5.5 * u, foot - 1 * u, 4.2 * u, 2 * u, mix(skin, "#1E1420", 0.45))
        p.blob(
            [
                (cx - 8 * u, waist),
                (cx + 8 * u, waist),
                (x + 12 * u, foot - 28 * u),
                (x + 14 * u, foot - 5 * u),
                (x, foot - 3.4 * u),
                (x - 14 * u, foot - 5 * u),
                (x - 12 * u, foot - 28 * u),
            ],
            (bottom, dark),
            light=0.14,
        )
    else:
        for side in (-1, 1):
            p.line(
                [
                    (cx + side * 4 * u, hip - 4 * u),
                    (x + side * 5.5 * u, foot - 24 * u),
                    (x + side * 6.5 * u, foot - 3 * u),
                ],
                9 * u,
                mix(bottom, "#1E1420", 0.12 if side > 0 else 0.0),
            )
            p.oval(x + side * 7.5 * u, foot - 1.6 * u, 5 * u, 2.2 * u, "#2B1F22")
    arms(p, cx, neck, u, top, skin, arm, back=True)
    p.blob(
        [
            (cx - 6 * u, neck - 1 * u),
            (cx + 6 * u, neck - 1 * u),
            (cx + 12.5 * u, neck + 5 * u),
            (cx + 10.5 * u, waist - 6 * u),
            (cx + 9.5 * u, hip),
            (cx - 9.5 * u, hip),
            (cx - 10.5 * u, waist - 6 * u),
            (cx - 12.5 * u, neck + 5 * u),
        ],
        (top, mix(top, "#1E1420", 0.16)),
        light=0.12,
    )
    p.box(cx - 2.8 * u, neck - 6 * u, 5.6 * u, 7 * u, mix(skin, "#1E1420", 0.22))
    arms(p, cx, neck, u, top, skin, arm, back=False)
    if arm == "work":
        p.oval(cx + 3 * u, neck + 30 * u, 3.4 * u, 3 * u, skin)
    crown(p, cx, neck - 10.5 * u, u, skin, head, wear)
    load(p, cx, neck - 18 * u, u, carry)


def arms(p: Painting, x: float, neck: float, u: float, sleeve: str, skin: str, arm: str, back: bool) -> None:
    side = 1 if back else -1
    shade = mix(sleeve, "#1E1420", 0.2 if back else 0.06)
    start = (x + side * 10 * u, neck + 5 * u)
    paths = {
        "down": [(x + side * 14 * u, neck + 20 * u), (x + side * 12 * u, neck + 35 * u)],
        "up": [(x + side * 17 * u, neck - 6 * u), (x + side * 11 * u, neck - 24 * u)],
        "work": [(x + side * 16 * u, neck + 19 * u), (x + side * 4 * u, neck + 30 * u)],
        "out": [(x + side * 16 * u, neck + 20 * u), (x + side * 24 * u, neck + 24 * u)],
        "fist": [(x + side * 17 * u, neck + 2 * u), (x + side * 15 * u, neck - 19 * u)]
        if back
        else [(x + side * 14 * u, neck + 20 * u), (x + side * 11 * u, neck + 35 * u)],
    }
    elbow, hand = paths[arm]
    p.line([start, elbow, hand], 5.4 * u, mix(skin, "#1E1420", 0.12 if back else 0.0), curved=True)
    p.line([start, elbow], 7 * u, shade)
    if arm in ("fist", "up") and (back or arm == "up"):
        p.oval(hand[0], hand[1] - 1.5 * u, 3.6 * u, 3.8 * u, skin)


def crown(p: Painting, x: float, y: float, u: float, skin: str, head: str, wear: str) -> None:
    """Head and what is on it; y is the middle of the head."""
    if head == "bun":
        p.oval(x, y - 9.5 * u, 4.6 * u, 4.2 * u, wear)
    if head == "scarf":
        p.blob(
            [
                (x - 7.6 * u, y - 2 * u),
                (x, y - 9.6 * u),
                (x + 7.6 * u, y - 2 * u),
                (x + 8.6 * u, y + 10 * u),
                (x, y + 12 * u),
                (x - 8.6 * u, y + 10 * u),
            ],
            (wear, mix(wear, "#1E1420", 0.2)),
            light=0.1,
        )
    p.oval(x, y, 6.2 * u, 7.6 * u, skin, light=0.12)
    if head in ("hair", "bun"):
        p.blob(
            [
                (x - 6.8 * u, y + 0.5 * u),
                (x - 6 * u, y - 6 * u),
                (x, y - 9 * u),
                (x + 6 * u, y - 6 * u),
                (x + 6.8 * u, y + 0.5 * u),
                (x + 4.4 * u, y - 3 * u),
                (x - 4.4 * u, y - 3 * u),
            ],
            wear,
        )
    elif head == "wrap":
        p.blob(
            [
                (x - 7 * u, y - 1.5 * u),
                (x - 8 * u, y - 8 * u),
                (x + 1 * u, y - 13 * u),
                (x + 8.6 * u, y - 8 * u),
                (x + 7 * u, y - 1.5 * u),
                (x, y - 4 * u),
            ],
            (wear, mix(wear, "#1E1420", 0.25)),
            light=0.15,
        )
    elif head == "hat":
        p.oval(x, y - 4 * u, 13.5 * u, 3.2 * u, mix(wear, "#1E1420", 0.12), turn=-4)
        p.blob(
            [
                (x - 6.4 * u, y - 4 * u),
                (x - 4.6 * u, y - 11 * u),
                (x + 4.6 * u, y - 11 * u),
                (x + 6.4 * u, y - 4 * u),
                (x, y - 3 * u),
            ],
            wear,
            light=0.15,
        )
    elif head == "bowler":
        p.line([(x - 6.5 * u, y + 2 * u), (x - 8.5 * u, y + 18 * u)], 2.2 * u, HAIR)
        p.line([(x + 6.5 * u, y + 2 * u), (x + 8.5 * u, y + 18 * u)], 2.2 * u, HAIR)
        p.oval(x, y - 4.6 * u, 9.6 * u, 2.2 * u, wear)
        p.blob(
            [
                (x - 5.8 * u, y - 4.6 * u),
                (x - 4.8 * u, y - 11.5 * u),
                (x + 4.8 * u, y - 11.5 * u),
                (x + 5.8 * u, y - 4.6 * u),
            ],
            wear,
            light=0.2,
        )
    elif head == "helmet":
        p.blob(
            [
                (x - 8 * u, y - 2.5 * u),
                (x - 5.5 * u, y - 9.6 * u),
                (x + 5.5 * u, y - 9.6 * u),
                (x + 8 * u, y - 2.5 * u),
                (x, y - 3.6 * u),
            ],
            wear,
            light=0.2,
        )
    if head == "scarf":
        p.poly(
            smooth(
                [
                    (x - 6.4 * u, y - 1 * u),
                    (x - 4.4 * u, y - 6.6 * u),
                    (x + 4.4 * u, y - 6.6 * u),
                    (x + 6.4 * u, y - 1 * u),
                    (x + 3 * u, y - 4.6 * u),
                    (x - 3 * u, y - 4.6 * u),
                ]
            ),
            mix(wear, "#FFFFFF", 0.1),
        )


def load(p: Painting, x: float, y: float, u: float, carry: str | None) -> None:
    """What is carried on the head."""
    if carry == "basket":
        p.blob(
            [
                (x - 13 * u, y - 9 * u),
                (x + 13 * u, y - 9 * u),
                (x + 9 * u, y - 0.5 * u),
                (x - 9 * u, y - 0.5 * u),
            ],
            ("#C98B45", "#8A5326"),
            light=0.18,
        )
        for k, fruit in enumerate(("#E2A33A", "#CF4B32", "#8FA13B", "#E2A33A", "#C23B33")):
            p.oval(x + (k - 2) * 5 * u, y - 11 * u + (k % 2) * u, 3.8 * u, 3.6 * u, fruit, light=0.2)
    elif carry == "bundle":
        for k in range(7):
            p.line(
                [(x - 20 * u, y - 2 * u - k * 1.6 * u), (x + 20 * u, y - 3 * u - k * 1.5 * u)],
                1.7 * u,
                mix("#7A4B2A", "#C9A063", k / 6),
            )
    elif carry == "jar":
        p.blob(
            [
                (x - 3 * u, y - 17 * u),
                (x + 3 * u, y - 17 * u),
                (x + 9 * u, y - 8 * u),
                (x + 5 * u, y),
                (x - 5 * u, y),
                (x - 9 * u, y - 8 * u),
            ],
            ("#C8643A", "#7E3520"),
            light=0.2,
        )
