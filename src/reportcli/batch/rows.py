"""Which rows are a record's own: those that name it, those that they refer to, and all that is nobody's."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from reportcli.batch.declared import NAMED, NONE, WHOLE, Editions
from reportcli.batch.frame_owners import FrameOwners, owners_of
from reportcli.model.collector import Collector
from reportcli.model.fact import Fact
from reportcli.model.refs import CellRef, SheetRef, Where
from reportcli.model.value_class import dataclass
from reportcli.workbook.names import normalise
from reportcli.workbook.tables.record import (
    Record,
    columns_of,
    has_columns,
    key_of,
    part_of,
    row_of,
    stated_key,
    table_of,
    value_of,
    where_of,
)

if TYPE_CHECKING:
    from reportcli.workbook.contract.contract import TableSpec
    from reportcli.workbook.frames.frame import TableFrame
    from reportcli.workbook.tables.table import Table
    from reportcli.workbook.workbook import Workbook

BESIDE = ("photos", "texts")
"""Tables whose rows are a record's own where nothing but its rows refers to them."""
MOST_SAID = 8
"""Rows of a large table that name no record and are reported one by one."""
Place = tuple[str, str, int]
"""Input, sheet and row."""


@dataclass(slots=True)
class EditionRows:
    """The rows of every record of `table`. own: by table and record; a table that is not in it is whole.

    owner_at: whose a row of a sheet is; owner_of: whose a file of a member is. whole: the tables with rows
    that every edition has. owners: whose the rows of a large table are, by table; one that is not in it is
    whole.
    """

    table: str
    own: dict[str, dict[Record, list[Record]]] = field(default_factory=dict)
    owner_at: dict[Place, Record] = field(default_factory=dict)
    owner_of: dict[str, Record] = field(default_factory=dict)
    nobody: dict[str, list[Record]] = field(default_factory=dict)
    whole: list[str] = field(default_factory=list)
    owners: dict[str, FrameOwners] = field(default_factory=dict)
    digests: dict[Record, bytes] = field(default_factory=dict)

    def of(self, table: str, record: Record) -> Sequence[Record] | None:
        """The rows that an edition has of a table; None of a table that it has whole."""
        if table not in self.own:
            return None
        return [*self.own[table].get(record, ()), *self.nobody.get(table, ())]

    def is_of_another(self, where: Where | None, record: Record) -> bool:
        """Whether a cell is in a row of another record, or a place in the file of another member."""
        owner = None
        if isinstance(where, CellRef):
            owner = self.owner_at.get((where.input, str.__str__(where.sheet), where.row))
        if owner is None and isinstance(where, CellRef | SheetRef):
            owner = self.owner_of.get(where.input)
        return owner is not None and owner != record

    def digest(self, record: Record) -> bytes:
        """`row_digest` of a row, worked out once."""
        known = self.digests.get(record)
        if known is None:
            known = self.digests[record] = row_digest(record)
        return known


def rows_of(workbook: Workbook, table: str, editions: Editions, diagnostics: Collector) -> EditionRows:
    """The rows of every record of a table. What belongs to none, and what is not stated, is reported."""
    return _Sharing(workbook, table, editions, diagnostics).rows()


