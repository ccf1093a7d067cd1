"""A read table: typed values with a cell for each, as records for expressions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reportcli.model.fact import Fact
from reportcli.model.refs import CellRef, SheetRef
from reportcli.workbook.contract.contract import TableSpec
from reportcli.workbook.tables.lazy_records import LazyRecords
from reportcli.workbook.tables.record import Record, cell_of, key_of

_SLOTS = ("columns", "records", "sheet", "spec")


class Table:
    """One table of the contract. sheet: where it was read, "" when the workbook has none.

    columns: canonical name -> sheet column, 1-based (of a key-value table: the column of the values).
    records: a tuple, or of a large sheet a sequence that makes each record when it is asked for.
    """

    __slots__ = _SLOTS

    def __init__(
        self, spec: TableSpec, sheet: SheetRef | None, columns: Mapping[str, int], records: Sequence[Record]
    ) -> None:
        self.spec, self.sheet, self.columns, self.records = spec, sheet, columns, records

    @property
    def name(self) -> str:
        """The canonical name, as the contract has it."""
        return self.spec.name

    def __len__(self) -> int:
        return len(self.records)

    def ref(self, index: int, column: str) -> CellRef | None:
        """The cell of a value, by the record's position and the column's name; None when there is none."""
        if isinstance(self.records, LazyRecords) and column in self.records.places:
            return self.records.ref(index, column)
        return cell_of(self.records[index], column)

    def holding(self, cells: Iterable[CellRef]) -> Iterable[Record]:
        """The records that may hold one of these cells: of a large sheet those of their rows, else all."""
        records = self.records
        if not isinstance(records, LazyRecords):
            return records
        rows = {cell.row for cell in cells if cell.sheet == records.sheet.sheet}
        return (records[index] for index, row in enumerate(records.rows) if row in rows)

    def __getstate__(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in _SLOTS)

    def __setstate__(self, state: tuple[object, ...]) -> None:
        for name, value in zip(_SLOTS, state, strict=True):
            setattr(self, name, value)


def plain_value(value: object) -> object:
    """A record's value as plain data."""
    if isinstance(value, Fact):
        return value.value
    if isinstance(value, Record):
        return key_of(value)
    if isinstance(value, tuple):
        return tuple(plain_value(item) for item in value)
    return str(value) if isinstance(value, str) else value


def blank_record(spec: TableSpec) -> Record:
    """The record of a key-value table that the workbook does not hold: every key blank."""
    return Record(spec.name, 0, dict.fromkeys(spec.columns), {})
