"""What rules share: records of a table that may be missing, related cells, numbers as a reader writes
them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportcli.expressions.formats import Locale, decimal_text, decimals_of, fact_text, locale
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.fact import Fact
from reportcli.model.refs import Where
from reportcli.workbook.contract.contract import NUMERIC, Column
from reportcli.workbook.tables.record import Record, columns_of, value_of, where_of

if TYPE_CHECKING:
    from reportcli.workbook.workbook import Workbook


def table(workbook: Workbook, name: str, *columns: str) -> list[Any]:
    """The records of a table, none when the workbook or its contract has no such table or columns."""
    try:
        records = workbook.records(name)
    except KeyError:
        return []
    rows = list(records) if isinstance(records, Sequence) else [records]
    return [row for row in rows if row is not None and set(columns) <= set(columns_of(row))]


def fact(record: Any, column: str) -> Fact | None:
    """A number cell, None when it is blank or no number."""
    value = value_of(record, column)
    return value if isinstance(value, Fact) else None


LEDGER = "accounts"
"""Lines of the annual accounts: rules of their own judge them."""


def numbers(workbook: Workbook, *, ledger: bool = False) -> Iterator[tuple[Column, Record, Fact]]:
    """Every number cell of the workbook, with its column; not those of accounts, which are no figures of the
    report. ledger: also the lines that are printed of them.
    """
    for each in workbook.tables.values():
        if each.spec.form == "trial-balance" or (each.name == LEDGER and not ledger):
            continue
        columns = [column for column in each.spec.columns.values() if column.type in NUMERIC]
        for record in each.records if columns else ():
            for column in columns:
                number = fact(record, column.name)
                if number is not None:
                    yield column, record, number


def texts_of(workbook: Workbook, name: str) -> Iterator[tuple[Where | None, str]]:
    """The filled text cells of all columns of this name."""
    return _texts(workbook, lambda column: column.name == name)


def texts_of_type(workbook: Workbook, kind: str) -> Iterator[tuple[Where | None, str]]:
    """The filled text cells of all columns of this type."""
    return _texts(workbook, lambda column: column.type == kind)


def _texts(workbook: Workbook, wanted: Callable[[Column], bool]) -> Iterator[tuple[Where | None, str]]:
    for each in workbook.tables.values():
        columns = [column.name for column in each.spec.columns.values() if wanted(column)]
        for record in each.records if columns else ():
            for name in columns:
                text = value_of(record, name)
                if isinstance(text, str) and text.strip():
                    yield where_of(record, name), str.__str__(text)


def shown(number: Fact | Decimal, workbook: Workbook, like: Fact | None = None) -> str:
    """A number for a message, in the workbook's language; a plain one with the unit and decimals of
    `like`.
    """
    lo = language(workbook)
    if isinstance(number, Fact):
        return fact_text(number, lo)
    if like is None:
        return decimal_text(number, 2, lo)
    places = max(decimals_of(like), decimals_of(Fact(number, unit=like.unit)))
    return fact_text(Fact(number, unit=like.unit), lo, decimals=places)


def language(workbook: Workbook) -> Locale:
    return locale(workbook.language)


def contradiction(
    code: str, stated: Any, column: str, cells: Iterable[tuple[Any, str]], args: Mapping[str, object]
) -> Diagnostic:
    """A warning at a stated cell, with the cells that say otherwise."""
    related = tuple(Related("cell-related", where_of(record, name)) for record, name in cells)
    words = {name: str(value) for name, value in args.items()}
    return Diagnostic(code, Severity.WARNING, _where(stated, column), words, related)


def _where(record: Any, column: str) -> Where | None:
    return where_of(record, column)
