"""Columns in a region: filled one after the other, balanced where their text ends."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from reportcli.model.display import PathOp
from reportcli.model.geometry import Rect
from reportcli.model.inline import NoteCall
from reportcli.typeset.breaking.fill import EPSILON, Hooks, fill
from reportcli.typeset.breaking.items import Box, ColumnSet, Filled, Item, Leaf, Put, Region, natural_height
from reportcli.typeset.breaking.justify import justify

EVENED = 2  # lines that columns may be shortened by, so that they end at one depth


class Limit(Protocol):
    """How far down columns may reach with these notes at the foot; least: the last of them split."""

    def __call__(self, notes: Sequence[NoteCall], least: bool = False) -> float: ...


def fill_columns(
    columns: ColumnSet, region: Region, y: float, limit: Limit, hooks: Hooks, fresh: bool
) -> Filled:
    """The part of `columns` that fits between y and limit(notes); `rest` holds what is left."""
    room = limit(()) - y
    if room <= 0 and not fresh:
        return Filled([], [columns], y, [])
    full, calls = room, 0
    for _ in range(4):
        filled = _pour(columns, region, y, room, hooks, fresh)
        allowed = limit(filled.notes) - y
        if not filled.notes or room <= allowed + EPSILON:
            break
        room, calls = allowed, calls or len(filled.notes)
    if len(filled.notes) < calls:
        filled, room = _reaching(columns, region, y, (room, full), limit, hooks, fresh) or (filled, room)
    if filled.rest and not filled.cut:
        filled = _evened(columns, region, y, room, hooks, fresh, filled)
    if not filled.rest and not filled.cut and columns.balance and not filled.excess:
        filled = _balance(columns, region, y, room, hooks) or filled
    if columns.rule is not None and filled.puts:
        filled.puts.insert(0, _rules(columns, region, y, filled.bottom))
    if filled.rest:
        filled.rest = [replace(columns, items=tuple(filled.rest))]
    return filled


def _reaching(
    columns: ColumnSet,
    region: Region,
    y: float,
    rooms: tuple[float, float],
    limit: Limit,
    hooks: Hooks,
    fresh: bool,
) -> tuple[Filled, float] | None:
    """The longest columns whose notes have room, the last one split if need be: where room was made for notes
    whose calls then went on to the next frame, a hole would be left."""
    least, room = rooms
    step = region.grid.step or 2.0
    while (room := room - step) > least + EPSILON:
        trial = _pour(columns, region, y, room, hooks, fresh)
        if room <= limit(trial.notes, least=True) - y + EPSILON:
            return trial, room
    return None


def _pour(columns: ColumnSet, region: Region, y: float, height: float, hooks: Hooks, fresh: bool) -> Filled:
    puts: list[Put] = []
    notes: list[NoteCall] = []
    rest: list[Item] = list(columns.items)
    total = Filled(puts, rest, y, notes)
    for number in range(columns.count):
        x = region.x + columns.x + number * (columns.column + columns.gap)
        column = Region(x, y, columns.column, height, region.grid, region.obstacles)
        filled = fill(total.rest, column, hooks, fresh=fresh and number == 0)
        justify(filled, column)
        puts.extend(filled.puts)
        notes.extend(filled.notes)
        total.rest = filled.rest
        total.bottom = max(total.bottom, filled.bottom)
        total.bottoms.append((Rect(x, y, columns.column, height), filled.bottom))
        if filled.excess > total.excess:
            total.excess, total.culprit = filled.excess, filled.culprit
        if filled.cut and filled.cut != "column":
            total.cut = filled.cut
            break
        if not total.rest:
            break
    return total


def _evened(
    columns: ColumnSet, region: Region, y: float, room: float, hooks: Hooks, fresh: bool, filled: Filled
) -> Filled:
    """Columns that go on end at one depth: where one ends a line or two early, all do, if that evens them."""
    ragged = _ragged(filled)
    step = region.grid.step
    for less in range(1, math.floor(ragged / step + 0.5) + 1 if 0 < ragged <= EVENED * step + EPSILON else 1):
        trial = _pour(columns, region, y, room - less * step, hooks, fresh)
        if trial.rest and not trial.cut and _ragged(trial) < ragged - EPSILON:
            filled, ragged = trial, _ragged(trial)
    return filled


def _ragged(filled: Filled) -> float:
    """Points between the deepest and the shallowest column; none where a block sticks out."""
    ends = [bottom for _, bottom in filled.bottoms]
    return max(ends) - min(ends) if len(ends) > 1 and not filled.excess else 0.0


def _balance(columns: ColumnSet, region: Region, y: float, room: float, hooks: Hooks) -> Filled | None:
    """The lowest height that still takes everything, found by halving; heights go in grid steps."""
    step = region.grid.step or 2.0
    if not math.isfinite(room):
        room = natural_height(columns.items) * 1.5 + 4 * step
    low, high = 0, math.ceil(room / step)
    least = int(natural_height(columns.items) / columns.count * 0.7 / step)
    low = max(low, min(least, high - 1))
    best: Filled | None = None
    while low < high:
        middle = (low + high) // 2
        trial = _pour(columns, region, y, min(middle * step, room), hooks, fresh=False)
        if trial.rest or trial.cut:
            low = middle + 1
        else:
            best, high = trial, middle
    return best


def _rules(columns: ColumnSet, region: Region, y: float, bottom: float) -> Put:
    assert columns.rule is not None
    leaves = []
    for number in range(1, columns.count):
        x = columns.x + number * (columns.column + columns.gap) - columns.gap / 2
        path = (("M", x, 0.0), ("L", x, bottom - y))
        leaves.append(
            Leaf((((PathOp(path, stroke=columns.rule),), 0.0, 0.0),), Rect(x, 0.0, 0.0, bottom - y))
        )
    return Put(Box(0.0, tuple(leaves)), region.x, y)
