"""A figure that one sentence calls “nearly” is not stated as reached by another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from reportcli.blocks import PrintedFact, Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.lexicon import lexicon
from reportcli.checks.support.stated_words import hedged_figures, paragraphs
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.origin import cells_of
from reportcli.model.refs import CellRef
from reportcli.workbook.names import fold
from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding for each cell that one text calls “nearly” and another states without such a word."""
    said: dict[CellRef, list[tuple[str, PrintedFact]]] = defaultdict(list)
    for block, words in paragraphs(report):
        for word, printed in hedged_figures(report, block, words):
            cell = _own_cell(printed)
            if cell is not None:
                said[cell].append((word, printed))
    words = lexicon(report.metadata.lang)
    for cell, uses in said.items():
        nearly = [(word, printed) for word, printed in uses if fold(word) in words.under]
        others = [printed for word, printed in uses if fold(word) not in (*words.under, *words.about)]
        if nearly and others:
            yield _finding(cell, *nearly[0], others[0])


def _own_cell(printed: PrintedFact) -> CellRef | None:
    """The cell that a figure repeats; None when it is calculated."""
    cells = list(islice(cells_of(printed.fact.sources), 2))
    derived = printed.fact.derivation and printed.fact.derivation.operands
    return cells[0] if len(cells) == 1 and not derived else None


def _finding(cell: CellRef, word: str, printed: PrintedFact, other: PrintedFact) -> Diagnostic:
    related = [Related("cell-related", cell)]
    if other.expression is not None:
        related.append(Related("said-here", other.expression))
    args = {"word": word, "stated": printed.printed}
    where = printed.expression or cell
    code = "hedge-contradicted"
    return Diagnostic(code, Severity.WARNING, where, args, tuple(related), block=printed.block)


RULE = Rule(360, ("hedge-contradicted",), check)
