"""What grows, moves and is let out where a page leaves room below its text."""

from dataclasses import replace

from reportcli import blocks as b
from reportcli.model.display import PagedDocument
from reportcli.model.geometry import Edges
from reportcli.model.style import ObjectStyle, Paint
from reportcli.typeset import typeset
from typeset.typeset_builders import BODY, chapter, codes, composer, lines, master, pt, report, text

GROUND = ObjectStyle(fill=Paint("ink"), padding=Edges(4, 4, 4, 4))
FOOT = 190.0  # of the frame: 15 lines of 12 points from 10 on
SPACED = replace(BODY, space_before=12.0)
HEAD = replace(SPACED, keep_with_next=True)


def made(*children: b.Block, valign: str = "top", spacing: float = 1000.0) -> PagedDocument:
    frame = b.FrameSpec("main", 10, 10, 100, 180, valign=valign, spacing=spacing)
    masters = [master(side=side, frames=(frame,)) for side in ("left", "right")]
    document = typeset(report(chapter(*children, masters=masters)), composer_factory=composer)
    assert codes(document) == []
    return document


def spans(document: PagedDocument, page: int = 0) -> dict[str, tuple[float, float]]:
    """Top and bottom of each block on a page; of a block that is broken, of all of its lines."""
    found: dict[str, tuple[float, float]] = {}
    for leaf in document.pages[page].placed:
        top, bottom = found.get(leaf.block, (leaf.box.y, leaf.box.bottom))
        found[leaf.block] = (round(min(top, leaf.box.y), 2), round(max(bottom, leaf.box.bottom), 2))
    return found


def growing(path: str, *children: b.Block, least: float = 0.0, most: float = 1000.0) -> b.Stack:
    return b.Stack(path=path, children=children, box=GROUND, growth=(least, most))


def ground(path: str, height: float, most: float = 1000.0) -> b.Shape:
    return b.Shape(path=path, fill=Paint("ink"), decorative=True, height=pt(height), growth=(0.0, most))


def test_a_ground_takes_what_its_page_leaves_empty_and_no_more_than_its_greatest_height() -> None:
    found = spans(made(lines(4, path="a"), ground("g", 20.0)))
    assert found["g"] == (58.0, FOOT)
    assert spans(made(lines(4, path="a"), ground("g", 20.0, most=50.0)))["g"] == (58.0, 108.0)


def test_what_follows_a_block_that_grows_stands_at_the_foot_on_its_line() -> None:
    found = spans(made(lines(2, path="a"), growing("g", text("abcd", path="in")), lines(3, path="z")))
    assert found["z"][1] == FOOT and found["g"][0] == 42.0  # its text stands on a line
    assert (found["z"][0] - 10) % 12 == 0


def test_blocks_that_grow_share_what_is_left() -> None:
    found = spans(made(ground("one", 20.0), ground("two", 20.0), ground("three", 20.0, most=30.0)))
    assert found == {"one": (10.0, 85.0), "two": (85.0, 160.0), "three": (160.0, FOOT)}


def test_inside_a_box_that_grows_blocks_stand_as_it_says_and_are_read_where_they_are_written() -> None:
    low = replace(growing("g", text("abcd", path="in")), valign="bottom")
    document = made(lines(1, path="a"), low, lines(1, path="z"))
    found = spans(document)
    assert found["in"][1] == found["g"][1] - 4.0 > 150
    assert [node.block for node in document.chapters[0].nodes if node.block] == ["s", "a", "in", "z"]


def test_a_box_around_a_block_that_grows_grows_with_it() -> None:
    card = b.Stack(path="card", children=(text("abcd", path="in"), ground("g", 10.0)), box=GROUND)
    found = spans(made(card))
    assert found["card"] == (10.0, FOOT) and found["g"][1] == FOOT - 4.0
    found = spans(made(replace(card, path="before", children=card.children[:1]), ground("g", 10.0)))
    assert found["before"][1] == found["g"][0]


