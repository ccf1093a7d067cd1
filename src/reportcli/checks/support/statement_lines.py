"""What the rules of annual accounts share: where a line stands, what it is called, its columns."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import chain, islice

from reportcli.checks.support.records import LEDGER, differ, language_code
from reportcli.model.fact import Fact
from reportcli.model.origin import cells_of as each_cell
from reportcli.model.origin import covers, join, place_of
from reportcli.model.refs import CellRef, Span, Where
from reportcli.workbook.tables.record import Record, cell_of, key_of
from reportcli.workbook.workbook import Workbook


def line_records(workbook: Workbook) -> dict[str, Record]:
    """The records of the lines, by code."""
    table = workbook.tables.get(LEDGER)
    return {key_of(record): record for record in table.records} if table is not None else {}


def line_name(code: str, records: dict[str, Record]) -> str:
    """Code and label of a line."""
    label = getattr(records[code], "label", None) if code in records else None
    return f"{code} {label}" if label and str(label) != code else code


def line_cell(measure: str, fact: Fact, record: Record | None) -> Where | None:
    """Where a line's amount stands: its cell in the sheet of lines, else the first account that makes it."""
    stated = cell_of(record, measure) if record is not None else None
    if isinstance(stated, CellRef | Span) and covers(fact.sources, (stated,)):
        return stated
    return place_of(fact.sources[0]) if fact.sources else stated


def cells_of(facts: Iterable[Fact], most: int = 8) -> list[CellRef | Span]:
    """The cells of several amounts, in their order, each once, then passages of texts; the first `most`."""
    every = join(source for fact in facts for source in fact.sources)
    spans = (source for source in every if isinstance(source, Span))
    return list(islice(chain(each_cell(every), spans), most))


def title(workbook: Workbook, measure: str) -> str:
    """The heading of a measure in the workbook's language."""
    return workbook.tables[LEDGER].spec.columns[measure].title(language_code(workbook))


def apart(left: Fact, right: Decimal, workbook: Workbook) -> bool:
    """Whether two amounts differ by more than the contract allows."""
    allowed = workbook.contract.accounts.tolerance
    return abs(left.value - right) > allowed and differ(left.value, right, left)
