"""The binder's view of workbook records: columns, cells, keys and positions."""

from __future__ import annotations

from typing import Any

from reportcli.model.refs import Where
from reportcli.workbook.tables.record import columns_of, is_record, key_of, table_of, value_of, where_of

__all__ = ["columns_of", "is_record", "key_of", "origin", "record_ref", "table_of", "value_of", "where_of"]


def record_ref(record: Any) -> Where | None:
    """The first cell of a record, as the source of what counts it."""
    return where_of(record)


def origin(value: Any) -> Where | None:
    """The cell that a text comes from, None for text of a layout."""
    return getattr(value, "ref", None) if isinstance(value, str) else None
