"""Rows in groups by their keys, and the figures of each group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Sized
from dataclasses import field
from typing import Generic, Protocol, TypeVar

from reportcli.model.collector import shown
from reportcli.model.fact import Fact
from reportcli.model.refs import Where
from reportcli.model.value_class import dataclass, replace
from reportcli.workbook.contract.contract import ViewSpec
from reportcli.workbook.contract.view_parts import REFUSE, Calculation, last_part
from reportcli.workbook.tables.record import CellText
from reportcli.workbook.tables.table import Table
from reportcli.workbook.views.buckets import bucket_of
from reportcli.workbook.views.exact import FUNCTIONS, NoWeight, UnlikeUnits, count_of, weighted_mean_of
from reportcli.workbook.views.findings import ViewFindings
from reportcli.workbook.views.rows import Row, identity, is_blank, place_of_value, rows_of

T = TypeVar("T")
R = TypeVar("R", bound=Sized)
"""Rows of a view: records, or places in a large table."""
Keys = tuple[tuple[str, object], ...]


@dataclass(slots=True)
class Group(Generic[R]):
    """Rows of one key. values: of the columns that group them; is_rest: what is left over the top."""

    values: dict[str, object]
    rows: R
    is_rest: bool = False


class Groups(Protocol[R]):
    """How the rows of a view are grouped, and what each group's figures are."""

    def records(self) -> Iterable[Row]:
        """The rows that the view lists; of a large table none is."""
        ...

    def rows(self) -> R:
        """The rows that the view chooses."""
        ...

    def groups(self, rows: R) -> list[Group[R]]:
        """The groups in order of first appearance."""
        ...

    def figure(self, rows: R, one: Calculation) -> Fact | None:
        """What an aggregate makes of some rows; None, with a finding, where it cannot."""
        ...

    def joined(self, groups: Sequence[Group[R]]) -> R:
        """The rows of several groups."""
        ...

    def distinct(self, rows: R, path: str) -> Mapping[tuple[str, object], object]:
        """The values at a path, each once, by what makes them the same. A blank one is reported."""
        ...

    def having(self, rows: R, path: str, key: tuple[str, object]) -> R:
        """The rows whose value at a path is this one."""
        ...

    def first_place(self, rows: R, path: str) -> Where | None:
        """Where the value stands that a group is grouped by."""
        ...


