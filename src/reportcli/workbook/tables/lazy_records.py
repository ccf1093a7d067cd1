"""Records of a large table: its columns are kept typed; a record, and each of its values, is made when it is
asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from decimal import Decimal
from typing import NamedTuple, overload

from reportcli.model.fact import Fact
from reportcli.model.refs import CellRef, SheetRef
from reportcli.model.value_class import dataclass, replace
from reportcli.workbook.contract.contract import Column, TableSpec
from reportcli.workbook.names import normalise
from reportcli.workbook.tables.record import CellText, Record, RowCells
from reportcli.workbook.tables.table_cells import key_text
from reportcli.workbook.tables.values.decimals import general_digits, money_digits
from reportcli.workbook.tables.values.reading import CellValue

ColumnValue = CellValue | Decimal | str | None
KEPT = 2_000_000
"""Cells of a table whose records are kept once they are made; those of a larger one are made anew."""


class NumberForm(NamedTuple):
    """What all plain numbers of a column share. decimals None: as many as each value has."""

    unit: str
    period: str | None
    decimals: int | None


@dataclass(slots=True)
class TypedColumn:
    """One column: a value a record. A Decimal is a plain number of `form`, a str a plain text; a Fact or a
    CellText that stands for several equal cells gets its own cell when its record is made.

    links: folded text of a reference -> the record it names; None while references are not resolved. linked:
    by index, the records that a list of references names.
    """

    spec: Column
    values: list[ColumnValue]
    form: NumberForm | None = None
    links: Mapping[str, Record | None] | None = None
    linked: Mapping[int, tuple[Record, ...]] | None = None

    def value(self, index: int, ref: CellRef) -> object:
        """One value as a record holds it, with its own cell."""
        value = self.values[index]
        if value is None:
            return () if self.spec.type == "list" else None
        if isinstance(value, Decimal) and self.form is not None:
            unit, period, decimals = self.form
            digits = money_digits(general_digits(value), unit) if decimals is None else decimals
            return Fact(value, unit, period, (ref,), None, digits)
        if self.links is not None and isinstance(value, str):
            return self.links[normalise(value)]
        if self.linked is not None and index in self.linked:
            return self.linked[index]
        if value.__class__ is str:
            return CellText(value, ref, self.spec.type == "markdown")
        return rebased(value, ref)


def rebased(value: object, ref: CellRef) -> object:
    """A value with another cell as its source."""
    if isinstance(value, CellText):
        return CellText(str(value), ref, value.markdown, value.printed)
    if isinstance(value, Fact):
        return replace(value, sources=(ref,))
    return tuple(rebased(item, ref) for item in value) if isinstance(value, tuple) else value


class RowValues(MutableMapping[str, object]):
    """The values of one record, each made when it is first asked for. A reference that is not resolved yet
    is made anew each time.
    """

    __slots__ = ("_index", "_known", "_records")

    def __init__(self, records: LazyRecords, index: int) -> None:
        self._records, self._index = records, index
        self._known: dict[str, object] = {}

    def __getitem__(self, name: str) -> object:
        try:
            return self._known[name]
        except KeyError:
            value = self._records.value(self._index, name)
        if self._records.is_settled(name):
            self._known[name] = value
        return value

    def __setitem__(self, name: str, value: object) -> None:
        self._known[name] = value

    def __delitem__(self, name: str) -> None:
        raise TypeError("a record has all columns of its table")

    def __contains__(self, name: object) -> bool:
        return name in self._records.spec.columns

    def __iter__(self) -> Iterator[str]:
        return iter(self._records.spec.columns)

    def __len__(self) -> int:
        return len(self._records.spec.columns)

    def __getstate__(self) -> tuple[LazyRecords, int]:
        return self._records, self._index

    def __setstate__(self, state: tuple[LazyRecords, int]) -> None:
        self._records, self._index = state
        self._known = {}


class LazyRecords(Sequence[Record]):
    """Looks like the tuple of a small table's records; a record is made when it is first asked for, and kept
    where the table has KEPT cells at most: many rules walk the same table. A value of it is made when it is
    first asked for.
    """

    def __init__(
        self,
        spec: TableSpec,
        sheet: SheetRef,
        rows: list[int],
        places: Mapping[str, int],
        *,
        columns: Mapping[str, TypedColumn],
    ) -> None:
        self.spec, self.sheet, self.rows = spec, sheet, rows
        self.places, self.columns = places, columns
        self._kept: dict[int, Record] = {}
        self._keeps = len(rows) * len(spec.columns) <= KEPT

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Record, ...]: ...
    def __getitem__(self, index: int | slice) -> Record | tuple[Record, ...]:
        if isinstance(index, slice):
            return tuple(self._record(i) for i in range(*index.indices(len(self.rows))))
        return self._record(range(len(self.rows))[index])

    def __iter__(self) -> Iterator[Record]:
        return map(self._record, range(len(self.rows)))

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_kept": {}}

    def ref(self, index: int, column: str) -> CellRef:
        """The cell of a value, by the record's position and the column's name."""
        return CellRef(self.sheet.input, self.sheet.sheet, self.rows[index], self.places[column])

    def value(self, index: int, name: str) -> object:
        """The value of a column as a record holds it. Raises KeyError: the table has no such column."""
        typed = self.columns.get(name)
        if typed is not None:
            return typed.value(index, self.ref(index, name))
        return () if self.spec.columns[name].type == "list" else None

    def is_settled(self, name: str) -> bool:
        """Whether the values of a column are final: references are, once they are resolved."""
        typed = self.columns.get(name)
        resolved = typed is None or typed.links is not None or typed.linked is not None
        return resolved or (typed is not None and not typed.spec.refers)

    def _record(self, index: int) -> Record:
        kept = self._kept.get(index)
        return kept if kept is not None else self._made(index)

    def _made(self, index: int) -> Record:
        row = self.rows[index]
        where = RowCells(self.sheet.input, self.sheet.sheet, row, self.places)
        values = RowValues(self, index)
        key = key_text(values[self.spec.key] if self.spec.key in self.spec.columns else None)
        record = Record(self.spec.name, row, values, where, key=key, sheet=self.sheet)
        if self._keeps:
            self._kept[index] = record
        return record
