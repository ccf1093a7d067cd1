"""Measures of placed pages by themselves: each fault once, and what stands near it and is right."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from reportcli.measure.crowded import (
    labels_near,
    out_of_chart,
    out_of_frame,
    over_one_another,
    too_small,
)
from reportcli.measure.found import Blocks, Found, gathered
from reportcli.measure.lost import covered, lost_blocks, lost_texts
from reportcli.measure.measuring import SolidPictures
from reportcli.measure.near import overlap, pairs
from reportcli.measure.page_text import page_ink
from reportcli.model.diagnostic import Severity
from reportcli.model.display import (
    Frame,
    Glyph,
    GlyphsOp,
    GroupOp,
    ImageOp,
    ImageResource,
    Op,
    PathOp,
    Placed,
    PlacedPage,
)
from reportcli.model.geometry import PageFormat, Rect
from reportcli.model.paths import rect_path
from reportcli.model.refs import Position, Span
from reportcli.model.style import Paint, Stroke

FORMAT = PageFormat(200, 100, 9)
BLACK = Paint("black")
NONE = Blocks({})
BOX = Rect(20, 40, 20, 12)


def words(text: str = "Text", x: float = 20, y: float = 50, size: float = 10) -> GlyphsOp:
    """Letters of half an em."""
    glyphs = tuple(Glyph(1, 500, 0, 0, letter) for letter in text)
    return GlyphsOp("f", size, x, y, glyphs, BLACK, len(text) * size / 2)


def leaf(*ops: Op, block: str = "a/text", box: Rect = BOX, **more: object) -> Placed:
    return Placed(box, ops, **{"node": 0, "block": block, **more})  # type: ignore[arg-type]


def page(*placed: Placed, frames: tuple[Frame, ...] = (), side: str = "right") -> PlacedPage:
    return PlacedPage(side, "7", "text", placed, frames=frames)


def filled(x: float, y: float, width: float, height: float, alpha: float = 1.0) -> PathOp:
    return PathOp(rect_path(x, y, width, height), Paint("black", 0.2, alpha))


def turned(op: Op, degrees: float, x: float, y: float) -> GroupOp:
    """An operation turned around a point."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return GroupOp((op,), transform=(c, s, -s, c, x - c * x + s * y, y - s * x - c * y))


def lost(made: PlacedPage, blocks: Blocks = NONE) -> list[tuple[str, str]]:
    texts = list(lost_texts(made, page_ink(made), FORMAT, blocks))
    more = list(lost_blocks(made, FORMAT, blocks, {one.block for one in texts}))
    assert all(one.severity is Severity.ERROR or one.code == "figure-cut" for one in (*texts, *more))
    return [(one.code, one.args.get("text", one.block)) for one in (*texts, *more)]


@pytest.mark.parametrize("x, y", [(185, 50), (-3, 50), (20, 103), (20, 2), (400, 50)])
def test_text_partly_or_wholly_off_the_page(x: float, y: float) -> None:
    assert lost(page(leaf(words(x=x, y=y)))) == [("text-off-page", "Text")]


def test_text_at_the_very_edge_is_on_the_page() -> None:
    assert lost(page(leaf(words(x=180)), leaf(words(x=0, y=7)), leaf(words(y=98)))) == []


def test_spaces_at_its_ends_do_not_count() -> None:
    assert lost(page(leaf(words("Text ", x=180)))) == []


def test_turned_off_the_page() -> None:
    assert lost(page(leaf(turned(words("A long text", x=100), 90, 100, 50)))) == [
        ("text-off-page", "A long text")
    ]
    assert lost(page(leaf(turned(words("Text", x=100), 90, 100, 50)))) == []


def test_what_goes_over_the_fold_is_seen_on_the_facing_page() -> None:
    spread = replace(NONE, spread=frozenset({"a/text"}))
    left_half = leaf(words("A long text", x=180), box=Rect(180, 40, 60, 12))
    assert lost(page(left_half, side="left"), spread) == []
    assert lost(page(left_half, side="right"), spread) == [("text-off-page", "A long text")]
    assert lost(page(left_half, side="left")) == [("text-off-page", "A long text")]


def test_text_cut_by_a_clip() -> None:
    inside = GroupOp((words(),), clip=rect_path(0, 0, 100, 100))
    assert lost(page(leaf(inside))) == []
    cut = GroupOp((words(),), clip=rect_path(0, 0, 30, 100))
    assert lost(page(leaf(cut))) == [("text-clipped", "Text")]


def test_a_block_wholly_off_the_page_and_a_figure_that_is_cut() -> None:
    away = leaf(filled(210, 0, 20, 20), box=Rect(210, 0, 20, 20), node=-1, block="a/shape")
    assert lost(page(away)) == [("block-off-page", "a/shape")]
    partly = leaf(filled(190, 0, 20, 20), box=Rect(190, 0, 20, 20), block="a/qr")
    assert lost(page(partly)) == [("figure-cut", "a/qr")]
    pictures = replace(NONE, pictures=frozenset({"a/qr"}))
    assert lost(page(replace(partly, box=Rect(190, 0, 19, 20))), pictures) == []
    assert lost(page(partly), pictures) == [("figure-cut", "a/qr")]
    assert lost(page(replace(partly, node=-1))) == []


