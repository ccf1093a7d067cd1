"""Parquet files: their rows as the text file that stands for them, exact and with a line for each row."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reportcli.inputs.limits import CSV_CELLS
from reportcli.model.diagnostic import Findings, error
from reportcli.sources.database.lock import csv_bytes
from reportcli.sources.database.sqlite import Answer
from reportcli.sources.database.values import text_of

if TYPE_CHECKING:
    from reportcli.model.refs import Where


def as_text(data: bytes, name: str, where: Where | None) -> bytes:
    """The text file of a Parquet file, whose line 2 is its first row. Raises Findings: the package that reads
    them is missing, it cannot be read, is too large, or has values that are no text, number or date.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise Findings([error("source-parquet-without-package", where, file=name)]) from None
    try:
        file = pyarrow.parquet.ParquetFile(io.BytesIO(data))
        cells = file.metadata.num_rows * file.metadata.num_columns
        if cells > CSV_CELLS:
            raise Findings([error("source-database-large", where, file=name, cells=CSV_CELLS)])
        table = file.read()
    except (pyarrow.ArrowException, OSError, ValueError) as problem:
        reason = " ".join(str(problem).split())[:160]
        raise Findings([error("source-database-unreadable", where, file=name, reason=reason)]) from None
    return csv_bytes(Answer(table.column_names, list(_rows(table, name, where))))


def _rows(table: Any, name: str, where: Where | None) -> Iterator[list[str]]:
    columns = [column.to_pylist() for column in table.columns]
    for number, values in enumerate(zip(*columns, strict=True), 1):
        texts = [text_of(value) for value in values]
        if None in texts:
            args = {"file": name, "column": table.column_names[texts.index(None)], "number": number}
            raise Findings([error("source-database-value", where, **args)])
        yield [text or "" for text in texts]
