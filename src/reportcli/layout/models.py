"""One model per kind of block. The builder reads a block's first key, picks its model and validates the rest.

Names in YAML are kebab-case; here snake_case, with a trailing underscore where Python reserves the word.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Field

from reportcli.layout.fields import (
    Blocks,
    BlocksMap,
    ColumnCount,
    Expr,
    Exprs,
    Fit,
    Flag,
    FlagOrText,
    GridCount,
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
    text: Text = Field(description="The paragraph, with `{{ … }}` for what the workbook says.")
    style: ParagraphName | None = Field(
        default=None, description="Paragraph style; without one, that of running text."
    )
    level: Level | None = Field(
        default=None, description="Makes it a heading: 1 to 6, or `auto` by the depth of its section."
    )
    markdown: Flag = Field(
        default=False, description="Reads `**strong**`, `*emphasis*`, links and `^superscript^` in it."
    )
    outline: FlagOrText | None = Field(
        default=None, description="Stands in the PDF's outline; a text is its title there."
    )


class ProseNode(Node):
    """`take`: first | rest | all | N | N..M, counting paragraphs from 1."""

    kind: ClassVar[str] = "prose"
    prose: Expr = Field(description="Key of a text in `texts/`, or an expression that gives one.")
    styles: ParagraphMap = Field(
        default_factory=dict,
        description=(
            "Other paragraph styles than those of `styles.prose`, by mark: p, p-first, h2, h3, "
            "li, quote, note …"
        ),
    )
    take: Text = Field(
        default="all", description=("Which paragraphs: first, rest, all, N, or N..M, counted from 1.")
    )
    level_base: Whole | None = Field(
        default=None, description="Level of its `##` headings; without one they follow the section."
    )


class ListEach(Part):
    each: Expr = Field(description="The records.")
    as_: Text = Field(default="item", description="Name of the record in `item`.")
    item: TextOrBlocks = Field(description="What each item says: a text, or blocks.")


class ListNode(Node):
    """Either `each` (generated items) or `items` (written out, text or blocks)."""

    kind: ClassVar[str] = "list"
    each: Annotated[ListEach, part(ListEach)] | None = Field(
        default=None, description="Items made from records: `list: {each: …, as: …, item: …}`."
    )
    items: TextsOrBlocks = Field(
        default=(), description='Items written out: `list: ["…", …]`, each a text or blocks.'
    )
    style: ParagraphName | None = Field(default=None, description="Paragraph style of items that are texts.")
    marker: Text | None = Field(
        default=None, description="What stands before each item: a sign, `1.` for numbers, or an expression."
    )
    indent: LengthField | None = Field(
        default=None, description="How far the items stand in from their markers' edge."
    )
    gap: LengthField | None = Field(default=None, description="Space between items.")


class StackNode(Node):
    kind: ClassVar[str] = "stack"
    stack: Blocks = Field(description="Blocks under one another.")
    gap: LengthField | None = Field(default=None, description="Least space between them.")
    valign: Annotated[str, choice("top", "middle", "bottom", "justify")] = Field(
        default="top", description="Where they stand when the stack has a height of its own."
    )


class SpokenNode(Node):
    """Blocks that are only read aloud."""

    kind: ClassVar[str] = "spoken"
    spoken: Blocks = Field(description="Blocks that are only read aloud; they take no room.")


class RowNode(Node):
    kind: ClassVar[str] = "row"
    row: Blocks = Field(description="Blocks beside one another, each with its `width`; never broken.")
    gap: LengthField | None = Field(default=None, description="Space between them.")
    valign: Annotated[str, choice("top", "middle", "bottom", "stretch", "baseline")] = Field(
        default="top", description="How blocks of different heights stand to each other."
    )


class GridNode(Node):
    kind: ClassVar[str] = "grid"
    grid: Blocks = Field(description="Blocks in equal columns, row by row; broken between rows.")
    columns: GridCount = Field(default=2, description="How many columns.")
    gap: LengthField | None = Field(default=None, description="Space between columns.")
    row_gap: LengthField | None = Field(default=None, description="Space between rows; without one, `gap`.")
    valign: Annotated[str, choice("top", "middle", "bottom", "stretch")] = Field(
        default="top", description="How blocks of one row stand to each other."
    )
    equal: Flag = Field(default=False, description="All blocks of a row are as high as the highest.")
    center_last: Flag = Field(default=False, description="A last row that is not full stands in the middle.")


class ColumnsNode(Node):
    kind: ClassVar[str] = "columns"
    columns: Blocks = Field(description="Blocks that flow through columns, and over pages.")
    count: ColumnCount = Field(default=2, description="How many columns.")
    gap: LengthField | None = Field(default=None, description="Space between columns.")
    balance: Flag = Field(default=True, description="Columns end at the same height.")
    rule: StrokeField | None = Field(default=None, description="Line between columns.")


class BoxNode(Node):
    """A stack with an object style."""

    kind: ClassVar[str] = "box"
    box: Blocks = Field(description="Blocks under one another in a box.")
    style: ObjectName | None = Field(default=None, description="Object style of the box.")
    gap: LengthField | None = Field(default=None, description="Least space between them.")
    valign: Annotated[str, choice("top", "middle", "bottom", "justify")] = Field(
        default="top", description="Where they stand when the box has a height of its own."
    )


class PlaceAt(Part):
    """Distances from the edges of the reference box; inner and outer follow the page's side."""

    reference: Annotated[str, choice("page", "bleed", "margin", "spread", "frame")] = Field(
        default="margin",
        description=(
            "The box that distances are measured from: the trimmed page, with its bleed, its "
            "margins, a spread or the frame."
        ),
    )
    left: LengthField | None = Field(default=None, description="Distance from its left edge.")
    right: LengthField | None = Field(default=None, description="Distance from its right edge.")
    inner: LengthField | None = Field(default=None, description="Distance from the edge at the spine.")
    outer: LengthField | None = Field(default=None, description="Distance from the edge away from the spine.")
    top: LengthField | None = Field(default=None, description="Distance from its upper edge.")
    bottom: LengthField | None = Field(default=None, description="Distance from its lower edge.")
    width: LengthField | None = Field(
        default=None, description=("Width; without one, what the two sides leave.")
    )
    height: LengthField | None = Field(
        default=None, description=("Height; without one, as high as the content.")
    )
    rotate: Number = Field(default=0.0, description="Degrees clockwise.")