def hidden(*placed: Placed, solid: frozenset[str] = frozenset()) -> list[str]:
    made = page(*placed)
    return [one.args["text"] for one in covered(made, page_ink(made), solid)]


def test_text_under_what_is_painted_later() -> None:
    text = leaf(words())
    assert hidden(text, leaf(filled(0, 40, 100, 20), z=1, node=-1)) == ["Text"]
    assert hidden(text, leaf(filled(30, 40, 100, 20), z=1, node=-1)) == ["Text"]  # half of it
    assert hidden(leaf(filled(0, 40, 100, 20), node=-1), text) == []
    assert hidden(text, leaf(filled(0, 40, 100, 20, alpha=0.5), z=1)) == []
    assert hidden(text, leaf(filled(0, 40, 100, 20, alpha=0.6), z=1)) == ["Text"]
    assert hidden(text, leaf(GroupOp((filled(0, 40, 100, 20),), alpha=0.9), z=1)) == ["Text"]
    assert hidden(text, leaf(filled(0, 60, 100, 20), z=1)) == []
    long = leaf(words("A long text of many words", x=10))
    assert hidden(long, leaf(filled(124, 40, 60, 20), z=1)) == ["A long text of many words"]  # two letters
    assert hidden(long, leaf(filled(131, 40, 60, 20), z=1)) == []
    ring = PathOp(rect_path(0, 0, 200, 100) + rect_path(10, 30, 80, 40), BLACK, even_odd=True)
    assert hidden(text, leaf(ring, z=1)) == []
    multiplied = GroupOp((filled(0, 40, 100, 20),), blend="multiply")
    assert hidden(text, leaf(multiplied, z=1)) == []


def test_under_a_veil_text_is_faint_and_then_lost() -> None:
    def severity(alpha: float) -> list[Severity]:
        made = page(leaf(words()), leaf(filled(0, 40, 100, 20, alpha=alpha), z=1))
        return [one.severity for one in covered(made, page_ink(made), frozenset())]

    assert severity(0.5) == []
    assert severity(0.6) == [Severity.WARNING]
    assert severity(0.9) == [Severity.ERROR]


def test_text_under_a_thick_line() -> None:
    def line(width: float, *dash: float) -> Placed:
        path = (("M", 0.0, 50.0), ("L", 100.0, 50.0))
        return leaf(PathOp(path, None, Stroke(BLACK, width, dash)), z=1)

    assert hidden(leaf(words()), line(20)) == ["Text"]
    assert hidden(leaf(words()), line(0.5)) == []
    assert hidden(leaf(words()), line(20, 1, 9)) == []


def test_an_initial_with_an_accent_or_in_quotes_has_nothing_below_the_line() -> None:
    for letters in ("É", "“W", "Å", "Ж", "12"):
        initial = leaf(words(letters, x=10, y=60, size=60), block="a/initial")
        assert over(initial, leaf(words("a line below", x=10, y=69, size=10))) == [], letters
    for letters in ("Ç", "Q", "p"):
        initial = leaf(words(letters, x=10, y=60, size=60), block="a/initial")
        assert over(initial, leaf(words("a line below", x=10, y=69, size=10))) != [], letters


def test_only_solid_pictures_hide() -> None:
    picture = leaf(ImageOp("p", Rect(0, 0, 200, 100)), z=1)
    assert hidden(leaf(words()), picture, solid=frozenset({"p"})) == ["Text"]
    assert hidden(leaf(words()), picture) == []


def over(*placed: Placed, blocks: Blocks = NONE) -> list[tuple[str, str, str]]:
    made = page(*placed)
    found = over_one_another(made, page_ink(made), blocks)
    return [(one.block, one.args["text"], one.args["other"]) for one in found]


def test_text_over_text() -> None:
    assert over(leaf(words("One")), leaf(words("Two", x=25, y=52), block="b")) == [("b", "Two", "One")]
    assert over(leaf(words("One")), leaf(words("Two", y=62), block="b")) == []
    assert over(leaf(words("One"), words("Two", x=35)), leaf(words("Next", y=56), block="b")) == []
    assert over(leaf(words("One"), words("Two", y=52))) == [("a/text", "Two", "One")]


def test_kerning_and_italics_may_reach_into_the_next_letter() -> None:
    assert over(leaf(words("One"), words("Two", x=34))) == []
    assert len(over(leaf(words("One"), words("Two", x=31)))) == 1


def test_turned_text_is_measured_as_it_is_turned() -> None:
    slanted = leaf(turned(words("A long slanted text", x=60), 45, 60, 50), block="b")
    assert over(leaf(words("One", x=100, y=52)), slanted) == []
    assert len(over(leaf(words("One", x=70, y=64)), slanted)) == 1


