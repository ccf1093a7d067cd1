"""A chart as a function is given it that draws on a Figure: `plugins.charts.ChartGiven`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportcli.blocks import Chart, Datum, Series
from reportcli.charts.axes import fill_of
from reportcli.charts.figures.colours import Colours, Rgba
from reportcli.charts.figures.library import ListedColormap
from reportcli.inputs.nearest import nearest
from reportcli.model.display import Ink
from reportcli.model.refs import FactKey
from reportcli.model.style import BLACK, CharacterStyle, Paint
from reportcli.model.value_class import replace
from reportcli.number_formats.conventions import conventions_of
from reportcli.plugins.charts import ChartLine, ChartSeries, ChartTick, ChartValue


class UnknownColourError(LookupError):
    """A chart asked for a colour that the layout does not have."""


class Given:
    """The chart of one box, in points."""

    def __init__(
        self,
        chart: Chart,
        size: tuple[float, float],
        colours: Colours,
        *,
        lang: str,
        palette: Mapping[str, Ink],
    ) -> None:
        self.width, self.height = size
        self.lang = lang
        self.labels = chart.labels == "direct"
        self._palette = palette
        self._colours = colours
        self.series = tuple(self._series(chart, one) for one in chart.series)
        self.ticks = tuple(ChartTick(tick.value, tick.printed) for tick in chart.ticks)
        self.references = tuple(self._line(one.datum) for one in chart.references)
        self.label_font = self.font(chart.label_char)
        self.value_font = self.font(chart.value_char)

    def _series(self, chart: Chart, one: Series) -> ChartSeries:
        values = tuple(self._value(datum, fill_of(chart, datum)) for datum in one.data)
        return ChartSeries(one.name, values, self._colours.of(one.paint), one.mark)

    def _value(self, datum: Datum, paint: Paint) -> ChartValue:
        return ChartValue(
            datum.label,
            float(datum.value.value),
            datum.printed,
            self._colours.of(paint),
            gid_of(datum.fact),
            datum.note,
            None if datum.x is None else float(datum.x.value),
        )

    def _line(self, datum: Datum) -> ChartLine:
        paint = self._colours.of(datum.paint)
        return ChartLine(datum.label, float(datum.value.value), datum.printed, paint, gid_of(datum.fact))

    def font(self, char: CharacterStyle) -> Mapping[str, Any]:
        """Keywords of matplotlib's texts."""
        return {
            "family": char.font,
            "size": char.size,
            "weight": char.weight,
            "style": "italic" if char.italic else "normal",
            "color": self._colours.of(char.paint),
        }

    def colour(self, name: str, tint: float = 1.0) -> Rgba:
        """As `ChartGiven.colour`. Raises UnknownColourError."""
        return self._colours.of(self._paint(name, tint))

    def colourmap(self, name: str, other: str = "") -> Any:
        """As `ChartGiven.colourmap`. Raises UnknownColourError."""
        paint = self._paint(name)
        ramp = self._colours.diverging(self._paint(other), paint) if other else self._colours.ramp(paint)
        return ListedColormap(ramp, name=f"{other}-{name}" if other else name)

    def number(self, value: float, decimals: int = 0) -> str:
        """As `ChartGiven.number`."""
        return number_text(value, decimals, self.lang)

    def _paint(self, name: str, tint: float = 1.0) -> Paint:
        if name == BLACK.role:
            return replace(BLACK, tint=tint)
        if name not in self._palette and name != "paper":
            near = nearest(name, self._palette)
            hint = f"; did you mean {near}?" if near else ""
            known = ", ".join(sorted(self._palette)[:12])
            raise UnknownColourError(f"the layout has no colour {name!r}{hint} (it has {known})")
        return Paint(name, tint)


def gid_of(key: FactKey) -> str:
    """The name of the marks of a figure."""
    return f"figure:{key.chapter}:{key.number}"


def number_text(value: float, decimals: int, lang: str) -> str:
    """A number with the signs of a language; a minus is one, not a hyphen."""
    signs = conventions_of(lang or "en")
    text = f"{abs(value):,.{decimals}f}".replace(",", "\0").replace(".", signs.decimal)
    minus = "\u2212" if round(value, decimals) < 0 else ""
    return minus + text.replace("\0", signs.group)
