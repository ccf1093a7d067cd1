"""Lengths and rectangles. All resolved lengths are PostScript points (1/72 inch)."""

from __future__ import annotations

from reportcli.model.value_class import dataclass

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Length:
    """A length as a layout states it, once mm and bl are points: `pt`, `%` (of the container),
    `col` (grid columns with the gutters between), `fr` (share of what is left) or `auto`."""

    value: float
    unit: str = "pt"


AUTO = Length(0, "auto")


@dataclass(frozen=True, slots=True)
class Edges:
    """Four distances in points, clockwise from the top."""

    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0


@dataclass(frozen=True, slots=True)
class Rect:
    """Points; origin at the top left corner of the trimmed page, y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x coordinate of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y coordinate of the bottom edge."""
        return self.y + self.height
