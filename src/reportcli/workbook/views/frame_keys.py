"""What the rows of a large table are grouped by, column by column: a code for each row, each value once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from decimal import Decimal, InvalidOperation
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reportcli.model.fact import Fact
from reportcli.model.value_class import dataclass
from reportcli.workbook.contract.bucket import Bucket
from reportcli.workbook.contract.contract import ViewSpec
from reportcli.workbook.frames.frame import BLANK, Figures, Positions, TableFrame
from reportcli.workbook.tables.record import Record, has_columns, value_of
from reportcli.workbook.views.buckets import bucket_of
from reportcli.workbook.views.rows import identity, is_blank


@dataclass(frozen=True, slots=True)
class Keyed:
    """What rows are grouped by. codes: a row's place in `values`, BLANK of none."""

    codes: NDArray[np.int64]
    values: Sequence[object]


@dataclass(slots=True)
class FrameKeys:
    """The keys of a view's rows, each path once."""

    view: ViewSpec
    frame: TableFrame
    _keyed: dict[str, Keyed] = field(default_factory=dict)

    def at(self, path: str) -> Keyed:
        """What the rows have at a path, or the classes of it that the view names so."""
        if path not in self._keyed:
            bucket = self.view.buckets.get(path)
            self._keyed[path] = self._bucketed(bucket) if bucket is not None else self._plain(path)
        return self._keyed[path]

    def _plain(self, path: str) -> Keyed:
        """The values at a path: a column, or one of the records that a column names."""
        head, _, tail = path.partition(".")
        column = self.frame.columns[head]
        if isinstance(column, Figures):
            return self._distinct(column)
        if not tail:
            return Keyed(column.codes.astype(np.int64), column.values)
        return _alike(column.codes, [value_at(value, tail) for value in column.values])

    def _distinct(self, column: Figures) -> Keyed:
        """Each number of a column once."""
        rows = column.having(np.arange(self.frame.rows))
        values, of_row = np.unique(column.whole[rows], return_inverse=True)
        codes = np.full(self.frame.rows, BLANK, dtype=np.int64)
        codes[rows] = of_row
        facts = [
            Fact(column.value(whole), column.unit, column.period, decimals=column.decimals)
            for whole in values.tolist()
        ]
        return Keyed(codes, facts)

    def _bucketed(self, bucket: Bucket) -> Keyed:
        keyed = self.at(bucket.path)
        return _alike(keyed.codes, [bucket_of(bucket, value, self.view.span) for value in keyed.values])


def equal(column: Figures, written: str) -> NDArray[np.bool_]:
    """The rows whose number is the one that is written; "" is a blank one."""
    present = np.ones(len(column.whole), dtype=bool) if column.present is None else column.present
    if not written:
        return ~present
    try:
        wanted = Decimal(written).scaleb(column.digits)
    except InvalidOperation:
        return np.zeros(len(present), dtype=bool)
    if not wanted.is_finite() or wanted != wanted.to_integral_value():
        return np.zeros(len(present), dtype=bool)
    whole = int(wanted)
    if column.whole.dtype != object and not -(1 << 63) <= whole < 1 << 63:
        return np.zeros(len(present), dtype=bool)
    same: NDArray[np.bool_] = np.logical_and(present, column.whole == whole)
    return same


def value_at(value: object, path: str) -> object:
    """The value at a path of columns, through the records that they name."""
    for name in path.split("."):
        if not isinstance(value, Record) or not has_columns(value, (name,)):
            return None
        value = value_of(value, name)
    return None if is_blank(value) else value


def _alike(codes: NDArray[np.int32] | NDArray[np.int64], values: Sequence[object]) -> Keyed:
    """The keys of values of which several may be the same, or none."""
    found: dict[tuple[str, object], int] = {}
    kept: list[object] = []
    again: list[int] = []
    for value in values:
        if is_blank(value):
            again.append(BLANK)
            continue
        key = identity(value)
        if key not in found:
            found[key] = len(kept)
            kept.append(value)
        again.append(found[key])
    return Keyed(np.array([*again, BLANK], dtype=np.int64)[codes], kept)


def split(rows: Positions, of_row: NDArray[np.int64]) -> list[Positions]:
    """The rows of each group, in the order of the groups' numbers."""
    ordered = rows[np.argsort(of_row, kind="stable")]
    ends = np.cumsum(np.bincount(of_row))
    return [ordered[start:end] for start, end in pairwise([0, *ends.tolist()])]
