"""What most texts of a page take the short way to is what the general way gives."""

from __future__ import annotations

import pytest

from reportcli.measure import lost
from reportcli.measure.near import FAR, SQUARE, squares
from reportcli.measure.page_text import page_ink
from reportcli.model.display import Glyph, GlyphsOp, GroupOp, Placed, PlacedPage
from reportcli.model.geometry import Rect
from reportcli.model.style import BLACK

WORDS = ("amount", "Ågp 12", "1,234.50")


def page(*ops) -> PlacedPage:
    placed = Placed(Rect(0, 0, 100, 20), ops, 0, "Layout", "block", "en")
    return PlacedPage("right", "1", "text", (placed,), {}, ())


def text(words: str, x: float, y: float) -> GlyphsOp:
    glyphs = tuple(Glyph(number, 500.0, 0.0, 0.0, letter) for number, letter in enumerate(words, start=1))
    return GlyphsOp("serif/400/normal", 10.0, x, y, glyphs, BLACK, 5.0 * len(words))


@pytest.mark.parametrize("words", WORDS)
def test_a_text_stands_where_it_stands_in_a_group(words: str) -> None:
    (plain,) = page_ink(page(text(words, 40.0, 60.0))).texts
    moved = GroupOp((text(words, 24.0, 28.0),), transform=(1.0, 0.0, 0.0, 1.0, 16.0, 32.0))
    (grouped,) = page_ink(page(moved)).texts
    assert (plain.words, plain.size) == (grouped.words, grouped.size)
    places = [(*one.body, one.box, one.ink) for one in (plain, grouped)]
    for here, there in zip(*places, strict=True):
        assert here == pytest.approx(there)


@pytest.mark.parametrize("box", [(30, 50, 80, 60), (-10, -90, 5, 5), (-1e6, 3, 9e6, 9), (5, -8e5, 6, -7e5)])
def test_squares_end_far_from_the_page(box: tuple[float, float, float, float]) -> None:
    left, top, right, bottom = (max(-FAR, min(FAR, side // SQUARE)) for side in box)
    found = squares(box)
    assert (min(found), max(found)) == ((left, top), (right, bottom))
    assert len(found) == (right - left + 1) * (bottom - top + 1)


def test_without_anything_that_covers_nothing_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lost, "squares", None)
    one = page(text("amount", 10.0, 20.0))
    assert not list(lost.covered(one, page_ink(one), ()))
