"""Gain and growth of a figure, as stated, against its two yearly values."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import contradiction, differ, fact, shown, table
from reportcli.checks.support.roles import TwoYears, two_years
from reportcli.expressions.formats import decimals_of
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.fact import Fact, round_half_up
from reportcli.model.value_class import dataclass
from reportcli.workbook.tables.record import Record, value_of
from reportcli.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Pair:
    """A row with its figures of both years."""

    row: Record
    columns: TwoYears
    before: Fact
    now: Fact


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """Findings at stated gains and growths (role `years`); a growth is judged at its printed digits."""
    for each in two_years(workbook):
        columns = (each.name, each.before, each.now, each.gain, each.growth)
        for row in table(workbook, each.table, *columns):
            before, now = fact(row, each.before), fact(row, each.now)
            if before is not None and now is not None:
                pair = Pair(row, each, before, now)
                yield from _gain(workbook, pair)
                yield from _growth(workbook, pair)


def _gain(workbook: Workbook, pair: Pair) -> Iterator[Diagnostic]:
    stated = fact(pair.row, pair.columns.gain)
    calculated = pair.now.value - pair.before.value
    if stated is not None and differ(stated.value, calculated, stated):
        args = {"stated": shown(stated, workbook), "calculated": shown(calculated, workbook, stated)}
        yield _finding("gain-differs", workbook, pair, pair.columns.gain, args=args)


def _growth(workbook: Workbook, pair: Pair) -> Iterator[Diagnostic]:
    stated = fact(pair.row, pair.columns.growth)
    if stated is None:
        return
    if pair.before.value <= 0 or pair.now.value < 0:
        args = {"stated": shown(stated, workbook), "calculated": "–"}
        yield _finding("growth-undefined-stated", workbook, pair, pair.columns.growth, args=args)
        return
    places = decimals_of(stated)
    exact = Fact((pair.now.value - pair.before.value) / pair.before.value, unit="%", decimals=places)
    if round_half_up(exact.value * 100, places) != round_half_up(stated.value * 100, places):
        args = {"stated": shown(stated, workbook), "calculated": shown(exact, workbook)}
        yield _finding("growth-differs", workbook, pair, pair.columns.growth, args=args)


def _finding(code: str, workbook: Workbook, pair: Pair, column: str, *, args: dict[str, str]) -> Diagnostic:
    cells = [(pair.row, pair.columns.before), (pair.row, pair.columns.now)]
    years = {"previous": shown(pair.before, workbook), "current": shown(pair.now, workbook)}
    words = {"name": value_of(pair.row, pair.columns.name), **years, **args}
    return contradiction(code, pair.row, column, cells, args=words)


RULE = Rule(50, ("gain-differs", "growth-differs", "growth-undefined-stated"), check)
