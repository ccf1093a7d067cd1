"""What all of typesetting works with: the composer with its memo, findings, the kinds of blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import field
from typing import Any, Generic, NamedTuple, Protocol, TypeVar, Unpack

from reportcli.blocks import Block
from reportcli.blocks.positions import letter_at
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.geometry import MM
from reportcli.model.inline import Inline
from reportcli.model.refs import BlockPart
from reportcli.model.style import ParagraphStyle
from reportcli.model.value_class import dataclass, replace
from reportcli.text.composed import Composed, MissingGlyph
from reportcli.typeset.breaking.items import Item
from reportcli.typeset.context import ChapterContext, Composer, Width
from reportcli.typeset.inherited import Inherited
from reportcli.typeset.pieces import NO_PIECES, Pieces
from reportcli.typeset.structure_tree import Attributes, Key, StructureNode

T = TypeVar("T")
B = TypeVar("B", bound=Block)
Widths = tuple[float, float]  # least and preferred width, in points
Findings = dict[tuple[str, str], Diagnostic]  # by code and block

PARENTS = {"LI": "L", "LBody": "LI"}  # elsewhere they are plain divisions (ISO 32000-1, 14.8.4.3.3)


class Room(NamedTuple):
    """Where a block is set: from x to x + width, in points from its region's left; `height` where stated."""

    x: float
    width: float
    height: float | None = None


LETTERS = 6  # missing letters of one script that a finding names


@dataclass(frozen=True, slots=True)
class BlockKind(Generic[B]):
    """How blocks of one class are set.

    lay_out: the items of a block in a room, without what all blocks have in common (space, box, anchor).
    natural_width: least and preferred width where as much as that is available; None: it takes what there is.
    bare: `lay_out` gives all there is of it: no size, no space, no box.
    container: with a role it is an element of the structure tree.
    self_sized: `lay_out` makes its items as high as stated. stretches: it can be as high as its row.
    fills: alone in a place of a stated height it takes all of it.
    keeps_clear: its words keep off trim and spine.
    """

    lay_out: Callable[[ChapterState, B, Inherited, Room], list[Item]]
    natural_width: Callable[[ChapterState, B, Inherited, float], Widths] | None = None
    bare: bool = False
    container: bool = False
    self_sized: bool = False
    stretches: bool = False
    fills: bool = False
    keeps_clear: bool = False


class Kinds(Protocol):
    """The table of block kinds, handed in by whoever typesets a chapter."""

    def __call__(self, block: B) -> BlockKind[B]:
        """How this block is set."""


class Snapshot(NamedTuple):
    """Findings and note elements at one moment."""

    findings: Findings
    note_nodes: dict[str, StructureNode]


