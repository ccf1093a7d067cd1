"""A chart as a Drawing: picks the module of its kind, refuses data that the kind cannot show truthfully."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from reportcli.blocks import Chart, Datum, Series
from reportcli.charts.labels import Composer, Drawn, LabelSetter
from reportcli.charts.outlined import Outlined
from reportcli.charts.packages import drawn_by_package
from reportcli.charts.patterns import patterned
from reportcli.charts.registry import kind_module
from reportcli.charts.years import disordered, missing
from reportcli.model.chart_kinds import CHART_KINDS, chart_kind
from reportcli.model.diagnostic import Diagnostic, error, warning
from reportcli.model.display import Drawing, Ink
from reportcli.model.geometry import MM
from reportcli.model.refs import CellRef
from reportcli.model.value_class import dataclass
from reportcli.plugins.registry import chart_names

MAX_DATA = 400
LINES = frozenset({"area", "line"})
TOLERANCE = 0.05  # points that labels may lack without being seen


@dataclass(frozen=True, slots=True)
class ChartDrawing:
    """alt: the chart's own alternative text with its labels and values in words."""

    drawing: Drawing
    alt: str
    diagnostics: tuple[Diagnostic, ...] = ()
    outlined: tuple[Outlined, ...] = ()


def draw(
    chart: Chart,
    width: float,
    height: float,
    composer: Composer,
    *,
    lang: str = "",
    palette: Mapping[str, Ink] = MappingProxyType({}),
) -> ChartDrawing:
    """Draws a chart into a box of points. Data that it cannot show, and labels that do not fit, come back as
    diagnostics; data that it cannot show are not drawn. palette: of kinds that are drawn on a Figure."""
    findings = _refusals(chart)
    if findings:
        return ChartDrawing(Drawing(width, height, ()), alternative(chart), findings)
    made = _drawn(LabelSetter(chart, composer, lang, palette), width, height)
    if made.excess > TOLERANCE:
        findings = (
            error(
                "chart-crowded",
                chart=chart.path,
                excess=f"{max(made.excess / MM, 0.1):.1f}",
                width=f"{width / MM:.0f}",
            ),
        )
    findings = (*findings, *made.diagnostics, *_warnings(chart))
    ops = patterned(made.ops, chart) if chart.patterns else made.ops
    return ChartDrawing(Drawing(width, height, ops), alternative(chart), findings, made.outlined)


def _drawn(text: LabelSetter, width: float, height: float) -> Drawn:
    """By the module of the kind, or by the package that adds it."""
    kind = text.chart.kind
    draw_kind = kind_module(kind).draw if kind in CHART_KINDS else drawn_by_package
    return draw_kind(text, width, height)


def alternative(chart: Chart) -> str:
    """What the layout says, then labels and printed values in reading order unless it says them all."""
    said = (chart.alt or "").strip()
    if chart.decorative or all(d.said in said for s in chart.series for d in s.data if d.label):
        return said
    data = "; ".join(part for part in _in_words(chart.series) if part)
    return f"{said}{'' if said[-1] in '.!?:…' else '.'} {data}." if said else data


def _in_words(series: tuple[Series, ...]) -> Iterator[str]:
    """Labels and printed values of each series, after its name where there are several."""
    for one in series:
        words = ", ".join(_one_in_words(datum) for datum in one.data)
        yield f"{one.name}: {words}" if one.name and len(series) > 1 else words


def _one_in_words(datum: Datum) -> str:
    return " ".join(filter(None, (datum.label, datum.x_printed and f"{datum.x_printed} –", datum.said)))


def _refusals(chart: Chart) -> tuple[Diagnostic, ...]:
    """Why the data cannot be drawn as the chart's kind; empty where they can."""
    if chart.kind not in CHART_KINDS and chart.kind not in chart_names():
        return (error("chart-kind", kind=chart.kind, kinds=", ".join(CHART_KINDS)),)
    data = [datum for series in chart.series for datum in series.data]
    if not data:
        return (error("chart-empty", chart=chart.path),)
    if len(data) > MAX_DATA:
        return (error("chart-too-many", chart=chart.path, count=len(data), limit=MAX_DATA),)
    endless = [datum for datum in data if not datum.value.value.is_finite()]
    findings = [error("chart-not-finite", chart=chart.path, label=datum.label) for datum in endless]
    return (*findings, *_refusals_of_kind(chart))


def _refusals_of_places(chart: Chart) -> list[Diagnostic]:
    """The first value of a chart of two axes that has no place on the lower one."""
    lost = [datum for one in chart.series for datum in one.data if datum.x is None]
    return [error("chart-without-x", chart=chart.path, label=datum.label) for datum in lost[:1]]


