"""Models of blocks that show something: pictures, icons, shapes, charts, tables, maps, QR codes."""

from __future__ import annotations

from typing import Annotated, ClassVar

from reportcli.layout.fields import (
    Blocks,
    Expr,
    Flag,
    IconName,
    LengthField,
    Lengths,
    Number,
    PaintField,
    Paints,
    ParagraphName,
    Rows,
    StrokeField,
    StrokeOrFlag,
    TableName,
    Text,
    TextOrBlocks,
    TextsOrBlocks,
    choice,
    part,
    parts,
)
from reportcli.layout.parts import Node, Part


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
    data_table: Flag = True


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
