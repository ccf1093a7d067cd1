"""What a view is made of: its table or tables, those joined to it, and which of their records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.model.collector import Collector
from reportcli.model.refs import Span
from reportcli.workbook.contract.contract import Column, TableSpec
from reportcli.workbook.contract.value_reader import ValueReader
from reportcli.workbook.contract.view_parts import ORIGIN, REFUSE, UNMATCHED, Join

_JOIN = ("on", "unmatched")


class ViewSources(ValueReader):
    """Reads the sources of one view. own: the columns of its table; joins: what stands beside them."""

    def __init__(self, name: str, tables: Mapping[str, TableSpec], diagnostics: Collector) -> None:
        self.name, self.tables, self.diagnostics = name, tables, diagnostics
        self.joins: tuple[Join, ...] = ()
        self.own: dict[str, Column] = {}
        self.failed = False

    def _refuse(self, code: str, where: Span | None, **args: str) -> None:
        self.failed = True
        self.diagnostics.error(code, where, **args)

    def _unknown(self, where: Span | None, option: str, found: str, names: Mapping[str, object]) -> None:
        self.failed = True
        self._bad_word(where, option, found, names)

    def _sources(self, data: YamlMapping, span: Span) -> tuple[str, ...]:
        """The tables, whose columns become those of its records."""
        if ("from" in data) == ("union" in data):
            self._refuse("view-without-table", span, name=self.name)
            return ()
        key = "from" if "from" in data else "union"
        tables = self._strings(data, key)
        if key == "from" and not isinstance(data["from"], str):
            self._refuse("view-without-table", data.where(key), name=self.name)
        for table in tables:
            if table not in self.tables:
                self._unknown(data.where(key), key, table, self.tables)
            else:
                self._take(table, data.where(key))
        if key == "union":
            self.own.setdefault(ORIGIN, Column(ORIGIN, "code"))
        return () if self.failed else tables

    def _take(self, table: str, where: Span | None) -> None:
        """Takes the columns of a table; one of a union that is of another kind before is refused."""
        for name, column in self.tables[table].columns.items():
            before = self.own.setdefault(name, column)
            if (before.type, before.target) != (column.type, column.target):
                args = {"column": name, "first": before.type, "second": column.type, "table": table}
                self._refuse("view-union-kinds", where, **args)

    def _joins(self, data: YamlMapping) -> Iterator[Join]:
        """`join: {TABLE: {on: {left: right}, unmatched: refuse}}`."""
        listed = self._mapping(data, "join") if "join" in data else None
        for table in listed or ():
            entry = self._mapping(listed, table) if listed is not None else None
            if entry is None or listed is None:
                self.failed = True
                continue
            where = listed.keys_at[table]
            self._known(entry, _JOIN)
            if table not in self.tables:
                self._unknown(where, "join", table, self.tables)
                continue
            on = self._mapping(entry, "on")
            if on is None or len(on) != 1:
                self._refuse("view-join-without-on", where, table=table)
                continue
            left, right = next(iter(on)), str(next(iter(on.values())))
            if self._column(left, on.keys_at[left], "on") is None:
                continue
            if right not in self.tables[table].columns:
                self._unknown(on.where(left), "on", right, self.tables[table].columns)
                continue
            yield Join(table, left, right, self._one_of(entry, "unmatched", UNMATCHED), where)

    def _column(self, path: str, where: Span | None, option: str) -> Column | None:
        """The column at a path: of the table, of a joined one, or of the record that a reference names."""
        head, _, tail = path.partition(".")
        if not tail:
            if head not in self.own:
                self._unknown(where, option, path, self._names())
            return self.own.get(head)
        target = next((join.table for join in self.joins if join.table == head), "")
        if not target and head in self.own and self.own[head].type == "ref":
            target = self.own[head].target
        columns = self.tables[target].columns if target in self.tables else {}
        if tail not in columns:
            self._unknown(where, option, path, self._names() | {f"{head}.{name}": None for name in columns})
        return columns.get(tail)

    def _names(self) -> dict[str, object]:
        return {**dict.fromkeys(self.own), **{f"{join.table}.": None for join in self.joins}}

    def _where(self, data: YamlMapping) -> dict[str, tuple[str, ...]]:
        """`where: {status: open, year: [2023, 2024]}`; null is a blank cell."""
        listed = self._mapping(data, "where") if "where" in data else None
        found: dict[str, tuple[str, ...]] = {}
        for path in listed or ():
            if listed is not None and self._column(path, listed.keys_at[path], "where") is not None:
                value = listed[path]
                values = value if isinstance(value, list) else [value]
                found[path] = tuple(_written(one) for one in values)
        return found

    def _one_of(self, data: YamlMapping, key: str, choices: tuple[str, ...]) -> str:
        text = self._text(data, key) or REFUSE
        if text not in choices:
            self._unknown(data.where(key), key, text, dict.fromkeys(choices))
        return text


def _written(value: object) -> str:
    if value is None:
        return ""
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
