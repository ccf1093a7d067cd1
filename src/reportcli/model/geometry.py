"""Lengths and rectangles. All resolved lengths are PostScript points (1/72 inch)."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

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


@dataclass(frozen=True, slots=True)
class PageGrid:
    """A page's layout grid in points: left and right edges of its columns, first baseline, baseline step."""

    edges: tuple[float, ...]
    first: float
    step: float


EXACT = Decimal("1e-6")
"""What lengths are off by, which are kept in points of six decimals: 6 mm is no more than 6 mm."""
DIGITS = 5
"""Figures of a limit that is written without a number of decimals."""


def at_least(limit: float, decimals: int | None = None) -> str:
    """The least value that passes, rounded up to decimals (without them, to five figures)."""
    return _rounded(limit, decimals, ROUND_CEILING, -EXACT)


def at_most(limit: float, decimals: int | None = None) -> str:
    """The greatest value that passes, rounded down to decimals (without them, to five figures)."""
    return _rounded(limit, decimals, ROUND_FLOOR, EXACT)


def _rounded(limit: float, decimals: int | None, way: str, off: Decimal) -> str:
    exact = Decimal(repr(limit)) + (off if limit else 0)
    if decimals is not None:
        return f"{exact.quantize(Decimal(1).scaleb(-decimals), rounding=way):f}"
    found = Context(prec=DIGITS, rounding=way).plus(exact)
    return f"{found.normalize():f}" if found else "0"


@dataclass(frozen=True, slots=True)
class PageFormat:
    """Trim size and bleed in points."""

    width: float
    height: float
    bleed: float

    def of(self, size: tuple[float, float] | None) -> PageFormat:
        """The format of a page that has this size; None: the same."""
        return self if size is None else PageFormat(*size, self.bleed)
