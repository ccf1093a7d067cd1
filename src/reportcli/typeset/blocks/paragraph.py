"""A paragraph as lines on the vertical list: pieces to leaves, orphans and widows, drop capitals, rules."""

from __future__ import annotations

from reportcli.blocks import Text
from reportcli.model.diagnostic import error, warning
from reportcli.model.inline import Inline, NoteCall
from reportcli.model.refs import BlockPart
from reportcli.model.style import ParagraphStyle
from reportcli.model.value_class import dataclass, replace
from reportcli.text.composed import Composed, Line
from reportcli.text.texts import runs_backwards
from reportcli.typeset.blocks.decoration import rule
from reportcli.typeset.blocks.drop_cap import DropCap, drop_cap, drop_leaf, joined_to_initial
from reportcli.typeset.blocks.first_line import first_line_set
from reportcli.typeset.blocks.fit_width import TOLERANCE, fitted_runs, narrowed, too_tight
from reportcli.typeset.blocks.line_leaves import LineLeaves
from reportcli.typeset.breaking.items import FORBIDDEN, Box, Item, Leaf, Penalty, Shape
from reportcli.typeset.breaking.obstacles import PartedRows, in_rows
from reportcli.typeset.chapter_state import ChapterState, Room, millimetres
from reportcli.typeset.copyfitting import scaled_runs
from reportcli.typeset.inherited import Inherited
from reportcli.typeset.structure_tree import StructureNode


@dataclass(slots=True, eq=False)
class Paragraph:
    """A composed paragraph; `lead` stands at the first baseline (a list's marker), `initial` hangs there.

    shape: the measures of its lines round what stands in the region. shift: how far in the initial stands.
    first: the runs as they look in the first line, where that has a style of its own.
    """

    state: ChapterState
    block: Text
    style: ParagraphStyle
    runs: tuple[Inline, ...]
    x: float
    width: float
    node: StructureNode | None
    lang: str
    composed: Composed
    baseline: float  # of every line, from its top: the face's ascent with half of the lead above it
    shape: Shape | None = None
    lead: tuple[Leaf, ...] = ()
    initial: DropCap | None = None
    shift: float = 0.0
    first: tuple[Inline, ...] = ()

    @property
    def leading(self) -> float:
        """Points from one baseline to the next."""
        return self.style.leading

    @property
    def count(self) -> int:
        """How many lines it has."""
        return len(self.composed.lines)

    @property
    def room(self) -> float:
        """Points that indents leave to its lines."""
        return self.width - self.style.indent_left - self.style.indent_right

    @property
    def roomless(self) -> bool:
        """Whether not even a letter has room, such as in a box that is all padding."""
        return self.room < self.style.char.size

    @property
    def undivided(self) -> bool:
        """Whether its lines each stand on one side of an obstacle, as beside a drop capital."""
        return self.initial is not None

    @property
    def backwards(self) -> bool:
        """Whether it goes from right to left."""
        return runs_backwards(self.runs)

    def reshaped(self, shape: Shape) -> list[Item]:
        """The same paragraph, its lines around obstacles."""
        shift, rows = 0.0, shape
        if self.initial is not None:
            shape, shift = self.initial.room.beside(shape)
        runs = self.runs
        if self.first:
            runs = first_line_set(self.state, runs, self.first, self.style, width=shape)
        composed = self.state.composer.compose(runs, self.style, shape)
        items = _items(self.state, replace(self, composed=composed, shape=shape, shift=shift))
        if not isinstance(rows, PartedRows):
            return items
        together = self.style.keep_together or self.block.keep
        orphans, widows = (self.count, self.count) if together else (self.style.orphans, self.style.widows)
        return in_rows(items, rows, orphans, widows)


def paragraph(
    state: ChapterState, block: Text, inherited: Inherited, room: Room, *, lead: tuple[Leaf, ...] = ()
) -> list[Item]:
    """The paragraph's lines as items, without the space around it. lead: leaves at its first baseline."""
    style, runs = fitted_runs(state, block, inherited)
    node = _node(state, block, inherited)
    lang = block.lang or inherited.lang
    initial = drop_cap(state, style, runs)
    shape: Shape | None = None
    if initial is not None:
        runs, shape = initial.rest, initial.room.alone(room.width)
    first = _first(state, block, style, inherited)
    shown = runs if not first else first_line_set(state, runs, first, style, width=shape or room.width)
    composed = state.compose(shown, style, shape or room.width, block)
    if not composed.lines:
        return []
    if initial is None and inherited.factor == 1.0 and not state.whole and too_tight(composed):
        style, runs, composed = narrowed(state, block, inherited, room.width) or (style, runs, composed)
    if initial is not None:
        state.report_missing(initial.line.missing, block)
    para = Paragraph(
        state,
        block,
        style,
        runs,
        room.x,
        room.width,
        node,
        lang,
        composed,
        baseline_of(composed, style),
        lead=lead,
        initial=initial,
        first=first,
    )
    _notes(state, runs, node, inherited)
    return _items(state, para)


