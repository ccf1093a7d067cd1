"""Figures in a paragraph with the words before them: “more than”, “nearly”, “about”."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportcli.blocks import PrintedFact, Report, Text
from reportcli.blocks.walk import blocks_of
from reportcli.checks.support.lexicon import Lexicon, lexicon
from reportcli.model.inline import Run
from reportcli.model.origin import cells_of
from reportcli.model.refs import CellRef
from reportcli.workbook.names import fold

BEFORE = 24  # characters in which a word before a figure stands


def paragraphs(report: Report) -> Iterator[tuple[Text, Lexicon]]:
    """Every text of a report with the words of its language."""
    for block in blocks_of(report):
        if isinstance(block, Text):
            yield block, lexicon(block.lang or report.metadata.lang)


def hedged_figures(report: Report, block: Text, words: Lexicon) -> Iterator[tuple[str, PrintedFact]]:
    """Every figure of a paragraph with the word of over, under or about before it, as typed; "" for none."""
    before = ""
    for run in block.runs:
        if not isinstance(run, Run) or run.fact is not None:
            if isinstance(run, Run) and run.fact is not None:
                word = hedge_before(fold(before), words)
                yield before.rstrip()[-len(word) :] if word else "", report.facts[run.fact]
            before = ""
        else:
            before = (before + run.text)[-BEFORE:]


def hedge_before(before: str, words: Lexicon) -> str:
    """The word of over, under or about that folded text ends with, "" for none."""
    every = (*words.over, *words.under, *words.about)
    return next((w for w in every if before == w or before.endswith((f" {w}", f"'{w}"))), "")


def significant(value: Decimal) -> int:
    """Digits without the zeros at either end: 25 850 has four, 60 000 has one."""
    digits = "".join(map(str, value.normalize().as_tuple().digits)).strip("0")
    return len(digits)


def first_cell(printed: PrintedFact) -> CellRef | None:
    """The first cell that a printed figure comes from."""
    return next(cells_of(printed.fact.sources), None)
