"""A line that holds page numbers closes up to the width that they take."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from reportcli.model.display import FontResource, GlyphsOp, Op, Placed, PlacedPage
from reportcli.model.geometry import Rect
from reportcli.model.inline import Inline, LateRun, Run
from reportcli.model.style import CharacterStyle, ParagraphStyle
from reportcli.paint.deferred_text import DeferredText
from reportcli.text.composer import Composer
from reportcli.text.fonts import FontSet

FONT = Path(__file__).parents[2] / "layouts/base/fonts/SourceSerif4-Regular.otf"
FONTS = FontSet({"serif/400/normal": FontResource("serif/400/normal", str(FONT))})
COMPOSER = Composer(FONTS)
CHAR = CharacterStyle("serif", 10.0)
STYLE = ParagraphStyle("folio", CHAR, 12.0, hyphenate=False)


def runs(digits: int) -> tuple[Inline, ...]:
    late = [LateRun(kind, "", CHAR, "en", digits) for kind in ("page", "pages")]
    return (Run("Page ", CHAR, "en"), late[0], Run(" of ", CHAR, "en"), late[1], Run(" end", CHAR, "en"))


def page(placed: tuple[Placed, ...], folio: str = "9") -> PlacedPage:
    return PlacedPage("right", folio, "m", placed)


def printed(
    style: ParagraphStyle, digits: int = 3, *, link: str | None = None
) -> tuple[list[Op], float, list[Placed]]:
    """The operations of the line as it is painted, and the width that its text takes set at once."""
    (line,) = COMPOSER.compose(runs(digits), style, 200.0).lines
    leaves = tuple(
        Placed(Rect(piece.x, 0, piece.width, 12), piece.ops, block="s/folio", link=link)
        for piece in line.pieces
    )
    pages = [page(leaves), *(page(()) for _ in range(13))]
    deferred = DeferredText(
        pages, {}, lambda font, text, features: FONTS.by_key(font).shape(text, features), []
    )
    found = deferred.resolved(pages[0])
    tabular = replace(CHAR, features=(("tnum", 1),))
    parts = [("Page ", CHAR), ("9", tabular), (" of ", CHAR), ("14", tabular), (" end", CHAR)]
    natural = sum(FONTS.by_key("serif/400/normal").advance(t, c.features) * 10 / 1000 for t, c in parts)
    return [op for leaf in found for op in leaf.ops], natural, found


def edges(ops: list[Op]) -> list[tuple[float, float, str]]:
    """Left, right and text of each operation."""
    assert all(isinstance(op, GlyphsOp) for op in ops)
    return [
        (op.x, op.x + sum(g.advance for g in op.glyphs) * op.size / 1000, "".join(g.text for g in op.glyphs))
        for op in ops
        if isinstance(op, GlyphsOp)
    ]


@pytest.mark.parametrize("digits", [1, 2, 4])
@pytest.mark.parametrize(("align", "share"), [("left", 0.0), ("center", 0.5), ("right", 1.0)])
def test_a_line_closes_up_and_keeps_its_alignment(align: str, share: float, digits: int) -> None:
    ops, natural, _ = printed(replace(STYLE, align=align), digits)
    found = edges(ops)
    assert "".join(text for _, _, text in found) == "Page 9 of 14 end"
    for (_, end, _), (start, _, _) in pairwise(found):
        assert start == pytest.approx(end, abs=0.01)
    left, right = found[0][0], found[-1][1]
    assert right - left == pytest.approx(natural, abs=0.02)
    assert left == pytest.approx((200 - natural) * share, abs=0.02)


def test_a_justified_line_stays_as_wide_and_its_word_spaces_take_the_rest() -> None:
    style = replace(STYLE, align="justify")
    text = (*runs(3), Run(" of all the pages that there are", CHAR, "en"))
    first = COMPOSER.compose(text, style, 120.0).lines[0]
    leaves = tuple(Placed(Rect(0, 0, 9, 9), piece.ops, block="s") for piece in first.pieces)
    pages = [page(leaves), *(page(()) for _ in range(13))]
    deferred = DeferredText(pages, {}, lambda font, t, features: FONTS.by_key(font).shape(t, features), [])
    found = edges([op for leaf in deferred.resolved(pages[0]) for op in leaf.ops])
    assert found[-1][1] == pytest.approx(120.0, abs=0.1)
    for (_, end, _), (start, _, _) in pairwise(found):
        assert start == pytest.approx(end, abs=0.01)


def test_the_box_of_a_link_moves_with_its_words() -> None:
    _, natural, leaves = printed(replace(STYLE, align="right"), link="#end")
    (leaf,) = leaves
    assert leaf.box.right == pytest.approx(200.0, abs=0.05)
    assert leaf.box.width == pytest.approx(natural, abs=0.05)


def test_another_column_of_the_paragraph_stays() -> None:
    (line,) = COMPOSER.compose(runs(3), STYLE, 200.0).lines
    ops = tuple(op for piece in line.pieces for op in piece.ops)
    (other,) = COMPOSER.compose((Run("beside", CHAR, "en"),), STYLE, 200.0).lines
    (word,) = (op for op in other.ops if isinstance(op, GlyphsOp))
    beside = replace(word, x=230.0)
    leaves = (Placed(Rect(0, 0, 9, 9), ops, block="s"), Placed(Rect(230, 0, 9, 9), (beside,), block="s"))
    pages = [page(leaves)]
    deferred = DeferredText(pages, {}, lambda font, t, features: FONTS.by_key(font).shape(t, features), [])
    assert deferred.resolved(pages[0])[1].ops == (beside,)
