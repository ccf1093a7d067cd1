"""Charts, their series and values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from reportcli.inputs.nearest import nearest
from reportcli.layout.models.block_fields import Blocks
from reportcli.layout.models.bounds import Contradiction, Trim
from reportcli.layout.models.declared import Field
from reportcli.layout.models.effects import is_set, needs
from reportcli.layout.models.fields import (
    Check,
    Expr,
    Flag,
    GradientField,
    PaintField,
    Paints,
    ParagraphName,
    StrokeOrFlag,
    Text,
    choice,
    expression_of,
    is_deferred,
    parts,
)
from reportcli.layout.models.measures import BarWidth, Degrees, Distance, Hole, Sweep
from reportcli.layout.models.node import Node
from reportcli.layout.models.parts import Idle, Part
from reportcli.layout.models.refusals import Info, refuse, refuse_problem, shown
from reportcli.model.chart_kinds import CHART_KINDS, OPTIONAL, chart_kind
from reportcli.plugins.registry import chart_fault, chart_names


def _kind(value: object, _: Info) -> str:
    """One of our kinds, or one that an installed package adds; packages are asked for any other name only."""
    name = expression_of(value)
    if name in CHART_KINDS or is_deferred(name):
        return name
    added = chart_names()
    if name not in added:
        every = (*CHART_KINDS, *added)
        names = ", ".join(every)
        refuse("layout-unknown-choice", value=shown(value), names=names, nearest=nearest(name, every))
    fault = chart_fault(name)
    if fault is not None:
        refuse_problem((fault.code, dict(fault.args)))
    return name


class ChartData(Part):
    """Values of a chart: one for each record of `each`, or a single one written out."""

    each: Expr | None = Field(
        default=None, description=("Records, one value each; without it, one value written out.")
    )
    as_: Text = Field(default="item", needs=needs("each"), description="Name of the record.")
    label: Text = Field(default="", description="What the value is called.")
    value: Expr = Field(description="The number.")
    x: Expr | None = Field(
        default=None, description="In a scatter: where the value stands on the level axis."
    )
    printed: Text | None = Field(
        default=None, description="The number as it is printed; without one, in its own format."
    )
    colour: PaintField | None = Field(default=None, description="Colour of this value.")
    gradient: GradientField | None = Field(
        default=None, description="Colours of its bar or sector that run into one another, instead of one."
    )
    note: Text | None = Field(default=None, description="A second line of the label.")
    icon: Text | None = Field(default=None, description="In a pictogram: its mark, if not the chart's.")
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
    gradient: GradientField | None = Field(
        default=None, description="Colours of its bars or its area that run into one another, instead of one."
    )
    mark: Annotated[str, choice("bar", "line")] | None = Field(
        default=None,
        description="Bars, or a line: in combined charts (there the last series is one) and in multiples.",
    )


class ChartNode(Node):
    """`label_style`, `value_style`: paragraph styles whose characters set the labels."""

    kind: ClassVar[str] = "chart"
    content: ClassVar[tuple[str, ...]] = ("data", "series")
    keeps_room: ClassVar[bool] = False
    chart: Annotated[str, Check(_kind, {"type": "string", "enum": list(CHART_KINDS)})] = Field(
        description="Which chart: one of these, or a kind that an installed package adds."
    )
    data: Annotated[tuple[ChartData, ...], parts(ChartData, one=True)] = Field(
        default=(), description="Its values, when it has one series."
    )
    series: Annotated[tuple[ChartSeries, ...], parts(ChartSeries)] = Field(
        default=(), description=("Several series.")
    )
    colours: Paints = Field(default=(), description="Colours in order, for values that name none.")
    gradient: GradientField | None = Field(
        default=None,
        needs=needs("data"),
        description="Colours of its bars or its area that run into one another, instead of one.",
    )
    labels: Annotated[str, choice("direct", "none")] = Field(
        default="direct", description="Labels beside the values, or none."
    )
    centre: Blocks = Field(default=(), description="Blocks in the hole of a donut.")
    hole: Hole | None = Field(default=None, description="Radius of the hole, as a fraction of the donut's.")
    start: Degrees | None = Field(
        default=None, description="Degrees clockwise from twelve o'clock where the first part begins."
    )
    sweep: Sweep | None = Field(
        default=None,
        description="Degrees that all parts take together: 180 for a half circle; a whole one is 360.",
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
    x_title: Text = Field(default="", description="In a scatter: what the level axis shows.")
    y_title: Text = Field(default="", description="In a scatter: what the upright axis shows.")
    negative: PaintField | None = Field(default=None, description="Colour of values below zero.")
    normalize: Flag = Field(
        default=False,
        description="Stacks as shares of their category: all are of one length, that of 100 %.",
    )
    patterns: Flag = Field(
        default=False,
        description="Hatches over the colours and dashes in lines, so that they are told apart in one ink.",
    )
    icon: Text | None = Field(
        default=None, description="In a pictogram: the icon that is repeated; a dot unless said."
    )
    per: Expr | None = Field(
        default=None,
        description="In a pictogram: what one mark stands for, as the key says; a round number unless said.",
    )
    max: Expr | None = Field(default=None, description="Value at the far end of the axis.")
    data_table: Flag = Field(
        default=True,
        description=("Its values are read aloud as a table; false where a table beside it shows them."),
    )

    def contradictions(self, trim: Trim) -> Iterator[Contradiction]:
        """Values of one series beside those of several, of which only the first would be drawn."""
        if self.data and self.series:
            yield Contradiction("layout-data-and-series", {}, ("series",), of_page=False)

    def idle(self) -> Iterator[Idle]:
        """What charts of this kind do not read, in the chart, its series and its data."""
        yield from super().idle()
        if is_deferred(self.chart):
            return
        yield from self._plain()
        if self.labels == "none":
            yield from self._unlabelled()
        data = (*self.data, *(one for series in self.series for one in series.data))
        unread = OPTIONAL - chart_kind(self.chart).reads
        for part in (self, *self.series, *data):
            for name in sorted(part.stated & unread):
                if is_set(getattr(part, name), type(part).declared[name].default):
                    stands = f"chart: {self.chart}"
                    yield Idle(part, name, _kinds_with(name), name in CONTENT, stands=stands)

    def _plain(self) -> Iterator[Idle]:
        """A gradient under hatches or of a whole, whose parts have them; a colour beside a gradient."""
        gradients: tuple[tuple[Part, object], ...] = ((self, self.gradient),)
        gradients += tuple((series, series.gradient) for series in self.series)
        data = (*self.data, *(one for series in self.series for one in series.data))
        whole = chart_kind(self.chart).whole
        for part, gradient in (*gradients, *((one, one.gradient) for one in data)):
            if gradient is not None and self.patterns is True:
                yield Idle(part, "gradient", "patterns: false", stands="patterns: true")
            elif gradient is not None and whole and not isinstance(part, ChartData):
                yield Idle(part, "gradient", "data: {gradient: …}", stands=f"chart: {self.chart}")
        coloured: tuple[ChartSeries | ChartData, ...] = (*self.series, *data)
        for one in coloured:
            if one.gradient is not None and one.colour is not None:
                yield Idle(one, "colour", over="gradient:")

    def _unlabelled(self) -> Iterator[Idle]:
        """What charts without labels do not print, where it is written."""
        beside = "labels: direct"
        for part in (self, *self.data, *self.references):
            for name in sorted(part.stated & LABELLED.keys()):
                if name != "label" or isinstance(part, ChartReference):
                    yield Idle(part, name, beside, LABELLED[name], stands="labels: none")


LABELLED = {
    "label_style": False, "value_style": False,
    "note": True, "label": True, "x_title": True, "y_title": True,
}  # fmt: skip
"""What is printed with labels only, and whether a reader of the report would miss it."""
CONTENT = frozenset({"centre", "references", "note", "x", "x_title", "y_title"})
"""What a reader of the report would see, so that it is lost in a chart of another kind."""


def _kinds_with(key: str) -> str:
    """The kinds that read a key, as YAML."""
    return f"chart: {' | '.join(name for name, kind in CHART_KINDS.items() if key in kind.reads)}"
