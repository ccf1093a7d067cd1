"""The workshop as a page sees it: pages, changes, findings, errors that leave the last pages."""

from __future__ import annotations

import gc
import io
import json
from pathlib import Path
from typing import Any
from unittest import mock

from PIL import Image

from build.tiny_project import Project
from reportcli.watch.unused import MOST_RUNS, Unused
from watch.server import Page, with_page


async def picture(page: Page, number: int, digest: str, scale: float = 1) -> Image.Image:
    answered = await page.ask(f"/api/page/{number}/{digest}?scale={scale}")
    assert answered.status == 200
    return Image.open(io.BytesIO(answered.body))


def test_pages_come_with_their_pictures_as_they_are_painted(project: Project) -> None:
    async def test(page: Page) -> None:
        event = await page.hears("pages")
        assert event["profile"] == "print" and event["title"] == "The year in the garden 2024"
        shape = event["format"]
        assert shape["edge"] == shape["bleed"] > 8
        first = await picture(page, 1, event["pages"][0]["id"], 2)
        wanted = [round((side + 2 * shape["edge"]) * 2) for side in (shape["width"], shape["height"])]
        assert all(abs(a - b) <= 2 for a, b in zip(first.size, wanted, strict=True))
        assert len(first.convert("RGB").getcolors(1 << 24) or []) > 2
        for path in ("/api/page/1/other", "/api/page/99/x", f"/api/page/2/{event['pages'][0]['id']}"):
            assert (await page.ask(f"{path}?scale=1")).status == 204
        for scale in ("nan", "0", "-1", "1e9", "x"):
            assert (await page.ask(f"/api/page/1/{event['pages'][0]['id']}?scale={scale}")).status == 400

    with_page(project.workbook, test)


def test_a_changed_cell_changes_its_page_alone_and_says_where(project: Project) -> None:
    async def test(page: Page) -> None:
        old = await page.hears("pages")
        await page.hears("findings")
        project.set("Key figures", "B2", 4321)
        new = await page.hears("pages", lambda event: event["view"] == 2)
        differing = [
            number
            for number, (a, b) in enumerate(zip(old["pages"], new["pages"], strict=True), start=1)
            if a["id"] != b["id"]
        ]
        assert len(differing) == 1 and [one["page"] for one in new["changed"]] == differing
        number = differing[0]
        places = (await page.ask(f"/api/places/{number}")).data
        figure = next(one for one in places["figures"] if one["printed"] == "4,321")
        assert any(_meet(box, figure["box"]) for box in new["changed"][0]["boxes"])
        assert (await page.ask(f"/api/page/{number}/{old['pages'][number - 1]['id']}")).status == 204

    with_page(project.workbook, test)


def _meet(one: list[float], other: list[float]) -> bool:
    return all(
        abs(a + w / 2 - b - v / 2) <= (w + v) / 2
        for a, w, b, v in ((one[i], one[i + 2], other[i], other[i + 2]) for i in (0, 1))
    )


def test_what_is_looked_at_is_drawn_before_it_is_asked_for(project: Project) -> None:
    async def test(page: Page) -> None:
        event = await page.hears("pages")
        await page.hears("findings")
        assert (await page.ask("/api/looking", {"pages": [1, 2, 3], "scale": 1.25})).status == 204
        assert (await page.ask("/api/looking", {"pages": "all", "scale": 1})).status == 400
        project.set("Key figures", "B2", 4321)
        event = await page.hears("pages")
        changed = event["changed"][0]["page"]
        page.workshop.view = None  # nothing could be painted any more
        digest = event["pages"][changed - 1]["id"]
        asked = await page.ask(f"/api/page/{changed}/{digest}?scale=1.25")
        assert event["pictures"] == [{"page": changed, "id": digest, "scale": 1.25, "look": "screen"}]
        assert [len(asked.body)] == event["attached"] and b"".join(page.pushed) == asked.body

    with_page(project.workbook, test)


def test_pictures_of_pages_at_the_windows_edge_follow_the_news(project: Project) -> None:
    async def test(page: Page) -> None:
        await page.hears("pages")
        await page.hears("findings")
        await page.ask("/api/looking", {"pages": [6, 5, 4, 3, 2, 1], "scale": 0.5})
        project.layout.write_text(project.layout.read_text("utf-8").replace("[10, 90,", "[90, 10,"), "utf-8")
        event = await page.hears("pages")
        late = await page.hears("pictures")
        named = [one["page"] for one in (*event["pictures"], *late["pictures"])]
        assert event["coming"] == [one["page"] for one in late["pictures"]] != []
        assert sorted(named) == sorted(one["page"] for one in event["changed"])

    with_page(project.workbook, test)


def test_an_error_leaves_the_last_pages_until_it_is_mended(project: Project) -> None:
    async def test(page: Page) -> None:
        event = await page.hears("pages")
        assert not (await page.hears("findings"))["stale"]
        whole = project.layout.read_text("utf-8")
        project.layout.write_text(whole.replace("sections:", "sections: ["), "utf-8")
        findings = await page.hears("findings")
        assert findings["stale"] and findings["refused"]
        first = findings["groups"][0]["findings"][0]
        assert first["severity"] == "error" and first["where"]["file"] == "layouts/tiny/layout.yaml"
        assert first["message"] and first["where"]["line"] > 1
        await picture(page, 1, event["pages"][0]["id"])
        project.layout.write_text(whole.replace("Figures", "Numbers"), "utf-8")
        assert not (await page.hears("findings"))["stale"]

    with_page(project.workbook, test)


