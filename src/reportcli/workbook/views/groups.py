"""Rows in groups by their keys, and the figures of each group."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import TypeVar

from reportcli.model.collector import shown
from reportcli.model.fact import Fact
from reportcli.model.refs import Where
from reportcli.model.value_class import dataclass, replace
from reportcli.workbook.contract.contract import REFUSE, Calculation, ViewSpec, last_part
from reportcli.workbook.tables.record import CellText
from reportcli.workbook.views.buckets import bucket_of
from reportcli.workbook.views.exact import FUNCTIONS, NoWeight, UnlikeUnits, count_of, weighted_mean_of
from reportcli.workbook.views.findings import ViewFindings
from reportcli.workbook.views.rows import Row, identity, is_blank, place_of_value

T = TypeVar("T")
Keys = tuple[tuple[str, object], ...]


@dataclass(slots=True)
class Group:
    """Rows of one key. values: of the columns that group them; is_rest: what is left over the top."""

    values: dict[str, object]
    rows: list[Row] = field(default_factory=list)
    is_rest: bool = False


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups rows and works out their figures. lang: of the edition, for words of the contract. units: of the
    numbers that fall into classes, by column.
    """

    view: ViewSpec
    lang: str
    diagnostics: ViewFindings
    units: dict[str, str] = field(default_factory=dict)

    def groups(self, rows: Sequence[Row]) -> list[Group]:
        """The groups in order of first appearance. A blank key is reported, and its row left out, unless the
        view names it.
        """
        found: dict[Keys, Group] = {}
        if not self.view.group:
            return [Group({}, list(rows))]
        for row in rows:
            values = [self._key(row, path) for path in self.view.group]
            if any(is_blank(value) for value in values):
                continue
            key = tuple(identity(value) for value in values)
            names = [last_part(path) for path in self.view.group]
            found.setdefault(key, Group(dict(zip(names, values, strict=True)))).rows.append(row)
        return list(found.values())

    def _key(self, row: Row, path: str) -> object:
        value = self._value(row, path)
        if not is_blank(value):
            return value
        named = self.words(self.view.blank_key) if path == self.view.group[0] else ""
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

    def words(self, stated: Mapping[str, str]) -> str:
        """The words in the edition's language, else in English, else the first that there are."""
        known = [self.lang.split("-")[0], "", "en", *stated]
        return next((stated[lang] for lang in known if lang in stated), "")

    def figure(self, rows: Sequence[Row], one: Calculation) -> Fact | None:
        """What an aggregate makes of some rows; None, with a finding, where it cannot."""
        if one.function == "count":
            counted = [row for row in rows if not one.column or not is_blank(row.value(one.column))]
            return count_of(len(counted), [row.place(one.column) for row in counted])
        if one.second:
            return self._weighted(rows, one)
        facts = [fact for row in rows if (fact := self._amount(row, one)) is not None]
        return self.calculated(FUNCTIONS[one.function], facts, one)

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
            self._unlike(unlike, one)
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
        self, function: Callable[[Sequence[Fact]], T], facts: Sequence[Fact], one: Calculation
    ) -> T | None:
        """What a function makes of figures; None of no figures and, with a finding, of unlike units."""
        if not facts:
            return None
        try:
            return function(facts)
        except UnlikeUnits as unlike:
            self._unlike(unlike, one)
            return None

    def _unlike(self, unlike: UnlikeUnits, one: Calculation) -> None:
        units = " ≠ ".join(unit or "–" for unit in unlike.units)
        args = {"view": self.view.name, "column": one.column, "units": shown(units)}
        where = place_of_value(unlike.fact) or one.span
        self.diagnostics.once("view-unlike-units", where, self.view.name, **args)
