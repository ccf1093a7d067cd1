"""Hatches over the colours of a chart and dashes of its lines, so that they are told apart in one ink."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reportcli.blocks import Chart
from reportcli.charts.labels import CAP
from reportcli.model.display import GlyphsOp, GroupOp, Op, Path, PathOp, Segment
from reportcli.model.paths import Box, box_of, holds, rect_path
from reportcli.model.style import WHITE, Paint, Stroke
from reportcli.model.value_class import replace

STEP = 4.0  # points between the lines of a hatch
WEIGHT = 0.5  # points of a line of it
CLEAR = 1.5  # points around a text that stands on a hatch
THICK = 1.0  # points from which a line is one of a series, not a leader or an axis

_HATCHES: tuple[tuple[float, ...], ...] = ((), (45.0,), (0.0,), (135.0,), (45.0, 135.0), (90.0,), (0.0, 90.0))
"""Of the first colours in order, the directions of their lines in degrees; then from the second on again, the
lines farther apart each time."""
_DASHES: tuple[tuple[float, ...], ...] = ((), (5.0, 2.5), (1.2, 2.0), (7.0, 2.0, 1.2, 2.0), (2.5, 1.5))


class _Look(NamedTuple):
    """What stands for a colour: its number, and the ink that is seen on it."""

    number: int
    ink: Paint


def patterned(ops: Sequence[Op], chart: Chart) -> tuple[Op, ...]:
    """The operations with a hatch over each area in a colour of the data, a dash in each line of a series.

    What is set on a bar stands on its plain colour.
    """
    looks = _looks(chart)
    areas = [op for op in ops if isinstance(op, PathOp) and op.fill in looks]
    bars = [(box_of(op.path), op.fill) for op in areas if _is_bar(op.path)]
    return tuple(_on_plain(_patterned(ops, looks), bars))


def _is_bar(path: Path) -> bool:
    """Whether a path is an upright rectangle."""
    numbers = [number for segment in path for number in segment[1:]]
    straight = [segment[0] for segment in path] == ["M", "L", "L", "L", "Z"]
    return straight and len(set(numbers[::2])) == len(set(numbers[1::2])) == 2


def _on_plain(ops: Iterable[Op], areas: Sequence[tuple[Box, Paint | None]]) -> Iterator[Op]:
    for op in ops:
        if isinstance(op, GlyphsOp):
            box = (op.x - CLEAR, op.y - CAP * op.size - CLEAR, op.x + op.width + CLEAR, op.y + CLEAR)
            under = next((fill for area, fill in areas if holds(area, box)), None)
            if under is not None:
                yield PathOp(rect_path(box[0], box[1], box[2] - box[0], box[3] - box[1]), under)
        yield op


def _looks(chart: Chart) -> Mapping[Paint, _Look]:
    """The colours of the data, in the order in which they are met."""
    found: dict[Paint, _Look] = {}
    for one in chart.series:
        ink = one.data[0].inside if one.data else WHITE
        for paint, seen in ((one.paint, ink), *((datum.paint, datum.inside) for datum in one.data)):
            if paint not in found and (paint == one.paint or _shown(chart)):
                found[paint] = _Look(len(found), seen)
    return found


def _shown(chart: Chart) -> bool:
    """Whether the data of one series have colours of their own."""
    return len(chart.series) == 1


def _patterned(ops: Iterable[Op], looks: Mapping[Paint, _Look]) -> Iterator[Op]:
    for op in ops:
        if isinstance(op, GroupOp):
            yield replace(op, ops=tuple(_patterned(op.ops, looks)))
        elif isinstance(op, PathOp):
            yield from _path(op, looks)
        else:
            yield op


def _path(op: PathOp, looks: Mapping[Paint, _Look]) -> Iterator[Op]:
    """An area with its hatch under its line; a line with its dash."""
    look = None if op.fill is None else looks.get(op.fill)
    if look is not None and look.number:
        yield replace(op, stroke=None)
        yield GroupOp((_hatch(op.path, look),), clip=op.path)
        if op.stroke is not None:
            yield replace(op, fill=None)
    elif op.fill is None and op.stroke is not None:
        yield replace(op, stroke=_dashed(op.stroke, looks))
    else:
        yield op


def _dashed(stroke: Stroke, looks: Mapping[Paint, _Look]) -> Stroke:
    look = looks.get(stroke.paint)
    if look is None or stroke.dash or stroke.width < THICK:
        return stroke
    dash = _DASHES[look.number % len(_DASHES)]
    return replace(stroke, dash=dash, cap="butt") if dash else stroke


def _hatch(path: Path, look: _Look) -> PathOp:
    """The lines over the box of a path; those of all areas of one colour are in line with one another."""
    rounds, number = divmod(look.number - 1, len(_HATCHES) - 1)
    lines = [
        segment
        for degrees in _HATCHES[number + 1]
        for segment in _lines(box_of(path), math.radians(degrees), STEP * (rounds + 1))
    ]
    return PathOp(tuple(lines), None, Stroke(look.ink, WEIGHT))


def _lines(box: Box, angle: float, step: float) -> Iterator[Segment]:
    """Parallel lines in a direction over a box, each a multiple of `step` away from the origin."""
    left, top, right, bottom = box
    dx, dy = math.cos(angle), -math.sin(angle)
    middle = (left + right) / 2, (top + bottom) / 2
    reach = math.hypot(right - left, bottom - top) / 2
    centre = -dy * middle[0] + dx * middle[1]
    for number in range(math.ceil((centre - reach) / step), math.floor((centre + reach) / step) + 1):
        away = number * step - centre
        x, y = middle[0] - dy * away, middle[1] + dx * away
        yield ("M", round(x - dx * reach, 3) + 0.0, round(y - dy * reach, 3) + 0.0)
        yield ("L", round(x + dx * reach, 3) + 0.0, round(y + dy * reach, 3) + 0.0)
