"""What filling remembers of a region: open scopes, and the places where the list may be broken."""

from __future__ import annotations

from collections.abc import Callable

from reportcli.model.geometry import Rect
from reportcli.model.value_class import dataclass
from reportcli.typeset.breaking.items import Box, Growth, Scope, Turn
from reportcli.typeset.breaking.region import PlacedBox


@dataclass(slots=True)
class OpenScope:
    """A scope within this region. index: where it opens in the list; slot: among the placed boxes."""

    scope: Scope
    continued: bool
    index: int
    slot: int
    top: float
    bottom: float = 0.0
    closed_at: int | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """The state at a place where the list may be broken."""

    index: int
    placed: int
    notes: int
    y: float
    open: tuple[OpenScope, ...]
    cost: float = 0.0
    turn: Turn | None = None


def painted(opened: OpenScope, state: Cut, count: int, x: float) -> PlacedBox | None:
    """The scope's background as far as it reaches in a region that is broken at `state`."""
    scope = opened.scope
    if scope.paint is None:
        return None
    closed = opened.closed_at is not None and opened.closed_at <= count and opened not in state.open
    inner = state.open[state.open.index(opened) :] if opened in state.open else ()
    bottom = opened.bottom if closed else state.y + sum(one.scope.bottom for one in inner or (opened,))
    ground = _ground(scope, not opened.continued, closed)
    return PlacedBox(ground(bottom - opened.top), x, opened.top)


def _ground(scope: Scope, first: bool, last: bool) -> Callable[[float], Box]:
    """What a scope paints behind its boxes, by how far down these reach."""
    paint = scope.paint
    assert paint is not None

    def at(height: float) -> Box:
        leaves = paint(Rect(scope.x, 0.0, scope.width, height), first, last)
        return Box(0.0, leaves, growth=Growth(height, at, ground=True))

    return at
