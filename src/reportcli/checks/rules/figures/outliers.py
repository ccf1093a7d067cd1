"""An amount a thousand times its neighbours is often one typed in another unit (3.418 for 3,418; cents for
euros).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import contradiction, fact, numbers, shown, table
from reportcli.checks.support.roles import breakdowns, two_years
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.fact import Fact
from reportcli.workbook.tables.record import Record, table_of, value_of
from reportcli.workbook.workbook import Workbook

TIMES = 300  # how often a figure holds the middle one of its neighbours; fewer are ordinary in a report
LEAST = 4  # figures that a middle is taken of
YEARS = 50  # how often a figure may hold the one of the year before


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """Findings at amounts far from the others of their column (of parts: of their whole), and at figures far
    from those of the year before (role `years`).
    """
    wholes = {each.rows: each.of for each in breakdowns(workbook)}
    groups: dict[tuple[str, str, Record | None], list[tuple[Record, Fact]]] = defaultdict(list)
    for column, record, number in numbers(workbook):
        if column.type == "money" and number.value:
            of = wholes.get(table_of(record))
            group = value_of(record, of) if of is not None else None
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
            others = [(other, name) for other, _ in members[:4] if other is not record][:3]
            args = {"stated": shown(number, workbook), "middle": shown(Fact(middle, number.unit), workbook)}
            yield contradiction("figure-far-from-others", record, name, others, args=args)


def _years(workbook: Workbook) -> Iterator[Diagnostic]:
    for each in two_years(workbook):
        for record in table(workbook, each.table, each.before, each.now):
            before, now = fact(record, each.before), fact(record, each.now)
            if before and now and _far(abs(now.value), abs(before.value), YEARS):
                args = {"stated": shown(now, workbook), "middle": shown(before, workbook)}
                cells = [(record, each.before)]
                yield contradiction("figure-far-from-others", record, each.now, cells, args=args)


def _far(size: Decimal, middle: Decimal, times: int) -> bool:
    return size >= times * middle or size * times <= middle


RULE = Rule(100, ("figure-far-from-others",), check)
