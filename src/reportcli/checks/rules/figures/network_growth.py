"""Gain and growth of followers, as stated, against the two yearly figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reportcli.checks.support.records import contradiction, fact, shown, table
from reportcli.expressions.formats import decimals_of
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.fact import Fact, round_half_up
from reportcli.workbook.tables.record import value_of

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    for network in table(workbook, "networks", "name", "previous", "current", "gain", "growth"):
        previous, current = fact(network, "previous"), fact(network, "current")
        if previous is None or current is None:
            continue
        yield from _gain(workbook, network, previous, current)
        yield from _growth(workbook, network, previous, current)


def _gain(workbook: Workbook, network: Any, previous: Fact, current: Fact) -> Iterator[Diagnostic]:
    stated = fact(network, "gain")
    calculated = current.value - previous.value
    if stated is not None and stated.value != calculated:
        args = {"stated": shown(stated, workbook), "calculated": shown(calculated, workbook, stated)}
        yield _finding("gain-differs", workbook, network, "gain", previous, current, args)


def _growth(workbook: Workbook, network: Any, previous: Fact, current: Fact) -> Iterator[Diagnostic]:
    stated = fact(network, "growth")
    if stated is None:
        return
    if previous.value <= 0:
        args = {"stated": shown(stated, workbook), "calculated": "–"}
        yield _finding("growth-undefined-stated", workbook, network, "growth", previous, current, args)
        return
    places = decimals_of(stated)
    exact = Fact((current.value - previous.value) / previous.value, unit="%", decimals=places)
    if round_half_up(exact.value * 100, places) != round_half_up(stated.value * 100, places):
        args = {"stated": shown(stated, workbook), "calculated": shown(exact, workbook)}
        yield _finding("growth-differs", workbook, network, "growth", previous, current, args)


def _finding(
    code: str,
    workbook: Workbook,
    network: Any,
    column: str,
    previous: Fact,
    current: Fact,
    args: dict[str, str],
) -> Diagnostic:
    cells = [(network, "previous"), (network, "current")]
    years = {"previous": shown(previous, workbook), "current": shown(current, workbook)}
    return contradiction(code, network, column, cells, {"name": value_of(network, "name"), **years, **args})
