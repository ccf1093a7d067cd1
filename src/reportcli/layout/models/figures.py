"""Models of blocks that show something: pictures, icons, shapes, charts, tables, maps, QR codes."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from reportcli.layout.models.fields import (
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
from reportcli.layout.models.parts import Node, Part
from reportcli.model.chart_kinds import CHART_KINDS


class ImageNode(Node):
    kind: ClassVar[str] = "image"
    image: Expr = Field(description="A photo: a record's cell, or a key of the table of photos in quotes.")
    fit: Annotated[str, choice("cover", "contain")] = Field(
        default="cover", description="`cover` fills the box and crops, `contain` shows all of it."
    )
    ratio: Text | None = Field(
        default=None, description="Width to height of the box, such as `3:2`, when no height is stated."
    )
    zoom: Number = Field(default=1.0, description="1 is as small as fills the box; 1.5 shows less, larger.")
    offset: Lengths | None = Field(default=None, description="Moves the crop: `[across, down]` in percent.")
    mask: Annotated[str, choice("none", "circle", "rounded")] = Field(
        default="none", description="Form of what shows."
    )
    radius: LengthField | None = Field(default=None, description="Radius of rounded corners.")
    grey: Flag = Field(default=False, description="Without colour.")
    tint: PaintField | None = Field(default=None, description="Shadows in this colour instead of black.")


class IconNode(Node):
    kind: ClassVar[str] = "icon"
    icon: IconName = Field(description="Name of an icon of the layout, `flags/be` for a flag.")
    size: LengthField | None = Field(default=None, description="Its height.")
    colour: PaintField | None = Field(default=None, description="Colour of an icon of one colour.")


class ShapeNode(Node):
    kind: ClassVar[str] = "shape"
    shape: Annotated[str, choice("rect", "rounded", "ellipse", "line", "path")] = Field(
        description="Which shape."
    )
    fill: PaintField | None = Field(default=None, description="Colour inside.")
    stroke: StrokeField | None = Field(default=None, description="Outline.")
    radius: LengthField | None = Field(default=None, description="Radius of a `rounded` one.")
    data: Text | None = Field(default=None, description="Of a `path`: SVG path data in a box of 0 to 1.")


class ChartData(Part):
    """Values of a chart: one for each record of `each`, or a single one written out."""

    each: Expr | None = Field(
        default=None, description=("Records, one value each; without it, one value written out.")
    )
    as_: Text = Field(default="item", description="Name of the record.")
    label: Text = Field(default="", description="What the value is called.")
    value: Expr = Field(description="The number.")
    printed: Text | None = Field(
        default=None, description="The number as it is printed; without one, in its own format."
    )
    colour: PaintField | None = Field(default=None, description="Colour of this value.")
    note: Text | None = Field(default=None, description="A second line of the label.")


class ChartSeries(Part):
    name: Text = Field(description="What the series is called.")
    data: Annotated[tuple[ChartData, ...], parts(ChartData, one=True)] = Field(description="Its values.")
    colour: PaintField | None = Field(default=None, description="Colour of all of them.")


class ChartNode(Node):
    """`label_style`, `value_style`: paragraph styles whose characters set the labels."""

    kind: ClassVar[str] = "chart"
    chart: Annotated[str, choice(*CHART_KINDS)] = Field(description="Which chart.")
    data: Annotated[tuple[ChartData, ...], parts(ChartData, one=True)] = Field(
        default=(), description="Its values, when it has one series."
    )
    series: Annotated[tuple[ChartSeries, ...], parts(ChartSeries)] = Field(
        default=(), description=("Several series.")
    )
    colours: Paints = Field(default=(), description="Colours in order, for values that name none.")
    labels: Annotated[str, choice("direct", "none")] = Field(
        default="direct", description="Labels beside the values, or none."
    )
    centre: Blocks = Field(default=(), description="Blocks in the hole of a donut.")
    hole: Number | None = Field(default=None, description="Radius of the hole, as a fraction of the donut's.")
    start: Number | None = Field(
        default=None, description="Degrees clockwise from twelve o'clock where the first part begins."
    )
    gap: LengthField | None = Field(default=None, description="Space between parts.")
    label_style: ParagraphName | None = Field(
        default=None, description="Paragraph style whose characters set the labels."
    )
    value_style: ParagraphName | None = Field(
        default=None, description="Paragraph style whose characters set the values."
    )
    axis: StrokeOrFlag | None = Field(
        default=None, description=("Hairlines and ticks: a stroke, or false for none.")
    )
    bar_width: Number | None = Field(
        default=None, description=("Thickness of bars, as a fraction of their step.")
    )
    max: Expr | None = Field(default=None, description="Value at the far end of the axis.")
    data_table: Flag = Field(
        default=True,
        description=("Its values are read aloud as a table; false where a table beside it shows them."),
    )


class TableColumn(Part):
    width: LengthField | None = Field(
        default=None, description="Width; `1 fr` shares what is left, `auto` is as wide as the content."
    )
    align: Annotated[str, choice("left", "right", "center", "decimal")] = Field(
        default="left", description="How cells are aligned; `decimal` puts decimal signs under one another."
    )
    header: TextOrBlocks | None = Field(default=None, description="Head of the column.")
    cell: TextOrBlocks | None = Field(default=None, description="Each row's cell: a text, or blocks.")
    row_header: Flag = Field(
        default=False, description=("Its cells are headers of their rows, for readers aloud.")
    )


class TableNode(Node):
    """Either `table` (records, one row each) or `rows` (written out)."""

    kind: ClassVar[str] = "table"
    table: Expr | None = Field(default=None, description="Records, one row each.")
    as_: Text = Field(default="row", description="Name of the record in the cells.")
    columns: Annotated[tuple[TableColumn, ...], parts(TableColumn)] = Field(
        default=(), description=("The columns.")
    )
    rows: Rows = Field(default=(), description="Rows written out: `table: [[…], …]`.")
    style: TableName | None = Field(default=None, description="Table style.")
    group: Expr | None = Field(
        default=None, description=("Rows of the same value stand under a heading that says it.")
    )
    totals: TextsOrBlocks = Field(default=(), description="Cells of a last row.")
    gap: LengthField | None = Field(default=None, description="Space between columns.")


class Bounds(Part):
    """Degrees."""

    west: Number = Field(description="Least longitude.")
    south: Number = Field(description="Least latitude.")
    east: Number = Field(description="Greatest longitude.")
    north: Number = Field(description="Greatest latitude.")


class MapMarks(Part):
    each: Expr = Field(description="Records, one country each.")
    as_: Text = Field(default="mark", description="Name of the record.")
    code: Expr = Field(description="ISO 3166 code of the country, two letters.")
    colour: PaintField | None = Field(default=None, description="Colour of the country.")
    label: Blocks = Field(default=(), description="Blocks beside it.")
    anchor: Text = Field(
        default="auto", description="Side on which the label stands: auto, left, right, above or below."
    )
    offset: Lengths | None = Field(default=None, description="Moves the label: `[across, down]`.")


class MapNode(Node):
    kind: ClassVar[str] = "map"
    map: Annotated[Bounds, part(Bounds)] = Field(description="Part of the world, in degrees.")
    land: PaintField | None = Field(default=None, description="Colour of countries that are not marked.")
    border: StrokeField | None = Field(default=None, description="Line between countries.")
    water: PaintField | None = Field(default=None, description="Colour of the sea.")
    marks: Annotated[MapMarks, part(MapMarks)] | None = Field(
        default=None, description=("Countries that are marked.")
    )
    leader: StrokeField | None = Field(
        default=None, description=("Line from a country to a label that stands apart.")
    )


class QrNode(Node):
    kind: ClassVar[str] = "qr"
    qr: Text = Field(description="What the code says, mostly an address.")
    size: LengthField | None = Field(default=None, description="Its side, quiet zone included.")
    colour: PaintField | None = Field(default=None, description="Colour of its modules.")
