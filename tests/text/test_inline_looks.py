"""Where icons, struck lines, and superiors that a font does not have stand on their line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportcli.model.display import Drawing, FontResource, GlyphsOp, GroupOp, PathOp
from reportcli.model.inline import InlineIcon, Run
from reportcli.model.paths import rect_path
from reportcli.model.style import BLACK, CharacterStyle, ParagraphStyle
from reportcli.text.composer import Composer
from reportcli.text.fonts import FontSet

CHAR = CharacterStyle("serif", 10.0)
STYLE = ParagraphStyle("body", CHAR, 12.5)


@pytest.mark.parametrize(("on", "metric"), [("capitals", "cap_height"), ("x-height", "x_height")])
def test_an_icon_is_centred_on_its_letters(resources: dict[str, FontResource], on: str, metric: str) -> None:
    drawing = Drawing(10, 10, (PathOp(rect_path(0, 0, 10, 10), fill=BLACK),))
    composer = Composer(FontSet(resources), icon=lambda name: drawing)
    big = replace(CHAR, size=20.0)
    line = composer.compose([InlineIcon("heart", 0.0, None, char=big, on=on)], STYLE, 200).lines[0]
    (piece,) = [one for one in line.pieces if one.ops]
    (op,) = piece.ops
    assert (
        isinstance(op, GroupOp) and op.transform is not None and piece.tag == "Leader"
    )  # decoration: it says nothing
    top, bottom = op.transform[5], op.transform[5] + 10 * op.transform[3]
    letters = getattr(composer.fonts.face("serif", 400, False), metric) * 20 / 1000
    assert (top + bottom) / 2 == pytest.approx(-letters / 2)
    assert bottom - top == pytest.approx(letters * 1.45)


def test_a_struck_word_has_a_line_at_half_its_small_letters(composer: Composer) -> None:
    line = composer.compose([Run("gone", replace(CHAR, strike=0.5), "en")], STYLE, 200).lines[0]
    (rule,) = [op for op in line.ops if isinstance(op, PathOp)]
    ys = [number for segment in rule.path for number in segment[2::2]]
    half = composer.fonts.face("serif", 400, False).x_height * 10 / 1000 / 2
    assert (min(ys) + max(ys)) / 2 == pytest.approx(-half)
    assert max(ys) - min(ys) == pytest.approx(0.5)


def test_what_a_font_cannot_lower_is_drawn_lower(composer: Composer) -> None:
    def set_in(text: str) -> GlyphsOp:
        char = replace(CHAR, features=(("subs", 1),))
        (op,) = composer.compose([Run(text, char, "en")], STYLE, 200).lines[0].ops
        assert isinstance(op, GlyphsOp)
        return op

    own, drawn = set_in("2"), set_in("ж")
    assert (own.size, own.y) == (10.0, 0.0)
    assert drawn.size < 10.0 and drawn.y > 0.0
