"""From a printed figure to its cell, from a block to its line, and back again."""

from __future__ import annotations

from typing import Any

from build.tiny_project import Project
from watch.server import Page, with_page

TABLE = """\
      - table: key_figures
        as: row
        style: plain
        columns:
          - {width: 1 fr, header: Name, cell: "{{ row.label }}", row-header: true}
          - {width: auto, align: decimal, header: Number, cell: "{{ row.value }}"}
"""


async def figure_printed(page: Page, printed: str) -> dict[str, Any]:
    event = await page.hears("pages")
    for number in range(1, len(event["pages"]) + 1):
        places = (await page.ask(f"/api/places/{number}")).data
        for one in places["figures"]:
            if one["printed"] == printed:
                return {
                    **(await page.ask(f"/api/figure/{one['id']}")).data,
                    "box": one["box"],
                    "page": number,
                }
    raise AssertionError(printed)


def test_a_figure_says_its_cell_its_line_and_its_places(project: Project) -> None:
    async def test(page: Page) -> None:
        figure = await figure_printed(page, "1,234")
        assert [cell["text"] for cell in figure["cells"]] == ["Key figures!B2"]
        assert figure["cells"][0]["file"] == "report/2024.xlsx"
        assert figure["value"] == "1234"
        assert figure["expression"]["line"] > 0
        assert {place["page"] for place in figure["places"]} == {figure["page"]}
        again = [one for one in figure["same"] if one["printed"] == "1,234"]
        assert len(again) == 1
        assert (await page.ask("/api/figure/9999")).status == 404

    project.edit_layout('"Figures", style', '"Figures {{ key_figures.members.value }}", style')
    with_page(project.workbook, test)


def test_a_sheet_says_all_that_it_prints_and_one_that_prints_nothing_is_named_too(project: Project) -> None:
    async def test(page: Page) -> None:
        await page.hears("pages")
        counts = {one["name"]: one["count"] for one in (await page.ask("/api/sheets")).data["sheets"]}
        assert counts["Key figures"] >= 2 and counts["Photos"] >= 1
        places = (await page.ask("/api/sheet?name=Key%20figures")).data["places"]
        assert len(places) == counts["Key figures"]
        assert ("1,234", "Key figures!B2") in [(one["text"], one["cell"]) for one in places]
        assert [one["page"] for one in places] == sorted(one["page"] for one in places)
        assert (await page.ask("/api/sheet?name=Other")).data == {"places": []}

    with_page(project.workbook, test)


def test_a_sum_says_how_it_is_computed(project: Project) -> None:
    async def test(page: Page) -> None:
        figure = await figure_printed(page, "1,290")
        assert [cell["text"] for cell in figure["cells"]] == ["Key figures!B2", "Key figures!B3"]
        assert figure["derivation"][0].startswith("sum")

    project.edit_layout('"Figures", style', "\"{{ sum(key_figures | column('value')) }}\", style")
    with_page(project.workbook, test)


def test_a_block_says_its_component_its_style_and_where_it_is_written(project: Project) -> None:
    async def test(page: Page) -> None:
        event = await page.hears("pages")
        found: list[dict[str, Any]] = []
        for number in range(1, len(event["pages"]) + 1):
            places = (await page.ask(f"/api/places/{number}")).data
            for one in places["blocks"]:
                found.append((await page.ask(f"/api/block/{number}/{one['at']}")).data)
        label = next(one for one in found if one["words"] == "members")
        assert label["component"] == "key-figure" and label["kind"] == "text" and label["style"]
        assert label["where"]["file"].endswith("components/key-figure.yaml")
        assert label["used"]["file"] == "layouts/tiny/layout.yaml"
        assert [one["text"] for one in label["sources"]] == ["Key figures!D2"]
        prose = next(one for one in found if one["words"].startswith("Our garden"))
        assert prose["sources"][0]["file"] == "report/texts/welcome.md" and prose["sources"][0]["line"] == 1
        assert (await page.ask("/api/block/1/9999")).status == 404

    with_page(project.workbook, test)


async def results(page: Page, text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await page.ask(f"/api/search?q={text}")).data["results"]
    return found


def test_a_search_finds_cells_lines_figures_and_words(project: Project) -> None:
    async def test(page: Page) -> None:
        await page.hears("findings")
        figure = await results(page, "1,234")
        assert [one["text"] for one in figure] == ["1,234"]
        assert await results(page, "Key figures!B2".replace(" ", "%20")) == figure
        assert [one["text"] for one in await results(page, "Key%20figures!D3")] == ["pears"]
        (title,) = await results(page, "layouts/tiny/layout.yaml:11")
        assert title["text"] == "Garden Friends" and title["line"] == 11
        assert await results(page, "layout.yaml:11") == [title]
        second = await results(page, "welcome.md:3")
        assert [one["text"][:8] for one in second] == ["It stood"]
        assert {one["text"][:3] for one in await results(page, "welcome.md")} >= {"Our", "It "}
        (words,) = await results(page, "PEAR%20tree%20bore")
        assert words["page"] and words["box"]
        for nothing in ("", "%20", "Key%20figures!ZZZZ9", "nowhere.yaml:3", "9,876,543"):
            assert await results(page, nothing) == []

    with_page(project.workbook, test)


def test_overlays_say_frames_and_baselines(project: Project) -> None:
    async def test(page: Page) -> None:
        await page.hears("findings")
        places = (await page.ask("/api/places/2")).data
        assert places["frames"] and all(len(one["box"]) == 4 for one in places["frames"])
        first, step = places["baseline"]
        assert first > 0 and step > 4
        assert len(places["edges"]) % 2 == 0 and places["edges"] == sorted(places["edges"])

    with_page(project.workbook, test)


def test_a_row_and_a_footnote_lead_to_the_line_that_makes_them(project: Project) -> None:
    async def test(page: Page) -> None:
        event = await page.hears("pages")
        found: dict[str, dict[str, Any]] = {}
        blocks: list[dict[str, Any]] = []
        for number in range(1, len(event["pages"]) + 1):
            for one in (await page.ask(f"/api/places/{number}")).data["blocks"]:
                block = (await page.ask(f"/api/block/{number}/{one['at']}")).data
                found[block["words"]] = block
                blocks.append(block)
        lines = project.layout.read_text("utf-8").splitlines()
        assert "row.label" in lines[found["members"]["where"]["line"] - 1]
        row = next(block for block in blocks if "/table/" in block["block"] and block["kind"] == "table")
        assert "table: key_figures" in lines[row["where"]["line"] - 1]
        (note,) = [block for words, block in found.items() if "By all of us." in words]
        assert note["kind"] == "text" and note["where"]["file"] == "report/texts/welcome.md"
        assert note["sources"][0]["file"] == "report/texts/welcome.md"

    old = project.layout.read_text("utf-8")
    start = old.index("      - grid:")
    project.layout.write_text(old[:start] + TABLE, "utf-8")
    text = project.text.read_text("utf-8")
    project.text.write_text(
        text.replace("its *first* fruit.", "its *first* fruit.[^1]\n\n[^1]: By all of us."), "utf-8"
    )
    with_page(project.workbook, test)
