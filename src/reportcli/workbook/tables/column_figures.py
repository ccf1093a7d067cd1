"""What the figures of a column say together: amounts have the same decimals, one 15 among shares is none."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportcli.model.collector import Collector
from reportcli.model.fact import Fact
from reportcli.model.value_class import replace
from reportcli.workbook.contract.contract import TableSpec
from reportcli.workbook.tables.grid import Place
from reportcli.workbook.tables.record import Record, put_value, row_of, value_of, where_of
from reportcli.workbook.tables.table_cells import TableCells
from reportcli.workbook.tables.values.cell_formats import format_kind

_WHOLE_FROM = 2
_ANY_FROM = 5
"""Above 100 %, shares that may be percentages typed without their sign: whole ones from 200 % on (15 as
1 500 %), others from 500 %."""


def same_decimals(cells: TableCells, place: Place, records: Sequence[Record]) -> None:
    """Amounts of one column and currency whose cells have no format of their own print with the decimals of
    the one that has most.
    """
    for name, at in place.columns.items():
        column = cells.spec.columns[name]
        if column.type != "money" or column.decimals is not None or column.unit_from:
            continue
        facts = [
            (record, fact)
            for record in records
            if isinstance(fact := value_of(record, name), Fact) and _is_general(cells, row_of(record), at)
        ]
        most: dict[str, int] = {}
        for _, fact in facts:
            most[fact.unit] = max(most.get(fact.unit, 0), fact.decimals or 0)
        for record, fact in facts:
            if fact.decimals != most[fact.unit]:
                put_value(record, name, replace(fact, decimals=most[fact.unit]))


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
