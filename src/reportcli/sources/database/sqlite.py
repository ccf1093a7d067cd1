"""The answer of a query to an SQLite database: read-only, bounded, and nothing but SELECT."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from reportcli.inputs.limits import CSV_CELLS, CSV_COLUMNS
from reportcli.model.diagnostic import Diagnostic, Findings, error
from reportcli.model.refs import Span, Where
from reportcli.sources.database.values import text_of

ALLOWED = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
)
"""What a query may do (sqlite3_set_authorizer): no ATTACH, no PRAGMA, no writing, no transaction."""
UNSAFE = frozenset({"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"})
"""Functions that reach out of the database."""
STEPS, MOST_STEPS = 10_000, 50_000
"""Instructions between two looks at a query, and looks before it is ended: none runs without end."""
WAIT = 5.0  # seconds for another program's lock


class Answer:
    """Names of the columns, and rows of texts; "" is NULL."""

    def __init__(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.columns, self.rows = tuple(columns), [tuple(row) for row in rows]


def answer_of(path: Path, query: str, where: Span | None) -> Answer:
    """The whole answer. where: of the query, for findings. Raises Findings: not readable, not a SELECT, too
    large, or with values that are no text and no number.
    """
    address = f"file:{quote(str(path))}?mode=ro"
    looks = iter(range(MOST_STEPS))
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None)) as base:
            base.set_authorizer(_permit)
            base.set_progress_handler(lambda: next(looks, None) is None, STEPS)
            cursor = base.execute(query)
            columns = [column[0] for column in cursor.description or ()]
            if not columns or len(columns) > CSV_COLUMNS:
                raise Findings(
                    [_refused(where, path, "no SELECT" if not columns else f"> {CSV_COLUMNS} columns")]
                )
            return Answer(columns, list(_texts(cursor, columns, path, where=where)))
    except (sqlite3.Error, sqlite3.Warning, OverflowError, UnicodeError, ValueError) as problem:
        raise Findings([_refused(where, path, " ".join(str(problem).split())[:160])]) from problem


def _permit(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    if action == sqlite3.SQLITE_FUNCTION and str(second).casefold() in UNSAFE:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK if action in ALLOWED else sqlite3.SQLITE_DENY


def _refused(where: Where | None, path: Path, reason: str) -> Diagnostic:
    return error("source-database-unreadable", where, file=path.name, reason=reason)


def _texts(
    cursor: sqlite3.Cursor, columns: Sequence[str], path: Path, *, where: Span | None
) -> Iterator[list[str]]:
    count = 0
    for number, row in enumerate(cursor, 1):
        count += len(row)
        if count > CSV_CELLS:
            raise Findings([error("source-database-large", where, file=path.name, cells=CSV_CELLS)])
        texts = [text_of(value) for value in row]
        if None in texts:
            args = {"file": path.name, "column": columns[texts.index(None)], "number": number}
            raise Findings([error("source-database-value", where, **args)])
        yield [text or "" for text in texts]
