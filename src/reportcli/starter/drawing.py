"""A drawing of flat areas, twice as large as its picture while it is drawn: its edges come out smooth."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PIL import Image, ImageDraw

Point = tuple[float, float]
FINER = 2


class Drawing:
    """Its points and lengths are in its own finer pixels; colours are RRGGBB."""

    def __init__(self, size: tuple[int, int], ground: str) -> None:
        self.width, self.height = (FINER * side for side in size)
        self._picture = Image.new("RGB", (self.width, self.height), f"#{ground}")
        self._pen = ImageDraw.Draw(self._picture)

    def area(self, points: Sequence[Point], tone: str) -> None:
        """A filled polygon."""
        self._pen.polygon(list(points), fill=f"#{tone}")

    def stripes_below(self, edge: Sequence[Point], stripes: Sequence[Sequence[Point]], tone: str) -> None:
        """What of polygons lies below an edge that runs from left to right over the whole picture."""
        mask = Image.new("1", (self.width, self.height))
        pen = ImageDraw.Draw(mask)
        for points in stripes:
            pen.polygon(list(points), fill=1)
        pen.polygon([*edge, (self.width, 0), (0, 0)], fill=0)
        self._picture.paste(f"#{tone}", (0, 0, *mask.size), mask)

    def block(self, corner: Point, other: Point, tone: str) -> None:
        """A filled rectangle between two corners."""
        self._pen.rectangle((*corner, *other), fill=f"#{tone}")

    def oval(self, middle: Point, radii: Point, tone: str) -> None:
        """A filled ellipse."""
        x, y = middle
        self._pen.ellipse((x - radii[0], y - radii[1], x + radii[0], y + radii[1]), fill=f"#{tone}")

    def disc(self, middle: Point, radius: float, tone: str) -> None:
        """A filled circle."""
        self.oval(middle, (radius, radius), tone)

    def line(self, points: Sequence[Point], tone: str, width: float) -> None:
        """An open line with round joins."""
        self._pen.line(list(points), fill=f"#{tone}", width=max(1, round(width)), joint="curve")

    def leaf(self, foot: Point, tip: Point, belly: float, tone: str) -> None:
        """A leaf from foot to tip; belly: half its breadth as a part of its length."""
        across, down = tip[0] - foot[0], tip[1] - foot[1]
        sides: list[list[Point]] = [[], []]
        for side, bow in zip(sides, (-belly, belly), strict=True):
            for k in range(97):
                out = bow * math.sin(math.pi * k / 96)
                side.append((foot[0] + across * k / 96 - down * out, foot[1] + down * k / 96 + across * out))
        self.area([*sides[0], *reversed(sides[1])], tone)

    def finished(self) -> Image.Image:
        """The picture in its own size."""
        return self._picture.reduce(FINER)


def mixed(one: str, other: str, part: float) -> str:
    """A colour between two: 0 is the first, 1 the other."""
    pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
    return bytes(round(a + (b - a) * part) for a, b in pairs).hex()
