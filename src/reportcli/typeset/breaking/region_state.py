"""One region while it is filled: how far it is filled, what is open, where it may be broken."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportcli.model.geometry import Rect
from reportcli.model.inline import NoteCall
from reportcli.model.value_class import dataclass
from reportcli.typeset.breaking.floats import Floats
from reportcli.typeset.breaking.items import FORBIDDEN, Box, Item, Mark, Open, Penalty, Turn
from reportcli.typeset.breaking.region import Filled, PlacedBox, Region
from reportcli.typeset.breaking.scopes import Cut, OpenScope, painted

EPSILON = 0.01
HOLE_COST = 1000.0  # of leaving the whole region empty


@dataclass(frozen=True, slots=True)
class Hooks:
    """What filling asks back. notes: height of these notes at the frame's foot, separator included; least:
    the same where the last of them may go on in the next frame; clear: a place that pushes the flow was met
    at y."""

    notes: Callable[[Sequence[NoteCall]], float] | None = None
    least: Callable[[Sequence[NoteCall]], float] | None = None
    clear: Callable[[Mark, Region, float], None] | None = None


class RegionState:
    """What `fill_region` does step by step: boxes, notes, marks, scopes and cuts of one attempt."""

    def __init__(
        self, work: list[Item], region: Region, hooks: Hooks, *, fresh: bool, given_up: frozenset[int]
    ) -> None:
        self.work, self.region, self.hooks, self.fresh = work, region, hooks, fresh
        self.floats = Floats(given_up)
        self.dropped: frozenset[int] = frozenset()
        self.stuck = False  # the region ends because floats wait that may not go on
        self.y = region.y
        self.glue = 0.0
        self.swallow = True  # glue vanishes here
        self.boxes = 0
        self.placed: list[PlacedBox | None] = []
        self.notes: list[NoteCall] = []
        self.marks: list[Mark] = []
        self.scopes: list[OpenScope] = []
        self.open: list[OpenScope] = []
        self.gap: Cut | None = None  # state where the gap after the last box began
        self.penalty = 0.0
        self.turn: Turn | None = None
        self.cuts: list[Cut] = []
        self.excess, self.culprit = 0.0, ""
        self.bottoms: list[tuple[Rect, float]] = []
        self.reshaped: list[tuple[list[Item], list[Item]]] = []  # lines round obstacles, and as they were

    def _at(self, box: Box) -> float:
        """Where the box's top goes: after the glue, below obstacles, on the grid."""
        y = self.y + self.glue
        for _ in range(8):
            snapped = self.region.grid.top(box, y)
            if box.para is not None and box.para.shape is not None:
                return snapped
            below = [rect.bottom for rect in self.region.obstacles if self._hits(rect, snapped, box.height)]
            if not below:
                return snapped
            y = max(below)
        return y

    def _hits(self, rect: Rect, y: float, height: float) -> bool:
        region = self.region
        return (
            rect.y < y + height - EPSILON
            and rect.bottom > y + EPSILON
            and rect.x < region.x + region.width - EPSILON
            and rect.right > region.x + EPSILON
        )

    def _place(self, box: Box, y: float) -> None:
        self._flush_marks(y)
        self.placed.append(PlacedBox(box, self.region.x, y, self.penalty == FORBIDDEN))
        self.notes.extend(box.notes)
        self.y = y + box.height
        self._after_box()

    def _after_box(self) -> None:
        self.boxes += 1
        self.glue, self.swallow, self.penalty, self.gap = 0.0, False, 0.0, None
        self.turn = None

    def _flush_marks(self, y: float) -> None:
        if self.marks:
            self.placed.append(PlacedBox(Box(0.0, marks=tuple(self.marks)), self.region.x, y))
            self.marks = []

    def _mark(self, item: Mark) -> None:
        self.marks.append(item)
        if self.hooks.clear is not None:
            self.hooks.clear(item, self.region, self.y + self.glue)

    def _open(self, index: int, item: Open) -> None:
        scope = item.scope
        if scope.paint is not None:
            self.y += self.glue
            self.glue, self.swallow = 0.0, True
        opened = OpenScope(scope, item.continued, index, len(self.placed), self.y)
        self.placed.append(None)
        self.scopes.append(opened)
        self.open.append(opened)
        self.y += scope.top
        if item.continued and scope.repeat is not None:
            self.placed.append(PlacedBox(scope.repeat, self.region.x, self.y))
            self.y += scope.repeat.height

    def _end_scope(self) -> None:
        opened = self.open.pop()
        if opened.scope.paint is not None:
            self.glue = 0.0
        self.y += opened.scope.bottom
        opened.bottom, opened.closed_at = self.y, len(self.placed)

    def _limit(self, notes: Sequence[NoteCall], least: bool = False) -> float:
        """How far down content may reach, with these notes added to the foot; least: the last one split."""
        limit = self.region.bottom - self.floats.reserved
        limit -= sum(opened.scope.bottom for opened in self.open)
        height = self.hooks.least if least else self.hooks.notes
        return limit - height([*self.notes, *notes]) if height is not None else limit

    def _splits(self, box: Box, y: float) -> bool:
        """Whether there is room for a line if the note that it calls goes on in the next frame.

        Lines that have to stay with such a line find room in the same way."""
        if self.hooks.least is None or self.floats.feet or not (box.notes or self.penalty == FORBIDDEN):
            return False
        return y + box.height <= self._limit(box.notes, least=True) + EPSILON

    def _foot(self, state: Cut) -> float:
        """The lowest place above the notes that stand in this region once it is broken."""
        notes = self.notes[: state.notes]
        height = self.hooks.notes(notes) if self.hooks.notes is not None else 0.0
        return self.region.bottom - height - sum(opened.scope.bottom for opened in state.open)

    def _state(self, index: int) -> Cut:
        return Cut(index, len(self.placed), len(self.notes), self.y, tuple(self.open))

    def _candidate(self, index: int) -> None:
        if not self.boxes and not self.floats.feet:
            return
        gap = self.gap or self._state(index)
        self.cuts.append(Cut(gap.index, gap.placed, gap.notes, gap.y, gap.open, self.penalty, self.turn))

    def _break(self, index: int) -> Filled | None:
        self._candidate(index)
        if not self.cuts:
            return None if self.fresh else self._nothing()
        room = max(self.region.height, 1.0)
        cut = min(
            enumerate([one for one in self.cuts if self._has_room(one)] or self.cuts),
            key=lambda entry: (
                entry[1].cost + HOLE_COST * (self.region.bottom - entry[1].y) / room,
                -entry[0],
            ),
        )[1]
        if cut.cost == FORBIDDEN:
            if not self.fresh:
                return self._nothing()
            cut = self.cuts[-1]
        self.dropped = self.floats.dropped(cut.index)
        return self._result(cut, self.work[cut.index :])

    def _has_room(self, cut: Cut) -> bool:
        """Whether what a break there prints has room under its last box."""
        if cut.turn is None:
            return True
        return cut.y + cut.turn.before.height <= self._foot(cut) - self.floats.reserved + EPSILON

    def _nothing(self) -> Filled:
        self.dropped = self.floats.dropped(0)
        self.floats.feet = []
        return self._result(Cut(0, 0, 0, self.region.y, ()), self.work)

    def _result(self, state: Cut, rest: list[Item], cut: str = "") -> Filled:
        """Everything up to `state`; scopes that are open there go on in the rest."""
        placed = self.placed[: max(state.placed, 0)]
        if state.index >= len(self.work) or cut:
            placed = self.placed
        for opened in self.scopes:
            if opened.slot < len(placed):
                placed[opened.slot] = painted(opened, state, len(placed), self.region.x)
        bottom = state.y
        if state.turn is not None:
            placed.append(PlacedBox(state.turn.before, self.region.x, bottom))
            bottom += state.turn.before.height
            begun = rest[1:] if isinstance(rest[0], Penalty) else rest
            rest = [state.turn.after, Penalty(FORBIDDEN), *begun]
        if self.floats.feet:
            bottom = self._foot(state)
            placed += self.floats.placed_at_foot(self.region.x, bottom, self.region.grid)
        return Filled(
            [one for one in placed if one is not None],
            self.floats.rest(state, self._unshaped(rest)),
            bottom,
            self.notes[: state.notes],
            cut,
            self.excess,
            self.culprit,
            self.bottoms,
        )

    def _unshaped(self, rest: list[Item]) -> list[Item]:
        """Paragraphs that begin in the next region all the same have no obstacle there."""
        for lines, plain in self.reshaped:
            at = next((i for i, item in enumerate(rest) if item is lines[0]), None)
            if at is not None:
                rest = [*rest[:at], *plain, *rest[at + len(lines) :]]
        return rest
