"""One model per kind of block. The builder reads a block's first key, picks its model and validates the rest.

Names in YAML are kebab-case; here snake_case, with a trailing underscore where Python reserves the word.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Field

from reportcli.layout.fields import (
    Blocks,
    BlocksMap,
    Expr,
    Exprs,
    Flag,
    FlagOrText,
    LengthField,
    Level,
    MasterName,
    Number,
    ObjectName,
    PaintMap,
    ParagraphMap,
    ParagraphName,
    StrokeField,
    Text,
    TextOrBlocks,
    TextsOrBlocks,
    Whole,
    choice,
    part,
)
from reportcli.layout.figures import (
    Bounds,
    ChartData,
    ChartNode,
    ChartSeries,
    IconNode,
    ImageNode,
    MapMarks,
    MapNode,
    QrNode,
    ShapeNode,
    TableColumn,
    TableNode,
)
from reportcli.layout.parts import NOTHING_COMMON, Common, Node, Part, yaml_name
from reportcli.model.refs import Span

__all__ = [
    "NOTHING_COMMON",
    "PRIMITIVES",
    "Bounds",
    "BoxNode",
    "BreakNode",
    "ChartData",
    "ChartNode",
    "ChartSeries",
    "ColumnsNode",
    "Common",
    "ComponentCall",
    "EachNode",
    "Fit",
    "FrameNode",
    "GridNode",
    "IconNode",
    "IfNode",
    "ImageNode",
    "LetNode",
    "ListEach",
    "ListNode",
    "MapMarks",
    "MapNode",
    "MasterNode",
    "Node",
    "Part",
    "PlaceAt",
    "PlaceNode",
    "ProseNode",
    "QrNode",
    "RowNode",
    "SectionHead",
    "SectionNode",
    "ShapeNode",
    "SlotNode",
    "SpokenNode",
    "StackNode",
    "TableColumn",
    "TableNode",
    "TextNode",
    "TocHead",
    "TocNode",
    "yaml_name",
]


class TextNode(Node):
    kind: ClassVar[str] = "text"
    text: Text
    style: ParagraphName | None = None
    level: Level | None = None
    markdown: Flag = False
    outline: FlagOrText | None = None


class ProseNode(Node):
    """`take`: first | rest | all | N | N..M, counting paragraphs from 1."""

    kind: ClassVar[str] = "prose"
    prose: Expr
    styles: ParagraphMap = Field(default_factory=dict)
    take: Text = "all"
    level_base: Whole | None = None


class ListEach(Part):
    each: Expr
    as_: Text = "item"
    item: TextOrBlocks


class ListNode(Node):
    """Either `each` (generated items) or `items` (written out, text or blocks)."""

    kind: ClassVar[str] = "list"
    each: Annotated[ListEach, part(ListEach)] | None = None
    items: TextsOrBlocks = ()
    style: ParagraphName | None = None
    marker: Text | None = None
    indent: LengthField | None = None
    gap: LengthField | None = None


class StackNode(Node):
    kind: ClassVar[str] = "stack"
    stack: Blocks
    gap: LengthField | None = None
    valign: Annotated[str, choice("top", "middle", "bottom", "justify")] = "top"


class SpokenNode(Node):
    """Blocks that are only read aloud."""

    kind: ClassVar[str] = "spoken"
    spoken: Blocks


class RowNode(Node):
    kind: ClassVar[str] = "row"
    row: Blocks
    gap: LengthField | None = None
    valign: Annotated[str, choice("top", "middle", "bottom", "stretch", "baseline")] = "top"


class GridNode(Node):
    kind: ClassVar[str] = "grid"
    grid: Blocks
    columns: Whole = 2
    gap: LengthField | None = None
    row_gap: LengthField | None = None
    valign: Annotated[str, choice("top", "middle", "bottom", "stretch")] = "top"
    equal: Flag = False
    center_last: Flag = False


class ColumnsNode(Node):
    kind: ClassVar[str] = "columns"
    columns: Blocks
    count: Whole = 2
    gap: LengthField | None = None
    balance: Flag = True
    rule: StrokeField | None = None


class BoxNode(Node):
    """A stack with an object style."""

    kind: ClassVar[str] = "box"
    box: Blocks
    style: ObjectName | None = None
    gap: LengthField | None = None
    valign: Annotated[str, choice("top", "middle", "bottom", "justify")] = "top"


class PlaceAt(Part):
    """Distances from the edges of the reference box; inner and outer follow the page's side."""

    reference: Annotated[str, choice("page", "bleed", "margin", "spread", "frame")] = "margin"
    left: LengthField | None = None
    right: LengthField | None = None
    inner: LengthField | None = None
    outer: LengthField | None = None
    top: LengthField | None = None
    bottom: LengthField | None = None
    width: LengthField | None = None
    height: LengthField | None = None
    rotate: Number = 0.0


