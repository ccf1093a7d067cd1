"""Rows in groups by their keys, and the figures of each group."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import TypeVar

from reportcli.model.collector import shown
from reportcli.model.fact import Fact
from reportcli.model.value_class import dataclass
from reportcli.workbook.contract.contract import REFUSE, Calculation, ViewSpec, last_part
from reportcli.workbook.tables.record import CellText
from reportcli.workbook.views.exact import FUNCTIONS, UnlikeUnits, count_of
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
    """Groups rows and works out their figures. lang: of the edition, for words of the contract."""

    view: ViewSpec
    lang: str
    diagnostics: ViewFindings

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
        value = row.value(path)
        if not is_blank(value):
            return value
        named = self.words(self.view.blank_key) if path == self.view.group[0] else ""
        if named:
            return CellText(named, self.view.span)
        args = {"view": self.view.name, "column": last_part(path)}
        self.diagnostics.blank("view-blank-key", row.place(path), self.view.name, **args)
        return None

    def words(self, stated: Mapping[str, str]) -> str:
        """The words in the edition's language, else in English, else the first that there are."""
        known = [self.lang.split("-")[0], "", "en", *stated]
        return next((stated[lang] for lang in known if lang in stated), "")

    def figure(self, rows: Sequence[Row], one: Calculation) -> Fact | None:
        """What an aggregate makes of some rows; None, with a finding, where it cannot."""
        if one.function == "count":
            counted = [row for row in rows if not one.column or not is_blank(row.value(one.column))]
            return count_of(len(counted), [row.place(one.column) for row in counted])
        facts = [fact for row in rows if (fact := self._amount(row, one)) is not None]
        return self.calculated(FUNCTIONS[one.function], facts, one)

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
            units = " ≠ ".join(unit or "–" for unit in unlike.units)
            args = {"view": self.view.name, "column": one.column, "units": shown(units)}
            where = place_of_value(unlike.fact) or one.span
            self.diagnostics.once("view-unlike-units", where, self.view.name, **args)
            return None