def test_a_report_that_is_mended_as_it_was_is_no_longer_stale(project: Project) -> None:
    async def test(page: Page) -> None:
        await page.hears("findings")
        data = project.workbook.read_bytes()
        project.workbook.write_bytes(data[:300])
        assert (await page.hears("findings"))["stale"]
        project.workbook.write_bytes(data)
        assert not (await page.hears("findings"))["stale"]

    with_page(project.workbook, test)


def test_a_picture_that_never_could_be_read_is_looked_at_again(project: Project) -> None:
    async def test(page: Page) -> None:
        findings = await page.hears("findings")
        assert "media-unreadable" in _codes(findings) or "media-not-a-picture" in _codes(findings)
        project.picture.write_bytes(whole)
        assert not {"media-unreadable", "media-not-a-picture"} & _codes(await page.hears("findings"))

    whole = project.picture.read_bytes()
    project.picture.write_bytes(b"no picture")
    with_page(project.workbook, test)


def _codes(findings: dict[str, Any]) -> set[str]:
    return {one["code"] for group in findings["groups"] for one in group["findings"]}


def test_a_workbook_that_is_not_there_yet_is_waited_for(project: Project) -> None:
    async def test(page: Page) -> None:
        assert (await page.hears("findings"))["stale"]
        assert (await page.ask("/api/places/1")).status == 404
        assert (await page.ask("/api/search?q=garden")).data == {"results": []}
        kept.replace(project.workbook)
        assert (await page.hears("pages"))["pages"]

    kept = project.workbook.with_name("kept")
    project.workbook.rename(kept)
    with_page(project.workbook, test)


def test_another_profile_is_painted_in_its_own_colours_without_bleed(project: Project) -> None:
    async def test(page: Page) -> None:
        old = await page.hears("pages")
        await page.hears("findings")
        assert (await page.ask("/api/switch", {"profile": "other"})).status == 400
        assert (await page.ask("/api/switch", {"profile": "screen"})).status == 204
        new = await page.hears("pages")
        assert new["profile"] == "screen" and new["format"]["edge"] == 0 and new["changed"] == []
        assert {one["id"] for one in old["pages"]}.isdisjoint(one["id"] for one in new["pages"])

    with_page(project.workbook, test)


def test_findings_are_grouped_by_who_mends_them_and_lead_to_their_place(project: Project) -> None:
    async def test(page: Page) -> None:
        findings = await page.hears("findings")
        assert findings["refused"] and not findings["stale"]
        groups = {group["mender"]: group["findings"] for group in findings["groups"]}
        wrong = next(one for one in groups["workbook"] if one["code"] == "not-a-number")
        assert wrong["where"]["cell"] == "Key figures!B3" and wrong["help"]
        assert json.dumps(findings["counts"]) and findings["counts"]["error"] >= 1

    project.set("Key figures", "B3", "many")
    with_page(project.workbook, test)


def test_the_words_are_in_the_language_that_is_asked_for(project: Project) -> None:
    async def test(page: Page) -> None:
        await page.hears("findings")
        words = (await page.ask("/api/words")).data
        assert words["lang"] == "nl" and words["words"]["search"] == "Zoeken"

    with_page(project.workbook, test, lang="nl-BE")


def test_a_fault_of_our_own_is_reported_and_ends_nothing(project: Project) -> None:
    async def test(page: Page) -> None:
        await page.hears("findings")
        session = page.workshop._session
        page.workshop._session = None  # type: ignore[assignment]
        project.set("Key figures", "B2", 1)
        findings = await page.hears("findings")
        assert [one["code"] for one in findings["groups"][0]["findings"]] == ["watch-fault"]
        page.workshop._session = session
        project.set("Key figures", "B2", 2)
        assert not (await page.hears("findings"))["stale"]

    with_page(project.workbook, test)


def test_a_fault_in_an_answer_is_a_status_and_nothing_more(project: Project) -> None:
    async def test(page: Page) -> None:
        await page.hears("findings")
        page.workshop.places = "none"  # type: ignore[assignment]
        answered = await page.ask("/api/search?q=garden")
        assert (answered.status, b"Traceback" in answered.body) == (500, False)
        assert "content-security-policy" in answered.headers

    with_page(project.workbook, test)


def test_python_looks_for_unused_memory_between_runs_alone() -> None:
    was = gc.isenabled()
    with mock.patch.object(gc, "collect") as collect, Unused() as unused:
        assert not gc.isenabled()
        unused.give_back()
        assert collect.call_count == 0  # nothing was run
        assert [unused.is_much() for _ in range(MOST_RUNS + 1)] == [False] * MOST_RUNS + [True]
        unused.give_back()
        unused.give_back()
        assert collect.call_count == 1 and gc.get_freeze_count() > 0
    assert gc.isenabled() == was and gc.get_freeze_count() == 0


def test_nothing_is_written(project: Project) -> None:
    def held() -> set[Path]:
        return {path for path in project.folder.rglob("*") if "cache" not in path.parts}

    async def test(page: Page) -> None:
        event = await page.hears("pages")
        await page.hears("findings")
        await picture(page, 1, event["pages"][0]["id"])
        assert held() == before

    before = held()
    with_page(project.workbook, test)