def words_in(stated: Mapping[str, str], lang: str) -> str:
    """The words in the edition's language, else in English, else the first that there are."""
    known = [lang.split("-")[0], "", "en", *stated]
    return next((stated[one] for one in known if one in stated), "")


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups rows and works out their figures. lang: of the edition, for words of the contract. units: of the
    numbers that fall into classes, by column.
    """

    view: ViewSpec
    tables: Mapping[str, Table]
    lang: str
    diagnostics: ViewFindings
    units: dict[str, str] = field(default_factory=dict)

    def records(self) -> list[Row]:
        """The rows that the view lists."""
        return self.rows()

    def rows(self) -> list[Row]:
        """The records that the view asks for, with what is joined to them."""
        return rows_of(self.view, self.tables, self.diagnostics)

    def groups(self, rows: list[Row]) -> list[Group[list[Row]]]:
        """The groups in order of first appearance. A blank key is reported, and its row left out, unless the
        view names it.
        """
        found: dict[Keys, Group[list[Row]]] = {}
        if not self.view.group:
            return [Group({}, rows)]
        for row in rows:
            values = [self._key(row, path) for path in self.view.group]
            if any(is_blank(value) for value in values):
                continue
            key = tuple(identity(value) for value in values)
            names = [last_part(path) for path in self.view.group]
            found.setdefault(key, Group(dict(zip(names, values, strict=True)), [])).rows.append(row)
        return list(found.values())

    def _key(self, row: Row, path: str) -> object:
        value = self._value(row, path)
        if not is_blank(value):
            return value
        named = words_in(self.view.blank_key, self.lang) if path == self.view.group[0] else ""
        if named:
            return CellText(named, self.view.span)
        args = {"view": self.view.name, "column": last_part(path)}
        self.diagnostics.blank("view-blank-key", self.place(row, path), self.view.name, **args)
        return None

    def _value(self, row: Row, path: str) -> object:
        """The value that a row is grouped by: a cell, or what a cell falls into."""
        bucket = self.view.buckets.get(path)
        if bucket is None:
            return row.value(path)
        value, where = row.value(bucket.path), row.place(bucket.path)
        if isinstance(value, Fact) and bucket.bounds:
            unit = self.units.setdefault(path, value.unit)
            if unit != value.unit:
                args = {
                    "view": self.view.name,
                    "column": bucket.path,
                    "units": shown(f"{unit} ≠ {value.unit}"),
                }
                self.diagnostics.once("view-unlike-units", where, self.view.name, **args)
        return bucket_of(bucket, value, where)

    def place(self, row: Row, path: str) -> Where | None:
        """Where the value stands that a row is grouped by."""
        bucket = self.view.buckets.get(path)
        return row.place(bucket.path if bucket is not None else path)

    def first_place(self, rows: Sequence[Row], path: str) -> Where | None:
        """Where the value stands that a group is grouped by."""
        return self.place(rows[0], path)

    def joined(self, groups: Sequence[Group[list[Row]]]) -> list[Row]:
        """The rows of several groups."""
        return [row for group in groups for row in group.rows]

    def distinct(self, rows: Sequence[Row], path: str) -> dict[tuple[str, object], object]:
        """The values at a path, each once, by what makes them the same. A blank one is reported."""
        found: dict[tuple[str, object], object] = {}
        for row in rows:
            value = row.value(path)
            if is_blank(value):
                args = {"view": self.view.name, "column": last_part(path)}
                self.diagnostics.blank("view-blank-key", row.place(path), self.view.name, **args)
            else:
                found.setdefault(identity(value), value)
        return found

    def having(self, rows: Sequence[Row], path: str, key: tuple[str, object]) -> list[Row]:
        """The rows whose value at a path is this one."""
        return [row for row in rows if identity(row.value(path)) == key]

    def figure(self, rows: list[Row], one: Calculation) -> Fact | None:
        """What an aggregate makes of some rows; None, with a finding, where it cannot."""
        if one.function == "count":
            counted = [row for row in rows if not one.column or not is_blank(row.value(one.column))]
            return count_of(len(counted), [row.place(one.column) for row in counted])
        if one.second:
            return self._weighted(rows, one)
        facts = [fact for row in rows if (fact := self._amount(row, one)) is not None]
        return calculated(self.view, self.diagnostics, FUNCTIONS[one.function], facts, one=one)

    def _weighted(self, rows: Sequence[Row], one: Calculation) -> Fact | None:
        """The mean by weights: of the rows that have both figures."""
        weight = replace(one, column=one.second)
        both = [(self._amount(row, one), self._amount(row, weight)) for row in rows]
        pairs = [(fact, by) for fact, by in both if fact is not None and by is not None]
        if not pairs:
            return None
        try:
            return weighted_mean_of(pairs)
        except UnlikeUnits as unlike:
            report_unlike(self.view, self.diagnostics, unlike, one)
            return None
        except NoWeight as problem:
            args = {"view": self.view.name, "column": last_part(one.second)}
            where = place_of_value(problem.fact) or one.span
            self.diagnostics.error("view-weights-nothing", where, group=self.view.name, **args)
            return None

    def _amount(self, row: Row, one: Calculation) -> Fact | None:
        value = row.value(one.column)
        if isinstance(value, Fact):
            return value
        if self.view.blank_amounts == REFUSE:
            args = {"view": self.view.name, "column": last_part(one.column), "function": one.function}
            where = row.place(one.column)
            self.diagnostics.blank("view-blank-amount", where, f"{self.view.name} {one.column}", **args)
        return None


def calculated(
    view: ViewSpec,
    diagnostics: ViewFindings,
    function: Callable[[Sequence[Fact]], T],
    facts: Sequence[Fact],
    *,
    one: Calculation,
) -> T | None:
    """What a function makes of figures; None of no figures and, with a finding, of unlike units."""
    if not facts:
        return None
    try:
        return function(facts)
    except UnlikeUnits as unlike:
        report_unlike(view, diagnostics, unlike, one)
        return None


def report_unlike(view: ViewSpec, diagnostics: ViewFindings, unlike: UnlikeUnits, one: Calculation) -> None:
    """Reports figures of several units, at the first that is another."""
    units = " ≠ ".join(unit or "–" for unit in unlike.units)
    args = {"view": view.name, "column": one.column, "units": shown(units)}
    where = place_of_value(unlike.fact) or one.span
    diagnostics.once("view-unlike-units", where, view.name, **args)
