"""An amount a thousand times its neighbours is often one typed in another unit (3.418 for 3,418; cents for
euros).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportcli.checks.support.records import contradiction, fact, numbers, shown, table
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.fact import Fact
from reportcli.workbook.tables.record import Record, columns_of, table_of, value_of

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook

TIMES = 300  # how often a figure holds the middle one of its neighbours; fewer are ordinary in a report
LEAST = 4  # figures that a middle is taken of
YEARS = 50  # how often a figure may hold the one of the year before


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    groups: dict[tuple[str, str, Any], list[tuple[Record, Fact]]] = defaultdict(list)
    for column, record, number in numbers(workbook):
        if column.type == "money" and number.value:
            group = value_of(record, "chart") if "chart" in columns_of(record) else None
            groups[table_of(record), column.name, group].append((record, number))
    for (_, name, _), members in groups.items():
        yield from _apart(workbook, name, members)
    yield from _years(workbook)


def _apart(workbook: Workbook, name: str, members: list[tuple[Record, Fact]]) -> Iterator[Diagnostic]:
    if len(members) < LEAST:
        return
    sizes = sorted(abs(number.value) for _, number in members)
    middle = sizes[len(sizes) // 2]
    for record, number in members:
        if _far(abs(number.value), middle, TIMES):
            others = [(other, name) for other, _ in members if other is not record][:3]
            args = {"stated": shown(number, workbook), "middle": shown(Fact(middle, number.unit), workbook)}
            yield contradiction("figure-far-from-others", record, name, others, args)


def _years(workbook: Workbook) -> Iterator[Diagnostic]:
    for record in table(workbook, "networks", "previous", "current"):
        before, now = fact(record, "previous"), fact(record, "current")
        if before and now and _far(abs(now.value), abs(before.value), YEARS):
            args = {"stated": shown(now, workbook), "middle": shown(before, workbook)}
            yield contradiction("figure-far-from-others", record, "current", [(record, "previous")], args)


def _far(size: Decimal, middle: Decimal, times: int) -> bool:
    return size >= times * middle or size * times <= middle