def _first(
    state: ChapterState, block: Text, style: ParagraphStyle, inherited: Inherited
) -> tuple[Inline, ...]:
    """The runs as they look in the first line, without a drop capital; none where it has no style."""
    first = block.first_line
    if not first:
        return ()
    if inherited.factor != 1.0:
        first = scaled_runs(first, block.style, inherited.factor)
    initial = drop_cap(state, style, first)
    return first if initial is None else initial.rest


def _node(state: ChapterState, block: Text, inherited: Inherited) -> StructureNode | None:
    if inherited.own and not block.level and not block.role:
        return inherited.node
    within = inherited.node.tag if inherited.node is not None else ""
    if within == "L" and not block.level and block.role in (None, "P"):
        item = state.node(inherited, "LI")
        return state.node(replace(inherited, node=item), "LBody", block)
    role = block.role or ("H" if block.level else "Span" if within == "P" else "P")
    if role == "H":
        role = f"H{min(max(block.level, 1), 6)}"
    return state.node(inherited, role, block, title=block.title)


def _notes(
    state: ChapterState, runs: tuple[Inline, ...], node: StructureNode | None, inherited: Inherited
) -> None:
    """Structure elements of the notes that are called here: read right after the paragraph."""
    parent = node.parent if node is not None and not inherited.own else node
    for run in runs:
        if isinstance(run, NoteCall) and parent is not None:
            state.note_nodes[run.note] = parent.child("Note", state.key(), id=run.note)


def baseline_of(composed: Composed, style: ParagraphStyle) -> float:
    """Baseline of every line, from its top in points. The least ascent counts: superiors and icons do not
    move the grid.
    """
    if len(composed.lines) == 1:
        ascent, descent = composed.lines[0].ascent, abs(composed.lines[0].descent)
        return (style.leading - ascent - descent) / 2 + ascent
    ascent = min(line.ascent for line in composed.lines)
    descent = min(abs(line.descent) for line in composed.lines)
    return (style.leading - ascent - descent) / 2 + ascent


def _items(state: ChapterState, para: Paragraph) -> list[Item]:
    lines = para.composed.lines
    count = len(lines)
    style = para.style
    together = style.keep_together or para.block.keep
    made = LineLeaves(state, para.block.path, style, para.node, para.lang, x=para.x, baseline=para.baseline)
    items: list[Item] = []
    for index, line in enumerate(lines):
        beside = para.initial is not None and index < para.initial.room.beside_it
        if index and (together or beside or index < style.orphans or count - index < style.widows):
            items.append(Penalty(FORBIDDEN))
        items.append(_line(state, para, line, index, made=made))
    if para.initial is not None and style.drop_cap > count:
        finding = warning("drop-cap-deep", block=para.block.path, deep=style.drop_cap, lines=count)
        state.report(finding, BlockPart(para.block.path, "layout"))
    return items


def _line(state: ChapterState, para: Paragraph, line: Line, index: int, *, made: LineLeaves) -> Box:
    last = index == para.count - 1
    style = para.style
    leaves = made.of(line)
    _report_room(state, para, line)
    if index == 0:
        if para.initial is not None:
            cap = drop_leaf(
                para.initial.line,
                para.x + para.shift,
                style,
                para.node,
                block=para.block.path,
                lang=para.lang,
            ).at(0.0, para.baseline)
            leaves = joined_to_initial(cap, leaves, whole=para.initial.whole)
        leaves = [leaf.at(0.0, para.baseline) for leaf in para.lead] + leaves
        if style.rule_above is not None:
            leaves.insert(0, rule(para.x, 0.0, para.width, style.rule_above, block=para.block.path))
    if last and leaves and para.node is not None and para.node.tag == "Span":
        leaves[-1] = made.spaced(leaves[-1])
    if last and style.rule_below is not None:
        y = style.leading + _below(para)
        leaves.append(rule(para.x, y, para.width, style.rule_below, block=para.block.path))
    below = _below(para) if last else 0.0
    return Box(
        style.leading + below,
        tuple(leaves),
        para.baseline,
        style.on_grid,
        tuple(line.notes),
        block=para.block.path,
        para=para,
        line=index,
    )


def _report_room(state: ChapterState, para: Paragraph, line: Line) -> None:
    """A line that sticks out, or one whose word had to be parted without a hyphen."""
    path = para.block.path
    if (line.excess > TOLERANCE or line.parted) and para.roomless:
        finding = error("text-without-room", block=path, width=millimetres(max(para.room, 0.0)))
        state.report(finding, BlockPart(path, "layout"))
        return
    if line.excess > TOLERANCE:
        finding = warning("line-too-wide", block=path, excess=millimetres(line.excess))
        state.report(finding, BlockPart(path, "content"))
    if line.parted:
        finding = warning("word-parted", block=path, word=line.text.rstrip().split(" ")[-1])
        state.report(finding, BlockPart(path, "content"))


def _below(para: Paragraph) -> float:
    """How far a drop capital reaches below the last line of a paragraph that is shorter than it."""
    return max(para.initial.room.high - para.count, 0) * para.leading if para.initial is not None else 0.0
