"""`sources.lock/`: what databases answered, as text files with one JSON of what was asked.

A build reads them and no database: it is the same wherever the folder is.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportcli.inputs.limits import YAML_BYTES
from reportcli.inputs.project_files import ProjectFiles
from reportcli.model.diagnostic import Diagnostic, Findings, error
from reportcli.model.refs import Span
from reportcli.sources.delimited.dialect import Dialect
from reportcli.workbook.tables.values.reading import NumberMarks

if TYPE_CHECKING:
    from reportcli.sources.database.sqlite import Answer

FOLDER, FILE = "sources.lock", "lock.json"
DIALECT = Dialect(",", '"', "utf-8", NumberMarks("."))
"""How the text files are written."""
Entry = Mapping[str, str]
"""Of a table: database and query as they are stated, sha256 of its text file."""


def csv_bytes(answer: Answer) -> bytes:
    """An answer as the text file of a lock: a line of columns, a line for each row."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(answer.columns)
    writer.writerows(answer.rows)
    return stream.getvalue().encode("utf-8")


def digest(data: bytes) -> str:
    """The SHA-256 of a text file, in hex."""
    return hashlib.sha256(data).hexdigest()


def lock_bytes(tables: Mapping[str, Entry]) -> bytes:
    """The JSON of a lock: the same bytes for the same entries."""
    return (
        json.dumps({"schema": 1, "tables": tables}, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    ).encode()


def entries(folder: Path, files: ProjectFiles) -> dict[str, Entry]:
    """The entries of a report's lock by table; {} where there is none, or it cannot be read."""
    path = files.find(folder / FOLDER, FILE)
    text = files.read_text(path, YAML_BYTES) if path is not None else ""
    try:
        data: Any = json.loads(text) if isinstance(text, str) and text else {}
        return {
            str(table): {str(key): str(value) for key, value in entry.items()}
            for table, entry in data.get("tables", {}).items()
        }
    except (ValueError, AttributeError, RecursionError):
        return {}


def locked(
    table: str, stated: Entry, entry: Entry | None, *, data: bytes | None, where: Span | None
) -> bytes:
    """The text file of a table, when it is what the lock says and was asked as sources.yaml states. Raises
    Findings.
    """
    if entry is None or data is None:
        raise Findings([_finding("source-not-fetched", table, where)])
    if any(entry.get(key) != value for key, value in stated.items()):
        raise Findings([_finding("source-asked-otherwise", table, where)])
    if entry.get("sha256") != digest(data):
        raise Findings([_finding("source-lock-changed", table, where)])
    return data


def _finding(code: str, table: str, where: Span | None) -> Diagnostic:
    return error(code, where, table=table, file=f"{FOLDER}/{table}.csv")