def _refusals_of_kind(chart: Chart) -> list[Diagnostic]:
    """What the chart's kind cannot show of its data."""
    kind, findings = chart_kind(chart.kind), list[Diagnostic]()
    if kind.positive or chart.share:
        findings += [one for series in chart.series for one in _negatives(chart, series.data)]
    if kind.runs:
        findings += _refusals_of_runs(chart, chart.series[0].data)
    if kind.crosses:
        findings += _refusals_of_places(chart)
    if kind.moments and len({len(one.data) for one in chart.series} - {kind.moments}):
        count = max(len(one.data) for one in chart.series)
        findings.append(error("chart-not-two", chart=chart.path, count=count))
    if kind.pair and len(chart.series) != 2:
        findings.append(error("chart-not-a-pair", chart=chart.path, kind=chart.kind, count=len(chart.series)))
    if kind.whole:
        findings += _refusals_of_parts(chart, chart.series[0].data)
    elif not kind.scattered:
        findings += _refusals_of_categories(chart)
    return findings


def _refusals_of_categories(chart: Chart) -> list[Diagnostic]:
    """Data of several series meet by their number: at one place all have one label, or none."""
    longest = max(chart.series, key=lambda one: len(one.data)).data
    for one in chart.series:
        for datum, other in zip(one.data, longest, strict=False):
            if datum.label and other.label and datum.label != other.label:
                args = {"series": one.name, "label": datum.label, "other": other.label}
                return [error("chart-categories-differ", chart=chart.path, **args)]
    return []


def _warnings(chart: Chart) -> list[Diagnostic]:
    """Years out of order; where equal steps would hide that some are missing; an axis that ends too soon."""
    kind = chart_kind(chart.kind)
    found = list(_beyond(chart)) if "max" in kind.reads and not kind.stacks else []
    found += _too_few(chart)
    if kind.whole or kind.scattered:
        return found
    labels = [datum.label for datum in max(chart.series, key=lambda one: len(one.data)).data]
    broken = disordered(labels)
    if broken is not None:
        args = {"after": broken[0], "before": broken[1]}
        return [*found, warning("chart-years-disordered", chart=chart.path, **args)]
    gap = None if kind.of_one_colour else missing(labels)
    if gap is not None:
        found.append(warning("chart-years-missing", chart=chart.path, after=gap[0], before=gap[1]))
    return found


def _too_few(chart: Chart) -> Iterator[Diagnostic]:
    """A comparison of one series, a line of one point, series that their names do not tell apart."""
    if chart.kind in LINES and max(len(one.data) for one in chart.series) == 1:
        yield warning("chart-one-point", chart=chart.path, kind=chart.kind)
    if chart_kind(chart.kind).compares and len(chart.series) == 1:
        yield warning("chart-lone-series", chart=chart.path, kind=chart.kind)
    names = [one.name for one in chart.series if one.name]
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        yield warning("chart-names-alike", chart=chart.path, name=name)


def _beyond(chart: Chart) -> Iterator[Diagnostic]:
    """The greatest value, where the axis was to end before it."""
    greatest = max((one for series in chart.series for one in series.data), key=lambda one: one.value.value)
    if chart.maximum is not None and greatest.value.value > chart.maximum.value:
        args = {"label": greatest.label, "value": greatest.said or f"{greatest.value.value:f}"}
        yield warning("chart-maximum-exceeded", chart=chart.path, **args)


def _cell_of(datum: Datum) -> CellRef | None:
    """The one cell that a value comes from; None where there are several, or none."""
    sources = datum.value.sources
    first = sources[0] if len(sources) == 1 else None
    return first if isinstance(first, CellRef) else None


def _refusals_of_parts(chart: Chart, data: tuple[Datum, ...]) -> list[Diagnostic]:
    """Parts of a whole are not negative and not all zero; a second series has no place."""
    findings = _negatives(chart, data)
    if not any(datum.value.value > 0 for datum in data) and not findings:
        findings.append(error("chart-all-zero", chart=chart.path))
    return [*findings, *_other_series(chart)]


def _other_series(chart: Chart) -> list[Diagnostic]:
    """A second series, where there is room for one alone."""
    return [error("chart-one-series", chart=chart.path, kind=chart.kind)] if len(chart.series) > 1 else []


def _negatives(chart: Chart, data: tuple[Datum, ...]) -> list[Diagnostic]:
    """Each value below zero, where none can be shown."""
    return [
        error("chart-negative", _cell_of(datum), chart=chart.path, label=datum.label, value=datum.printed)
        for datum in data
        if datum.value.value < 0
    ]


def _refusals_of_runs(chart: Chart, data: tuple[Datum, ...]) -> list[Diagnostic]:
    """A total that is not what all before it come to; the first one begins, and is what it says."""
    findings = []
    level = Decimal(0)
    for number, datum in enumerate(data):
        if datum.total and number and datum.value.value != level:
            args = {"label": datum.label, "sum": f"{level:f}", "value": datum.printed}
            findings.append(error("chart-total-differs", _cell_of(datum), chart=chart.path, **args))
        level = datum.value.value if datum.total else level + datum.value.value
    return [*findings, *_other_series(chart)]
