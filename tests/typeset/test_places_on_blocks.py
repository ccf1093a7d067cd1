"""Places that refer to the block they stand in."""

from dataclasses import replace

from reportcli import blocks as b
from reportcli.model.geometry import Edges, Length
from reportcli.model.style import ObjectStyle, Paint
from reportcli.typeset import typeset
from typeset.test_blocks import box_of, document, placed
from typeset.typeset_builders import BODY, chapter, codes, composer, lines, pt, report, text

BAR = b.Shape(path="bar", fill=Paint("x"), height=pt(30))


def label(reference="block", path="label", **where):
    mark = b.Shape(path=f"{path}-s", fill=Paint("x"))
    at = b.Placement(reference, width=pt(20), height=pt(8), **where)
    return b.Place(path=path, children=(mark,), at=at)


def test_labels_stand_each_on_its_own_block():
    bars = [
        b.Stack(path=f"k{n}", children=(BAR, label(path=f"l{n}", left=pt(6), top=pt(5)))) for n in range(3)
    ]
    found = placed(lines(2, path="t"), *bars)
    tops = [box_of(found, f"l{n}-s").y for n in range(3)]
    assert [round(y - tops[0], 3) for y in tops] == [0, 30, 60]
    assert tops[0] == 10 + 24 + 5 and box_of(found, "l0-s").x == 16


def test_the_box_counts_the_padding_and_the_block_does_not():
    style = ObjectStyle(fill=Paint("x"), padding=Edges(4, 4, 4, 4))
    inner, outer = label(path="i", right=pt(0), bottom=pt(0)), label("box", "o", right=pt(0), bottom=pt(0))
    found = placed(b.Stack(path="k", children=(BAR, inner, outer), box=style))
    assert (box_of(found, "i-s").right, box_of(found, "i-s").bottom) == (106, 44)
    assert (box_of(found, "o-s").right, box_of(found, "o-s").bottom) == (110, 48)


def test_a_badge_may_stand_out_of_its_block_and_in_a_row():
    badge = label(left=Length(100, "%"), top=pt(-4))
    row = b.RowBlock(path="r", children=(b.Stack(path="k", children=(BAR, badge), width=pt(40)), text("x")))
    found = placed(row)
    assert (box_of(found, "label-s").x, box_of(found, "label-s").y) == (50, 6)


def test_a_block_with_places_is_not_broken():
    made = document(lines(10, path="t"), b.Stack(path="k", children=(lines(9, path="u"), label(top=pt(0)))))
    assert not any(p.block == "u" for p in made.pages[0].placed)


def test_a_place_on_no_block_is_reported():
    assert codes(document(label(top=pt(0)))) == ["place-without-block"]


def test_a_word_wider_than_its_place_shrinks_it():
    style = replace(BODY, min_scale=0.4)
    at = b.Placement("page", left=pt(10), top=pt(10), width=pt(40), height=pt(60))
    made = document(b.Place(path="p", children=(text("Abcdefghij", style, path="w"),), at=at, fit="shrink"))
    assert codes(made) == ["type-shrunk"]  # fifty points of word in forty
    hopeless = text("A" * 60, style, path="w")
    made = document(b.Place(path="p", children=(hopeless,), at=at, fit="shrink"))
    assert codes(made) == ["line-too-wide"]


def test_a_word_wider_than_its_column_shrinks_its_paragraph():
    style = replace(BODY, min_scale=0.4)
    at = b.Placement("page", left=pt(10), top=pt(10), width=pt(40), height=pt(60))
    made = document(b.Place(path="p", children=(text("Abcdefghij", style, path="w"),), at=at))
    assert codes(made) == ["type-shrunk"]  # fifty points of word in forty
    [leaf] = [leaf for leaf in made.pages[0].placed if leaf.block == "w"]
    assert leaf.box.right <= 50
    too_long = text("A" * 60, style, path="w")
    assert codes(document(b.Place(path="p", children=(too_long,), at=at))) == ["line-too-wide"]
    plain = text("Abcdefghij", BODY, path="w")
    assert codes(document(b.Place(path="p", children=(plain,), at=at))) == ["line-too-wide"]


def test_what_is_spread_over_the_height_of_its_place_shrinks_too():
    style = replace(BODY, min_scale=0.4)
    at = b.Placement("page", left=pt(10), top=pt(10), width=pt(80), height=pt(50))
    words = tuple(
        text("A word", style, path=f"w{n}") for n in range(6)
    )  # seventy-two points of lines in fifty
    place = b.Place(path="p", children=words, at=at, fit="shrink", valign="justify")
    assert codes(document(place)) == ["type-shrunk"]
    assert codes(document(replace(place, fit="error"))) == ["overset"]


def test_a_wide_icon_is_as_wide_as_its_drawing(tmp_path):
    file = tmp_path / "wide.svg"
    file.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><path d="M0 0h30v10H0z"/></svg>'
    )
    at = b.Placement("page", at="top-right")
    mark = b.Place(path="p", children=(b.Icon(path="i", asset="icons/wide", size=10.0, paint=None),), at=at)
    made = typeset(
        replace(report(chapter(mark)), assets={"icons/wide": str(file)}), composer_factory=composer
    )
    assert codes(made) == []
    [leaf] = [leaf for leaf in made.pages[0].placed if leaf.block == "i"]
    assert round(leaf.box.width, 3) == 30 and round(leaf.box.right, 3) == 120
