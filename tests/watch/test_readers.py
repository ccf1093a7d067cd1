"""What readers get, the last PDF, and the switches."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from build.tiny_project import Project
from editions.two_languages import make
from reportcli.model.display import (
    Glyph,
    GlyphsOp,
    PagedDocument,
    Placed,
    PlacedChapter,
    PlacedPage,
    StructNode,
)
from reportcli.model.geometry import Rect
from reportcli.model.style import Paint
from reportcli.watch.accessibility import reading_on
from watch.server import Page, with_page


def leaf(node: int, words: str, x: float, *, hidden: bool = False) -> Placed:
    glyphs = tuple(Glyph(1, 500, 0, 0, letter) for letter in words)
    op = GlyphsOp("f", 10, x, 20, glyphs, Paint("ink"), 30)
    return Placed(Rect(x, 10, 30, 12), (op,), node, hidden=hidden)


def test_a_stop_is_an_element_and_an_alternative_text_stands_for_all_in_it() -> None:
    nodes = (
        StructNode("P", -1, lang="nl"),
        StructNode("Span", 0),
        StructNode("Figure", -1, alt="A tree"),
        StructNode("Caption", 2),
        StructNode("H1", -1),
    )
    placed = (leaf(0, "one ", 10), leaf(1, "two", 50), leaf(-1, "1", 0), leaf(2, "x", 0), leaf(3, "y", 90),
              leaf(4, "unseen", 5, hidden=True))  # fmt: skip
    chapter = PlacedChapter("c", (PlacedPage("left", "2", "m", placed),), nodes)
    document = PagedDocument(None, None, {}, {}, {}, (PlacedChapter("a", (), ()), chapter))  # type: ignore[arg-type]
    found = reading_on(document, 1)
    assert [(one["tag"], one["reads"], one["lang"], one["hidden"]) for one in found] == [
        ("P", "one two", "nl", False),
        ("Figure", "A tree", "", False),
        ("H1", "unseen", "", True),
    ]
    assert found[0]["box"] == [10, 10, 70, 12] and found[1]["box"] == [0, 10, 120, 12]


def test_reading_order_and_contrast_of_a_page(project: Project) -> None:
    async def test(page: Page) -> None:
        await page.hears("pages")
        stops = (await page.ask("/api/reading/1")).data["items"]
        assert stops[0]["tag"] == "H1" and stops[0]["reads"] == "Garden Friends"
        assert any(one["tag"] == "Figure" and one["alt"] for one in stops)
        contrasts = (await page.ask("/api/contrast/1")).data["items"]
        assert contrasts and all(1 <= one["ratio"] <= 21 and one["enough"] for one in contrasts)
        for name in ("reading", "contrast"):
            assert [(await page.ask(f"/api/{name}/{number}")).status for number in (0, 99)] == [404, 404]

    with_page(project.workbook, test)


def test_the_pdf_that_was_delivered_last_is_trimmed(project: Project) -> None:
    async def test(page: Page) -> None:
        shape = (await page.hears("pages"))["format"]
        assert (await page.ask("/api/delivered/1?scale=2")).status == 204
        assert (await page.ask("/api/delivered/0")).status == 400
        outcome = project.build()
        assert outcome.written
        answered = await page.ask("/api/delivered/1?scale=2")
        size = Image.open(io.BytesIO(answered.body)).size
        assert all(abs(a - b * 2) <= 2 for a, b in zip(size, (shape["width"], shape["height"]), strict=True))
        assert (await page.ask("/api/delivered/99?scale=2")).status == 204
        outcome.written[0].write_bytes(b"no PDF")
        assert (await page.ask("/api/delivered/1?scale=2")).status == 204

    with_page(project.workbook, test)


def test_another_edition_is_shown_in_its_language(tmp_path: Path) -> None:
    async def test(page: Page) -> None:
        first = await page.hears("pages")
        assert (first["edition"], len(first["editions"])) == ("fr-BE", 2)
        assert (await page.ask("/api/switch", {"edition": "xx"})).status == 400
        other = first["editions"][1]
        assert (await page.ask("/api/switch", {"edition": other})).status == 204
        second = await page.hears("pages", lambda event: event["edition"] == other)
        assert second["changed"] == [] and second["pages"] != first["pages"]

    with_page(make(tmp_path).workbook, test)


def test_draft_and_waivers_are_switches(project: Project) -> None:
    async def test(page: Page) -> None:
        assert (await page.hears("pages"))["draft"] is False
        for sent in ({"draft": "yes"}, {"waivers": 1}):
            assert (await page.ask("/api/switch", sent)).status == 400
        assert (await page.ask("/api/switch", {"draft": True, "waivers": False})).status == 204
        event = await page.hears("pages", lambda event: event["view"] == 2)
        assert (event["draft"], event["waivers"], event["changed"]) == (True, False, [])

    with_page(project.workbook, test)