def test_the_guest_is_reported_and_what_is_declared_is_not() -> None:
    first, second = leaf(words("One"), block="place/text"), leaf(words("Two"), block="b")
    blocks = replace(NONE, placed=frozenset({"place/text"}))
    assert over(first, second, blocks=blocks) == [("place/text", "One", "Two")]
    assert over(first, second, blocks=replace(blocks, overlapping=frozenset({"place/text"}))) == []


def test_text_out_of_its_frame() -> None:
    frame = Frame("main", Rect(20, 0, 100, 100), 80)

    def out(text: GlyphsOp, block: str = "a/text", blocks: Blocks = NONE) -> list[str]:
        made = page(leaf(text, block=block), frames=(frame,))
        return [one.args["excess"] for one in out_of_frame(made, page_ink(made), blocks)]

    assert out(words("A long text", x=80)) == ["5.3"]
    assert out(words("Text", x=105)) == []  # half an em hangs
    assert out(words("Text", x=150)) == []  # of another frame
    assert (
        out(words("A long text", x=80), "place/text", replace(NONE, placed=frozenset({"place/text"}))) == []
    )


def test_small_type_but_not_superiors() -> None:
    def small(*ops: Op) -> list[str]:
        made = page(leaf(*ops))
        return [one.args["size"] for one in too_small(made, page_ink(made))]

    assert small(words(size=5.4)) == ["5.4"]
    assert small(words(size=5.5)) == []
    assert small(words(size=9), words("1", x=50, size=5)) == []
    assert small(GroupOp((words(size=10),), transform=(0.5, 0, 0, 0.5, 0, 0))) == ["5.0"]


def test_labels_of_a_chart_a_point_apart() -> None:
    blocks = replace(NONE, charts=frozenset({"a/chart"}))
    box = Rect(0, 0, 100, 100)

    def near(*ops: Op) -> list[tuple[str, str]]:
        made = page(leaf(*ops, block="a/chart", box=box))
        found = list(labels_near(made, page_ink(made), blocks))
        assert list(over_one_another(made, page_ink(made), blocks)) == []
        assert {one.code for one in found} <= {"labels-near"}
        return [(one.args["text"], one.args["other"]) for one in found]

    assert near(words("One"), words("Two", x=35.5)) == [("One", "Two")]
    assert near(words("One"), words("Two", x=36.1)) == []
    assert near(words("One"), words("Two", x=35)) == []  # pieces of one line
    assert near(words("One"), words("Two", y=59)) == [("One", "Two")]
    outside = page(leaf(words("One", x=90), block="a/chart", box=box))
    assert [one.code for one in out_of_chart(outside, page_ink(outside), blocks)] == ["text-out-of-frame"]


def test_one_finding_a_line_with_count_pages_and_the_gravest_words() -> None:
    span = Span("layout.yaml", Position(3, 4), Position(3, 9))
    found = [
        Found("text-small", Severity.WARNING, block, folio, {"text": block}, gravity)
        for block, folio, gravity in [("a", "1", 1), ("b", "2", 3), ("a", "2", 2), ("other", "9", 0)]
    ]
    first, second = gathered(found, {"a": span, "b": span, "other": None})
    assert first.where == span
    assert first.args == {"text": "b", "pages": "1, 2", "count": "3", "style": ""}
    assert (second.where, second.block, second.args["count"]) == (None, "other", "1")


def test_small_type_of_one_style_is_one_finding() -> None:
    found = [
        Found("text-small", Severity.WARNING, block, "1", {"text": block, "size": size})
        for block, size in [("a", "4"), ("b", "4"), ("c", "5"), ("d", "4")]
    ]
    made = gathered(found, {}, {"a": "tiny", "b": "tiny", "c": "tiny", "d": "other"})
    assert [(one.args["style"], one.args["count"]) for one in made] == [
        ("tiny", "2"),
        ("tiny", "1"),
        ("other", "1"),
    ]


def test_neighbours_are_found_without_comparing_all() -> None:
    """10,000 boxes in rows: each is compared with those of its squares, not with all others."""
    boxes = [(x * 5.0, y * 5.0, x * 5.0 + 4, y * 5.0 + 4) for x in range(100) for y in range(100)]
    assert list(pairs(boxes, boxes)) == []
    crossing = [(0.0, 0.0, 200.0, 2.0), (100.0, -50.0, 101.0, 50.0)]
    assert list(pairs(crossing, crossing)) == [tuple(crossing)]
    assert overlap((0, 0, 1, 1), (0.5, 0.5, 2, 2)) and not overlap((0, 0, 1, 1), (1, 0, 2, 1))


def test_a_picture_whose_alpha_is_full_everywhere_hides(tmp_path: Path) -> None:
    full, veiled = Image.new("RGBA", (4, 4), "red"), Image.new("RGBA", (4, 4), "red")
    veiled.putpixel((1, 1), (255, 0, 0, 120))
    indexed = Image.new("P", (4, 4))
    images = {}
    for name, picture in {"full": full, "veiled": veiled, "indexed": indexed}.items():
        picture.save(tmp_path / f"{name}.png")
        images[name] = ImageResource(name, str(tmp_path / f"{name}.png"), 4, 4)
    solid = SolidPictures(images)
    assert {key for key in images if key in solid} == {"full", "indexed"}