@dataclass(slots=True)
class ChapterState:
    """Mutable state of one chapter's typesetting."""

    context: ChapterContext
    composer: Composer
    kind_of: Kinds
    pieces: Pieces = NO_PIECES
    findings: Findings = field(default_factory=dict)
    order: int = 0  # flow entry that is being measured, for reading order
    sequence: int = 0
    within: Key = ()  # of what leaves the flow: where it is written, among the elements of its entry
    note_nodes: dict[str, StructureNode] = field(default_factory=dict)
    memo: dict[tuple[object, ...], Any] = field(default_factory=dict)
    alive: list[object] = field(default_factory=list)  # what memo keys name by identity
    whole: bool = False  # set for a place that shrinks as a whole: no paragraph of it shrinks by itself
    grows: bool = False  # a block was set that shares what its page leaves empty
    unlisted: set[str] = field(default_factory=set)  # headings of sections without a bookmark, by path

    def snapshot(self) -> Snapshot:
        """What `restore` brings back: the memo stays, since it only makes things faster."""
        return Snapshot(dict(self.findings), dict(self.note_nodes))

    def restore(self, kept: Snapshot) -> None:
        """Findings and note elements as they were; a snapshot can be restored more than once."""
        self.findings, self.note_nodes = dict(kept.findings), dict(kept.note_nodes)

    def key(self) -> Key:
        """Where the next structure element stands among its siblings: after all that came before."""
        self.sequence += 1
        return (self.order, *self.within, self.sequence)

    @contextmanager
    def written_at(self, key: Key) -> Iterator[None]:
        """What is set meanwhile is read where it is written, whenever it is set. key: that the place had."""
        before = (self.within, self.sequence)
        self.order, self.within, self.sequence = key[0], key[1:], 0
        try:
            yield
        finally:
            self.within, self.sequence = before

    def node(
        self,
        inherited: Inherited,
        tag: str,
        source: Block | None = None,
        *,
        keep: bool = False,
        **attributes: Unpack[Attributes],
    ) -> StructureNode | None:
        """A structure element under the inherited one, None inside decoration.

        source: gives what `attributes` do not say. keep: it survives without content."""
        if inherited.node is None:
            return None
        if PARENTS.get(tag, inherited.node.tag) != inherited.node.tag:
            tag = "Div"
        if source is not None:
            attributes.setdefault("block", source.path)
            attributes.setdefault("alt", source.alt)
            attributes.setdefault("actual_text", source.actual_text)
            attributes.setdefault("id", source.id)
            if source.lang and source.lang != inherited.lang:
                attributes.setdefault("lang", source.lang)
        return inherited.node.child(tag, self.key(), keep, **attributes)

    def report(self, finding: Diagnostic, at: BlockPart, name: str = "") -> None:
        """Collects a finding once per code and block. at: where it stands, unless it has a place of its own.

        name: what findings call the block, its path unless stated.
        """
        name = name or at.block
        placed = replace(finding, block=name, at=at if finding.where is None else None)
        self.findings.setdefault((finding.code, name), placed)

    def compose(self, runs: Sequence[Inline], style: ParagraphStyle, width: Width, block: Block) -> Composed:
        """Lines of a paragraph; the same paragraph at the same width is composed once."""
        if isinstance(width, float):
            key = _composed_key(runs, style, width)
            composed = self.made(key, lambda: self.composer.compose(runs, style, width), runs, style)
        else:
            composed = self.composer.compose(runs, style, width)
        self.report_missing(composed.missing, block)
        return composed

    def line_of(self, runs: Sequence[Inline], style: ParagraphStyle, width: float) -> Composed | None:
        """A paragraph that is one line which fits and lacks nothing; None where it is not, and `compose` then
        knows it. A line is not remembered: a long table has thousands, each set once.
        """
        composed = self.composer.compose(runs, style, width)
        if len(composed.lines) == 1 and not composed.missing:
            (line,) = composed.lines
            if line.excess <= 0 and not (line.parted or line.notes):
                return composed
        self.made(_composed_key(runs, style, width), lambda: composed, runs, style)
        return None

    def natural_width(self, runs: Sequence[Inline], style: ParagraphStyle) -> Widths:
        """Least and preferred width of a paragraph in points, measured once."""
        key = ("natural", id(runs), id(style))
        return self.made(key, lambda: self.composer.natural_width(runs, style), runs, style)

    def made(self, key: tuple[object, ...], make: Callable[[], T], *named: object) -> T:
        """What `make` gives, made once under a key; named: the objects that the key names by identity."""
        if key not in self.memo:
            self.memo[key] = make()
            self.alive.extend(named)
        value: T = self.memo[key]
        return value

    def once(self, key: tuple[object, ...], make: Callable[[], T], *named: object) -> T:
        """As `made`; its findings are reported again each time, since copyfitting forgets those of the sizes
        that it gives up."""
        value, own = self.made(key, lambda: self._apart(make), *named)
        for place, finding in own.items():
            self.findings.setdefault(place, finding)
        return value

    def _apart(self, make: Callable[[], T]) -> tuple[T, Findings]:
        """What `make` gives, and what it reports."""
        outer, self.findings = self.findings, {}
        try:
            return make(), self.findings
        finally:
            self.findings = outer

    def report_missing(self, missing: Iterable[MissingGlyph], block: Block) -> None:
        """Characters without a glyph, at their cell or at the block: signs once each per block, the letters
        of a script together, where the first one stands.
        """
        for entry in missing:
            finding = replace(
                entry.diagnostic(), block=block.path, at=letter_at(block, entry.where, entry.char)
            )
            place = (finding.code, entry.needs or f"{block.path} {finding.args['code']}")
            known = self.findings.get(place)
            self.findings[place] = finding if known is None else _with_letter(known, finding)


def _composed_key(runs: Sequence[Inline], style: ParagraphStyle, width: float) -> tuple[object, ...]:
    return ("compose", id(runs), id(style), round(width, 3))


def _with_letter(known: Diagnostic, more: Diagnostic) -> Diagnostic:
    """A finding about missing letters with one more of them, the first few named."""
    letters, codes = known.args["char"].split(" "), known.args["code"].split(" ")
    if more.args["code"] in codes or len(letters) > LETTERS:
        return known
    full = len(letters) == LETTERS
    letters.append("…" if full else more.args["char"])
    codes.append("…" if full else more.args["code"])
    return replace(known, args={**known.args, "char": " ".join(letters), "code": " ".join(codes)})


def millimetres(points: float) -> str:
    """A length as findings print it: millimetres with one decimal."""
    return f"{points / MM:.1f}"
