"""Sizes of pages as layouts state them: of sections and of masters."""

from __future__ import annotations

from pathlib import Path

import pytest

from bind.tiny import DATE, LAYOUT, codes, layout, workbook
from reportcli.bind.report import bind
from reportcli.blocks import PageMaster, Report
from reportcli.model.geometry import MM

A4, ACROSS = (210 * MM, 297 * MM), (297 * MM, 210 * MM)


def bound(folder: Path, head: str, blocks: str = "{text: a}", masters: str = "") -> Report:
    text = f"  - section: {{id: s, title: S, {head}}}\n    do:\n      - {blocks}\n"
    extra = {"layout.yaml": f"{LAYOUT}{masters}sections:\n{text}"}
    return bind(layout(folder, text, extra), workbook({}), edition_lang=None, date=DATE)


def used(made: Report) -> PageMaster:
    masters = made.chapters[0].masters
    return next(one for (name, side), one in masters.items() if name.startswith("text") and side == "right")


@pytest.mark.parametrize(
    ("page", "size"),
    [
        ("landscape", ACROSS),
        ("A4 landscape", ACROSS),
        ("A3", (297 * MM, 420 * MM)),
        ("A3 landscape", (420 * MM, 297 * MM)),
        ("[400 mm, 210 mm]", (400 * MM, 210 * MM)),
        ("portrait", None),
        ("A4", None),
    ],
)
def test_the_page_of_a_section(tmp_path: Path, page: str, size: tuple[float, float] | None) -> None:
    made = bound(tmp_path, f"page: {page}")
    assert codes(made) == [] and (made.format.width, made.format.height) == pytest.approx(A4)
    one = used(made)
    assert one.size == (None if size is None else pytest.approx(size))
    width, height = size or A4
    (frame,) = one.frames  # margins: 20 mm above and below, 25 mm inside, 15 mm outside
    assert (frame.width, frame.height) == pytest.approx((width - 40 * MM, height - 40 * MM), abs=0.01)


def test_a_section_without_a_page_has_that_of_the_section_around_it_and_its_master(tmp_path: Path) -> None:
    deep = "{section: {id: j, title: J, master: text}, do: [{text: b}]}"
    inner = f"section: {{id: i, title: I, page: landscape}}\n        do: [{deep}]"
    made = bound(tmp_path, "master: text", inner)
    sizes = {name: one.size for (name, side), one in made.chapters[0].masters.items() if side == "right"}
    assert codes(made) == []
    assert sizes == {"text@s": None, "text@s/i": pytest.approx(ACROSS), "text@s/i/j": pytest.approx(ACROSS)}


def test_the_page_of_a_master(tmp_path: Path) -> None:
    masters = "  wide: {based-on: text, page: landscape}\n"
    made = bound(tmp_path, "master: wide", "{shape: rect, fill: ink, width: 250 mm, height: 5 mm}", masters)
    (wide, _) = (one for (name, _), one in made.chapters[0].masters.items() if name.startswith("wide"))
    assert codes(made) == [] and wide.size == pytest.approx(ACROSS)
    assert wide.frames[0].width == pytest.approx(257 * MM, abs=0.01)


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("page: A9", "layout-unknown-page"),
        ("page: A4 turned", "layout-unknown-page"),
        ("page: [1 mm, 20 mm]", "layout-length-out-of-range"),
        ("page: [20 mm]", "layout-unknown-page"),
    ],
)
def test_what_is_no_size_of_a_page(tmp_path: Path, head: str, code: str) -> None:
    with pytest.raises(AssertionError, match=code):
        bound(tmp_path, head)


def test_a_page_on_which_the_master_has_no_room_is_reported_at_its_size(tmp_path: Path) -> None:
    made = bound(tmp_path, "page: [30 mm, 200 mm]")
    (found,) = [one for one in made.diagnostics if one.severity.name == "ERROR"]
    assert found.code == "layout-frame-empty" and found.where.start.line == LAYOUT.count("\n") + 2


def test_few_pages_of_a_master(tmp_path: Path) -> None:
    made = bound(tmp_path, "master: text", "{master: text, pages: 2}\n      - {text: b}")
    assert [one.pages for one in made.chapters[0].section.children if hasattr(one, "pages")] == [2]
    with pytest.raises(AssertionError, match="layout-value-out-of-range"):
        bound(tmp_path, "master: text", "{master: text, pages: 0}")
