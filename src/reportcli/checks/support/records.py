"""What rules share: records of a table that may be missing, related cells, numbers as a reader writes
them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from reportcli.expressions.formats import Locale, decimal_text, decimals_of, fact_text, locale
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.fact import Fact, round_half_up
from reportcli.model.refs import Where
from reportcli.workbook.contract.contract import NUMERIC, Column
from reportcli.workbook.tables.record import Record, has_columns, value_of, where_of
from reportcli.workbook.tables.table import Table
from reportcli.workbook.workbook import Workbook

LEDGER = "accounts"
"""Lines of the annual accounts: rules of their own judge them."""
LONGEST = 5000
"""Records of a table whose texts are looked through word by word."""


def table(workbook: Workbook, name: str, *columns: str) -> list[Record]:
    """The records of a table, none when the workbook or its contract has no such table or columns."""
    each = workbook.tables.get(name)
    return [row for row in each.records if has_columns(row, columns)] if each is not None else []


def lists(workbook: Workbook) -> Iterator[Table]:
    """The tables of several records."""
    return (each for each in workbook.tables.values() if each.spec.form != "key-value")


def fact(record: Record, column: str) -> Fact | None:
    """A number cell, None when it is blank or no number."""
    value = value_of(record, column)
    return value if isinstance(value, Fact) else None


def text_of(record: Record, column: str) -> str:
    """A text cell as plain text, "" when it is blank or holds something else."""
    value = value_of(record, column)
    return str.__str__(value) if isinstance(value, str) else ""


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


def texts_of(workbook: Workbook, name: str) -> Iterator[tuple[Record, str, str]]:
    """Record, column and text of the filled text cells of all columns of this name."""
    return text_cells(workbook.tables.values(), lambda _, column: column.name == name)


def texts_of_type(workbook: Workbook, *kinds: str) -> Iterator[tuple[Record, str, str]]:
    """Record, column and text of the filled text cells of all columns of these types."""
    return text_cells(workbook.tables.values(), lambda _, column: column.type in kinds)


def is_short_text(table: Table, column: Column) -> bool:
    """Whether texts of a column are looked through word by word: not in tables of thousands of rows."""
    return column.type == "text" and len(table) <= LONGEST


def text_cells(
    tables: Iterable[Table], wanted: Callable[[Table, Column], bool]
) -> Iterator[tuple[Record, str, str]]:
    """Record, column and text of the filled text cells of the wanted columns."""
    for each in tables:
        columns = [column.name for column in each.spec.columns.values() if wanted(each, column)]
        for record in each.records if columns else ():
            for name in columns:
                text = text_of(record, name)
                if text.strip():
                    yield record, name, text


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


def differ(left: Decimal, right: Decimal, like: Fact | None) -> bool:
    """Whether two amounts differ as they are printed: at the digits of `like`, a hundredth at least. What no
    digit on the page shows (200 000.002 beside 200 000.00) is no difference.
    """
    places = max(2, decimals_of(like) if like is not None else 0)
    places += 2 if like is not None and like.unit == "%" else 0
    return round_half_up(left, places) != round_half_up(right, places)


def language(workbook: Workbook) -> Locale:
    """How the workbook's language writes numbers and dates."""
    return locale(workbook.language)


def language_code(workbook: Workbook) -> str:
    """The workbook's language without its region: `fr` of `fr-BE`."""
    return workbook.language.split("-")[0]


def contradiction(
    code: str,
    stated: Record,
    column: str,
    cells: Iterable[tuple[Record, str]],
    *,
    args: Mapping[str, object],
) -> Diagnostic:
    """A warning at a stated cell, with the cells that say otherwise."""
    related = tuple(Related("cell-related", where_of(record, name)) for record, name in cells)
    words = {name: str(value) for name, value in args.items()}
    return Diagnostic(code, Severity.WARNING, where_of(stated, column), words, related)


def spelled_otherwise(where: Where | None, stated: str, usual: str, listed: Where | None) -> Diagnostic:
    """A name that is not written as where it is listed; what is advised has single spaces.

    Where the two differ by spaces alone, the finding stands at the one that has too many.
    """
    advised = " ".join(usual.split())
    if stated == advised:
        where, listed, stated = listed, where, usual
    args = {"stated": stated, "nearest": advised}
    related = (Related("listed-here", listed),)
    return Diagnostic("name-spelled-otherwise", Severity.WARNING, where, args, related)
