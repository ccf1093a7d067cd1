"""A paragraph at the size that its words need to stand within its width."""

from __future__ import annotations

from reportcli.blocks import Text
from reportcli.model.diagnostic import note
from reportcli.model.inline import Inline
from reportcli.model.refs import BlockPart
from reportcli.model.style import ParagraphStyle
from reportcli.model.value_class import replace
from reportcli.text.composed import Composed
from reportcli.typeset.chapter_state import ChapterState
from reportcli.typeset.copyfitting import scaled, scaled_runs
from reportcli.typeset.inherited import Inherited

PERCENT, STEP = 100, 5  # of the size: how a paragraph is tried whose words are too wide
TOLERANCE = 1.0  # points a line may be wider than its measure (optical margins hang)


def fitted_runs(
    state: ChapterState, block: Text, inherited: Inherited
) -> tuple[ParagraphStyle, tuple[Inline, ...]]:
    """Style and runs at the inherited factor, the same objects for the same block and factor."""
    if inherited.factor == 1.0:
        return block.style, block.runs
    factor = inherited.factor
    return state.made(
        ("fit", id(block), factor),
        lambda: (scaled(block.style, factor), scaled_runs(block.runs, block.style, factor)),
        block,
    )


def too_tight(composed: Composed) -> bool:
    """Whether a word is wider than its room, or broken where no language breaks it."""
    return any(line.excess > TOLERANCE or line.parted for line in composed.lines)


def narrowed(
    state: ChapterState, block: Text, inherited: Inherited, width: float
) -> tuple[ParagraphStyle, tuple[Inline, ...], Composed] | None:
    """The paragraph at the mildest factor at which its words fit; None where its style allows none."""
    least = round(block.style.min_scale * PERCENT)
    for percent in range(PERCENT - STEP, least - 1, -STEP):
        style, runs = fitted_runs(state, block, replace(inherited, factor=percent / PERCENT))
        composed = state.compose(runs, style, width, block)
        if not too_tight(composed):
            finding = note("type-shrunk", block=block.path, percent=percent)
            state.report(finding, BlockPart(block.path, "layout"))
            return style, runs, composed
    return None
