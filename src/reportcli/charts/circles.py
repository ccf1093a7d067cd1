"""Sectors of one series in the circle or ring of a chart, their labels beside it in two flush columns."""

from __future__ import annotations

import math

from reportcli.charts.axes import LEAST_BAR, LEAST_MARK
from reportcli.charts.labels import Drawn, LabelSetter
from reportcli.charts.leaders import AIR, ARM, draw_labels
from reportcli.charts.pencil import Pencil
from reportcli.charts.sectors import Circle, reach, sector_path, sectors, widened

SHARE, LEAST_SHARE = 0.46, 0.3  # of the width that the circle takes: usually, and where words are long
WHOLE = 360.0  # degrees
HEAD = 1.5  # times the label size left free above and below the circle, where labels crowd


def draw_sectors(text: LabelSetter, circle: Circle, hole: float) -> Drawn:
    """The first series as sectors around a `hole` (a fraction of the radius), with their labels."""
    chart = text.chart
    parts = sectors(chart.series[0].data, math.radians(chart.start), math.radians(chart.sweep))
    gap = chart.gap if len(parts) > 1 else 0.0
    pencil = Pencil()
    for part in sorted(parts, key=lambda part: part.last - part.first < LEAST_MARK / circle.radius):
        if part.last > part.first:  # slivers last, so that their neighbours do not hide them
            path = sector_path(circle, widened(part, circle), hole * circle.radius, gap)
            pencil.path(path, part.datum.paint, gradient=part.datum.gradient)
    labels, excess = draw_labels(text, parts, circle, pencil) if text.shown else ([], 0.0)
    return Drawn((*pencil.ops, *labels), max(excess, LEAST_BAR - 2 * circle.radius))


def circle_in(text: LabelSetter, width: float, height: float) -> Circle:
    """The same for all charts of one box and style, but for words that would not fit beside it."""
    diameter = min(width, height)
    if text.shown:
        usual = min(height - 2 * HEAD * text.chart.label_char.size, width * SHARE)
        words = max(text.longest_word(datum) for datum in text.chart.series[0].data)
        beside = width - 2 * (words + ARM + AIR)
        diameter = max(1.0, min(usual, max(beside, width * LEAST_SHARE)))
    if text.chart.sweep < WHOLE:
        return _part_of_circle(text, width, height)
    return Circle(width / 2, height / 2, diameter / 2)


def _part_of_circle(text: LabelSetter, width: float, height: float) -> Circle:
    """An arc as large as its box and the words beside it allow; it stands in the middle of the box."""
    above, below = reach(math.radians(text.chart.start), math.radians(text.chart.sweep))
    head, most = 0.0, width / 2
    if text.shown:
        head = 2 * HEAD * text.chart.label_char.size
        words = max(text.longest_word(datum) for datum in text.chart.series[0].data)
        most = min(width * LEAST_SHARE, max(width / 2 - words - ARM - AIR, width * LEAST_SHARE / 2))
    radius = max(1.0, min((height - head) / (above + below), most))
    y = height / 2 + radius * (above - below) / 2
    return Circle(width / 2, y, radius, height - y)