class _Sharing:
    """Gives every row to its record."""

    def __init__(self, workbook: Workbook, table: str, editions: Editions, diagnostics: Collector) -> None:
        self.workbook, self.table, self.stated = workbook, table, editions.tables
        self.diagnostics, self.found = diagnostics, EditionRows(table)
        self.by_key = {normalise(stated_key(one)): one for one in reversed(self._records(table))}

    def rows(self) -> EditionRows:
        """All of them."""
        for name, span in ((name, one.span) for name, one in self.stated.items()):
            if name not in {*self.workbook.tables, *self.workbook.frames} or name == self.table:
                self.diagnostics.error("editions-table-unknown", span, table=name)
        self._give(self.table, ((one, one) for one in self._records(self.table)))
        following: list[str] = []
        for name, table in self.workbook.tables.items():
            if name != self.table and table.spec.form == "rows":
                self._share(name, table, following)
        for name, frame in self.workbook.frames.items():
            self._share_frame(name, frame)
        self._follow(following)
        named = {file: self.by_key.get(normalise(one)) for file, one in self.workbook.members.items()}
        self.found.owner_of = {file: owner for file, owner in named.items() if owner is not None}
        return self.found

    def _records(self, name: str) -> Sequence[Record]:
        return self.workbook.tables[name].records

    def _share(self, name: str, table: Table, following: list[str]) -> None:
        """The rows of one table, by the column that is stated, else by the only one that names the record."""
        stated = self.stated[name].text if name in self.stated else ""
        if not stated:
            self._share_unstated(name, table, following)
        elif stated == NONE:
            self.found.own[name] = {}
        elif stated == NAMED:
            following.append(name)
        elif stated == WHOLE:
            self._leave_whole(name, table)
        else:
            self._by_column(name, table, stated)

    def _share_unstated(self, name: str, table: Table, following: list[str]) -> None:
        naming = [one.name for one in table.spec.columns.values() if one.target == self.table]
        if len(naming) == 1:
            self._by_column(name, table, naming[0])
        elif naming:
            where = table.sheet or table.spec.span
            self.diagnostics.error("editions-table-open", where, table=name, names=", ".join(naming))
        elif name in BESIDE:
            following.append(name)
        else:
            self._leave_whole(name, table)

    def _share_frame(self, name: str, frame: TableFrame) -> None:
        """The rows of a large table, by the same rules; nothing refers to single ones."""
        naming = [one.name for one in frame.spec.columns.values() if one.target == self.table]
        stated = self.stated[name].text if name in self.stated else (naming[0] if len(naming) == 1 else "")
        if not stated and naming:
            args = {"table": name, "names": ", ".join(naming)}
            self.diagnostics.error("editions-table-open", frame.spec.span, **args)
        elif stated in ("", WHOLE):
            self.found.whole.append(name)
        elif stated == NONE:
            self.found.owners[name] = owners_of(frame, None, self._named)
        elif stated.partition(".")[0] not in frame.columns:
            args = {"table": name, "column": stated, "names": ", ".join(frame.columns)}
            self.diagnostics.error("editions-column-unknown", self.stated[name].span, **args)
        else:
            owners = self.found.owners[name] = owners_of(frame, stated, self._named)
            column = stated.partition(".")[0]
            for row in owners.without()[:MOST_SAID].tolist():
                args = {"table": name, "column": column}
                self.diagnostics.error("editions-row-of-none", frame.cell(row, column), group=name, **args)

    def _leave_whole(self, name: str, table: Table) -> None:
        self.found.whole += [name] if len(table) else []

    def _by_column(self, name: str, table: Table, path: str) -> None:
        """Rows whose column names the record; a row that names none is reported."""
        first = path.partition(".")[0]
        if first not in table.spec.columns:
            names = ", ".join(table.spec.columns)
            span = self.stated[name].span
            self.diagnostics.error("editions-column-unknown", span, table=name, column=first, names=names)
            return
        given: list[tuple[Record, Record]] = []
        for row in table.records:
            owner = self._named(_at(row, path))
            if owner is None:
                where = where_of(row, first)
                self.diagnostics.error("editions-row-of-none", where, group=name, table=name, column=first)
            else:
                given.append((owner, row))
        self._give(name, given)

    def _named(self, value: object) -> Record | None:
        if isinstance(value, Record) and table_of(value) == self.table:
            return value
        text = f"{value.value:f}" if isinstance(value, Fact) else value
        return self.by_key.get(normalise(text)) if isinstance(text, str) and text else None

    def _give(self, name: str, given: Iterable[tuple[Record, Record]]) -> None:
        parts = self.found.own.setdefault(name, {})
        for owner, row in given:
            parts.setdefault(owner, []).append(row)
            self._stands(row, owner)

    def _stands(self, row: Record, owner: Record) -> None:
        where = where_of(row)
        if isinstance(where, CellRef):
            self.found.owner_at[where.input, str.__str__(where.sheet), where.row] = owner

    def _follow(self, following: Sequence[str]) -> None:
        """Rows that own rows refer to. Of pictures and texts, what no own row names is everybody's."""
        named: dict[str, dict[Record, dict[Record, None]]] = {name: {} for name in following}
        specs = {name: table.spec for name, table in self.workbook.tables.items()}
        for owner in self._records(self.table):
            waiting = [row for parts in self.found.own.values() for row in parts.get(owner, ())]
            while waiting:
                for other in _referred(waiting.pop(), specs, named):
                    owners = named[table_of(other)].setdefault(other, {})
                    if owner not in owners:
                        owners[owner] = None
                        waiting.append(other)
        for name in following:
            self._take(name, named[name], stated=name in self.stated)

    def _take(self, name: str, named: Mapping[Record, Mapping[Record, None]], *, stated: bool) -> None:
        """The rows of a table that is followed, in their order."""
        if not named and not stated:
            self._leave_whole(name, self.workbook.tables[name])
            return
        parts = self.found.own.setdefault(name, {})
        for row in self._records(name):
            owners = named.get(row, {})
            for owner in owners:
                parts.setdefault(owner, []).append(row)
            if len(owners) == 1:
                self._stands(row, next(iter(owners)))
            if not owners and not stated:
                self.found.nobody.setdefault(name, []).append(row)


def _referred(row: Record, specs: Mapping[str, TableSpec], among: Iterable[str]) -> Iterator[Record]:
    """The records of some tables that a row refers to."""
    for column in specs[table_of(row)].columns.values():
        if column.target in among:
            other = value_of(row, column.name)
            if isinstance(other, Record):
                yield other


def _at(row: Record, path: str) -> object:
    """The value at a path of columns, through the records that they name."""
    value: object = row
    for name in path.split("."):
        if not isinstance(value, Record) or not has_columns(value, (name,)):
            return None
        value = value_of(value, name)
    return value


def _word(value: object) -> str:
    """A value as characters that are the same wherever it is read."""
    if isinstance(value, Record):
        return f"{table_of(value)} {key_of(value)}"
    if isinstance(value, str):
        return f"{str.__str__(value)}\0{getattr(value, 'ref', None)}\0{getattr(value, 'printed', '')}"
    if isinstance(value, tuple):
        return "\0".join(map(_word, value))
    return repr(value)


def row_digest(record: Record) -> bytes:
    """A digest of one row: its values with their places."""
    words = (f"{name}\0{_word(value_of(record, name))}" for name in columns_of(record))
    text = "\0".join((table_of(record), str(row_of(record)), str(part_of(record)), *words))
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()
