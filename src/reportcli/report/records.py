"""The binder's view of workbook records: columns, cells, keys and positions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol, runtime_checkable

from reportcli.model.refs import CellRef


@runtime_checkable
class RecordLike(Protocol):
    """One row of a table (or a key-value table): cells by column name, None for blank."""

    table: str
    columns: Iterable[str]
    key: str | None
    ref: CellRef | None

    def get(self, column: str) -> Any: ...


def is_record(value: Any) -> bool:
    return isinstance(value, RecordLike)


def record_columns(record: RecordLike) -> Iterable[str]:
    return record.columns


def record_value(record: RecordLike, column: str) -> Any:
    return record.get(column)


def record_key(record: RecordLike) -> Any:
    return (record.table, record.key if record.key is not None else record.ref)


def record_ref(record: RecordLike) -> CellRef | None:
    return record.ref
