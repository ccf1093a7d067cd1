"""What the figures of a column say together: amounts have the same decimals, one 15 among shares is none, and
the percent sign of a heading ("Share (%)") is that of its cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation

from reportcli.model.collector import Collector, shown
from reportcli.model.fact import Fact
from reportcli.model.value_class import replace
from reportcli.workbook.contract.contract import Column, TableSpec
from reportcli.workbook.names import clean
from reportcli.workbook.tables.headers.place import HeaderPlace
from reportcli.workbook.tables.record import Record, put_value, row_of, value_of, where_of
from reportcli.workbook.tables.table_cells import TableCells
from reportcli.workbook.tables.values.cell_formats import format_kind, seen
from reportcli.workbook.tables.values.decimals import exact
from reportcli.workbook.tables.values.numbers_in_text import number_in_text

_PERCENT = re.compile(r"%|\bper ?cent|pourcent|procent|prozent", re.IGNORECASE)
_WHOLE = Decimal("0.01")
"""What shares that make a whole may miss."""
_WHOLE_FROM = 2
_ANY_FROM = 5
"""Above 100 %, shares that may be percentages typed without their sign: whole ones from 200 % on (15 as
1 500 %), others from 500 %."""


def same_decimals(cells: TableCells, place: HeaderPlace, records: Sequence[Record]) -> None:
    """Amounts of one column and currency whose cells have no format of their own print with the decimals of
    the one that has most; where all are whole, those beside them that show .00 print without.
    """
    for name, at in place.columns.items():
        column = cells.spec.columns[name]
        if column.type != "money" or column.decimals is not None or column.unit_from:
            continue
        every = [(record, fact) for record in records if isinstance(fact := value_of(record, name), Fact)]
        facts = [(record, fact) for record, fact in every if _is_general(cells, row_of(record), at)]
        if not facts:
            continue
        whole = all(fact.value == fact.value.to_integral_value() for _, fact in every)
        most = {} if whole else _most_decimals(fact for _, fact in every)
        for record, fact in every if whole else facts:
            _show_decimals(record, name, fact, most.get(fact.unit, 0))


def _show_decimals(record: Record, name: str, fact: Fact, decimals: int) -> None:
    if fact.decimals != decimals:
        put_value(record, name, replace(fact, decimals=decimals))


def _most_decimals(facts: Iterable[Fact]) -> dict[str, int]:
    """The most decimals that an amount of each currency shows."""
    most: dict[str, int] = {}
    for fact in facts:
        most[fact.unit] = max(most.get(fact.unit, 0), fact.decimals or 0)
    return most


def _is_general(cells: TableCells, row: int, at: int) -> bool:
    """Whether the number format of a cell says nothing of decimals."""
    cell = cells.cell(row, at)
    return (
        cell is not None and cell.kind == "n" and format_kind(cells.reading.formats(cell.style)) == "general"
    )


def report_lone_percentages(records: Sequence[Record], spec: TableSpec, diagnostics: Collector) -> None:
    """A figure of several hundred per cent among shares of a column is reported at its cell."""
    for column in spec.columns.values():
        if column.type != "percent" or column.computed:
            continue
        facts = [
            (record, fact) for record in records if isinstance(fact := value_of(record, column.name), Fact)
        ]
        shares = sum(1 for _, fact in facts if abs(fact.value) <= 1)
        odd = [(record, fact) for record, fact in facts if _may_lack_sign(fact.value)]
        for record, fact in odd if shares >= max(2, 2 * len(odd)) else ():
            typed = f"{fact.value.normalize():f}"
            args = {
                "found": f"{(fact.value * 100).normalize():f} %",
                "percent": f"{typed} %",
                "column": column.name,
            }
            diagnostics.warning(
                "percent-among-shares", where_of(record, column.name), group=column.name, **args
            )


def _may_lack_sign(value: Decimal) -> bool:
    size = abs(value)
    return size >= _ANY_FROM or (size >= _WHOLE_FROM and size == size.to_integral_value())


def counts_percent(cells: TableCells, column: Column, rows: Sequence[int], at: int, *, header: str) -> bool:
    """Whether numbers without a percent sign are percentages: 50 under "Share (%)" is 50 %.

    Where none is above 1 they are shares (0.5 is 50 %); that is reported unless they make a whole.
    """
    if not _PERCENT.search(header):
        return False
    plain = list(_plain(cells, rows, at))
    if any(abs(value) > 1 for _, value in plain):
        return True
    filled = [(row, value) for row, value in plain if value]
    if filled and abs(sum((value for _, value in filled), Decimal(-1))) > _WHOLE:
        row, value = filled[0]
        args = {"found": f"{value:f}", "percent": f"{value * 100:f} %", "header": shown(header)}
        cells.diagnostics.warning("percent-read-two-ways", cells.ref(row, at), group=column.name, **args)
    return False


def _plain(cells: TableCells, rows: Sequence[int], at: int) -> Iterator[tuple[int, Decimal]]:
    """Row and number of each cell that shows no percent sign."""
    for row in rows:
        cell = cells.cell(row, at)
        if cell is None or not cell.text:
            continue
        if cell.kind == "s":
            read = number_in_text(clean(cell.text))
            if not (read.problem or read.percent):
                yield row, read.value
        elif cell.kind == "n":
            try:
                value = exact(cell.text)
            except InvalidOperation:
                continue
            shows = seen(value, cells.reading.formats(cell.style), cells.reading.date1904)
            if not (shows.percent or shows.percent_literal):
                yield row, value
