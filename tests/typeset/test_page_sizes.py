"""Pages of another size than the report's, and masters for a few pages."""

from __future__ import annotations

from dataclasses import replace

from typeset_builders import chapter, codes, composer, lines, master, pt, report, text

from reportcli import blocks as b
from reportcli.model.display import PagedDocument
from reportcli.model.style import Paint
from reportcli.typeset import typeset

WIDE = (200.0, 120.0)


def across(name: str = "wide") -> list[b.PageMaster]:
    """A master of 200 x 120 with one frame of 180 x 100."""
    frame = b.FrameSpec("main", 10, 10, 180, 100)
    return [replace(master(name, side=side, frames=(frame,)), size=WIDE) for side in ("left", "right")]


def masters() -> list[b.PageMaster]:
    return [*(master(side=side) for side in ("left", "right")), *across()]


def shown(document: PagedDocument) -> list[tuple[str, tuple[float, float] | None]]:
    return [(page.master, page.size) for page in document.pages]


def test_a_section_stands_on_pages_of_its_size_and_what_follows_does_not() -> None:
    inner = b.Section(path="s/w", id="w", title="W", level=2, master="wide", starts="next", paged=True,
                      children=(lines(12, path="s/w/t", measure=180),))  # fmt: skip
    document = typeset(
        report(chapter(text("a"), inner, text("b"), masters=masters())), composer_factory=composer
    )
    assert codes(document) == []
    assert shown(document) == [("page", None), ("wide", WIDE), ("wide", WIDE), ("page", None)]
    (frame,) = document.pages[1].frames
    assert (frame.rect.width, frame.rect.height) == (180, 100)


def test_a_section_at_the_end_leaves_no_page_behind() -> None:
    inner = b.Section(path="s/w", id="w", title="W", level=2, master="wide", starts="next", paged=True,
                      children=(text("c", path="s/w/t"),))  # fmt: skip
    document = typeset(report(chapter(text("a"), inner, masters=masters())), composer_factory=composer)
    assert shown(document) == [("page", None), ("wide", WIDE)]


def test_a_place_over_the_spread_of_such_a_page_is_as_wide_as_the_page() -> None:
    at = b.Placement("spread", left=pt(0), right=pt(0), top=pt(0), height=pt(20))
    shape = b.Shape(path="p/s", kind="rect", fill=Paint("red"), height=pt(20))
    document = typeset(
        report(chapter(b.Place(path="p", children=(shape,), at=at), text("a"), masters=across())),
        composer_factory=composer,
    )
    assert shown(document) == [("wide", WIDE)]
    (placed,) = [one for one in document.pages[0].placed if one.block == "p/s"]
    assert (placed.box.x, placed.box.width) == (-9.0, WIDE[0] + 18.0)


def test_a_place_over_a_spread_with_such_a_page_is_reported() -> None:
    at = b.Placement("spread", left=pt(0), right=pt(0), top=pt(0), height=pt(20))
    shape = b.Shape(path="p/s", kind="rect", fill=Paint("red"), height=pt(20))
    children = (b.Place(path="p", children=(shape,), at=at), text("a"), b.UseMaster(path="m", master="wide"),
                b.Break(path="x"), text("b"))  # fmt: skip
    document = typeset(
        report(chapter(*children, masters=masters(), starts="left")), composer_factory=composer
    )
    assert codes(document) == ["spread-sizes-differ"]
    assert [page.size for page in document.pages][-2:] == [None, WIDE]
    assert not any(one.block == "p/s" for one in document.pages[-1].placed)


def test_a_master_for_one_page() -> None:
    called = b.UseMaster(path="m", master="wide", pages=1)
    rest = lines(40, path="c")
    document = typeset(
        report(chapter(lines(15, path="a"), called, rest, masters=masters())), composer_factory=composer
    )
    assert [page.master for page in document.pages] == ["page", "wide", "page"]


def test_a_master_for_one_page_called_before_anything_stands() -> None:
    called = b.UseMaster(path="m", master="wide", pages=1)
    document = typeset(
        report(chapter(called, lines(20, path="a"), masters=masters())), composer_factory=composer
    )
    assert [page.master for page in document.pages] == ["wide", "page"]


def test_a_master_for_two_pages_and_another_call_within_them() -> None:
    calls = [b.UseMaster(path="m", master="wide", pages=2), b.UseMaster(path="n", master="narrow", pages=1)]
    narrow = [replace(master("narrow", side=side)) for side in ("left", "right")]
    document = typeset(
        report(chapter(calls[0], lines(8, path="a"), b.Break(path="x"), calls[1], lines(40, path="c"),
                       masters=[*masters(), *narrow])),
        composer_factory=composer,
    )  # fmt: skip
    assert [page.master for page in document.pages][:3] == ["wide", "narrow", "page"]
