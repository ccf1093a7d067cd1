"""Charts, their series and values."""

from __future__ import annotations

from typing import Annotated, ClassVar

from reportcli.layout.models.block_fields import Blocks
from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import (
    Expr,
    Flag,
    PaintField,
    Paints,
    ParagraphName,
    StrokeOrFlag,
    Text,
    choice,
    parts,
)
from reportcli.layout.models.measures import BarWidth, Degrees, Distance, Hole
from reportcli.layout.models.node import Node
from reportcli.layout.models.parts import Part
from reportcli.model.chart_kinds import CHART_KINDS


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
    total: Flag = Field(
        default=False,
        description="In a waterfall: the bar stands on zero; its value is what all before it come to.",
    )


class ChartReference(Part):
    """A line over the whole plot: an aim, an average."""

    value: Expr = Field(description="Where it stands.")
    label: Text = Field(default="", description="What it says, over its end.")
    printed: Text | None = Field(
        default=None, description="The number after the label; without one, in its own format."
    )
    colour: PaintField | None = Field(default=None, description="Its colour.")


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
    hole: Hole | None = Field(default=None, description="Radius of the hole, as a fraction of the donut's.")
    start: Degrees | None = Field(
        default=None, description="Degrees clockwise from twelve o'clock where the first part begins."
    )
    gap: Distance | None = Field(default=None, description="Space between parts.")
    label_style: ParagraphName | None = Field(
        default=None, description="Paragraph style whose characters set the labels."
    )
    value_style: ParagraphName | None = Field(
        default=None, description="Paragraph style whose characters set the values."
    )
    axis: StrokeOrFlag | None = Field(
        default=None, description=("Hairlines and ticks: a stroke, or false for none.")
    )
    bar_width: BarWidth | None = Field(
        default=None, description=("Thickness of bars, as a fraction of their step.")
    )
    value_axis: Flag = Field(
        default=False, description="Ticks with their values, and a hairline over the plot at each."
    )
    values: Annotated[str, choice("all", "none")] = Field(
        default="all", description="Printed values beside the data, or none: with a value axis, for instance."
    )
    references: Annotated[tuple[ChartReference, ...], parts(ChartReference, one=True)] = Field(
        default=(), description="Lines over the whole plot: an aim, an average."
    )
    negative: PaintField | None = Field(default=None, description="Colour of values below zero.")
    normalize: Flag = Field(
        default=False,
        description="Stacks as shares of their category: all are of one length, that of 100 %.",
    )
    max: Expr | None = Field(default=None, description="Value at the far end of the axis.")
    data_table: Flag = Field(
        default=True,
        description=("Its values are read aloud as a table; false where a table beside it shows them."),
    )
