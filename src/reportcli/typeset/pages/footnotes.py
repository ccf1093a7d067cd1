"""Footnotes: at the foot of the frame that holds their call, under a short rule.

A note that has no room there with its call is split: the rest stands at the foot of the next frame, under a
rule as long as the frame is wide.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportcli import blocks as b
from reportcli.blocks.positions import note_path
from reportcli.model.geometry import Rect
from reportcli.model.inline import NoteCall, Run
from reportcli.model.style import Paint, ParagraphStyle, Stroke
from reportcli.model.value_class import dataclass, replace
from reportcli.typeset.blocks.decoration import rule
from reportcli.typeset.blocks.paragraph import paragraph
from reportcli.typeset.breaking.items import FORBIDDEN, Box, Item, Penalty
from reportcli.typeset.breaking.region import PlacedBox
from reportcli.typeset.chapter_state import ChapterState, Room
from reportcli.typeset.inherited import Inherited

ABOVE = 8.0  # points between text and rule
BELOW = 4.0  # between rule and first note
RULE = 48.0
HAIRLINE = 0.4
SMALL = 0.8  # size of notes whose style is not given, of the call's
LEADING = 1.3
TEXT_LINES = 4  # that a frame keeps for its text beside a note that goes on
EPSILON = 0.01

Lines = tuple[Item, ...]  # boxes, and penalties where a note is not split


@dataclass(frozen=True, slots=True)
class NoteRest:
    """What is left of a note for the next frame. paint: of the rule above it."""

    lines: Lines
    paint: Paint


@dataclass(frozen=True, slots=True)
class PlacedNotes:
    """What stands at a frame's foot, where its notes begin (by name), and what goes on to the next frame."""

    placed: list[PlacedBox]
    begins: dict[str, PlacedBox]
    rest: NoteRest | None = None


@dataclass(frozen=True, slots=True)
class Foot:
    """Sets notes for frames of one width.

    carried: of the frame before; later: what of that has no room here either; splits: another frame follows.
    frame: whose foot it is; obstacles: of the page, which notes keep clear of.
    """

    state: ChapterState
    inherited: Inherited
    width: float
    carried: NoteRest | None = None
    later: NoteRest | None = None
    splits: bool = False
    frame: Rect | None = None
    obstacles: Sequence[Rect] = ()

    def height(self, notes: Sequence[NoteCall]) -> float:
        """Points that these notes take at the frame's foot, space and rule included."""
        return self._with_rule(sum(_height(self.lines(note)) for note in notes))

    def least(self, notes: Sequence[NoteCall]) -> float:
        """The same with no more of the last note than has to stand with its call."""
        if not notes or not self.splits:
            return self.height(notes)
        begun = parted(self.lines(notes[-1]), 0.0)[0]
        return self._with_rule(sum(_height(self.lines(note)) for note in notes[:-1]) + _height(begun))

    def _with_rule(self, lines: float) -> float:
        total = lines + (_height(self.carried.lines) if self.carried else 0.0)
        return ABOVE + BELOW + total + self._raised() if total else 0.0

    def _raised(self) -> float:
        """How far above the frame's foot the notes end: over what stands there."""
        frame = self.frame
        if frame is None:
            return 0.0
        foot = frame.bottom
        for one in sorted(self.obstacles, key=lambda rect: -rect.bottom):
            beside = one.x >= frame.right - EPSILON or one.right <= frame.x + EPSILON
            if not beside and one.y < foot < one.bottom + ABOVE:
                foot = one.y
        return frame.bottom - foot

    def lines(self, note: NoteCall) -> Lines:
        """The lines of one note."""
        key = ("note", note.note, round(self.width, 3), self.inherited.factor)
        return self.state.once(key, lambda: self._set(note))

    def _set(self, note: NoteCall) -> Lines:
        node = self.state.note_nodes.get(note.note)
        style = note.style or _style(note)
        mark = Run(f"{note.mark}\u2002", style.char, note.lang)
        text = b.Text(path=note_path(note.note), style=style, runs=(mark, *note.body))
        inherited = replace(self.inherited, node=node, own=True, step=0.0)
        return tuple(paragraph(self.state, text, inherited, Room(0.0, self.width)))

    def placed(self, notes: Sequence[NoteCall], x: float, top: float, bottom: float) -> PlacedNotes:
        """The rule and the notes, their last line at `bottom`; what has no room below `top` goes on."""
        parts = [("", self.carried.lines)] if self.carried else []
        parts += [(note.note, self.lines(note)) for note in notes]
        if not parts:
            return PlacedNotes([], {})
        paint = self.carried.paint if self.carried else _style(notes[0]).char.paint
        rest: NoteRest | None = None
        over = self.height(notes) - (bottom - top)
        if notes and self.splits and over > EPSILON:
            name, lines = parts[-1]
            begun, left = parted(lines, _height(lines) - over)
            parts[-1] = (name, begun)
            rest = NoteRest(left, paint) if left else None
        length = self.width if self.carried else min(RULE, self.width)
        y = bottom - self._raised() - BELOW - sum(_height(lines) for _, lines in parts)
        placed = [PlacedBox(Box(0.0, (rule(0.0, 0.0, length, Stroke(paint, HAIRLINE), block=""),)), x, y)]
        y += BELOW
        begins: dict[str, PlacedBox] = {}
        for name, lines in parts:
            for box in (item for item in lines if isinstance(item, Box)):
                placed.append(PlacedBox(box, x, y))
                begins.setdefault(name, placed[-1])
                y += box.height
        return PlacedNotes(placed, begins, rest)


def share_of_rest(
    carried: NoteRest | None, height: float, leading: float
) -> tuple[NoteRest | None, NoteRest | None]:
    """What a frame of that height takes of a note that goes on, beside some text; and what it does not."""
    if carried is None:
        return None, None
    here, later = parted(carried.lines, height - TEXT_LINES * leading - ABOVE - BELOW)
    return NoteRest(here, carried.paint), NoteRest(later, carried.paint) if later else None


def parted(lines: Lines, room: float) -> tuple[Lines, Lines]:
    """The lines that fit into `room`, at least the first that have to stay together, and those after them."""
    if _height(lines) <= room + EPSILON:
        return lines, ()
    at, height, free = 0, 0.0, False
    for index, item in enumerate(lines):
        if isinstance(item, Penalty):
            free = free and item.cost < FORBIDDEN
        elif isinstance(item, Box):
            if free and (not at or height <= room + EPSILON):
                at = index
            height += item.height
            free = True
    return (lines[:at], lines[at:]) if at else (lines, ())


def _height(lines: Lines) -> float:
    return sum(item.height for item in lines if isinstance(item, Box))


def _style(note: NoteCall) -> ParagraphStyle:
    """A style for notes that come without one: their first run's, or smaller than the call."""
    char = next((run.char for run in note.body if isinstance(run, Run)), None)
    if char is None:
        char = replace(note.char, size=note.char.size * SMALL, features=(), rise=0.0)
    return ParagraphStyle("footnote", char, char.size * LEADING, on_grid=False)
