"""`views:` of a contract: derived tables, checked against the tables that they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.model.collector import Collector
from reportcli.model.refs import Span
from reportcli.workbook.contract.contract import LANGUAGES, NUMERIC, Column, TableSpec, ViewSpec
from reportcli.workbook.contract.view_buckets import column_of
from reportcli.workbook.contract.view_groups import ViewGroups
from reportcli.workbook.contract.view_parts import (
    AGGREGATES,
    BLANK_AMOUNTS,
    OVER_ROWS,
    Calculation,
    Pivot,
    last_part,
)

_VIEW = (
    "doc", "from", "union", "join", "where", "group", "columns", "pivot", "sort", "top", "rest", "blank_key",
    "blank_amounts", "key",
)  # fmt: skip
_PIVOT = ("by", "value")
_PATH = r"[a-z][a-z0-9_.]*"
_CALL = re.compile(rf"([a-z]+)\(\s*({_PATH})?\s*(?:,\s*({_PATH})\s*)?\)")
TWO = {"mean": False, "change": True}
"""Functions that take a second column, and whether they ask for it."""
WORDED = ("text", "markdown", "code", "choice")
"""Types of columns in which words may stand: for what is left over, for what is blank."""
MOST_ROWS = 100_000


def read_views(
    stated: YamlMapping, tables: Mapping[str, TableSpec], diagnostics: Collector
) -> dict[str, ViewSpec]:
    """The views in their order, each made of tables and of views before it."""
    known = dict(tables)
    made: dict[str, ViewSpec] = {}
    for name in stated:
        view = _ViewReader(name, known, diagnostics).read(stated)
        if view is not None:
            made[name] = view
            known[name] = view.spec
    return made


class _ViewReader(ViewGroups):
    """Reads one view."""

    def read(self, stated: YamlMapping) -> ViewSpec | None:
        """The view; None where something of it is not valid, which is reported."""
        data = self._mapping(stated, self.name)
        if data is None or not self._good_name(self.name, stated):
            return None
        span = stated.keys_at[self.name]
        if self.name in self.tables:
            self._refuse("view-name-taken", span, name=self.name)
        self._known(data, _VIEW)
        tables = self._sources(data, span)
        if not tables:
            return None
        self.joins = tuple(self._joins(data))
        where = self._where(data)
        group = self._grouping(data)
        calculations = tuple(self._calculations(data, group))
        pivot = self._pivot(data)
        columns, keeps = self._columns(group, calculations, span)
        self._fitting(data, group, columns, pivot)
        words = {key: self._words(data, key, group, columns) for key in ("rest", "blank_key")}
        over = {one.name for one in calculations if one.function in OVER_ROWS}
        spec = TableSpec(self.name, columns, span, key=self._key(data, columns), doc=self._doc(data)[0])
        sortable = {name: column for name, column in columns.items() if name not in over}
        view = ViewSpec(
            name=self.name,
            spec=spec,
            tables=tables,
            span=span,
            joins=self.joins,
            where=where,
            group=group,
            calculations=calculations,
            keeps=keeps,
            pivot=pivot,
            sort=self._sort(data, sortable),
            top=self._top(data),
            rest=words["rest"],
            blank_key=words["blank_key"],
            blank_amounts=self._one_of(data, "blank_amounts", BLANK_AMOUNTS),
            buckets=self.buckets,
        )
        return None if self.failed else view

    def _calculations(self, data: YamlMapping, group: tuple[str, ...]) -> Iterator[Calculation]:
        """`columns: {total: sum(amount), part: share(total)}`."""
        listed = self._mapping(data, "columns") if "columns" in data else None
        taken = {last_part(path) for path in group}
        for name in listed or ():
            if listed is None or not self._good_name(name, listed):
                self.failed = True
                continue
            if name in taken:
                self._refuse("view-column-twice", listed.keys_at[name], column=name)
            taken.add(name)
            found = self._call(self._text(listed, name), listed.where(name))
            if found is not None:
                function, column, second = found
                yield Calculation(name, function, column, listed.keys_at[name], second)

    def _call(self, text: str, where: Span | None) -> tuple[str, str, str] | None:
        """Function and columns of `sum(amount)`, `mean(rate, people)`; of a column alone, no function."""
        match = _CALL.fullmatch(text.strip())
        function, column, second = (
            (match[1], match[2] or "", match[3] or "") if match else ("", text.strip(), "")
        )
        if function and function not in (*AGGREGATES, *OVER_ROWS):
            self._unknown(where, "columns", function, dict.fromkeys([*AGGREGATES, *OVER_ROWS]))
            return None
        if not column and function != "count":
            self._refuse("view-function-without-column", where, found=text)
            return None
        if (second and function not in TWO) or (not second and TWO.get(function)):
            self._refuse("view-function-columns", where, found=text, function=function)
            return None
        return function, column, second

    def _columns(
        self, group: tuple[str, ...], calculations: tuple[Calculation, ...], span: Span
    ) -> tuple[dict[str, Column], bool]:
        """Its columns, and whether it has all of its table: where it groups nothing and names none."""
        grouped = bool(group) or any(one.function in AGGREGATES for one in calculations)
        keeps = not grouped and all(one.function in OVER_ROWS for one in calculations)
        columns = dict(self.own) if keeps else {}
        for path in group:
            if path in self.buckets:
                columns[path] = column_of(self.buckets[path], path)
            elif (column := self._column(path, span, "group")) is not None:
                columns[last_part(path)] = _named(column, last_part(path))
        for one in calculations:
            if grouped and not one.function:
                self._refuse("view-column-of-group", one.span, column=one.name)
            made = self._made(one, columns)
            if made is not None:
                columns[one.name] = made
        if not columns:
            self._refuse("view-without-columns", span, name=self.name)
        return columns, keeps

    def _made(self, one: Calculation, columns: Mapping[str, Column]) -> Column | None:
        """The column that a calculation makes; functions over rows ask for one that stands before."""
        if not one.column:
            return Column(one.name, "integer", one.span)
        if one.function in OVER_ROWS:
            column = columns.get(one.column)
            if column is None:
                self._unknown(one.span, one.function, one.column, dict(columns))
        else:
            column = self._column(one.column, one.span, one.function or "columns")
        if column is None:
            return None
        if one.function == "count":
            return Column(one.name, "integer", one.span)
        if one.function and (column.type not in NUMERIC or column.type == "year"):
            args = {"function": one.function, "column": one.column, "type": column.type}
            self._refuse("view-needs-numbers", one.span, **args)
            return None
        if one.second and not self._fits(one, columns):
            return None
        kinds = {"share": "percent", "rank": "integer"}
        mean = "number" if one.function == "mean" and column.type == "integer" else column.type
        return _named(column, one.name, kinds.get(one.function, mean))

    def _fits(self, one: Calculation, columns: Mapping[str, Column]) -> bool:
        """Whether the second column of a calculation is a weight, or a year among the view's own columns."""
        if one.function == "change":
            other = columns.get(one.second)
            if other is None:
                self._unknown(one.span, one.function, one.second, dict(columns))
        else:
            other = self._column(one.second, one.span, one.function)
        if other is None or (other.type == "year" if one.function == "change" else other.type in NUMERIC):
            return other is not None
        args = {"function": one.function, "column": one.second, "type": other.type}
        self._refuse("view-needs-numbers", one.span, **args)
        return False

    def _pivot(self, data: YamlMapping) -> Pivot | None:
        """`pivot: {by: year, value: sum(amount)}`."""
        entry = self._mapping(data, "pivot") if "pivot" in data else None
        if entry is None:
            return None
        self._known(entry, _PIVOT)
        by = self._text(entry, "by")
        column = self._column(by, entry.where("by"), "by")
        found = self._call(self._text(entry, "value"), entry.where("value"))
        if column is None or found is None:
            return None
        if found[0] not in AGGREGATES:
            self._unknown(entry.where("value"), "value", found[0] or found[1], dict.fromkeys(AGGREGATES))
            return None
        function, value, second = found
        self._made(Calculation("value", function, value, entry.where("value"), second), {})
        return Pivot(by, function, value, entry.where("by"), second)

    def _fitting(
        self, data: YamlMapping, group: tuple[str, ...], columns: Mapping[str, Column], pivot: Pivot | None
    ) -> None:
        """Keys that ask for others."""
        if pivot is not None and not group:
            self._refuse("view-needs-group", data.where("pivot"), key="pivot")
        if "rest" in data and ("top" not in data or not group):
            self._refuse("view-needs-group", data.where("rest"), key="rest")

    def _words(
        self, data: YamlMapping, key: str, group: tuple[str, ...], columns: Mapping[str, Column]
    ) -> dict[str, str]:
        """Words by language, "" for every one; they stand in a column of texts alone."""
        if key not in data:
            return {}
        first = columns.get(last_part(group[0])) if group else None
        if first is not None and first.type not in WORDED:
            self._refuse("view-words-need-text", data.where(key), key=key, column=first.name, type=first.type)
        value = data[key]
        if isinstance(value, YamlMapping):
            self._known(value, LANGUAGES)
            found = {lang: self._text(value, lang) for lang in value if lang in LANGUAGES}
        else:
            found = {"": self._text(data, key)}
        if not found or not all(found.values()):
            self._refuse("view-words-missing", data.where(key), key=key)
        return found

    def _sort(self, data: YamlMapping, columns: Mapping[str, Column]) -> tuple[str, ...]:
        """Columns to sort by; those over rows are worked out after it, and are none."""
        names = self._strings(data, "sort")
        for name in names:
            if name.lstrip("-") not in columns:
                self._unknown(data.where("sort"), "sort", name, dict(columns))
        return names

    def _top(self, data: YamlMapping) -> int:
        count = self._integer(data, "top", 0) or 0
        if "top" in data and not 1 <= count <= MOST_ROWS:
            self._refuse("view-top-out-of-range", data.where("top"), most=str(MOST_ROWS))
        return count

    def _key(self, data: YamlMapping, columns: Mapping[str, Column]) -> str:
        key = self._text(data, "key")
        if key and key not in columns:
            self._unknown(data.where("key"), "key", key, dict(columns))
        return key


def _named(column: Column, name: str, kind: str = "") -> Column:
    """A column of a view: what another one holds, under its own name."""
    return Column(name, kind or column.type, column.span, target=column.target, unit=column.unit)
