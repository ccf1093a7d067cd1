"""Treemap: rectangles whose areas are the parts of a whole, the largest first, as square as they can be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportcli.blocks import Datum
from reportcli.charts import axes
from reportcli.charts.labels import Drawn, Label, LabelSetter
from reportcli.charts.part_key import part_key
from reportcli.charts.pencil import Pencil

PADDING = 6.0  # least points between the edge of a rectangle, as it is painted, and its words
INSET = 0.4  # of the size of the values: large words stand as far in as they look right
KEY, AIR = 0.3, 10.0  # of the width that the key of small parts takes; points before it
LEAST = 24.0  # points that the whole needs each way


class Tile(NamedTuple):
    """A rectangle, in points."""

    x: float
    y: float
    width: float
    height: float


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """Words stand on their rectangle; those that it does not hold, and parts of nil, stand in a key
    beside.
    """
    data = sorted(text.chart.series[0].data, key=lambda datum: -axes.number(datum))
    cells, labels = _set(text, data, width, height)
    outside = [datum for datum, label in zip(data, labels, strict=True) if label is None]
    wide = width
    if outside and text.shown:  # narrower beside the key, less may find its place
        wide = width * (1 - KEY) - AIR
        cells, labels = _set(text, data, wide, height)
        outside = [datum for datum, label in zip(data, labels, strict=True) if label is None]
    pencil = Pencil()
    gap, inset = text.chart.gap / 2, _inset(text)
    ops = []
    for datum, cell, label in zip(data, cells, labels, strict=True):
        pencil.rect(*_corners(cell, gap), datum.paint)
        if label is not None:
            ops += label.ops(cell.x + gap + inset, cell.y + gap + inset)
    key = part_key(text, outside, width - wide - AIR)
    excess = max(key.excess, key.height - height, LEAST - min(wide, height))
    return Drawn((*pencil.ops, *ops, *key.ops(wide + AIR, 0.0)), excess)


def _set(
    text: LabelSetter, data: Sequence[Datum], width: float, height: float
) -> tuple[list[Tile], list[Label | None]]:
    """The rectangles, and the label of each that holds its own."""
    gap = (
        text.chart.gap
    )  # half of it lies outside the whole, so that the outer edges stand in line with the rest
    wide = squarified([axes.number(datum) for datum in data], width + gap, height + gap)
    cells = [Tile(cell.x - gap / 2, cell.y - gap / 2, cell.width, cell.height) for cell in wide]
    return cells, [_label(text, datum, cell) for datum, cell in zip(data, cells, strict=True)]


def _label(text: LabelSetter, datum: Datum, cell: Tile) -> Label | None:
    inset = 2 * _inset(text) + text.chart.gap
    room = (cell.width - inset, cell.height - inset)
    if min(room) <= 0 or not text.shown:
        return None
    label = text.beside_on(datum, room[0])
    return label if label.excess <= 0 and label.width <= room[0] and label.height <= room[1] else None


def _inset(text: LabelSetter) -> float:
    """Points between the edge of a rectangle and its words."""
    return max(PADDING, INSET * text.chart.value_char.size)


def _corners(cell: Tile, gap: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Of a rectangle less half the gap around it, but never so that a part that is not nil is not seen."""
    across = min(gap, max(0.0, (cell.width - axes.LEAST_MARK) / 2))
    down = min(gap, max(0.0, (cell.height - axes.LEAST_MARK) / 2))
    return (cell.x + across, cell.y + down), (cell.x + cell.width - across, cell.y + cell.height - down)


def squarified(values: Sequence[float], width: float, height: float) -> list[Tile]:
    """Rectangles of values in falling order that fill a box (Bruls, Huizing and van Wijk 2000)."""
    total = sum(values)
    areas = [value * width * height / total for value in values if value > 0]
    found: list[Tile] = []
    x = y = 0.0
    while areas:
        side = min(width - x, height - y)
        count = 1
        while count < len(areas) and _worst(areas[: count + 1], side) <= _worst(areas[:count], side):
            count += 1
        row, areas = areas[:count], areas[count:]
        thick, at = sum(row) / side, 0.0
        for area in row:
            long = area / thick
            upright = width - x >= height - y
            found.append(Tile(x, y + at, thick, long) if upright else Tile(x + at, y, long, thick))
            at += long
        x, y = (x + thick, y) if width - x >= height - y else (x, y + thick)
    return [*found, *(Tile(0.0, 0.0, 0.0, 0.0) for value in values if value <= 0)]


def _worst(row: Sequence[float], side: float) -> float:
    """The greatest ratio of the sides of rectangles in a row."""
    total = sum(row)
    return max(side * side * max(row) / total**2, total**2 / (side * side * min(row)))
