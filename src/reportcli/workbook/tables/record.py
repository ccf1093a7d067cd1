"""Records: one row of a table, immutable, with its cells as attributes; texts that know their cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import Any

from reportcli.inputs.nearest import nearest
from reportcli.model.refs import CellRef, Where
from reportcli.workbook.tables.reads import note_read


class CellText(str):
    """Text of a cell. ref: its place; markdown: it may hold marks; printed: a choice as it was typed."""

    __slots__ = ("markdown", "printed", "ref")

    ref: Where | None
    markdown: bool
    printed: str

    def __new__(
        cls, text: str, ref: Where | None = None, markdown: bool = False, printed: str = ""
    ) -> CellText:
        made = super().__new__(cls, text)
        made.ref, made.markdown, made.printed = ref, markdown, printed or text
        return made

    def __reduce__(self) -> tuple[object, ...]:
        return CellText, (str(self), self.ref, self.markdown, self.printed)


class UnknownColumn(AttributeError):
    """A record has no such column. `nearest` is the most similar name, "" when none is."""

    def __init__(self, table: str, column: str, columns: tuple[str, ...]) -> None:
        self.table, self.column, self.columns = table, column, columns
        self.nearest = nearest(column, columns)
        super().__init__(f"{table} has no column {column}", name=column)

    def __reduce__(self) -> tuple[object, ...]:
        return UnknownColumn, (self.table, self.column, self.columns)


class RowCells(Mapping[str, Where]):
    """The cells of one row, made when asked for: a sheet of many rows holds one table of columns."""

    __slots__ = ("_columns", "_input", "_row", "_sheet")

    def __init__(self, input_id: str, sheet: str, row: int, columns: Mapping[str, int]) -> None:
        self._input, self._sheet, self._row, self._columns = input_id, sheet, row, columns

    def __getitem__(self, name: str) -> CellRef:
        return CellRef(self._input, self._sheet, self._row, self._columns[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


class Record:
    """One row. Attributes are Fact, CellText, date, bool, tuple, Record or None (blank).

    Equal records are the same row of the same table. Everything but cells is asked of the functions below,
    so that no column name can hide anything.
    """

    __slots__ = ("_key", "_part", "_row", "_sheet", "_table", "_values", "_where")

    _key: str
    _part: int
    _row: int
    _sheet: Where | None
    _table: str
    _values: MutableMapping[str, object]
    _where: Mapping[str, Where]

    def __init__(
        self,
        table: str,
        row: int,
        values: MutableMapping[str, object],
        where: Mapping[str, Where],
        *,
        key: str = "",
        sheet: Where | None = None,
        part: int = 0,
    ) -> None:
        """part: which of the records that one row of a crosstab gives."""
        for put, value in zip(_PUT, (key, part, row, sheet, table, values, where), strict=True):
            put(self, value)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        note_read(self._table, name, self._row, self._part)
        try:
            return self._values[name]
        except KeyError:
            raise UnknownColumn(self._table, name, tuple(self._values)) from None

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"records do not change: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"records do not change: {name}")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and self._identity() == other._identity()

    def _identity(self) -> tuple[str, int, int]:
        return self._table, self._row, self._part

    def __hash__(self) -> int:
        return hash(self._identity())

    def __repr__(self) -> str:
        return f"Record({self._table}, {self._key or self._row})"

    def __getstate__(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in Record.__slots__)

    def __setstate__(self, state: tuple[object, ...]) -> None:
        for name, value in zip(Record.__slots__, state, strict=True):
            object.__setattr__(self, name, value)


_PUT = tuple(getattr(Record, name).__set__ for name in Record.__slots__)


def is_record(value: object) -> bool:
    """Whether a value is a row, such as what a reference names."""
    return isinstance(value, Record)


def columns_of(record: Record) -> tuple[str, ...]:
    """All columns of the record's table, also those that the sheet left out."""
    return tuple(record._values)


def has_columns(record: Record, columns: Iterable[str]) -> bool:
    """Whether the record's table has all these columns."""
    return all(column in record._values for column in columns)


def value_of(record: Record, column: str) -> Any:
    """A cell; raises UnknownColumn."""
    try:
        value = record._values[column]
    except KeyError:
        raise UnknownColumn(record._table, column, tuple(record._values)) from None
    note_read(record._table, column, record._row, record._part)
    return value


def words_of(record: Record, column: str) -> str:
    """The text of a column, trimmed; "" where it holds none."""
    value = value_of(record, column)
    return str.__str__(value).strip() if isinstance(value, str) else ""


def table_of(record: Record) -> str:
    """The canonical name of the record's table."""
    return record._table


def row_of(record: Record) -> int:
    """The sheet's row number, 1-based; of a text that is only a file, a negative number."""
    return record._row


def key_of(record: Record) -> str:
    """The record's key, or its row number when the table has no key."""
    return record._key or str(record._row)


def where_of(record: Record, column: str = "") -> Where | None:
    """The cell of a column (also a blank one), or of the record's first cell."""
    cells = record._where
    return cells.get(column, record._sheet) if column else next(iter(cells.values()), record._sheet)


def cell_of(record: Record, column: str) -> CellRef | None:
    """`where_of` when it is a cell."""
    where = where_of(record, column)
    return where if isinstance(where, CellRef) else None


def column_place(record: Record, column: str) -> Where | None:
    """The cell of a column that the sheet has, also a blank one; None for any other column."""
    return record._where.get(column)


def column_at(record: Record, where: Where) -> str:
    """The column whose cell this is, "" for none."""
    return next((name for name, at in record._where.items() if at == where), "")


def sheet_of(record: Record) -> Where | None:
    """Where a record says that its cells are when a column has none."""
    return record._sheet


def part_of(record: Record) -> int:
    """Which of the records that one row of a crosstab gives; 0 for any other."""
    return record._part


def stated_key(record: Record) -> str:
    """The record's key, "" when its table has none."""
    return record._key


def cells_of(record: Record, columns: Iterable[str]) -> tuple[dict[str, object], dict[str, Where]]:
    """The values of these columns and the places of those that have one, for a record made of this one."""
    note_read(record._table, "", record._row, record._part)
    values = {name: record._values[name] for name in columns}
    return values, {name: at for name in values if (at := where_of(record, name)) is not None}


def copied(record: Record) -> Record:
    """The same row with values of its own, to resolve its references in; only while tables are read."""
    row, part, key, sheet, where = held_by(record)
    return Record(record._table, row, dict(record._values), where, key=key, sheet=sheet, part=part)


def held_by(record: Record) -> tuple[int, int, str, Where | None, Mapping[str, Where]]:
    """All that tells a record from another one but its values: row, part, key and places."""
    return record._row, record._part, record._key, record._sheet, record._where


def values_by(record: Record) -> Mapping[str, object]:
    """The values by column: to be compared, which is no use of them."""
    return record._values


def put_reference(record: Record, column: str, other: Record | tuple[Record, ...] | None) -> None:
    """Puts the record that a reference names, or those of a list, in the place of its text; only while tables
    are read."""
    record._values[column] = other


def put_value(record: Record, column: str, value: object) -> None:
    """Puts another value of the same cell; only while tables are read."""
    record._values[column] = value


def relink(record: Record, others: Mapping[Record, Record]) -> None:
    """References of a new record lead to the new records of `others`, where there is one."""
    for name, value in record._values.items():
        if isinstance(value, Record):
            record._values[name] = others.get(value, value)
        elif isinstance(value, tuple) and any(isinstance(one, Record) for one in value):
            record._values[name] = tuple(others.get(one, one) for one in value)
