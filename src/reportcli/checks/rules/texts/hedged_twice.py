"""A figure that one sentence calls “nearly” is not stated as reached by another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportcli.blocks import PrintedFact, Text
from reportcli.checks.rules.texts.asserting_words import before_word
from reportcli.checks.support.lexicon import Lexicon, lexicon
from reportcli.checks.support.tree import blocks_of
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.inline import Run
from reportcli.model.refs import CellRef
from reportcli.workbook.names import fold

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook

BEFORE = 24  # characters in which a word before a figure stands


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    said: dict[CellRef, list[tuple[str, PrintedFact]]] = defaultdict(list)
    for block in blocks_of(report):
        if isinstance(block, Text):
            words = lexicon(block.lang or report.metadata.lang)
            for cell, word, printed in _said(report, block, words):
                said[cell].append((word, printed))
    for cell, uses in said.items():
        words = lexicon(report.metadata.lang)
        nearly = [(word, printed) for word, printed in uses if fold(word) in words.under]
        others = [printed for word, printed in uses if fold(word) not in (*words.under, *words.about)]
        if nearly and others:
            yield _finding(cell, *nearly[0], others[0])


def _said(report: Report, block: Text, words: Lexicon) -> Iterator[tuple[CellRef, str, PrintedFact]]:
    """Every figure of one cell in a paragraph, with the word that stands before it."""
    before = ""
    for run in block.runs:
        if not isinstance(run, Run):
            before = ""
            continue
        if run.fact is not None:
            printed = report.facts[run.fact]
            cells = [source for source in printed.fact.sources if isinstance(source, CellRef)]
            if len(cells) == 1 and not (printed.fact.derivation and printed.fact.derivation.operands):
                word = before_word(fold(before), words)
                yield cells[0], before.rstrip()[-len(word) :] if word else "", printed
        before = (before + run.text)[-BEFORE:] if run.fact is None else ""


def _finding(cell: CellRef, word: str, printed: PrintedFact, other: PrintedFact) -> Diagnostic:
    related = [Related("cell-related", cell)]
    if other.expression is not None:
        related.append(Related("said-here", other.expression))
    args = {"word": word, "stated": printed.printed}
    where = printed.expression or cell
    return Diagnostic(
        "hedge-contradicted", Severity.WARNING, where, args, tuple(related), block=printed.block
    )
