"""Pictogram (isotype): a mark repeated for each so many, cut off where less is left, with a key that says so.

A row a category, the first on top; several series stand in groups under a key (Neurath 1936: greater numbers
are shown by more marks, never by larger ones).
"""

from __future__ import annotations

import math

from reportcli.blocks import Chart, Datum
from reportcli.charts import axes
from reportcli.charts.labels import Drawn, Label, LabelSetter
from reportcli.charts.pencil import circle
from reportcli.model.display import GroupOp, Op, PathOp
from reportcli.model.inline import InlineIcon
from reportcli.model.paths import rect_path, translate
from reportcli.model.style import ParagraphStyle

LABEL_SHARE = 0.36  # of the width that category labels take at most
GAP = 0.16  # of a mark's width, between marks
LEAST = 4.0  # points of a mark
MOST = 200  # marks of a row: more are no picture
LEAST_PART = 0.08  # of a mark that is shown at least where there is something
KEY = 1.9  # of the type size: the height of the key


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """Names of the categories on the left, the value behind the last mark of its row."""
    chart = text.chart
    key, top = axes.series_key(text, width)
    names, values = axes.categories(chart.series), axes.set_values(text, chart.series)
    column = min(max(map(text.natural_width, names)) + 0.5, width * LABEL_SHARE) if text.shown else 0.0
    labels = [text.text(name, column) for name in names]
    per, said = _per(chart) if text.shown else (_per(chart)[0], "")
    reach = 0.0 if chart.maximum is None else float(chart.maximum.value)
    longest = max(reach, per, *axes.numbers(chart.series)) / per
    if longest > MOST:
        return Drawn((), longest)
    start = column + axes.AIR * 2 if column else 0.0
    end = values.width + axes.AIR if values.width else 0.0
    size = chart.label_char.size
    foot = height - (size * KEY if said else 0.0)
    rows = axes.steps(chart, top, foot - top, len(names))
    marks = _Marks(text, per)
    marks.fit(width - start - end, longest, rows.thick)
    ops: list[Op] = list(key)
    for i, label in enumerate(labels):
        ops += label.ops(0.0, rows.middle(i) - (label.height - label.descent) / 2)
        for k, datum in axes.data_at(chart.series, i):
            ops += marks.row(datum, start, rows.side(i, k) + rows.thick / 2, values.rows[k][i])
    if said:
        ops += _key(text, marks, said, (start, foot + size * (KEY - 1.2)))
    return Drawn(tuple(ops), _excess(labels, rows, marks.side))


class _Marks:
    """The marks of a chart: icons of the layout in the colour of their data, else dots. per: what one stands
    for; shape: width by height; side: height in points.
    """

    def __init__(self, text: LabelSetter, per: float) -> None:
        self._text, self._per = text, per
        data = [datum for one in text.chart.series for datum in one.data]
        self.shape = max((self._wide(datum) for datum in data), default=1.0)
        self.first = data[0]
        self.side = 0.0

    def fit(self, room: float, longest: float, thick: float) -> None:
        """As high as their row, unless the longest one has then no room. longest: in marks."""
        step = room / (math.ceil(longest) - GAP / (1 + GAP))
        self.side = min(thick, step / (1 + GAP) / self.shape)

    def row(self, datum: Datum, start: float, middle: float, value: Label) -> list[Op]:
        """So many marks from `start`, of the last the part that is left; and the value behind them."""
        count, side = axes.number(datum) / self._per, self.side
        wide = side * self.shape
        step, y = wide * (1 + GAP), middle - side / 2
        whole, ops = math.floor(count + 1e-9), list[Op]()
        for number in range(whole):
            ops += self.mark(datum, start + number * step, y, side)
        part = count - whole
        end = start + whole * step - (wide * GAP if whole else 0.0)
        if part > 1e-9:
            x = start + whole * step
            end = x + wide * max(part, LEAST_PART)
            ops.append(GroupOp(tuple(self.mark(datum, x, y, side)), clip=rect_path(x, y, end - x, side)))
        return [*ops, *value.ops(end + axes.AIR, middle - value.middle)]

    def mark(self, datum: Datum, x: float, y: float, side: float) -> list[Op]:
        """One mark with its top left corner there."""
        if not datum.icon:
            return [PathOp(circle((x + side / 2, y + side / 2), side / 2), datum.paint)]
        wide = (self.shape - self._wide(datum)) * side / 2
        return [translate(op, x + wide, y + side) for op in self._icon(datum, side)]

    def _wide(self, datum: Datum) -> float:
        """Width of a mark by its height."""
        if not datum.icon:
            return 1.0
        line = self._line(datum, 100.0)
        return max(line[1] / 100.0, 0.1) if line else 1.0

    def _icon(self, datum: Datum, side: float) -> tuple[Op, ...]:
        line = self._line(datum, side)
        return line[0] if line else ()

    def _line(self, datum: Datum, side: float) -> tuple[tuple[Op, ...], float] | None:
        """The icon on a baseline, and its width."""
        style = ParagraphStyle(name="", char=self._text.chart.label_char, leading=side)
        icon = InlineIcon(datum.icon, side, datum.paint, lang=self._text.lang)
        lines = self._text.composer.compose((icon,), style, 1e6).lines
        return (lines[0].ops, lines[0].width) if lines else None


def _per(chart: Chart) -> tuple[float, str]:
    """What a mark stands for, and how that is printed; a power of ten where nobody says."""
    if chart.per is not None and chart.per.value > 0:
        return chart.per.value, chart.per.printed
    most = max(axes.numbers(chart.series), default=1.0)
    power = 10.0 ** max(0, math.floor(math.log10(most))) if most > 0 else 1.0
    return power, f"{power:g}"


def _key(text: LabelSetter, marks: _Marks, said: str, at: tuple[float, float]) -> list[Op]:
    """A mark, and what it stands for."""
    (x, y), size = at, text.chart.label_char.size
    label = text.line(f"= {said}")
    mark = marks.mark(marks.first, x, y, size)
    return [*mark, *label.ops(x + size * marks.shape + axes.AIR, y + size / 2 - label.middle)]


def _excess(labels: list[Label], rows: axes.Steps, side: float) -> float:
    wide = max(label.excess for label in labels)
    high = max(label.height for label in labels) - rows.step
    return max(wide, high, LEAST - side)
