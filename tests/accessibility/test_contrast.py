"""Contrast with the pixels behind: fills, tints, opacity, clips, pictures, order; where it is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from reportcli.measure.found import Found, gathered
from reportcli.measure.palettes import Palettes
from reportcli.measure.readable import coloured, faint, faint_on
from reportcli.model.display import (
    Glyph,
    GlyphsOp,
    GroupOp,
    ImageOp,
    ImageResource,
    Ink,
    Metadata,
    Op,
    PagedDocument,
    PathOp,
    Placed,
    PlacedChapter,
    PlacedPage,
    StructNode,
)
from reportcli.model.geometry import PageFormat, Rect
from reportcli.model.paths import rect_path
from reportcli.model.refs import Position, Span
from reportcli.model.style import Paint, Stroke
from reportcli.pdf.icc import as_seen
from reportcli.preflight.contrast import ratio

PALETTE = {
    "black": Ink((0, 0, 0, 1), (0, 0, 0)),
    "paper": Ink((0, 0, 0, 0), (1, 1, 1)),
    "grey": Ink((0, 0, 0, 0.5), (0.6, 0.6, 0.6)),  # 2.8:1 on paper
    "mid": Ink((0, 0, 0, 0.5), (0.5, 0.5, 0.5)),  # 4.0:1 on paper
    "red": Ink((0, 1, 1, 0), (0.8, 0.1, 0.1)),
}
BLACK, PAPER, GREY, MID = Paint("black"), Paint("paper"), Paint("grey"), Paint("mid")


def words(paint: Paint = BLACK, size: float = 10, x: float = 20, font: str = "sans/400/normal") -> GlyphsOp:
    glyphs = tuple(Glyph(1, 500, 0, 0, letter) for letter in "Text")
    return GlyphsOp(font, size, x, 50, glyphs, paint, 2 * size)


def filled(paint: Paint, x: float = 0, width: float = 200) -> PathOp:
    return PathOp(rect_path(x, 0, width, 100), paint)


def leaf(*ops: Op, z: int = 0, node: int = 0, **more: object) -> Placed:
    return Placed(Rect(10, 35, 60, 25), ops, node=node, block="b", z=z, **more)  # type: ignore[arg-type]


def all_faint(document: PagedDocument, palettes: Palettes) -> list[Found]:
    on_pages = [list(faint_on(page, document, palettes)) for page in document.pages]
    return list(faint(document.pages, on_pages, palettes))


def findings(*placed: Placed, images: dict[str, ImageResource] | None = None) -> list[dict[str, str]]:
    page = PlacedPage("right", "7", "text", placed)
    chapter = PlacedChapter("c", (page,), (StructNode("P", -1),))
    metadata = Metadata("t", "", "", "en", "2024-01-01T00:00:00+00:00")
    document = PagedDocument(metadata, PageFormat(200, 100, 0), PALETTE, {}, images or {}, (chapter,))
    found = gathered(all_faint(document, {"screen": PALETTE}), {})
    return [{"code": one.code, **one.args} for one in found]


def test_the_ratio_is_that_of_the_standard() -> None:
    assert ratio((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert ratio((119 / 255,) * 3, (1, 1, 1)) == pytest.approx(4.48, abs=0.01)
    assert ratio((1, 0, 0), (1, 0, 0)) == 1


def test_text_on_paper() -> None:
    assert findings(leaf(words())) == []
    (low,) = findings(leaf(words(MID)))
    assert low == {
        "code": "contrast-low",
        "page": "7",
        "number": "1",
        "text": "Text",
        "ratio": "4.0",
        "needed": "4.5",
        "object": "b",
        "profile": "screen",
        "clause": "WCAG 2.1, 1.4.3",
        "pages": "7",
        "count": "1",
        "style": "",
    }


def test_large_text_needs_less() -> None:
    assert findings(leaf(words(MID, 18))) == []
    assert findings(leaf(words(MID, 17.5)))
    assert findings(leaf(words(MID, 14, font="sans/700/normal"))) == []
    assert findings(leaf(words(MID, 14, font="sans/600/normal")))
    assert findings(leaf(words(GREY, 30)))[0]["needed"] == "3"


def test_what_is_behind_counts_and_what_comes_later_does_not() -> None:
    assert findings(leaf(filled(BLACK), z=-1, node=-1), leaf(words()))[0]["ratio"] == "1.0"
    assert findings(leaf(filled(BLACK), z=-1, node=-1), leaf(words(PAPER))) == []
    assert findings(leaf(words()), leaf(filled(BLACK), z=1, node=-1)) == []
    assert findings(leaf(filled(BLACK, x=120), z=-1, node=-1), leaf(words())) == []
    assert findings(leaf(filled(BLACK), filled(PAPER), z=-1, node=-1), leaf(words())) == []


def test_the_worst_letter_counts() -> None:
    """Half of the word stands on black."""
    assert findings(leaf(filled(BLACK, x=30), z=-1, node=-1), leaf(words()))[0]["ratio"] == "1.0"


def test_tints_opacity_and_faint_text() -> None:
    assert findings(leaf(filled(Paint("black", 0.1)), z=-1, node=-1), leaf(words())) == []
    assert findings(leaf(filled(Paint("black", 0.6)), z=-1, node=-1), leaf(words()))
    assert findings(leaf(filled(Paint("black", 1.0, 0.1)), z=-1, node=-1), leaf(words())) == []
    assert findings(leaf(GroupOp((filled(BLACK),), alpha=0.6), z=-1, node=-1), leaf(words()))
    assert findings(leaf(words(Paint("black", 1.0, 0.4))))
    for mode, hides in (("screen", False), ("overlay", False), ("darken", True), ("multiply", True)):
        mixed = GroupOp((filled(BLACK),), blend=mode)  # on paper
        assert bool(findings(leaf(mixed, z=-1, node=-1), leaf(words()))) is hides, mode
    twice = GroupOp((filled(MID), filled(MID)), blend="multiply")
    assert findings(leaf(twice, z=-1, node=-1), leaf(words(MID)))


def test_clips_holes_and_transforms() -> None:
    beside = GroupOp((filled(BLACK),), clip=rect_path(100, 0, 100, 100))
    assert findings(leaf(beside, z=-1, node=-1), leaf(words())) == []
    ring = PathOp(rect_path(0, 0, 200, 100) + rect_path(10, 30, 80, 40), BLACK, even_odd=True)
    assert findings(leaf(ring, z=-1, node=-1), leaf(words())) == []
    moved = GroupOp((filled(BLACK),), transform=(1, 0, 0, 1, 120, 0))
    assert findings(leaf(moved, z=-1, node=-1), leaf(words())) == []
    small = GroupOp((words(MID, 18),), transform=(0.5, 0, 0, 0.5, 0, 0))
    assert findings(leaf(small))[0]["needed"] == "4.5"


@pytest.fixture
def photo(tmp_path: Path) -> dict[str, ImageResource]:
    """Black left half, white right half."""
    picture = Image.new("RGB", (400, 200), "white")
    picture.paste("black", (0, 0, 200, 200))
    picture.save(tmp_path / "p.jpg", quality=95)
    return {"p": ImageResource("p", str(tmp_path / "p.jpg"), 400, 200)}


def test_pictures_with_their_crop(photo: dict[str, ImageResource]) -> None:
    whole = Rect(0, 0, 200, 100)
    behind = leaf(ImageOp("p", whole), z=-1)
    assert findings(behind, leaf(words()), images=photo)[0]["ratio"] in ("1.0", "1.1")
    assert findings(behind, leaf(words(PAPER)), images=photo) == []
    right = leaf(ImageOp("p", whole, (0.55, 0.0, 1.0, 1.0)), z=-1)
    assert findings(right, leaf(words()), images=photo) == []
    assert findings(behind, leaf(filled(PAPER), z=-1, node=-1), leaf(words()), images=photo) == []
    duotone = leaf(ImageOp("p", whole, tint=Paint("red")), z=-1)
    assert 2.5 < float(findings(duotone, leaf(words()), images=photo)[0]["ratio"]) < 4.5


def test_an_unreadable_picture_is_not_told_here(tmp_path: Path) -> None:
    (tmp_path / "p.jpg").write_bytes(b"no picture")
    images = {"p": ImageResource("p", str(tmp_path / "p.jpg"), 4, 2)}
    assert findings(leaf(ImageOp("p", Rect(0, 0, 200, 100)), z=-1), leaf(words()), images=images) == []


def test_small_tagged_graphics_need_three_to_one() -> None:
    icon = PathOp(rect_path(20, 40, 10, 10), GREY)
    (low,) = findings(leaf(icon))
    assert (low["code"], low["needed"], low["clause"]) == ("contrast-graphic", "3", "WCAG 2.1, 1.4.11")
    assert findings(leaf(icon, node=-1)) == []
    assert findings(leaf(icon, PathOp(rect_path(20, 40, 5, 5), stroke=Stroke(BLACK)))) == []
    chart = Placed(Rect(0, 0, 150, 90), (icon,), node=0, block="b")
    assert findings(chart) == []


def test_hidden_text_and_spaces_are_not_seen() -> None:
    assert findings(leaf(words(PAPER), hidden=True)) == []
    blank = GlyphsOp("f", 10, 20, 50, (Glyph(1, 500, 0, 0, " "),), PAPER, 5)
    assert findings(leaf(blank)) == []


def test_it_is_reported_once_for_a_block_with_the_worst_of_its_pages() -> None:
    span = Span("layouts/x.yaml", Position(3, 4), Position(3, 9))
    first = PlacedPage("right", "7", "text", (leaf(words(MID)),))
    worse = PlacedPage("left", "8", "text", (leaf(words(MID)), leaf(words(GREY))))
    found = gathered(all_faint(documented(first, worse), {"screen": PALETTE}), {"b": span})
    assert [(one.where, one.args["pages"], one.args["ratio"]) for one in found] == [(span, "7, 8", "2.8")]


def test_text_like_its_ground_is_lost_but_decoration_may_be_faint() -> None:
    assert [one["code"] for one in findings(leaf(words(PAPER)))] == ["text-invisible"]
    assert [one["code"] for one in findings(leaf(words(PAPER), node=-1))] == ["contrast-low"]
    assert [one["code"] for one in findings(leaf(words(PAPER), node=-1, artifact="Footer"))] == [
        "text-invisible"
    ]


def test_print_is_judged_by_its_inks(tmp_path: Path) -> None:
    """Fifty percent of black looks lighter than the grey that a screen shows for it, full ink does not."""
    icc = (Path(__file__).parents[2] / "layouts/base/icc/ISOcoated_v2_300_bas.icc").read_bytes()
    seen = coloured(PALETTE, as_seen(icc, [ink.cmyk for ink in PALETTE.values()]))
    assert seen["paper"].rgb == (1, 1, 1)
    assert max(seen["black"].rgb) < 0.2
    assert 0.55 < seen["mid"].rgb[0] < 0.7
    page = PlacedPage("right", "7", "text", (leaf(words(MID)),))
    (both,) = all_faint(documented(page), {"screen": PALETTE, "print": seen})
    assert both.args["profile"] == "print"


def documented(*pages: PlacedPage) -> PagedDocument:
    chapter = PlacedChapter("c", pages, (StructNode("P", -1),))
    metadata = Metadata("t", "", "", "en", "2024-01-01T00:00:00+00:00")
    return PagedDocument(metadata, PageFormat(200, 100, 0), PALETTE, {}, {}, (chapter,))
