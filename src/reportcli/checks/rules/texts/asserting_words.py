"""Words that assert something about the figure beside them: “more than”, “nearly”, “doubled”."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from reportcli.blocks import PrintedFact, Text
from reportcli.checks.support.lexicon import Lexicon, lexicon
from reportcli.checks.support.records import shown
from reportcli.checks.support.tree import blocks_of
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.fact import Fact
from reportcli.model.inline import Run
from reportcli.model.refs import CellRef, Where
from reportcli.workbook.names import fold

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook

EXACT = 4  # significant digits: “more than 25 850” says two things at once
WITHIN = Decimal("0.15")  # of the multiple that a word names


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    told: set[tuple[str, Where | None]] = set()
    for block in blocks_of(report):
        if not isinstance(block, Text):
            continue
        words = lexicon(block.lang or report.metadata.lang)
        for finding in (
            *_hedged(workbook, report, block, words),
            *_multiples(workbook, report, block, words),
        ):
            if (finding.code, finding.where) not in told:
                told.add((finding.code, finding.where))
                yield finding


def _hedged(workbook: Workbook, report: Report, block: Text, words: Lexicon) -> Iterator[Diagnostic]:
    before = ""
    for run in block.runs:
        if not isinstance(run, Run):
            before = ""
            continue
        if run.fact is not None:
            printed = report.facts[run.fact]
            said = before_word(fold(before), words)
            if said and significant(printed.fact.value) >= EXACT:
                args = {"word": before.rstrip()[-len(said) :], "stated": printed.printed}
                yield _finding("hedge-beside-exact-figure", printed, args, Severity.NOTE)
        before = (before + run.text)[-24:] if run.fact is None else ""


def before_word(before: str, words: Lexicon) -> str:
    """The word of over, under or about that folded text ends with, "" for none."""
    every = (*words.over, *words.under, *words.about)
    return next((w for w in every if before == w or before.endswith((f" {w}", f"'{w}"))), "")


def significant(value: Decimal) -> int:
    """Digits without the zeros at either end: 25 850 has four, 60 000 has one."""
    digits = "".join(map(str, value.normalize().as_tuple().digits)).strip("0")
    return len(digits)


def _multiples(workbook: Workbook, report: Report, block: Text, words: Lexicon) -> Iterator[Diagnostic]:
    """“Doubled” beside exactly two figures of one unit: one is twice the other."""
    runs = [run for run in block.runs if isinstance(run, Run)]
    said = (
        fold(" ".join(run.text for run in runs if run.fact is None))
        .replace(",", " ")
        .replace(".", " ")
        .split()
    )
    times = next((words.multiples[word] for word in said if word in words.multiples), None)
    facts = [report.facts[run.fact] for run in runs if run.fact is not None]
    if times is None or len(facts) != 2 or facts[0].fact.unit != facts[1].fact.unit:
        return
    small, large = sorted((printed.fact.value for printed in facts), key=abs)
    if not small or abs(large / small - times) <= WITHIN * times:
        return
    word = next(word for word in said if word in words.multiples)
    ratio = shown(Fact((large / small).quantize(Decimal("0.01"))), workbook)
    args = {"word": word, "stated": facts[0].printed, "other": facts[1].printed, "calculated": ratio}
    yield _finding("multiple-differs", facts[0], args, Severity.WARNING, _cell(facts[1]))


def _finding(
    code: str, printed: PrintedFact, args: dict[str, str], severity: Severity, other: Where | None = None
) -> Diagnostic:
    cell = _cell(printed)
    related = tuple(Related("cell-related", place) for place in (cell, other) if place is not None)
    return Diagnostic(code, severity, printed.expression or cell, args, related, block=printed.block)


def _cell(printed: PrintedFact) -> CellRef | None:
    return next((source for source in printed.fact.sources if isinstance(source, CellRef)), None)
