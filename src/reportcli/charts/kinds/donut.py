"""Donut: a ring of parts clockwise from the start angle, texts in its hole; a pie is one without a hole."""

from __future__ import annotations

import math

from reportcli.charts.circles import WHOLE, circle_in, draw_sectors
from reportcli.charts.labels import Drawn, LabelSetter
from reportcli.charts.sectors import Circle, reach
from reportcli.model.chart_kinds import CHART_KINDS
from reportcli.model.display import Op
from reportcli.model.paths import translate

MOST = 0.95  # of the radius that a hole takes
CENTRE_SHARE = 0.84  # of the hole's diameter that texts in it take


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """A ring as the chart's `hole` says, labels beside it, the chart's `centre` in it."""
    circle = circle_in(text, width, height)
    hole = min(MOST, max(0.0, text.chart.hole)) if "hole" in CHART_KINDS[text.chart.kind].reads else 0.0
    ring = draw_sectors(text, circle, hole)
    centre, over = _centre(text, circle, hole)
    return Drawn((*ring.ops, *centre), max(ring.excess, over))


def _centre(text: LabelSetter, circle: Circle, hole: float) -> tuple[list[Op], float]:
    """The centre's texts, centred in the hole as one block; and by how much they are too high or too wide."""
    chart = text.chart
    room = 2 * circle.radius * hole * CENTRE_SHARE
    if not chart.centre or room <= 0:
        return [], 0.0
    out: list[Op] = []
    y = over = 0.0
    for block in chart.centre:
        composed = text.composer.compose(block.runs, block.style, room)
        for line in composed.lines:
            y += block.style.leading if out else block.style.char.size * 0.68
            x = circle.x - line.width / 2 - line.x
            over = max(over, line.width - room)
            out += [translate(op, x, y) for piece in line.pieces for op in piece.ops]
        y += block.style.space_after
    middle, high = circle.y, room
    if chart.sweep < WHOLE:
        above, below = reach(math.radians(chart.start), math.radians(chart.sweep))
        middle += circle.radius * hole * (below - above) / 2
        high *= (above + below) / 2
    return [translate(op, 0.0, middle - y / 2) for op in out], max(over, y - high)
