"""The rows of a table by the values of a column: found once, not by going through all rows at each use.

What is noted as read is the same as if all rows had been gone through.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportcli.expressions.values import Keyed
from reportcli.workbook.tables.reads import Reads, note_all
from reportcli.workbook.tables.record import Record, columns_of, key_of, part_of, row_of, table_of, values_by

LEAST = 20  # rows from which a column is worth an index


class ColumnIndex(NamedTuple):
    """The rows by their value in a column: records by themselves and by their keys, or texts.

    reads: every cell of the column. names_records: whether its values are records.
    """

    rows: dict[object, list[Record]]
    reads: Reads
    names_records: bool


def rows_with(table: object, column: str, wanted: object) -> Sequence[object] | None:
    """The rows of a table that have a value in a column, in their order; None where only going through them
    can tell: blanks, figures, dates, lists, and what is no table.
    """
    if not isinstance(table, Keyed) or len(table) < LEAST:
        return None
    if not isinstance(wanted, (Record, str)) or wanted == "":
        return None
    if column not in table.indexes:
        table.indexes[column] = _index(table, column)
    index = table.indexes[column]
    if not isinstance(index, ColumnIndex):
        return None
    note_all(index.reads)
    if isinstance(wanted, Record) and not index.names_records:
        return index.rows.get(key_of(wanted), [])
    return index.rows.get(wanted if isinstance(wanted, Record) else str(wanted), [])


def _index(table: Keyed, column: str) -> ColumnIndex | None:
    if any(column not in columns_of(row) for row in table):
        return None
    values = [values_by(row)[column] for row in table]
    named = [value for value in values if value is not None]
    if not named or not (
        all(isinstance(value, Record) for value in named) or all(isinstance(value, str) for value in named)
    ):
        return None
    rows: dict[object, list[Record]] = {}
    for row, value in zip(table, values, strict=True):
        for key in _keys(value):
            rows.setdefault(key, []).append(row)
    cells = {(table_of(row), column, row_of(row), part_of(row)) for row in table}
    return ColumnIndex(rows, Reads(cells), isinstance(named[0], Record))


def _keys(value: object) -> tuple[object, ...]:
    if isinstance(value, Record):
        return value, key_of(value)
    return (str(value),) if isinstance(value, str) else ()
