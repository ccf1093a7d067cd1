"""“9 mutuals, of which 11 …”: a part is never more than the whole before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcli.blocks import PrintedFact, Report, Text
from reportcli.checks.rule import Rule
from reportcli.checks.support.lexicon import Lexicon
from reportcli.checks.support.prose import any_of, flat
from reportcli.checks.support.stated_words import first_cell, paragraphs
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.inline import Run
from reportcli.model.refs import CellRef
from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at the cell of each part that is more than its whole; once a cell."""
    reported: set[CellRef] = set()
    for block, words in paragraphs(report):
        for whole, part in _pairs(report, block, words):
            cell, other = first_cell(part), first_cell(whole)
            if part.fact.value <= whole.fact.value or cell is None or cell in reported:
                continue
            reported.add(cell)
            args = {"stated": part.printed, "whole": whole.printed}
            related = (Related("cell-related", other),) if other is not None else ()
            yield Diagnostic("part-exceeds-whole", Severity.WARNING, cell, args, related, block=block.path)


def _pairs(report: Report, block: Text, words: Lexicon) -> Iterator[tuple[PrintedFact, PrintedFact]]:
    """Figures of one unit with a word such as “of which” between them, in one sentence."""
    within = re.compile(rf"(?<!\w)(?:{any_of(words.including)})(?!\w)")
    whole: PrintedFact | None = None
    between = ""
    for run in block.runs:
        if not isinstance(run, Run) or run.fact is None:
            between += getattr(run, "text", "")
            continue
        printed = report.facts[run.fact]
        if whole is not None and whole.fact.unit == printed.fact.unit and _within(between, within):
            yield whole, printed
            between = ""
            continue
        whole, between = printed, ""


def _within(between: str, within: re.Pattern[str]) -> bool:
    return not re.search(r"[.;!?]\s", between) and bool(within.search(flat(between)))


RULE = Rule(370, ("part-exceeds-whole",), check)