Fit = Annotated[str, choice("error", "shrink", "grow", "next-frame")]


class PlaceNode(Node):
    kind: ClassVar[str] = "place"
    place: Annotated[PlaceAt, part(PlaceAt)]
    do: Blocks
    z: Whole = 0
    valign: Annotated[str, choice("top", "middle", "bottom", "justify")] = "top"
    fit: Fit = "error"
    clear: LengthField | None = None


class FrameNode(Node):
    kind: ClassVar[str] = "frame"
    frame: Text
    do: Blocks
    fit: Fit = "error"


class SectionHead(Part):
    id: Text | None = None
    title: Text = ""
    number: Text | None = None
    master: MasterName | None = None
    starts: Annotated[str, choice("any", "next", "left", "right")] = "next"
    toc: Flag = True
    outline: Flag = True
    running: Text | None = None
    colours: PaintMap = Field(default_factory=dict)
    heading: Annotated[str, choice("shown", "hidden")] = "shown"


class SectionNode(Node):
    kind: ClassVar[str] = "section"
    section: Annotated[SectionHead, part(SectionHead)]
    do: Blocks = ()

    @property
    def id(self) -> str | None:
        return self.section.id or self.common.id


class BreakNode(Node):
    kind: ClassVar[str] = "break"
    break_: Annotated[str, choice("page", "left", "right", "column", "frame")] = "page"


class MasterNode(Node):
    kind: ClassVar[str] = "master"
    master: MasterName


class TocHead(Part):
    depth: Whole = 2


class TocNode(Node):
    """`levels` maps "1", "2"… to an entry's blocks; `entry` serves the levels that are not named."""

    kind: ClassVar[str] = "toc"
    toc: Annotated[TocHead, part(TocHead)] = TocHead()
    entry: Blocks = ()
    levels: BlocksMap = Field(default_factory=dict)


class EachNode(Node):
    kind: ClassVar[str] = "each"
    each: Expr
    as_: Text = "item"
    do: Blocks
    empty: Blocks = ()


class IfNode(Node):
    kind: ClassVar[str] = "if"
    if_: Expr
    then: Blocks
    else_: Blocks = ()


class LetNode(Node):
    kind: ClassVar[str] = "let"
    let: Exprs
    do: Blocks


class SlotNode(Node):
    """Inside a component's body: the blocks that the caller gives for this slot."""

    kind: ClassVar[str] = "slot"
    slot: Text


class ComponentCall(Node):
    """A component used as a block. Arguments by parameter name: blocks and slots as nodes, all else as
    text (expressions bare; colours and lengths checked, for `Layout.paint` and `Layout.length`)."""

    kind: ClassVar[str] = "component"
    name: str
    arguments: dict[str, Any] = Field(default_factory=dict)

    def where(self, *names: str | int) -> Span:
        return super().where(self.name, *names)


PRIMITIVES: dict[str, type[Node]] = {model.kind: model for model in Node.__subclasses__()}
del PRIMITIVES[ComponentCall.kind]
