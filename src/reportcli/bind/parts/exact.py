"""Digests of values with all that they know, where they come from too."""

from __future__ import annotations

import io
import pickle
from hashlib import blake2b
from typing import Any

from reportcli.workbook.tables.record import Record, held_by, table_of

SIZE = 16  # bytes


class _Exact(pickle.Pickler):
    """Equal values are the same bytes, also where one of them holds an object twice and the other two of it:
    what was written before is written again. A record stands for its row: its cells are read by themselves.
    """

    def __init__(self, stream: io.BytesIO) -> None:
        super().__init__(stream, protocol=5)
        self.fast = True
        self.tables: set[str] = set()

    def reducer_override(self, value: object) -> Any:
        """A record by its table, row and key."""
        if isinstance(value, Record):
            self.tables.add(table_of(value))
            return _row, (table_of(value), *held_by(value)[:3])
        return NotImplemented  # Python's own way


def _row(*row: object) -> tuple[object, ...]:
    return row


def exact(*values: object) -> bytes:
    """A digest of values. Raises TypeError, AttributeError, ValueError or pickle.PicklingError for one that
    has no form of its own.
    """
    return exact_of(values)[0]


def exact_of(value: object) -> tuple[bytes, set[str]]:
    """As `exact`, of one value; and the tables of the records that it holds."""
    stream = io.BytesIO()
    writer = _Exact(stream)
    writer.dump(value)
    return blake2b(stream.getbuffer(), digest_size=SIZE).digest(), writer.tables
