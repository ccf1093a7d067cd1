"""Tab stops: where the text behind a tab stands. Drop capitals of several letters. First lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportcli.model.display import GlyphsOp
from reportcli.model.inline import Inline, Run, Tab
from reportcli.model.style import CharacterStyle, ParagraphStyle, TabPosition
from reportcli.text.composed import Line
from reportcli.text.composer import Composer

CHAR = CharacterStyle("serif", 10.0)
STYLE = ParagraphStyle("body", CHAR, 12.5)


def tabbed(
    composer: Composer,
    *texts: str,
    stops: tuple[TabPosition, ...],
    lang: str = "en",
    style: ParagraphStyle = STYLE,
) -> Line:
    runs: list[Inline] = []
    for text in texts:
        runs += [Tab()] if runs else []
        runs.append(Run(text, CHAR, lang))
    (line,) = composer.compose(runs, replace(style, tabs=stops), 300.0).lines
    return line


def edges(line: Line, text: str) -> tuple[float, float]:
    (piece,) = [one for one in line.pieces if one.text.strip() == text]
    inked = sum(glyph.advance for op in piece.ops if isinstance(op, GlyphsOp) for glyph in op.glyphs) / 100
    return piece.x, piece.x + inked


@pytest.mark.parametrize(("align", "of"), [("left", 0.0), ("right", 1.0), ("center", 0.5)])
def test_a_stop_takes_the_text_behind_it(composer: Composer, align: str, of: float) -> None:
    left, right = edges(tabbed(composer, "a", "words", stops=(TabPosition(120.0, align),)), "words")
    assert left + (right - left) * of == pytest.approx(120.0, abs=0.01)


@pytest.mark.parametrize(
    ("lang", "texts"), [("en", ("1,234.5", "7.25", "12")), ("fr", ("1234,5", "7,25", "12"))]
)
def test_figures_stand_with_their_decimal_signs_under_one_another(
    composer: Composer, lang: str, texts: tuple[str, ...]
) -> None:
    signs = []
    for text in texts:
        line = tabbed(composer, "a", text, stops=(TabPosition(120.0, "decimal"),), lang=lang)
        left = edges(line, text)[0]
        whole = text.split("." if lang == "en" else ",")[0]
        signs.append(left + composer.natural_width([Run(whole, CHAR, lang)], STYLE)[1])
    assert signs == [pytest.approx(120.0, abs=0.05)] * 3


def test_a_tab_goes_to_the_next_stop_and_behind_the_last_to_the_end_of_the_line(composer: Composer) -> None:
    stops = (TabPosition(20.0), TabPosition(120.0, leader="."))
    line = tabbed(composer, "a longer word", "b", "c", stops=stops)
    assert edges(line, "b")[0] == pytest.approx(120.0)
    assert edges(line, "c")[1] == pytest.approx(300.0, abs=0.01)
    assert {piece.tag for piece in line.pieces} >= {"Leader"}
    assert line.text == "a longer word b c"


def test_stops_are_measured_from_the_edge_of_the_paragraph(composer: Composer) -> None:
    hung = replace(STYLE, indent_left=30.0, indent_first=-10.0)
    line = tabbed(composer, "a", "b", stops=(TabPosition(60.0),), style=hung)
    assert edges(line, "a")[0] == pytest.approx(20.0) and edges(line, "b")[0] == pytest.approx(60.0)


@pytest.mark.parametrize(
    ("text", "letters", "cap"),
    [
        ("In the", 2, "In"),
        ("In the", 5, "In"),
        ("L’an mil", 2, "L’a"),
        ("« Ah »", 1, "«\u00a0A"),
        ("Word", 3, "Wor"),
    ],
)
def test_drop_capitals_of_several_letters(composer: Composer, text: str, letters: int, cap: str) -> None:
    style = replace(STYLE, drop_cap=3, drop_cap_letters=letters)
    line, rest = composer.initial(Run(text, CHAR, "fr" if "«" in text else "en"), style)
    assert line.text.replace("\u202f", "\u00a0") == cap
    assert (line.text + rest.text).replace("\u202f", "\u00a0").replace("\u00a0", " ") == text
