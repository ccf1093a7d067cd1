"""Words that assert something about the figure beside them: “more than”, “nearly”, “doubled”."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportcli.blocks import PrintedFact, Report, Text
from reportcli.checks.rule import Rule
from reportcli.checks.support.lexicon import Lexicon
from reportcli.checks.support.records import shown
from reportcli.checks.support.stated_words import first_cell, hedged_figures, paragraphs, significant
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.fact import Fact, round_half_up
from reportcli.model.inline import Run
from reportcli.model.refs import Where
from reportcli.workbook.names import fold
from reportcli.workbook.workbook import Workbook

EXACT = 4  # significant digits: “more than 25 850” says two things at once
WITHIN = Decimal("0.15")  # of the multiple that a word names


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """Notes at exact figures that a word calls approximate, and findings at multiples that figures deny; each
    place once.
    """
    seen: set[tuple[str, Where | None]] = set()
    for block, words in paragraphs(report):
        for finding in (*_hedged(report, block, words), *_multiples(workbook, report, block, words)):
            if (finding.code, finding.where) not in seen:
                seen.add((finding.code, finding.where))
                yield finding


def _hedged(report: Report, block: Text, words: Lexicon) -> Iterator[Diagnostic]:
    for word, printed in hedged_figures(report, block, words):
        if word and significant(printed.fact.value) >= EXACT:
            args = {"word": word, "stated": printed.printed}
            yield _finding("hedge-beside-exact-figure", printed, args, Severity.NOTE)


def _multiples(workbook: Workbook, report: Report, block: Text, words: Lexicon) -> Iterator[Diagnostic]:
    """“Doubled” beside exactly two figures of one unit: one is twice the other."""
    runs = [run for run in block.runs if isinstance(run, Run)]
    text = fold(" ".join(run.text for run in runs if run.fact is None))
    said = text.replace(",", " ").replace(".", " ").split()
    word = next((word for word in said if word in words.multiples), None)
    facts = [report.facts[run.fact] for run in runs if run.fact is not None]
    if word is None or len(facts) != 2 or facts[0].fact.unit != facts[1].fact.unit:
        return
    times = words.multiples[word]
    small, large = sorted((printed.fact.value for printed in facts), key=abs)
    if not small or abs(large / small - times) <= WITHIN * times:
        return
    ratio = shown(Fact(round_half_up(large / small, 2)), workbook)
    args = {"word": word, "stated": facts[0].printed, "other": facts[1].printed, "calculated": ratio}
    yield _finding("multiple-differs", facts[0], args, Severity.WARNING, other=first_cell(facts[1]))


def _finding(
    code: str, printed: PrintedFact, args: dict[str, str], severity: Severity, *, other: Where | None = None
) -> Diagnostic:
    cell = first_cell(printed)
    related = tuple(Related("cell-related", place) for place in (cell, other) if place is not None)
    return Diagnostic(code, severity, printed.expression or cell, args, related, block=printed.block)


RULE = Rule(350, ("hedge-beside-exact-figure", "multiple-differs"), check)
