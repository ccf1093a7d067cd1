"""The derived tables of an edition, in the order of the contract: each is a table like one that was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Generic

from reportcli.model.fact import Fact
from reportcli.model.refs import Where
from reportcli.model.value_class import dataclass, replace
from reportcli.workbook.contract.bucket import Bucket
from reportcli.workbook.contract.contract import Column, ViewSpec
from reportcli.workbook.contract.view_parts import OVER_ROWS, REFUSE, Calculation, Pivot, last_part
from reportcli.workbook.tables.record import CellText, Record
from reportcli.workbook.tables.table import Table
from reportcli.workbook.tables.table_cells import key_text
from reportcli.workbook.views.exact import change_of, ranks_of, running_of, shares_of
from reportcli.workbook.views.findings import ViewFindings
from reportcli.workbook.views.groups import Group, Grouping, Groups, R, calculated, words_in
from reportcli.workbook.views.order import class_place, have_order, heading, pivot_key, sort_key, sorts_alike
from reportcli.workbook.views.rows import Row, identity, place_of_value

if TYPE_CHECKING:
    from reportcli.workbook.workbook import Workbook


def with_views(workbook: Workbook, given: Mapping[str, Table] | None = None) -> Workbook:
    """The workbook with the views of its contract, and what is wrong with their data. given: views that are
    known already.
    """
    if not workbook.contract.views:
        return workbook

    diagnostics = ViewFindings(workbook.diagnostics)
    tables = dict(workbook.tables)
    for view in workbook.contract.views.values():
        if given and view.name in given:
            tables[view.name] = given[view.name]
        elif workbook.frames.keys() & view.sources():
            tables[view.name] = _of_frame(view, workbook, diagnostics)
        else:
            grouping = Grouping(view, tables, workbook.language, diagnostics)
            tables[view.name] = _Deriving(view, grouping, workbook.language, diagnostics).table()
    views = {name: tables[name] for name in workbook.contract.views}
    return replace(workbook, views=views, diagnostics=(*workbook.diagnostics, *diagnostics.summary()))


def _of_frame(view: ViewSpec, workbook: Workbook, diagnostics: ViewFindings) -> Table:
    """A view of a table that is kept in columns: groups of its rows, and no other."""
    from reportcli.workbook.views.frame_groups import FrameGrouping

    name = next(one for one in workbook.frames if one in view.sources())
    if view.tables != (name,) or view.joins or not view.is_grouped:
        diagnostics.error("view-of-columns", view.span, view=view.name, table=name)
        return Table(view.spec, None, {}, ())
    grouping = FrameGrouping(view, workbook.frames[name], workbook.language, diagnostics)
    return _Deriving(view, grouping, workbook.language, diagnostics).table()


@dataclass(slots=True)
class ViewRow:
    """One row of a view. where: the place of each value; row: the record that it is, None of a group."""

    values: dict[str, object] = field(default_factory=dict)
    where: dict[str, Where] = field(default_factory=dict)
    row: Row | None = None
    is_rest: bool = False

    def put(self, name: str, value: object, where: Where | None) -> None:
        """Sets a value with its place, where it has one."""
        self.values[name] = value
        if where is not None:
            self.where[name] = where


class _Deriving(Generic[R]):
    """Works out one view."""

    def __init__(self, view: ViewSpec, grouping: Groups[R], lang: str, diagnostics: ViewFindings) -> None:
        self.view, self.grouping, self.lang, self.diagnostics = view, grouping, lang, diagnostics
        self.columns = dict(view.spec.columns)

    def table(self) -> Table:
        """The view as a table."""
        lines = self._grouped() if self.view.is_grouped else self._plain()
        for one in self.view.calculations:
            if one.function in OVER_ROWS:
                self._over_rows(one, lines)
        spec = replace(self.view.spec, columns=self.columns)
        records = tuple(self._record(number, line) for number, line in enumerate(lines, 1))
        return Table(spec, None, {}, records)

    def _record(self, number: int, line: ViewRow) -> Record:
        values: dict[str, object] = {name: line.values.get(name) for name in self.columns}
        key = key_text(values.get(self.view.spec.key)) if self.view.spec.key else ""
        return Record(self.view.name, number, values, line.where, key=key, sheet=self.view.span)

    # ---- rows

    def _plain(self) -> list[ViewRow]:
        """A line a record: all its columns, or those that are named."""
        named = [(one.name, one.column) for one in self.view.calculations if not one.function]
        over = {one.name for one in self.view.calculations if one.function}
        paths = [(name, name) for name in self.columns if name not in over] if self.view.keeps else named
        lines = []
        for row in self.grouping.records():
            line = ViewRow(row=row)
            for name, path in paths:
                line.put(name, row.value(path), row.place(path))
            lines.append(line)
        return self._top(self._sorted(lines))[0]

    def _grouped(self) -> list[ViewRow]:
        """A line a group, what is left over the top as one more."""
        groups = self.grouping.groups(self.grouping.rows())
        by_line = [(self._line(group), group) for group in groups]
        order = self._sorted([line for line, _ in by_line])
        kept, left = self._top(order)
        of_line = {id(line): group for line, group in by_line}
        chosen = [of_line[id(line)] for line in kept]
        words = words_in(self.view.rest, self.lang)
        if left and words:
            rest = self._rest([of_line[id(line)] for line in left], words)
            kept, chosen = [*kept, self._line(rest)], [*chosen, rest]
        if self.view.pivot is not None:
            self._pivoted(self.view.pivot, kept, chosen)
        return kept

    def _rest(self, groups: Sequence[Group[R]], words: str) -> Group[R]:
        """All that is left over as one group: worked out from its records, as every other."""
        first = last_part(self.view.group[0])
        rows = self.grouping.joined(groups)
        return Group({first: CellText(words, self.view.span)}, rows, is_rest=True)

    def _line(self, group: Group[R]) -> ViewRow:
        line = ViewRow(is_rest=group.is_rest)
        for path in self.view.group:
            value = group.values.get(last_part(path))
            own = self.grouping.first_place(group.rows, path) if value is not None else None
            where = place_of_value(value) or own
            line.put(last_part(path), value, where)
        for one in self.view.calculations:
            if one.function and one.function not in OVER_ROWS:
                fact = self.grouping.figure(group.rows, one)
                line.put(one.name, fact, place_of_value(fact) or one.span)
        return line

    def _pivoted(self, pivot: Pivot, lines: Sequence[ViewRow], groups: Sequence[Group[R]]) -> None:
        """Adds a column for each value of the pivot, in order where they are numbers or dates."""
        found: dict[tuple[str, object], object] = {}
        for group in groups:
            for key, value in self.grouping.distinct(group.rows, pivot.by).items():
                found.setdefault(key, value)
        order = sorted(found, key=partial(pivot_key, found)) if have_order(found.values()) else [*found]
        for key in order:
            name = heading(found[key])
            if name in self.columns:
                args = {"column": name}
                self.diagnostics.error("view-column-twice", pivot.span, **args)
                continue
            one = Calculation(name, pivot.function, pivot.column, pivot.span, pivot.second)
            self.columns[name] = Column(name, "number", pivot.span)
            for line, group in zip(lines, groups, strict=True):
                rows = self.grouping.having(group.rows, pivot.by, key)
                fact = self.grouping.figure(rows, one) if len(rows) else None
                line.put(name, fact, place_of_value(fact))

    # ---- order

    def _sorted(self, lines: list[ViewRow]) -> list[ViewRow]:
        """By the columns of `sort`, blanks last, equal ones as they stood."""
        for stated in reversed(self.view.sort or [*self.view.buckets]):
            name = stated.lstrip("-")
            bucket = self.view.buckets.get(name)
            if bucket is not None and bucket.bounds:
                lines = sorted(
                    lines, key=partial(_place_in_class, bucket, name), reverse=stated.startswith("-")
                )
                continue
            filled = [line for line in lines if line.values.get(name) is not None]
            blank = [line for line in lines if line.values.get(name) is None]
            filled.sort(key=lambda line: sort_key(line.values[name]), reverse=stated.startswith("-"))
            lines = filled + blank
        return lines

    def _top(self, lines: list[ViewRow]) -> tuple[list[ViewRow], list[ViewRow]]:
        """The lines that are kept and those that are left; equal ones on both sides are noted."""
        top, names = self.view.top, [name.lstrip("-") for name in self.view.sort]
        if not 0 < top < len(lines):
            return lines, []
        last, after = lines[top - 1], lines[top]
        if names and all(sorts_alike(last.values.get(name), after.values.get(name)) for name in names):
            args = {"view": self.view.name, "count": str(top), "column": names[0]}
            where = after.where.get(names[0]) or self.view.span
            self.diagnostics.note("view-top-tie", where, group=self.view.name, **args)
        return lines[:top], lines[top:]

    # ---- over rows

    def _over_rows(self, one: Calculation, lines: Sequence[ViewRow]) -> None:
        """A column of shares, ranks or running sums of a column before it."""
        if one.function == "change":
            self._changes(one, lines)
            return
        functions = {"share": shares_of, "rank": ranks_of, "running": running_of}
        ranked = [line for line in lines if not (one.function == "rank" and line.is_rest)]
        counted = [line for line in ranked if self._has_figure(one, line)]
        facts = [fact for line in counted if isinstance(fact := line.values[one.column], Fact)]
        made = calculated(self.view, self.diagnostics, functions[one.function], facts, one=one)
        if made is None and facts and one.function == "share":
            self._report_share(one, facts)
        for line, fact in zip(counted, made or (), strict=made is not None):
            line.put(one.name, fact, line.where.get(one.column))

    def _changes(self, one: Calculation, lines: Sequence[ViewRow]) -> None:
        """The difference of each figure to that of the year before with the same other keys, if any."""
        others = [last_part(path) for path in self.view.group if last_part(path) != one.second]
        known: dict[tuple[object, ...], Fact] = {}
        dated: list[tuple[ViewRow, tuple[object, ...], Decimal, Fact]] = []
        for line in lines:
            year, fact = line.values.get(one.second), line.values.get(one.column)
            if isinstance(year, Fact) and isinstance(fact, Fact) and not line.is_rest:
                keys: tuple[object, ...] = tuple(identity(line.values.get(name)) for name in others)
                known[(*keys, year.value)] = fact
                dated.append((line, keys, year.value, fact))
        for line, same, when, fact in dated:
            before = known.get((*same, when - 1))
            if before is not None:
                made = calculated(self.view, self.diagnostics, _change, (before, fact), one=one)
                line.put(one.name, made, line.where.get(one.column))

    def _report_share(self, one: Calculation, facts: Sequence[Fact]) -> None:
        """Shares of nothing, or with a part below zero, at that part."""
        below = next((fact for fact in facts if fact.value < 0), facts[0])
        args = {"view": self.view.name, "column": one.column}
        where = place_of_value(below) or one.span
        self.diagnostics.error("view-share-of-nothing", where, group=self.view.name, **args)

    def _has_figure(self, one: Calculation, line: ViewRow) -> bool:
        """Whether a line has the figure; a blank cell of a record is reported."""
        if isinstance(line.values.get(one.column), Fact):
            return True
        if line.row is not None and self.view.blank_amounts == REFUSE:
            args = {"view": self.view.name, "column": one.column, "function": one.function}
            where = line.where.get(one.column) or one.span
            self.diagnostics.blank("view-blank-amount", where, f"{self.view.name} {one.column}", **args)
        return False


def _change(pair: Sequence[Fact]) -> Fact:
    """What the second figure has gained since the first."""
    return change_of(pair[1], pair[0])


def _place_in_class(bucket: Bucket, name: str, line: ViewRow) -> int:
    return class_place(bucket, line.values.get(name))
