"""No two rows of a sheet say the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reportcli.checks.support.records import contradiction
from reportcli.checks.waivers import row_name
from reportcli.expressions.access import comparable, is_blank
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.names import fold
from reportcli.workbook.tables.record import columns_of, value_of

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook

LEAST = 2  # filled cells; a row of one word says too little to be a double
NEVER = {"waivers", "plan"}
COUNTERS = {"order", "id"}


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    for each in workbook.tables.values():
        if each.spec.form == "key-value" or each.name in NEVER:
            continue
        seen: dict[tuple[Any, ...], Any] = {}
        for record in each.records:
            values = tuple(_plain(value_of(record, c)) for c in columns_of(record) if c not in COUNTERS)
            if sum(value is not None for value in values) < LEAST:
                continue
            first = seen.setdefault(values, record)
            if first is not record:
                column = columns_of(record)[0]
                args = {"row": row_name(record)}
                yield contradiction("row-repeated", record, column, [(first, column)], args)


def _plain(value: Any) -> Any:
    if is_blank(value):
        return None
    return fold(value) if isinstance(value, str) else comparable(value)
