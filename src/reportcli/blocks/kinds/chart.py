"""Charts, their series and values."""

from __future__ import annotations

from reportcli.blocks.block import Block
from reportcli.blocks.kinds.text import Text
from reportcli.model.fact import Fact
from reportcli.model.refs import FactKey
from reportcli.model.style import WHITE, CharacterStyle, Gradient, Paint, Stroke
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class Datum:
    """One value of a chart: label, number and how it is printed beside it."""

    label: str
    value: Fact
    printed: str  # formatted value as it stands on the page, "" for none
    fact: FactKey
    paint: Paint
    note: str = ""  # second line of a direct label
    total: bool = False  # of a waterfall: what all before it come to
    inside: Paint = WHITE  # of characters that stand on its own paint
    x: Fact | None = None  # of a scatter: where it stands on the level axis
    x_printed: str = ""  # how that is printed where it is read
    spoken: str = ""  # of a value that is read and not printed: how it would be printed
    gradient: Gradient | None = None  # what the paint of its bar runs into, from that on
    icon: str = ""  # of a pictogram: the asset that is its mark, "" for a dot

    @property
    def said(self) -> str:
        """The value as it is read aloud."""
        return self.spoken or self.printed


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one series, in one colour. mark: bar | line, where the layout says so. gradient: what the
    paint of its areas runs into, from that on.
    """

    name: str
    data: tuple[Datum, ...]
    paint: Paint
    mark: str = ""
    gradient: Gradient | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """A value of the value axis, and how it is printed there."""

    value: float
    printed: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A value that a line is drawn at over the whole plot: an aim, an average."""

    datum: Datum
    stroke: Stroke


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Block):
    """kind: a name of `model.chart_kinds.CHART_KINDS`.

    centre: paragraphs set in a donut's hole. labels: direct | none. hole: inner radius as a fraction.
    start: degrees clockwise from twelve o'clock; sweep: degrees of all parts together. label_char,
    value_char: type of labels. axis: hairlines.
    ticks: of the value axis, from the lowest to the highest; grid: its hairlines. references: lines over the
    plot. negative: paint of values below zero. share: every category fills the axis, its parts are shares.
    x_ticks: of the level axis of a scatter. x_title, y_title: what its axes show.
    """

    kind: str
    series: tuple[Series, ...]
    label_char: CharacterStyle
    value_char: CharacterStyle
    labels: str = "direct"
    centre: tuple[Text, ...] = ()
    hole: float = 0.6
    start: float = 0.0
    sweep: float = 360.0
    gap: float = 0.0  # points between segments
    axis: Stroke | None = None
    bar_width: float = 0.62  # of the category step
    maximum: Fact | None = None
    ticks: tuple[Tick, ...] = ()
    grid: Stroke | None = None
    references: tuple[Reference, ...] = ()
    negative: Paint | None = None
    share: bool = False
    x_ticks: tuple[Tick, ...] = ()
    x_title: str = ""
    y_title: str = ""
    per: Tick | None = None  # of a pictogram: what one mark stands for
    patterns: bool = False  # hatches over the colours, dashes in lines: told apart in one ink too
    data_table: bool = True  # read aloud as a table too; off where a table beside it shows the data
