"""Where a list is broken, and what came of it."""

from __future__ import annotations

import math
from dataclasses import field

from reportcli.model.geometry import Rect
from reportcli.model.inline import NoteCall
from reportcli.model.value_class import dataclass
from reportcli.typeset.breaking.items import Box, Item
from reportcli.typeset.breaking.outline import Outline


@dataclass(slots=True)
class Baselines:
    """A baseline grid in one coordinate system. With `first` unset the first snapped baseline sets it, so
    that everything inside a box shares the page's grid once one of its lines does."""

    step: float
    first: float | None = None

    def snap(self, y: float) -> float:
        """The first grid line at or below y (a hundredth of a step may be missing)."""
        if self.step <= 0:
            return y
        if self.first is None:
            self.first = y
        return self.first + math.ceil((y - self.first) / self.step - 0.01) * self.step

    def top(self, box: Box, y: float) -> float:
        """Where a box's top goes: y, or as far below as its baseline needs to stand on the grid."""
        return self.snap(y + box.baseline) - box.baseline if box.grid and box.baseline is not None else y


@dataclass(frozen=True, slots=True)
class Obstacle(Rect):
    """What text keeps clear of, and on which sides of it text may stand: largest | both | left | right.

    outline: that lines follow in the place of the box around it.
    """

    wrap: str = "largest"
    outline: Outline | None = None


def in_row(rect: Rect, top: float, bottom: float) -> Rect | None:
    """What of an obstacle a line of text meets between two heights; None where it is not there."""
    if rect.y >= bottom - 0.01 or rect.bottom <= top + 0.01:
        return None
    outline = rect.outline if isinstance(rect, Obstacle) else None
    if outline is None:
        return rect
    span = outline.across(top + 0.01, bottom - 0.01)
    return None if span is None else Rect(span[0], top, span[1] - span[0], bottom - top)


@dataclass(frozen=True, slots=True)
class Region:
    """Where a list is set: a frame, a column, the inside of a box."""

    x: float
    y: float
    width: float
    height: float
    grid: Baselines
    obstacles: list[Rect] = field(default_factory=list)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box at its place; x is the region's left edge. bound: it stays with what is above, as text with its
    heading."""

    box: Box
    x: float
    y: float
    bound: bool = False


@dataclass(slots=True)
class Filled:
    """What went into a region, and the list that is left."""

    placed: list[PlacedBox]
    rest: list[Item]
    bottom: float
    notes: list[NoteCall]
    cut: str = ""  # kind of the stated break that ended it
    excess: float = 0.0  # points that an unbreakable box sticks out at the bottom
    culprit: str = ""  # its block
    bottoms: list[tuple[Rect, float]] = field(default_factory=list)  # columns and how far each is filled
