"""The first line in a style of its own holds exactly the words that it has room for in that style."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest

from reportcli.model.inline import Inline, Run
from reportcli.model.style import CharacterStyle, ParagraphStyle
from reportcli.text.composer import Composer
from reportcli.typeset.blocks.first_line import first_line_set
from reportcli.typeset.chapter_state import ChapterState

CHAR = CharacterStyle("serif", 10.0)
STYLE = ParagraphStyle("body", CHAR, 12.5)
WORDS = "In the spring of the year the gardens of the whole town opened their doors to all who wished to see."


@pytest.mark.parametrize("align", ["left", "justify"])
@pytest.mark.parametrize("width", [90.0, 140.0, 230.0, 900.0])
def test_the_style_ends_with_the_line(composer: Composer, align: str, width: float) -> None:
    style = replace(STYLE, align=align)
    state = cast(ChapterState, SimpleNamespace(composer=composer))
    plain: tuple[Inline, ...] = (Run(WORDS, CHAR, "en"),)
    loud: tuple[Inline, ...] = (Run(WORDS, replace(CHAR, weight=700, tracking=60.0), "en"),)
    runs = first_line_set(state, plain, loud, style, width=width)
    assert "".join(run.text for run in runs if isinstance(run, Run)) == WORDS
    first, *rest = composer.compose(runs, style, width).lines
    assert {op.font for op in first.ops if hasattr(op, "font")} == {"serif/700/normal"}
    assert {op.font for line in rest for op in line.ops if hasattr(op, "font")} <= {"serif/400/normal"}
