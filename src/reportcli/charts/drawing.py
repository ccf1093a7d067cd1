"""A chart as a Drawing: picks the form, refuses data that the form cannot tell truthfully."""

from __future__ import annotations

from dataclasses import dataclass

from reportcli.blocks import Chart, Datum
from reportcli.charts.labels import Composer, Typesetter
from reportcli.model.diagnostic import Diagnostic, error
from reportcli.model.display import Drawing, Op
from reportcli.model.geometry import MM

KINDS = ("donut", "pie", "bar", "column", "grouped", "stacked", "line", "sparkline")
MAX_DATA = 400


@dataclass(frozen=True, slots=True)
class ChartDrawing:
    """alt: the chart's own alternative text with its labels and values in words."""

    drawing: Drawing
    alt: str
    diagnostics: tuple[Diagnostic, ...] = ()


def draw(chart: Chart, width: float, height: float, composer: Composer, lang: str = "") -> ChartDrawing:
    """Draws a chart into a box of points. What is wrong comes back as diagnostics."""
    findings = _judge(chart)
    if findings:
        return ChartDrawing(Drawing(width, height, ()), alternative(chart), findings)
    ops, excess = _form(Typesetter(chart, composer, lang), width, height)
    if excess > 0.05:
        findings = (
            error(
                "chart-crowded",
                chart.span,
                chart=chart.path,
                excess=f"{max(excess / MM, 0.1):.1f}",
                width=f"{width / MM:.0f}",
            ),
        )
    return ChartDrawing(Drawing(width, height, tuple(ops)), alternative(chart), findings)


def alternative(chart: Chart) -> str:
    """What the layout says, then labels and printed values in reading order unless it says them all."""
    said = (chart.alt or "").strip()
    if chart.decorative or all(d.printed in said for s in chart.series for d in s.data if d.label):
        return said
    parts = []
    for series in chart.series:
        told = ", ".join(" ".join(part for part in (d.label, d.printed) if part) for d in series.data)
        parts.append(f"{series.name}: {told}" if series.name and len(chart.series) > 1 else told)
    data = "; ".join(part for part in parts if part)
    return f"{said}{'' if said[-1] in '.!?:…' else '.'} {data}." if said else data


def _form(text: Typesetter, width: float, height: float) -> tuple[list[Op], float]:
    """The operations of the chart's kind. matplotlib is imported here and not before."""
    kind = text.chart.kind
    if kind in ("donut", "pie"):
        from reportcli.charts.pie import draw_round

        return draw_round(text, text.chart.series[0].data, width, height)
    if kind in ("line", "sparkline"):
        from reportcli.charts.lines import draw_lines, draw_sparkline

        return (draw_lines if kind == "line" else draw_sparkline)(text, width, height)
    from reportcli.charts.bars import draw_bars, draw_columns, draw_stacked

    if kind == "stacked":
        return draw_stacked(text, width, height)
    return (draw_bars if kind == "bar" else draw_columns)(text, width, height)


def _judge(chart: Chart) -> tuple[Diagnostic, ...]:
    if chart.kind not in KINDS:
        return (error("chart-kind", chart.span, kind=chart.kind, kinds=", ".join(KINDS)),)
    data = [datum for series in chart.series for datum in series.data]
    if not data:
        return (error("chart-empty", chart.span, chart=chart.path),)
    if len(data) > MAX_DATA:
        return (error("chart-too-many", chart.span, chart=chart.path, count=len(data), limit=MAX_DATA),)
    findings = [
        error("chart-not-finite", chart.span, chart=chart.path, label=datum.label)
        for datum in data
        if not datum.value.value.is_finite()
    ]
    if chart.kind in ("donut", "pie"):
        findings += _judge_whole(chart, chart.series[0].data)
    return tuple(findings)


def _judge_whole(chart: Chart, data: tuple[Datum, ...]) -> list[Diagnostic]:
    """Parts of a whole are not negative and not all zero; a second series has no place."""
    findings = [
        error("chart-negative", chart.span, chart=chart.path, label=datum.label, value=datum.printed)
        for datum in data
        if datum.value.value < 0
    ]
    if not any(datum.value.value > 0 for datum in data) and not findings:
        findings.append(error("chart-all-zero", chart.span, chart=chart.path))
    if len(chart.series) > 1:
        findings.append(error("chart-one-series", chart.span, chart=chart.path, kind=chart.kind))
    return findings
