"""Drop capitals beside obstacles, over breaks and in short paragraphs; nested boxes that break."""

from dataclasses import replace

from reportcli import blocks as b
from reportcli.model.geometry import Edges
from reportcli.model.style import ObjectStyle, Paint
from typeset.test_blocks import document, placed
from typeset.typeset_builders import BODY, codes, lines, master, pt, text

CAP = replace(BODY, drop_cap=3, orphans=1, widows=1)
SHAPE = b.Shape(path="s", fill=Paint("x"))


def obstacle(**where):
    at = b.Placement("frame", top=pt(0), width=pt(40), height=pt(48), **where)
    return b.Place(path="p", children=(SHAPE,), at=at, clear=0)


def edges(found, path="d", size=10):
    """Left and right edges of a paragraph's lines, by their baselines."""
    ops = [op for p in found if p.block == path for op in p.ops if op.size == size]
    return {
        y: (min(op.x for op in ops if op.y == y), max(op.x + op.width for op in ops if op.y == y))
        for y in sorted({op.y for op in ops})
    }


def test_a_drop_cap_paragraph_keeps_clear_of_a_place_at_the_right():
    found = placed(obstacle(right=pt(0)), text("Abcd " * 16, CAP, path="d"))
    beside = [edge for y, edge in edges(found).items() if y < 58]
    assert len(beside) == 4 and all(right <= 71 for _, right in beside)
    assert all(left > 20 for left, _ in beside[:3])  # beside the capital
    assert max(right for _, right in edges(found).values()) > 75  # the full measure below


def test_a_drop_cap_stands_beside_a_place_at_the_left():
    found = placed(obstacle(left=pt(0)), text("Abcd " * 16, CAP, path="d"))
    capital = min(op.x for p in found if p.block == "d" for op in p.ops if op.size > 20)
    assert capital >= 50
    assert all(left > capital for y, (left, _) in edges(found).items() if y < 50)


def test_text_before_a_place_keeps_clear_of_it_too():
    at = b.Placement("frame", right=pt(0), top=pt(12), width=pt(50), height=pt(30))
    place = b.Place(path="p", children=(SHAPE,), at=at, clear=0)
    found = edges(placed(text("Abcd " * 12, path="d"), place, text("Next " * 12, path="n")))
    assert [right <= 61 for y, (_, right) in found.items() if 24 < y < 50] == [True, True]


def test_the_lines_of_a_drop_cap_stay_together():
    plain = document(lines(13, path="t"), text("Abcd " * 30, replace(CAP, drop_cap=0), path="d"))
    assert any(p.block == "d" for p in plain.pages[0].placed)  # two lines would fit
    made = document(lines(13, path="t"), text("Abcd " * 30, CAP, path="d"))
    assert not any(p.block == "d" for p in made.pages[0].placed)
    assert any(p.block == "d" for p in made.pages[1].placed)


def test_a_paragraph_shorter_than_its_drop_cap_is_as_high():
    made = document(text("Abcd", CAP, path="d"), text("next", path="n"))
    assert codes(made) == ["drop-cap-deep"]
    found = [p for page in made.pages for p in page.placed]
    (after,) = [y for p in found if p.block == "n" for y in p.baselines]
    first = next(y for p in found if p.block == "d" for y in p.baselines)
    assert after - first == 3 * BODY.leading


def test_an_outer_box_keeps_its_lower_padding_where_a_nested_one_breaks():
    boxed = ObjectStyle(fill=Paint("x"), padding=Edges(6, 6, 6, 6))
    inner = b.Stack(path="i", children=(lines(30, path="t", measure=76),), box=boxed)
    made = document(b.Stack(path="o", children=(inner,), box=boxed))
    boxes = {p.block: p.box for p in made.pages[0].placed if p.block in ("o", "i")}
    assert round(boxes["o"].bottom - boxes["i"].bottom, 3) == 6


def test_a_frame_of_no_height_ends():
    flat = [master(side=s, frames=[b.FrameSpec("main", 10, 10, 100, -12)]) for s in ("left", "right")]
    made = document(lines(2, path="t"), b.Break(path="b", kind="page"), lines(2, path="u"), masters=flat)
    assert len(made.pages) >= 2