def test_a_block_does_not_grow_where_text_goes_on_in_its_frame() -> None:
    document = made(ground("g", 20.0), lines(20, path="a"))
    assert spans(document)["g"] == (10.0, 30.0) and len(document.pages) == 2


def test_in_a_row_it_keeps_its_height() -> None:
    row = b.RowBlock(path="r", children=(ground("g", 20.0), lines(3, path="a")))
    assert spans(made(row))["g"] == (10.0, 30.0)


def test_a_frame_says_where_its_text_stands() -> None:
    children = (lines(2, path="a"), text("abcd", SPACED, path="z"))
    assert spans(made(*children))["z"] == (46.0, 58.0)
    assert spans(made(*children, valign="bottom")) == {"a": (142.0, 166.0), "z": (178.0, FOOT)}
    assert spans(made(*children, valign="middle"))["z"] == (106.0, 118.0)  # five lines of eleven
    assert spans(made(*children, valign="justify")) == {"a": (10.0, 34.0), "z": (178.0, FOOT)}


def test_spaces_are_let_out_within_their_limit_and_never_between_a_heading_and_its_text() -> None:
    story = (lines(2, path="a"), text("head", HEAD, path="h"), text("abcd", SPACED, path="b"),
             text("abcd", SPACED, path="z"))  # fmt: skip
    found = spans(made(*story, valign="justify"))
    assert found["z"][1] == FOOT and found["b"][0] - found["h"][1] == 12.0
    assert found["h"][0] - found["a"][1] == 60.0 and found["z"][0] - found["b"][1] == 48.0  # seven lines
    found = spans(made(*story, valign="justify", spacing=12.0))
    assert found["h"][0] - found["a"][1] == found["z"][0] - found["b"][1] == 24.0


def test_a_ground_behind_what_is_let_out_follows_it() -> None:
    card = b.Stack(path="card", children=(lines(2, path="a"), text("abcd", SPACED, path="z")), box=GROUND)
    found = spans(made(card, valign="justify"))
    assert found["card"][0] == 10.0 and found["z"][1] > 170 and found["card"][1] == found["z"][1] + 4.0


def test_every_page_is_justified_and_a_full_one_stays() -> None:
    tall = b.Shape(path="tall", fill=Paint("ink"), height=pt(100))
    document = made(lines(2, path="a"), lines(6, SPACED, path="b"), tall, valign="justify")
    assert spans(document)["b"][1] == FOOT
    full = made(lines(15, path="a"), valign="justify")
    assert spans(full)["a"] == (10.0, FOOT)


def test_columns_within_a_page_stay_as_they_are_and_what_is_around_them_moves() -> None:
    columns = b.Columns(path="c", children=(lines(6, path="in", measure=45),), count=2, gap=10)
    found = spans(made(text("abcd", path="a"), columns, text("abcd", SPACED, path="z"), valign="justify"))
    assert found["in"] == (22.0, 58.0) and found["z"] == (178.0, FOOT)


def test_what_stands_beside_a_place_stays_and_what_stands_below_it_is_filled() -> None:
    at = b.Placement("frame", left=pt(60), top=pt(24), width=pt(40), height=pt(24))
    place = b.Place(path="p", children=(b.Shape(path="hole", fill=Paint("x")),), at=at, clear=0.0)
    document = made(place, lines(6, path="a"), ground("g", 20.0), lines(1, path="z"))
    found = spans(document)
    assert found["a"][0] == 10.0 and found["z"][1] == FOOT and found["g"][1] > 160
    beside = made(place, lines(1, path="a"), ground("g", 8.0), lines(6, path="z"))
    assert spans(beside)["g"] == (22.0, 30.0)  # it begins above the foot of the place
    story = (place, lines(1, path="a"), text("abcd", SPACED, path="y"), text("abcd", SPACED, path="z"))
    assert spans(made(*story, valign="bottom")) == spans(made(*story))
    let_out = spans(made(*story, valign="justify"))
    assert let_out["y"] == spans(made(*story))["y"] and let_out["z"][1] == FOOT
