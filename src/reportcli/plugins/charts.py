"""What a package is given that adds a kind of chart: a function, found by the entry point `reportcli.charts`.

    [project.entry-points."reportcli.charts"]
    strip = "reportcli_strip:draw"

The entry point's name is the kind's name in a layout. The function draws on a matplotlib Figure:

    def draw(figure, chart): ...

`figure` has the size of the chart's box and no axes; `chart` is a `ChartGiven`. docs/plug-ins.md tells the
rest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from reportcli.model.value_class import dataclass

CHARTS = "reportcli.charts"

Rgba = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class ChartTick:
    """A round value of the axis, and its text as the edition's language prints it."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class ChartValue:
    """One value: `text` is how it is printed ("" for not at all), `x` where the layout gives one.

    gid: the name of its marks, for `set_gid`: they carry the figure's cell.
    """

    label: str
    value: float
    text: str
    colour: Rgba
    gid: str
    note: str = ""
    x: float | None = None


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """Values of one name and colour; `mark`: bar or line, where the layout says so."""

    name: str
    values: tuple[ChartValue, ...]
    colour: Rgba
    mark: str = ""


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A value that the layout wants a line at: an aim, an average."""

    label: str
    value: float
    text: str
    colour: Rgba
    gid: str


class ChartGiven(Protocol):
    """A chart of a layout: its values, and the layout's own colours. Unknown names raise LookupError."""

    width: float
    """Of the box, in points."""
    height: float
    """Of the box, in points."""
    lang: str
    """Language tag of the text, such as fr-BE."""
    series: tuple[ChartSeries, ...]
    ticks: tuple[ChartTick, ...]
    """Of the value axis; empty where the layout wants none."""
    references: tuple[ChartLine, ...]
    labels: bool
    """Whether the layout wants labels."""
    label_font: Mapping[str, Any]
    """Keywords of matplotlib's texts (family, size, weight, style, color): as labels are set."""
    value_font: Mapping[str, Any]
    """Keywords of matplotlib's texts: as values are set."""

    def colour(self, name: str, tint: float = 1.0) -> Rgba:
        """A colour of the layout as matplotlib takes it; tint 0..1 mixes it with paper."""

    def colourmap(self, name: str, other: str = "") -> Any:
        """A colour map from a pale tint of a colour to the full one; with another, from that over pale
        ones."""

    def number(self, value: float, decimals: int = 0) -> str:
        """A number that no cell holds (a tick, a step) as the language writes it."""


DrawFigure = Callable[[Any, ChartGiven], object]