class PlaceNode(Node):
    kind: ClassVar[str] = "place"
    place: Annotated[PlaceAt, part(PlaceAt)] = Field(description="Where the blocks stand, out of the flow.")
    do: Blocks = Field(description="The blocks.")
    z: Whole = Field(default=0, description="Order of drawing: below 0 behind the text, higher ones on top.")
    valign: Annotated[str, choice("top", "middle", "bottom", "justify")] = Field(
        default="top", description="Where they stand in its height."
    )
    fit: Fit = Field(
        default="error",
        description=(
            "What happens when they do not fit: a finding, smaller type (within `min-scale`), a "
            "higher place, or the next frame."
        ),
    )
    clear: LengthField | None = Field(default=None, description="Pushes the text of the flow this far away.")


class FrameNode(Node):
    kind: ClassVar[str] = "frame"
    frame: Text = Field(description="Name of a frame of the page's master.")
    do: Blocks = Field(description="Blocks that go into it.")
    fit: Fit = Field(default="error", description="What happens when they do not fit.")


class SectionHead(Part):
    id: Text | None = Field(default=None, description="Name of the section, for links and changes.")
    title: Text = Field(default="", description="Title in outline, contents and running heads.")
    number: Text | None = Field(default=None, description="Number that stands with the title.")
    master: MasterName | None = Field(default=None, description="Master of its pages.")
    starts: Annotated[str, choice("any", "next", "left", "right")] = Field(
        default="next", description="Where it begins: right here, on a new page, or on a left or right one."
    )
    toc: Flag = Field(default=True, description="Stands in the table of contents.")
    outline: Flag = Field(default=True, description="Stands in the PDF's outline.")
    running: Text | None = Field(default=None, description="Title in running heads, when it is another one.")
    colours: PaintMap = Field(
        default_factory=dict, description="Colour names that mean other colours inside it: `{accent: brick}`."
    )
    heading: Annotated[str, choice("shown", "hidden")] = Field(
        default="shown",
        description="`hidden`: no heading is printed; readers aloud still find the section by its title.",
    )


class SectionNode(Node):
    kind: ClassVar[str] = "section"
    section: Annotated[SectionHead, part(SectionHead)] = Field(
        description="Title and properties of the section."
    )
    do: Blocks = Field(default=(), description="Its blocks, also further sections.")

    @property
    def id(self) -> str | None:
        return self.section.id or self.common.id


class BreakNode(Node):
    kind: ClassVar[str] = "break"
    break_: Annotated[str, choice("page", "left", "right", "column", "frame")] = Field(
        default="page",
        description="What begins anew: the page, the next left or right page, the column or the frame.",
    )


class MasterNode(Node):
    kind: ClassVar[str] = "master"
    master: MasterName = Field(description="Pages from here on follow this master.")


class TocHead(Part):
    depth: Whole = Field(default=2, description="How deep sections are listed.")


class TocNode(Node):
    """`levels` maps "1", "2"… to an entry's blocks; `entry` serves the levels that are not named."""

    kind: ClassVar[str] = "toc"
    toc: Annotated[TocHead, part(TocHead)] = Field(default=TocHead(), description="How deep the contents go.")
    entry: Blocks = Field(
        default=(), description=("Blocks of an entry: `entry.title`, `entry.number`, `entry.page`.")
    )
    levels: BlocksMap = Field(
        default_factory=dict, description="Other blocks for a level: `{1: […], 2: […]}`."
    )


class EachNode(Node):
    kind: ClassVar[str] = "each"
    each: Expr = Field(description="Records, or any list.")
    as_: Text = Field(
        default="item",
        description=(
            "Name of the record in the blocks; `loop.index`, `loop.first`, `loop.last` tell where it stands."
        ),
    )
    do: Blocks = Field(description="Blocks for each record.")
    empty: Blocks = Field(default=(), description="Blocks when there is no record.")


class IfNode(Node):
    kind: ClassVar[str] = "if"
    if_: Expr = Field(description="A condition.")
    then: Blocks = Field(description="Blocks when it holds.")
    else_: Blocks = Field(default=(), description="Blocks when it does not.")


class LetNode(Node):
    kind: ClassVar[str] = "let"
    let: Exprs = Field(description="Names for expressions; a later one may use an earlier one.")
    do: Blocks = Field(description="Blocks in which they are known.")


class SlotNode(Node):
    """Inside a component's body: the blocks that the caller gives for this slot."""

    kind: ClassVar[str] = "slot"
    slot: Text = Field(description="In a component's body: what the caller gives for this slot.")


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
