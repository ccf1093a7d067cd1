"""What a part has read, by digests: whether another run would read the same."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping, Sequence

from reportcli.bind.parts.exact import exact, exact_of
from reportcli.expressions.names import NAME
from reportcli.inputs.looks import Looks
from reportcli.inputs.observations import Observations
from reportcli.inputs.project_files import ProjectFiles
from reportcli.model.value_class import dataclass
from reportcli.workbook.tables.lazy_records import LazyRecords
from reportcli.workbook.tables.reads import Reads
from reportcli.workbook.tables.record import Record, held_by, part_of, row_of, values_by

TABLE, TEXT, PHOTO, LOCAL = "table", "text", "photo", "local"
FORMLESS = (TypeError, AttributeError, ValueError, RecursionError, pickle.PicklingError)
"""What a value raises that has no form of its own."""
ALL = ""  # stands for every name of a kind, for every column of a row
NOTHING = b""  # the digest of what is not there
Row = tuple[int, int]
Digested = tuple[bytes, set[str]]
"""A digest, and the tables of the records that were met."""
Rows = tuple[Sequence[Record], ...]
"""Records of a table as they were read, and as they are printed where that differs."""


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """Cells of a column, by row and part of the row; their values as one digest."""

    column: str
    rows: tuple[Row, ...]
    digest: bytes


@dataclass(frozen=True, slots=True)
class TableRead:
    """What was read of a table. While the `whole` table is the same, nothing else has to be looked at.

    shape: its columns, rows, keys and places.
    """

    whole: bytes
    shape: bytes
    columns: tuple[ColumnRead, ...]


@dataclass(frozen=True, slots=True)
class Dependencies:
    """All that a part has read. names: digests by kind and name; the rest is what was seen of the disk."""

    tables: Mapping[str, TableRead]
    names: Mapping[tuple[str, str], bytes]
    read: Mapping[str, str]
    found: Mapping[tuple[str, str], bool]
    listed: Mapping[tuple[str, str], tuple[str, ...]]
    folders: Mapping[str, bool]


Local = Mapping[str, object]
"""Names of the place where a part stands, with the blank cells that they were given."""


class Readings:
    """The values of one run, as parts read them."""

    def __init__(self, tables: Mapping[str, Rows], names: Mapping[str, Mapping[str, object]]) -> None:
        """names: values by kind, then name."""
        self._tables, self._names = tables, names
        self._wholes: dict[str, tuple[bytes, bytes]] = {}
        self._rows: dict[str, tuple[dict[Row, Record], ...]] = {}
        self._digests: dict[tuple[str, str], Digested] = {}
        self._looks: Looks | None = None

    def dependencies(self, reads: Reads, files: ProjectFiles, local: Local) -> Dependencies | None:
        """What was read, None where something of it has no form of its own. files: those that were seen."""
        seen = files.observations()
        read_of = {table for table, *_ in reads.cells}
        if not all(seen.read.values()) or not read_of <= self._tables.keys():
            return None
        try:
            named = {name: self._named(*name, local) for name in reads.names if not self._is_table(*name)}
            tables = self._read(reads, named.values())
        except FORMLESS:
            return None
        names = {name: digest for name, (digest, _) in named.items()}
        return Dependencies(tables, names, seen.read, seen.found, seen.listed, seen.folders)

    def hold(self, known: Dependencies, files: ProjectFiles, local: Local) -> bool:
        """Whether everything is as it was read; then `files` has seen what was seen of the disk."""
        try:
            same = all(
                self._named(*name, local)[0] == digest for name, digest in known.names.items()
            ) and all(self._holds(name, read) for name, read in known.tables.items())
        except FORMLESS:
            return False
        if not same:
            return False
        seen = Observations(known.read, known.found, known.listed, known.folders)
        self._looks = self._looks or Looks(files)
        if not self._looks.hold(seen):
            return False
        files.saw(seen)
        return True

    # ---- names

    def _named(self, kind: str, name: str, local: Local) -> Digested:
        if kind == LOCAL:
            return _digested(local, name)
        known = self._digests.get((kind, name))
        if known is None:
            known = self._digests[kind, name] = _digested(self._names[kind], name)
        return known

    # ---- tables

    def _is_table(self, kind: str, name: str) -> bool:
        return kind in (TABLE, NAME) and name in self._tables

    def _read(self, reads: Reads, named: Iterable[Digested]) -> dict[str, TableRead]:
        """The tables of which something was read, and those to which a cell or a name leads."""
        columns: dict[str, dict[str, set[Row]]] = {}
        for table, column, row, part in reads.cells:
            columns.setdefault(table, {}).setdefault(column, set()).add((row, part))
        reached = {name for kind, name in reads.names if self._is_table(kind, name)}
        reached.update(*(tables for _, tables in named))
        found = {}
        for name, read in columns.items():
            found[name], led_to = self._table_read(name, read)
            reached |= led_to
        for name in sorted(reached & self._tables.keys() - found.keys()):
            found[name], _ = self._table_read(name, {})
        return found

    def _table_read(self, name: str, read: Mapping[str, set[Row]]) -> tuple[TableRead, set[str]]:
        """What was read of a table, and the tables to which it leads."""
        whole, shape = self._whole(name)
        if self._is_large(name):
            return TableRead(whole, shape, ()), set(self._tables)
        columns, led_to = [], set[str]()
        for column, rows in sorted(read.items()):
            ordered = tuple(sorted(rows))
            digest, tables = self._cells(name, column, ordered)
            columns.append(ColumnRead(column, ordered, digest))
            led_to |= tables
        return TableRead(whole, shape, tuple(columns)), led_to

    def _holds(self, name: str, read: TableRead) -> bool:
        if name not in self._tables:
            return False
        whole, shape = self._whole(name)
        if whole == read.whole:
            return True
        return (
            shape == read.shape
            and not self._is_large(name)
            and all(self._cells(name, one.column, one.rows)[0] == one.digest for one in read.columns)
        )

    def _is_large(self, name: str) -> bool:
        """Whether the table makes its records when they are asked for: then it counts as a whole."""
        return any(isinstance(records, LazyRecords) for records in self._tables[name])

    def _whole(self, name: str) -> tuple[bytes, bytes]:
        """The digests of a table and of its shape."""
        known = self._wholes.get(name)
        if known is None:
            known = self._wholes[name] = self._made(name)
        return known

    def _made(self, name: str) -> tuple[bytes, bytes]:
        rows = self._tables[name]
        small = [records for records in rows if not isinstance(records, LazyRecords)]
        shape = exact([[(held_by(one), tuple(values_by(one))) for one in records] for records in small])
        values = [[tuple(values_by(one).values()) for one in records] for records in small]
        large = [records for records in rows if isinstance(records, LazyRecords)]
        return exact(shape, values, large), shape

    def _cells(self, name: str, column: str, rows: Iterable[Row]) -> Digested:
        """The digest of cells; of a row with all columns where none is named."""
        return exact_of([[_value(by_row.get(row), column) for row in rows] for by_row in self._by_row(name)])

    def _by_row(self, name: str) -> tuple[dict[Row, Record], ...]:
        known = self._rows.get(name)
        if known is None:
            tables = self._tables[name]
            known = tuple({(row_of(one), part_of(one)): one for one in records} for records in tables)
            self._rows[name] = known
        return known


def _digested(values: Mapping[str, object], name: str) -> Digested:
    """The digest of what a name means; of all names where none is said."""
    if name == ALL:
        return exact(list(values)), set()
    return exact_of(values[name]) if name in values else (NOTHING, set())


def _value(record: Record | None, column: str) -> tuple[object, ...]:
    """The value of a cell, () where there is no such row or column; of all columns where none is named."""
    if record is None:  # of a sheet that the workbook does not hold
        return ()
    values = values_by(record)
    if column == ALL:
        return tuple(values.values())
    return (values[column],) if column in values else ()


def without_local(reads: Reads) -> Reads:
    """What was read, without the names of the place."""
    return Reads(reads.cells, {name for name in reads.names if name[0] != LOCAL})


def reads_of(known: Dependencies) -> Reads:
    """What was read, for the part that the known one stands in; names of its place are none of that."""
    cells = {
        (name, one.column, *row)
        for name, read in known.tables.items()
        for one in read.columns
        for row in one.rows
    }
    names = {name for name in known.names if name[0] != LOCAL}
    return Reads(cells, names | {(TABLE, name) for name in known.tables})
