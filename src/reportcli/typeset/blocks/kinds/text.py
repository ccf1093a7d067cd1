"""Paragraphs."""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.typeset.blocks.paragraph import paragraph
from reportcli.typeset.chapter_state import BlockKind, ChapterState, Widths
from reportcli.typeset.copyfitting import scaled, scaled_runs
from reportcli.typeset.inherited import Inherited

HAIR = 0.01  # points more, so that rounding never breaks a line that fits exactly


def _natural_width(state: ChapterState, block: b.Text, inherited: Inherited, available: float) -> Widths:
    if inherited.factor == 1.0:
        least, preferred = state.natural_width(block.runs, block.style)
    else:
        style = scaled(block.style, inherited.factor)
        runs = scaled_runs(block.runs, block.style, inherited.factor)
        least, preferred = state.composer.natural_width(runs, style)
    return least + HAIR, preferred + HAIR


KIND = BlockKind(paragraph, _natural_width)
