"""Figures that were moved to meet their total, and totals that their printed parts miss, are named."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import PrintedFact, Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import language
from reportcli.expressions.formats import fact_text
from reportcli.expressions.functions.marks import is_moved
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.fact import POINTS
from reportcli.model.origin import place_of
from reportcli.model.refs import Where
from reportcli.model.value_class import replace
from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A note for each place of a layout that prints such figures, at the first one's cell."""
    groups: dict[tuple[Where | None, bool], list[PrintedFact]] = {}
    for printed in report.facts.values():
        derivation = printed.fact.derivation
        if derivation is None or not (derivation.apart or is_moved(derivation)):
            continue
        group = groups.setdefault((printed.expression, not derivation.apart), [])
        if not any(printed.fact is one.fact for one in group):
            group.append(printed)
    for (_, moved), group in groups.items():
        yield _moved(group[0], len(group)) if moved else _apart(workbook, group[0])


def _place(printed: PrintedFact) -> Where | None:
    return next(map(place_of, printed.fact.sources), printed.expression)


def _moved(printed: PrintedFact, count: int) -> Diagnostic:
    args = {"printed": printed.printed, "count": str(count)}
    return Diagnostic("figure-moved", Severity.NOTE, _place(printed), args)


def _apart(workbook: Workbook, printed: PrintedFact) -> Diagnostic:
    fact = printed.fact
    apart = fact.derivation.apart if fact.derivation is not None else fact.value
    by = replace(fact, value=abs(apart), unit=POINTS if fact.unit == "%" else fact.unit, written="")
    args = {"printed": printed.printed, "difference": fact_text(by, language(workbook))}
    return Diagnostic("parts-apart", Severity.NOTE, _place(printed), args)


RULE = Rule(15, ("figure-moved", "parts-apart"), check)
