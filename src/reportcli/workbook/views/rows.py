"""The records that a view is made of: those of its tables that it asks for, with what is joined to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from decimal import Decimal, InvalidOperation

from reportcli.model.collector import Collector, shown
from reportcli.model.fact import Fact
from reportcli.model.origin import place_of
from reportcli.model.refs import Where
from reportcli.model.value_class import dataclass
from reportcli.workbook.contract.contract import ViewSpec
from reportcli.workbook.contract.view_parts import ORIGIN, Join
from reportcli.workbook.names import normalise
from reportcli.workbook.tables.record import (
    CellText,
    Record,
    has_columns,
    key_of,
    stated_key,
    table_of,
    value_of,
    where_of,
)
from reportcli.workbook.tables.table import Table


@dataclass(frozen=True, slots=True)
class Row:
    """A record with the records that are joined to it, by their table."""

    record: Record
    joined: Mapping[str, Record | None] = field(default_factory=dict)

    def value(self, path: str) -> object:
        """The value at a path: a column, one of a joined record, or of the record that a reference names."""
        owner, name = self._owner(path)
        if owner is None:
            return None
        if has_columns(owner, (name,)):
            return value_of(owner, name)
        return CellText(table_of(owner), where_of(owner)) if name == ORIGIN else None

    def place(self, path: str) -> Where | None:
        """Where the value at a path stands; where its record does, when it has no cell."""
        owner, name = self._owner(path)
        if owner is None:  # the reference itself is blank, or nothing is joined
            return where_of(self.record, path.partition(".")[0]) or where_of(self.record)
        return where_of(owner, name) or where_of(self.record)

    def _owner(self, path: str) -> tuple[Record | None, str]:
        head, _, tail = path.partition(".")
        if not tail:
            return self.record, head
        other = self.joined[head] if head in self.joined else value_of(self.record, head)
        return (other if isinstance(other, Record) else None), tail


def is_blank(value: object) -> bool:
    """Whether a value is none: a blank cell, an empty text or list."""
    return value is None or value in ("", ())


def identity(value: object) -> tuple[str, object]:
    """By what values are the same: numbers by value and unit, records by their row, texts as written."""
    if isinstance(value, Fact):
        return value.unit, value.value
    if isinstance(value, Record):
        return "record", value
    if isinstance(value, str):
        return "text", str.__str__(value)
    return type(value).__name__, value


def place_of_value(value: object) -> Where | None:
    """The first cell that a value comes from."""
    if isinstance(value, Fact):
        return place_of(value.sources[0]) if value.sources else None
    if isinstance(value, Record):
        return where_of(value)
    return getattr(value, "ref", None)


def rows_of(view: ViewSpec, tables: Mapping[str, Table], diagnostics: Collector) -> list[Row]:
    """The rows of a view before they are grouped; what joins nothing is reported."""
    found = [Row(record) for name in view.tables for record in tables[name].records]
    for join in view.joins:
        found = list(_Joining(view, join, tables[join.table], diagnostics).rows(found))
    return _chosen(view, found, diagnostics)


@dataclass(frozen=True, slots=True)
class _Joining:
    """One join: the records of the other table by the value of its column."""

    view: ViewSpec
    join: Join
    table: Table
    diagnostics: Collector

    def rows(self, rows: Sequence[Row]) -> Iterator[Row]:
        """The rows with the other record; a key that several records have is reported."""
        known: dict[tuple[str, object], Record] = {}
        for record in self.table.records:
            value = value_of(record, self.join.right)
            if is_blank(value):
                continue
            key = _matched(value)
            if key in known:
                where = where_of(record, self.join.right)
                args = {"found": _seen(value), "view": self.view.name, "table": self.join.table}
                self.diagnostics.error("view-join-repeated", where, group=self.view.name, **args)
            known.setdefault(key, record)
        for row in rows:
            value = row.value(self.join.left)
            other = known.get(_matched(value)) if not is_blank(value) else None
            if other is not None or self._goes_without(row, value):
                yield Row(row.record, {**row.joined, self.join.table: other})

    def _goes_without(self, row: Row, value: object) -> bool:
        """Whether a row without a record beside it stays."""
        if self.join.unmatched == "refuse":
            args = {"found": _seen(value), "view": self.view.name, "table": self.join.table}
            where = row.place(self.join.left)
            self.diagnostics.error(
                "view-join-unmatched", where, group=self.view.name, column=self.join.right, **args
            )
        return self.join.unmatched == "blank"


def _matched(value: object) -> tuple[str, object]:
    """By what values of two tables are the same: a record by its key, texts without case and accents of
    spaces.
    """
    if isinstance(value, Fact):
        return "number", value.value
    if isinstance(value, Record):
        return "text", normalise(stated_key(value))
    return ("text", normalise(value)) if isinstance(value, str) else (type(value).__name__, value)


def _seen(value: object) -> str:
    if isinstance(value, Fact):
        return f"{value.value:f}"
    return shown(key_of(value) if isinstance(value, Record) else value if value is not None else "")


def _chosen(view: ViewSpec, rows: list[Row], diagnostics: Collector) -> list[Row]:
    """The rows whose columns have the values that are asked for. A value that no row has is reported."""
    for path, wanted in view.where.items():
        for one in wanted:
            if rows and not any(is_written(row.value(path), one) for row in rows):
                args = {"view": view.name, "column": path, "found": one}
                diagnostics.warning("view-where-nothing", view.span, **args)
        rows = [row for row in rows if any(is_written(row.value(path), one) for one in wanted)]
    return rows


def is_written(value: object, written: str) -> bool:
    """Whether a value is the one that a contract writes; "" is a blank one."""
    if is_blank(value) or not written:
        return is_blank(value) and not written
    if isinstance(value, bool):
        return written == ("true" if value else "false")
    if isinstance(value, Fact):
        try:
            return value.value == Decimal(written)
        except InvalidOperation:
            return False
    if isinstance(value, date):
        return value.isoformat() == written
    if isinstance(value, tuple):
        return any(is_written(one, written) for one in value)
    text = key_of(value) if isinstance(value, Record) else value
    return isinstance(text, str) and normalise(text) == normalise(written)
