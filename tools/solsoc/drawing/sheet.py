"""Flat shapes in few colours, as cut from paper. A sheet is always 1000 units wide."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PIL import Image, ImageDraw

from solsoc.drawing.painting import Point, oval, smooth

SUPER = 2  # samples per pixel and axis
PAGE = (2560, 3590)  # A4 with its bleed, at 300 points an inch
WIDE = (2560, 1800)  # across the page, with its bleed
COLUMN = (2100, 1400)  # across the text

SAND, NIGHT, RED, SUN = "#f7f1e4", "#252c47", "#cf2f2a", "#f2b33d"
# dark, full, light of each axis; the full colour is that of the layout's tokens
TONES = {
    "ess": ("#6f3504", "#b55a0b", "#f0c48f"),
    "syndicats": ("#5a0d26", "#a01c42", "#efb3bd"),
    "protection": ("#003f3f", "#00706f", "#a9d6d0"),
    "democratie": ("#12315c", "#265a9a", "#b3cdea"),
    "emancipation": ("#41194a", "#77397a", "#dcbfe0"),
    "mobilisation": ("#25400e", "#48751c", "#c9dfae"),
}


class Sheet:
    """Everything is laid opaque, the last on top; angles in degrees, clockwise."""

    def __init__(self, size: tuple[int, int], ground: str, top: float = 0.0) -> None:
        """top: how far down everything is moved."""
        self.top = top
        self.picture = Image.new("RGB", (size[0] * SUPER, size[1] * SUPER), ground)
        self.draw = ImageDraw.Draw(self.picture)
        self.unit = size[0] * SUPER / 1000
        self.high = size[1] / size[0] * 1000

    def poly(self, points: Sequence[Point], colour: str) -> None:
        self.draw.polygon([(x * self.unit, (y + self.top) * self.unit) for x, y in points], colour)

    def curve(self, points: Sequence[Point], colour: str) -> None:
        """A smooth closed shape through the points."""
        self.poly(smooth(points, steps=24), colour)

    def oval(self, x: float, y: float, wide: float, high: float, colour: str, turn: float = 0.0) -> None:
        """wide and high are the radii."""
        if turn:
            self.poly(oval(x, y, wide, high, turn, points=240), colour)
        else:
            self.draw.ellipse(self._box(x - wide, y - high, x + wide, y + high), colour)

    def _box(self, left: float, top: float, right: float, low: float) -> list[float]:
        return [
            left * self.unit,
            (top + self.top) * self.unit,
            right * self.unit,
            (low + self.top) * self.unit,
        ]

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        self.oval(x, y, radius, radius, colour)

    def sector(self, x: float, y: float, radius: float, start: float, end: float, colour: str) -> None:
        """A slice of a disc, clockwise from the right."""
        self.draw.pieslice(self._box(x - radius, y - radius, x + radius, y + radius), start, end, colour)

    def box(self, x: float, y: float, wide: float, high: float, colour: str, cut: float = 0.0) -> None:
        self.draw.rounded_rectangle(self._box(x, y, x + wide, y + high), cut * self.unit, colour)

    def slab(self, x: float, y: float, wide: float, high: float, turn: float, colour: str) -> None:
        """A rectangle around its centre, turned."""
        self.poly(
            turned(
                [(-wide / 2, -high / 2), (wide / 2, -high / 2), (wide / 2, high / 2), (-wide / 2, high / 2)],
                x,
                y,
                turn,
            ),
            colour,
        )

    def line(self, points: Sequence[Point], width: float, colour: str, curved: bool = False) -> None:
        """A stroke with round ends."""
        path = smooth(points, closed=False, steps=24) if curved and len(points) > 2 else list(points)
        scaled = [(x * self.unit, (y + self.top) * self.unit) for x, y in path]
        self.draw.line(scaled, colour, round(width * self.unit))
        radius = width * self.unit / 2
        for x, y in scaled:
            self.draw.ellipse((x - radius, y - radius, x + radius, y + radius), colour)

    def finish(self) -> Image.Image:
        return self.picture.reduce(SUPER)


def turned(points: Sequence[Point], x: float, y: float, angle: float) -> list[Point]:
    """Points around 0, 0 turned and moved to x, y."""
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return [(x + px * c - py * s, y + px * s + py * c) for px, py in points]


def wave(
    left: float, right: float, base: float, height: float, length: float, phase: float = 0.0
) -> list[Point]:
    """A line of hills from left to right; length and phase in units."""
    steps = 500
    found = []
    for k in range(steps + 1):
        x = left + (right - left) * k / steps
        turn = 2 * math.pi * (x + phase) / length
        found.append((x, base - height * (math.sin(turn) + 0.35 * math.sin(2.3 * turn + 1.1)) / 1.35))
    return found


def leaf(length: float, width: float) -> list[Point]:
    """A pointed leaf from 0, 0 upwards."""
    side = [(math.sin(math.pi * t / 16) * width / 2 * (1 - t / 40), -length * t / 16) for t in range(17)]
    return side + [(-x, y) for x, y in reversed(side)]
