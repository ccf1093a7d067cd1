"""Rows of a large table in groups, column by column: the same groups and figures as of records, exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from decimal import Decimal

import numpy as np
import pandas
from numpy.typing import NDArray

from reportcli.model.collector import shown
from reportcli.model.fact import Derivation, Fact
from reportcli.model.origin import Origin
from reportcli.model.refs import Where
from reportcli.model.value_class import dataclass
from reportcli.workbook.contract.contract import ViewSpec
from reportcli.workbook.contract.view_parts import REFUSE, Calculation, last_part
from reportcli.workbook.frames.frame import (
    BLANK,
    Figures,
    Labels,
    Positions,
    TableFrame,
    fact_of,
    products_of,
    total_of,
)
from reportcli.workbook.tables.record import CellText
from reportcli.workbook.views.exact import DIVIDING
from reportcli.workbook.views.findings import ViewFindings
from reportcli.workbook.views.frame_keys import FrameKeys, Keyed, equal, split
from reportcli.workbook.views.groups import Group, words_in
from reportcli.workbook.views.order import heading
from reportcli.workbook.views.rows import Row, identity, is_written

OPERATIONS = {"sum": "sum", "mean": "average", "min": "", "max": ""}


@dataclass(slots=True)
class FrameGrouping:
    """Groups the rows of a frame and works out their figures. lang: of the edition."""

    view: ViewSpec
    frame: TableFrame
    lang: str
    diagnostics: ViewFindings
    _keys: FrameKeys = field(init=False)

    def __post_init__(self) -> None:
        self._keys = FrameKeys(self.view, self.frame)

    # ---- rows

    def records(self) -> tuple[Row, ...]:
        """No row of a large table is listed."""
        return ()

    def rows(self) -> Positions:
        """The rows that the view chooses. A value that no row has is reported."""
        kept = np.zeros(self.frame.rows, dtype=bool)
        kept[self.frame.all()] = True
        for path, wanted in self.view.where.items():
            masks = [self._having_written(path, one) for one in wanted]
            for one, mask in zip(wanted, masks, strict=True):
                if not (kept & mask).any():
                    args = {"view": self.view.name, "column": path, "found": one}
                    self.diagnostics.warning("view-where-nothing", self.view.span, **args)
            kept &= np.logical_or.reduce(masks)
        return np.flatnonzero(kept)

    def _having_written(self, path: str, written: str) -> NDArray[np.bool_]:
        """The rows whose value is the one that a contract writes; "" is a blank one."""
        column = self.frame.columns.get(path)
        if isinstance(column, Figures):
            return equal(column, written)
        keyed = self._keys.at(path)
        held = np.array([is_written(value, written) for value in keyed.values] + [not written], dtype=bool)
        return held[keyed.codes]

    # ---- groups

    def groups(self, rows: Positions) -> list[Group[Positions]]:
        """The groups in order of first appearance. A blank key is reported, and its rows left out, unless the
        view names it.
        """
        if not self.view.group:
            return [Group({}, rows)]
        keyed = [self._named(path, rows) for path in self.view.group]
        for one in keyed:
            rows = rows[one.codes[rows] != BLANK]
        if not len(rows):
            return []
        codes = pandas.DataFrame({at: one.codes[rows] for at, one in enumerate(keyed)})
        grouped = codes.groupby([*codes.columns], sort=False, dropna=False, observed=True)
        return [self._group(keyed, part) for part in split(rows, grouped.ngroup().to_numpy())]

    def _group(self, keyed: Sequence[Keyed], rows: Positions) -> Group[Positions]:
        values: dict[str, object] = {}
        for path, one in zip(self.view.group, keyed, strict=True):
            value, first = one.values[int(one.codes[rows[0]])], int(rows[0])
            values[last_part(path)] = _placed(value, self.place(first, path))
        return Group(values, rows)

    def _named(self, path: str, rows: Positions) -> Keyed:
        """The keys at a path; blank ones have the name that the view gives them, else are reported."""
        keyed = self._keys.at(path)
        blank = rows[keyed.codes[rows] == BLANK]
        if not len(blank):
            return keyed
        named = words_in(self.view.blank_key, self.lang) if path == self.view.group[0] else ""
        if named:
            codes = np.where(keyed.codes == BLANK, len(keyed.values), keyed.codes)
            return Keyed(codes, [*keyed.values, CellText(named, self.view.span)])
        args = {"view": self.view.name, "column": last_part(path)}
        self.diagnostics.blank("view-blank-key", self.place(int(blank[0]), path), self.view.name, **args)
        return keyed

    def place(self, row: int, path: str) -> Where | None:
        """Where the value stands that a row is grouped by."""
        bucket = self.view.buckets.get(path)
        head = (bucket.path if bucket is not None else path).partition(".")[0]
        return self.frame.cell(row, head)

    def first_place(self, rows: Positions, path: str) -> Where | None:
        """Where the key of a group stands first."""
        return self.place(int(rows[0]), path)

    def joined(self, groups: Sequence[Group[Positions]]) -> Positions:
        """The rows of several groups, one group after the other."""
        return np.concatenate([group.rows for group in groups])

    def distinct(self, rows: Positions, path: str) -> Mapping[tuple[str, object], object]:
        """The values at a path, each once, by what makes them the same. A blank one is reported."""
        keyed = self._keys.at(path)
        codes, firsts = np.unique(keyed.codes[rows], return_index=True)
        found: dict[tuple[str, object], object] = {}
        for at in np.argsort(firsts, kind="stable").tolist():
            if codes[at] == BLANK:
                args = {"view": self.view.name, "column": last_part(path)}
                where = self.place(int(rows[firsts[at]]), path)
                self.diagnostics.blank("view-blank-key", where, self.view.name, **args)
                continue
            value = keyed.values[int(codes[at])]
            found.setdefault(identity(value), value)
        return found

    def having(self, rows: Positions, path: str, key: tuple[str, object]) -> Positions:
        """The rows whose value at a path is this one."""
        keyed = self._keys.at(path)
        wanted = [code for code, value in enumerate(keyed.values) if identity(value) == key]
        return rows[np.isin(keyed.codes[rows], wanted)]

    # ---- figures

    def figure(self, rows: Positions, one: Calculation) -> Fact | None:
        """What an aggregate makes of some rows; None, with a finding, where it cannot."""
        if one.function == "count":
            return self._count(rows, one)
        column = self._figures(one.column, one)
        if column is None:
            return None
        if one.second:
            return self._weighted(rows, column, one)
        filled = self._filled(rows, column, one.column, one)
        whole = column.whole[filled]
        if not len(whole):
            return None
        if one.function in ("min", "max"):
            at = int(whole.argmin() if one.function == "min" else whole.argmax())
            cell = self.frame.cell(int(filled[at]), one.column)
            return Fact(
                column.value(int(whole[at])), column.unit, column.period, (cell,), None, column.decimals
            )
        value = column.value(total_of(whole))
        if one.function == "mean":
            value = DIVIDING.divide(value, Decimal(len(whole)))
        return fact_of(value, OPERATIONS[one.function], column, self._origin(filled, one.column))

    def _count(self, rows: Positions, one: Calculation) -> Fact:
        column = self.frame.columns.get(one.column)
        if isinstance(column, Figures):
            rows = column.having(rows)
        elif isinstance(column, Labels):
            rows = rows[column.codes[rows] != BLANK]
        sources = self._origin(rows, one.column)
        return Fact(Decimal(len(rows)), sources=sources, derivation=Derivation("count"), decimals=0)

    def _weighted(self, rows: Positions, column: Figures, one: Calculation) -> Fact | None:
        """The mean by weights: of the rows that have both figures."""
        weight = self._figures(one.second, one)
        if weight is None:
            return None
        both = self._filled(self._filled(rows, column, one.column, one), weight, one.second, one)
        weights = weight.whole[both]
        below = both[weights < 0]
        total = total_of(weights)
        if not len(both):
            return None
        if len(below) or not total:
            args = {"view": self.view.name, "column": last_part(one.second)}
            where = self.frame.cell(int((below if len(below) else both)[0]), one.second)
            self.diagnostics.error("view-weights-nothing", where, group=self.view.name, **args)
            return None
        value = DIVIDING.divide(column.value(products_of(column.whole[both], weights)), Decimal(total))
        sources = (*self._origin(both, one.column), *self._origin(both, one.second))
        return Fact(value, column.unit, column.period, sources, Derivation("weighted average"))

    def _figures(self, name: str, one: Calculation) -> Figures | None:
        """A column of numbers; what is none, or stands in another table, is reported."""
        column = self.frame.columns.get(name)
        if isinstance(column, Figures):
            return column
        args = {"view": self.view.name, "column": name, "table": self.frame.spec.name}
        self.diagnostics.once("view-column-without-figures", one.span, self.view.name, **args)
        return None

    def _filled(self, rows: Positions, column: Figures, name: str, one: Calculation) -> Positions:
        """The rows that have a number; a blank one is reported unless the view skips it."""
        filled = column.having(rows)
        if len(filled) < len(rows) and self.view.blank_amounts == REFUSE:
            blank = np.setdiff1d(rows, filled, assume_unique=True)
            args = {"view": self.view.name, "column": last_part(name), "function": one.function}
            where, group = self.frame.cell(int(blank[0]), name), f"{self.view.name} {name}"
            self.diagnostics.blank("view-blank-amount", where, group, **args)
        return filled

    def _origin(self, rows: Positions, name: str) -> tuple[Origin, ...]:
        return self.frame.origin(np.sort(rows), name, self._among(rows))

    def _among(self, rows: Positions) -> str:
        """What rows have in common, as people read it: `Region North, 2024`."""
        said: list[str] = []
        for path in (*self.view.where, *self.view.group):
            keyed = self._keys.at(path)
            codes = np.unique(keyed.codes[rows])
            if len(codes) == 1 and codes[0] != BLANK:
                said.append(f"{last_part(path)} {shown(heading(keyed.values[int(codes[0])]))}")
        return ", ".join(dict.fromkeys(said))


def _placed(value: object, where: Where | None) -> object:
    """A value with the place where it stands first."""
    if isinstance(value, CellText) and value.ref is None:
        return CellText(str.__str__(value), where, value.markdown, value.printed)
    return value
