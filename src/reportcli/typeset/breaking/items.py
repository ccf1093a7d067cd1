"""The vertical list, after TeX: boxes, glue, penalties, marks, scopes. Blocks yield it, frames break it."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple, Protocol

from reportcli.blocks import Into, Place
from reportcli.model.display import Op, OutlineItem
from reportcli.model.geometry import Rect
from reportcli.model.inline import NoteCall
from reportcli.model.style import Stroke
from reportcli.model.value_class import dataclass
from reportcli.typeset.inherited import Inherited
from reportcli.typeset.structure_tree import Key, StructureNode

FORBIDDEN = math.inf
Part = tuple[tuple[Op, ...], float, float]  # operations and how far they are moved
Shape = Callable[[int], tuple[float, float]]  # line number -> (x from the paragraph's left, width)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One leaf of content before it is placed: moved operations in a box of the same coordinates.

    With `node` None it is an artifact of kind `artifact`.
    """

    parts: tuple[Part, ...]
    box: Rect
    node: StructureNode | None = None
    artifact: str = "Layout"
    block: str = ""
    lang: str | None = None
    link: str | None = None
    contents: str | None = None
    z: int = 0
    baselines: tuple[float, ...] = ()
    style: str = ""
    continued: bool = False
    gaps: tuple[float, ...] = ()
    hyphens: tuple[bool, ...] = ()
    hidden: bool = False  # only read aloud

    def at(self, dx: float, dy: float) -> Leaf:
        """The same leaf, moved."""
        if not dx and not dy:
            return self
        old = self.box
        if len(self.parts) == 1:
            ((ops, x, y),) = self.parts
            parts: tuple[Part, ...] = ((ops, x + dx, y + dy),)
        else:
            parts = tuple([(ops, x + dx, y + dy) for ops, x, y in self.parts])
        return Leaf(  # spelt out: several times faster than dataclasses.replace
            parts,
            Rect(old.x + dx, old.y + dy, old.width, old.height),
            self.node,
            self.artifact,
            self.block,
            self.lang,
            self.link,
            self.contents,
            self.z,
            tuple([b + dy for b in self.baselines]),
            self.style,
            self.continued,
            self.gaps,
            self.hyphens,
            self.hidden,
        )


@dataclass(frozen=True, slots=True)
class OutOfFlow:
    """A block that leaves the flow: what it inherits, and its key in reading order: its flow entry first.

    around: the box of the block that a place refers to, seen from its mark.
    """

    block: Place | Into
    inherited: Inherited
    key: Key
    around: Rect | None = None


@dataclass(frozen=True, slots=True)
class MasterCall:
    """Pages from here on follow a master. pages: so many, before those of the master before it; 0: all."""

    name: str
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happens where the list stands.

    payload: OutOfFlow for place and into; a target's id for anchor; OutlineItem; MasterCall; the leaves
    of what is only read aloud."""

    kind: str  # anchor | outline | place | into | master | spoken
    payload: OutOfFlow | OutlineItem | MasterCall | str | tuple[Leaf, ...]
    x: float = 0.0
    y: float = 0.0

    def at(self, dx: float, dy: float) -> Mark:
        """The same mark, moved."""
        return Mark(self.kind, self.payload, self.x + dx, self.y + dy)


class ParagraphLines(Protocol):
    """The paragraph that a line belongs to, as far as breaking asks for it; lengths in points."""

    @property
    def x(self) -> float:
        """Its left edge, from the region's."""

    @property
    def width(self) -> float:
        """Its measure."""

    @property
    def leading(self) -> float:
        """From one baseline to the next."""

    @property
    def count(self) -> int:
        """How many lines it has."""

    @property
    def shape(self) -> Shape | None:
        """The measure of each line, where they differ already."""

    @property
    def undivided(self) -> bool:
        """Whether no line of it may stand on both sides of something: it has a drop capital."""

    @property
    def backwards(self) -> bool:
        """Whether it goes from right to left."""

    def reshaped(self, shape: Shape) -> list[Item]:
        """The same paragraph in lines of these measures."""


class Growth(NamedTuple):
    """How high a box may be made once its region is filled. most: its greatest height in points; at: the box
    of a height; ground: what a scope paints behind several boxes, which only follows them."""

    most: float
    at: Callable[[float], Box]
    ground: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """An unbreakable part of the list; leaves stand relative to its top and to the region's left edge.

    baseline: distance of the first baseline from the top. grid: that baseline goes onto the baseline grid.
    split: gives the parts above and below a height, or None where it cannot be broken there.
    grow: gives the box for the height that is left in its region, None where it is left out.
    growth: it shares what its region leaves empty.
    """

    height: float
    leaves: tuple[Leaf, ...] = ()
    baseline: float | None = None
    grid: bool = False
    notes: tuple[NoteCall, ...] = ()
    marks: tuple[Mark, ...] = ()
    block: str = ""
    para: ParagraphLines | None = None
    line: int = 0
    split: Callable[[float], tuple[Box, Box] | None] | None = None
    first: float | None = None  # first baseline of all, on the grid or not
    grow: Callable[[float], Box | None] | None = None
    growth: Growth | None = None


@dataclass(frozen=True, slots=True)
class Glue:
    """Space that vanishes at the top of a frame; of adjoining glues the largest counts."""

    size: float


class Turn(Protocol):
    """What a break here prints on both its sides: carried forward, brought forward (TeX's discretionary)."""

    @property
    def before(self) -> Box:
        """What stands under the last box of the region."""

    @property
    def after(self) -> Box:
        """What stands over the first box of the next one."""


@dataclass(frozen=True, slots=True)
class Penalty:
    """What a break between the boxes around it costs; FORBIDDEN never breaks while another way exists."""

    cost: float = FORBIDDEN
    turn: Turn | None = None


@dataclass(frozen=True, slots=True)
class Force:
    """A stated break: page | left | right | column | frame."""

    kind: str


@dataclass(frozen=True, slots=True)
class Scope:
    """What goes on while its content breaks: a box's background and padding, a table's repeated header."""

    x: float = 0.0
    width: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    paint: Callable[[Rect, bool, bool], tuple[Leaf, ...]] | None = None  # rect, first part, last part
    repeat: Box | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """A scope begins; continued: it began in an earlier region."""

    scope: Scope
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Close:
    """The innermost scope ends."""


@dataclass(frozen=True, slots=True)
class Float:
    """A box that stands where it fits, else waits for the `where` (top | bottom) of the next region.

    before, after: space around it; follow: no break after it where it stands in the flow."""

    box: Box
    where: str
    before: float = 0.0
    after: float = 0.0
    follow: bool = False
    waits: bool = False


@dataclass(frozen=True, slots=True)
class FloatBarrier:
    """No float goes past it: the end of a section. With `begins` it only marks where the section begins."""

    begins: bool = False


@dataclass(frozen=True, slots=True)
class EntryStart:
    """Where the items of flow entry `index` begin."""

    index: int


@dataclass(frozen=True, slots=True)
class ColumnSet:
    """A nested list in columns, `x` from the region's left edge."""

    items: tuple[Item, ...]
    x: float
    width: float
    count: int
    gap: float
    balance: bool = True
    rule: Stroke | None = None
    block: str = ""
    orphans: int = 1  # least lines in a column before and after its region ends
    widows: int = 1
    together: bool = False  # columns begin at one height

    @property
    def column(self) -> float:
        """Width of one column in points."""
        return (self.width - (self.count - 1) * self.gap) / self.count


Item = Box | Glue | Penalty | Force | Mark | Open | Close | Float | FloatBarrier | EntryStart | ColumnSet
