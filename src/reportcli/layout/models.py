"""One model per kind of block. The builder reads a block's first key, picks its model and validates the rest.

Names in YAML are kebab-case; here snake_case, with a trailing underscore where Python reserves the word.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from reportcli.layout.fields import (
    Blocks,
    BlocksMap,
    BoxField,
    Expr,
    Exprs,
    Flag,
    FlagOrText,
    IconName,
    LengthField,
    Lengths,
    Level,
    MasterName,
    Number,
    ObjectName,
    PaintField,
    PaintMap,
    Paints,
    ParagraphMap,
    ParagraphName,
    Rows,
    StrokeField,
    StrokeOrFlag,
    TableName,
    Text,
    TextOrBlocks,
    TextsOrBlocks,
    Whole,
    choice,
    part,
    parts,
)
from reportcli.model.refs import Span
from reportcli.source.yaml_nodes import YamlMapping


def yaml_name(name: str) -> str:
    """The YAML key of a field: `space_before` -> `space-before`, `as_` -> `as`."""
    return name.rstrip("_").replace("_", "-")


class Part(BaseModel):
    """A mapping of the language. Unknown keys are refused; it knows where it stands."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, defer_build=True, arbitrary_types_allowed=True, alias_generator=yaml_name
    )
    _source: YamlMapping | None = PrivateAttr(None)

    @property
    def span(self) -> Span:
        return self._source.span if self._source is not None else Span("")

    def where(self, *names: str | int) -> Span:
        """The span of a field's value (or of something in it); of the whole part when it is not written."""
        if self._source is None:
            return Span("")
        return self._source.where(*(yaml_name(n) if isinstance(n, str) else n for n in names))


class Common(Part):
    """What every block takes. `alt` is a sentence or `decorative`; `box` a style's name or its properties."""

    id: Text | None = None
    role: Text | None = None
    lang: Text | None = None
    alt: Text | None = None
    width: LengthField | None = None
    height: LengthField | None = None
    space_before: LengthField | None = None
    space_after: LengthField | None = None
    box: BoxField | None = None
    keep: Flag | None = None
    keep_with_next: Flag | None = None
    align: Annotated[str, choice("stretch", "start", "center", "end")] | None = None
    span_columns: Annotated[str, choice("all")] | None = Field(alias="span", default=None)
    actual_text: Text | None = None
    if_: Expr | None = None


NOTHING_COMMON = Common()


class Node(Part):
    """A block of the layout. `path` names it ("finances/text-2"); `common` is what every block takes."""

    kind: ClassVar[str] = ""
    _common: Common | None = PrivateAttr(None)
    _path: str = PrivateAttr("")

    @property
    def common(self) -> Common:
        return self._common or NOTHING_COMMON

    @property
    def path(self) -> str:
        return self._path

    @property
    def id(self) -> str | None:
        return self.common.id


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
    styles: ParagraphMap = {}
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


class ImageNode(Node):
    kind: ClassVar[str] = "image"
    image: Expr
    fit: Annotated[str, choice("cover", "contain")] = "cover"
    ratio: Text | None = None
    zoom: Number = 1.0
    offset: Lengths | None = None
    mask: Annotated[str, choice("none", "circle", "rounded")] = "none"
    radius: LengthField | None = None
    grey: Flag = False
    tint: PaintField | None = None


class IconNode(Node):
    kind: ClassVar[str] = "icon"
    icon: IconName
    size: LengthField | None = None
    colour: PaintField | None = None


class ShapeNode(Node):
    kind: ClassVar[str] = "shape"
    shape: Annotated[str, choice("rect", "rounded", "ellipse", "line", "path")]
    fill: PaintField | None = None
    stroke: StrokeField | None = None
    radius: LengthField | None = None
    data: Text | None = None


class ChartData(Part):
    """Values of a chart: one for each record of `each`, or a single one written out."""

    each: Expr | None = None
    as_: Text = "item"
    label: Text = ""
    value: Expr
    printed: Text | None = None
    colour: PaintField | None = None
    note: Text | None = None


class ChartSeries(Part):
    name: Text
    data: Annotated[tuple[ChartData, ...], parts(ChartData, one=True)]
    colour: PaintField | None = None


class ChartNode(Node):
    """`label_style`, `value_style`: paragraph styles whose characters set the labels."""

    kind: ClassVar[str] = "chart"
    chart: Annotated[str, choice("donut", "pie", "bar", "column", "grouped", "stacked", "line", "sparkline")]
    data: Annotated[tuple[ChartData, ...], parts(ChartData, one=True)] = ()
    series: Annotated[tuple[ChartSeries, ...], parts(ChartSeries)] = ()
    colours: Paints = ()
    labels: Annotated[str, choice("direct", "none")] = "direct"
    centre: Blocks = ()
    hole: Number | None = None
    start: Number | None = None
    gap: LengthField | None = None
    label_style: ParagraphName | None = None
    value_style: ParagraphName | None = None
    axis: StrokeOrFlag | None = None
    bar_width: Number | None = None
    max: Expr | None = None


class TableColumn(Part):
    width: LengthField | None = None
    align: Annotated[str, choice("left", "right", "center", "decimal")] = "left"
    header: TextOrBlocks | None = None
    cell: TextOrBlocks | None = None
    row_header: Flag = False


class TableNode(Node):
    """Either `table` (records, one row each) or `rows` (written out)."""

    kind: ClassVar[str] = "table"
    table: Expr | None = None
    as_: Text = "row"
    columns: Annotated[tuple[TableColumn, ...], parts(TableColumn)] = ()
    rows: Rows = ()
    style: TableName | None = None
    group: Expr | None = None
    totals: TextsOrBlocks = ()
    gap: LengthField | None = None


class Bounds(Part):
    """Degrees."""

    west: Number
    south: Number
    east: Number
    north: Number


class MapMarks(Part):
    each: Expr
    as_: Text = "mark"
    code: Expr
    colour: PaintField | None = None
    label: Blocks = ()
    anchor: Text = "auto"
    offset: Lengths | None = None


class MapNode(Node):
    kind: ClassVar[str] = "map"
    map: Annotated[Bounds, part(Bounds)]
    land: PaintField | None = None
    border: StrokeField | None = None
    water: PaintField | None = None
    marks: Annotated[MapMarks, part(MapMarks)] | None = None
    leader: StrokeField | None = None


class QrNode(Node):
    kind: ClassVar[str] = "qr"
    qr: Text
    size: LengthField | None = None
    colour: PaintField | None = None


class StackNode(Node):
    kind: ClassVar[str] = "stack"
    stack: Blocks
    gap: LengthField | None = None
    valign: Annotated[str, choice("top", "middle", "bottom", "justify")] = "top"


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
    colours: PaintMap = {}
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
    levels: BlocksMap = {}


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
    arguments: dict[str, Any] = {}

    def where(self, *names: str | int) -> Span:
        return super().where(self.name, *names)


PRIMITIVES: dict[str, type[Node]] = {model.kind: model for model in Node.__subclasses__()}
del PRIMITIVES[ComponentCall.kind]
