"""Binds charts: every value is a Fact, every printed figure has its index."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.charts.colours import colours_of, shaded
from reportcli.bind.charts.data import data_of, printed_of
from reportcli.bind.charts.marks import icon_of, in_marks
from reportcli.bind.charts.value_axes import crossed, reach, ticks
from reportcli.bind.context import Binding
from reportcli.bind.loops import look_at
from reportcli.bind.position import Here
from reportcli.blocks import Block, Chart, Datum, Series, Text
from reportcli.blocks.kinds.chart import Reference
from reportcli.expressions.values import ExpressionError
from reportcli.layout.models.kinds.chart import ChartNode
from reportcli.model.chart_kinds import chart_kind
from reportcli.model.diagnostic import error, warning
from reportcli.model.distinct_paints import distinct_paints, is_dark
from reportcli.model.style import BLACK, WHITE, Stroke, first_paint
from reportcli.model.value_class import replace

WHOLE = 360.0  # degrees
DEFAULT_HOLE = 0.6
DEFAULT_BAR = 0.62
DEFAULT_GAP = 0.75  # points
GRID_TINT, REFERENCE_TINT = 0.3, 0.6  # of black


def bind(binding: Binding, node: ChartNode, here: Here) -> list[Block]:
    """A chart; nothing when it has no value."""
    read, inner = Attributes(binding, node, here), binding.inside(node, here)
    series = _shown(_all_series(Attributes(binding, node, inner), node), read)
    drawn = any(one.data for one in series)
    if node.common.if_ is None:
        _look_at_records(binding, node, inner, drawn=drawn)
    if not drawn:
        return []
    _refuse_unlike(read, node, series)
    _look_for_names(read, node, series)
    chart = Chart(
        **common(read, node, inner.path, "Figure"),
        kind=node.chart,
        series=tuple(series),
        label_char=read.paragraph("label_style", _style(binding, "label")).char,
        value_char=read.paragraph("value_style", _style(binding, "value")).char,
        labels=read.word("labels"),
        centre=tuple(_centre(read, node, inner)),
        hole=read.number("hole", DEFAULT_HOLE),
        start=read.number("start"),
        sweep=read.number("sweep", WHOLE),
        gap=_gap(read, node),
        axis=_axis(read, node),
        bar_width=read.number("bar_width", DEFAULT_BAR),
        maximum=None if node.max is None else read.fact("max"),
        data_table=read.flag("data_table", True),
        references=tuple(_references(read, node)),
        negative=read.paint("negative"),
        share=read.flag("normalize"),
        patterns=read.flag("patterns"),
        x_title=read.plain("x_title", inner.path),
        y_title=read.plain("y_title", inner.path),
    )
    if "per" in chart_kind(node.chart).reads:
        chart = in_marks(read, chart, icon_of(read, "icon"))
    if chart_kind(node.chart).crosses:
        return [crossed(chart, binding.texts.evaluator.edition.locale, _grid(read))]
    return [_with_ticks(read, chart) if read.flag("value_axis") else chart]


def _look_at_records(binding: Binding, node: ChartNode, here: Here, *, drawn: bool) -> None:
    """Notes whether the records of a chart gave values; of several sources one is enough."""
    for data in (*node.data, *(one for series in node.series for one in series.data))[: None if drawn else 1]:
        if data.each is not None:
            look_at(binding, data, "each", here, found=drawn)


def _centre(read: Attributes, node: ChartNode, here: Here) -> Iterator[Text]:
    """The paragraphs in the hole; any other block has no place there, which is an error."""
    for block in read.binding.blocks(node.centre, here):
        if isinstance(block, Text):
            yield block
        else:
            where = block.span or node.where("centre")
            read.binding.diagnostics.add(error("chart-centre-not-text", where, block=block.path))


def _grid(read: Attributes) -> Stroke:
    """The hairlines at ticks."""
    return Stroke(read.here.styles.paint(replace(BLACK, tint=GRID_TINT)), 0.3)


def _references(read: Attributes, node: ChartNode) -> Iterator[Reference]:
    """Lines over the plot, each with its value as a figure of the report."""
    for part in node.references:
        own = Attributes(read.binding, part, read.here)
        value = own.fact("value")
        printed, key = printed_of(own, part, value)
        label = own.plain("label", read.here.path)
        paint = own.paint("colour") or read.here.styles.paint(replace(BLACK, tint=REFERENCE_TINT))
        yield Reference(Datum(label, value, printed, key, paint), Stroke(paint, 0.6, dash=(2.0, 2.0)))


def _with_ticks(read: Attributes, chart: Chart) -> Chart:
    """The chart with the values of its axis, in the format of its first value."""
    low, high = reach(chart_kind(chart.kind), chart.series, share=chart.share)
    shown = [float(one.datum.value.value) for one in chart.references]
    if chart.maximum is not None:
        shown.append(float(chart.maximum.value))
    low, high = min(low, *shown, 0.0), max(high, *shown, 0.0)
    unit = "%" if chart.share else next(one for one in chart.series if one.data).data[0].value.unit
    made = ticks(low, high, unit, read.binding.texts.evaluator.edition.locale)
    return replace(chart, ticks=made, grid=_grid(read))


def _shown(series: list[Series], read: Attributes) -> list[Series]:
    """The series as they are labelled: no values where the layout asks for none, and what stands on a colour
    in black or white."""
    palette, quiet = read.binding.layout.palette, read.word("values") == "none"
    return [
        replace(
            one,
            data=tuple(
                replace(
                    datum,
                    printed="" if quiet else datum.printed,
                    spoken=datum.printed if quiet else "",
                    inside=WHITE if is_dark(palette, datum.paint) else BLACK,
                )
                for datum in one.data
            ),
        )
        for one in series
    ]


def _look_for_names(read: Attributes, node: ChartNode, series: list[Series]) -> None:
    """Reports a chart of several values that say nowhere what they are."""
    data = [datum for one in series for datum in one.data]
    least = 2 if node.centre else 1  # a ring around its own figure says what it is
    wanted = node.chart != "sparkline" and node.labels != "none"
    if wanted and len(data) > least and not any(one.label.strip() for one in data):
        read.binding.diagnostics.add(warning("chart-without-labels", node.where("chart")))


def _refuse_unlike(read: Attributes, node: ChartNode, series: list[Series]) -> None:
    """What is added up or stacked has one unit: EUR and USD, or kg and EUR, make no whole."""
    facts = [datum.value for one in series for datum in one.data if not datum.value.declared]
    units = list(dict.fromkeys(fact.unit for fact in facts))
    if not chart_kind(node.chart).adds or len(units) < 2:
        return
    data = node.data or tuple(part for one in node.series for part in one.data)
    where = data[0].where("value") if data else node.where("data")
    code = "chart-second-axis" if node.chart == "combined" else "expression-units"
    error = ExpressionError(code, problem=" ≠ ".join(unit or "–" for unit in units))
    raise read.binding.diagnostics.failed(error, node.chart, where)


def _style(binding: Binding, part: str) -> str | None:
    """The conventional style of chart labels, when the layout has it."""
    name = f"chart-{part}"
    return name if name in binding.layout.styles.paragraph else None


def _axis(read: Attributes, node: ChartNode) -> Stroke | None:
    if node.axis is True:
        return Stroke(read.here.styles.paint(BLACK), 0.4)
    return read.stroke("axis")


def _gap(read: Attributes, node: ChartNode) -> float:
    """Parts of a whole are apart unless the layout says otherwise: in grey too they are seen as parts."""
    if node.gap is None and chart_kind(node.chart).whole:
        return DEFAULT_GAP
    return read.points("gap")


def _all_series(read: Attributes, node: ChartNode) -> list[Series]:
    binding, here = read.binding, read.here
    kind = chart_kind(node.chart)
    plain = "gradient" not in kind.reads or read.flag("patterns")
    gradient = None if plain or kind.whole else read.at("gradient").gradient(node.gradient)
    colours = [gradient.stops[0].paint] if gradient else colours_of(read, node)
    if node.data:
        shades = colours[:1] if kind.of_one_colour else colours
        data = data_of(binding, node.data, here, shades, distinct=kind.whole)
        return [shaded(Series("", _flat(data) if plain else data, colours[0]), gradient)]
    series = []
    shades = colours[:1] * len(node.series) if kind.alike else distinct_paints(colours, len(node.series))
    for one, shade in zip(node.series, shades, strict=True):
        own = Attributes(binding, one, here)
        gradient = None if plain or kind.whole else own.at("gradient").gradient(one.gradient)
        paint = first_paint(gradient, own.paint("colour")) or shade
        name = own.plain("name", here.path)
        data = data_of(binding, one.data, here, [paint])
        data = _flat(data) if plain else data
        mark = "" if one.mark is None else own.word("mark")
        series.append(shaded(Series(name, data, paint, mark), gradient))
    return series


def _flat(data: tuple[Datum, ...]) -> tuple[Datum, ...]:
    """Data in plain colours, as hatches are drawn over."""
    return tuple(replace(one, gradient=None) if one.gradient is not None else one for one in data)
