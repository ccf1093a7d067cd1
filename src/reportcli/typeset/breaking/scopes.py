"""What filling remembers of a region: open scopes, and the places where the list may be broken."""

from __future__ import annotations

from dataclasses import dataclass

from reportcli.model.geometry import Rect
from reportcli.typeset.breaking.items import Box, Put, Scope


@dataclass(slots=True)
class Stretch:
    """A scope within this region. index: where it opens in the list; put: its place among the puts."""

    scope: Scope
    continued: bool
    index: int
    put: int
    top: float
    bottom: float = 0.0
    closed_at: int | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """The state at a place where the list may be broken."""

    index: int
    puts: int
    notes: int
    y: float
    open: tuple[Stretch, ...]
    cost: float = 0.0


def painted(stretch: Stretch, state: Cut, count: int, x: float) -> Put | None:
    """The scope's background as far as it reaches in a region that is broken at `state`."""
    scope = stretch.scope
    if scope.paint is None:
        return None
    closed = stretch.closed_at is not None and stretch.closed_at <= count and stretch not in state.open
    bottom = stretch.bottom if closed else state.y + scope.bottom
    rect = Rect(scope.x, 0.0, scope.width, bottom - stretch.top)
    leaves = scope.paint(rect, not stretch.continued, closed)
    return Put(Box(0.0, leaves), x, stretch.top)
