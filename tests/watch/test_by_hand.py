"""What is set by hand: one line in overrides.yaml, beside what people wrote there, and back."""

from __future__ import annotations

from typing import Any

import pytest

from build.tiny_project import Project
from reportcli.watch.overrides_file import Target, UnwritableError, with_override
from watch.server import Page, with_page

BY_PEOPLE = "# ours\n- block: garden/photo   # the gate\n  set: {keep: true}\n"
PHOTO = Target(photo="garden")


def test_a_line_is_added_and_then_taken_up() -> None:
    one, at = with_override(BY_PEOPLE, PHOTO, {"focal": (0.25, 0.5)})
    assert (
        one == BY_PEOPLE + "- {record: {table: photos, key: garden}, set: {focal: [0.25, 0.5]}}\n" and at == 4
    )
    commented = one.rstrip("\n") + "  # left\n- {block: a/b, set: {keep: true}}\n"
    two, at = with_override(commented, PHOTO, {"focal": (1.0, 0.125)})
    assert two == commented.replace("[0.25, 0.5]", "[1, 0.125]") and at == 4
    three, at = with_override(two, Target(block="a/b"), {"zoom": 1.5})
    assert three.endswith("- {block: a/b, set: {keep: true, zoom: 1.5}}\n") and at == 5


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "- {block: a, set: {keep: true}}", "\n\n"])
def test_a_file_without_an_end_of_line_or_without_a_line_takes_one(text: str) -> None:
    changed, at = with_override(text, Target(block="b"), {"keep": False})
    assert changed.startswith(text) and changed.splitlines()[at - 1] == "- {block: b, set: {keep: false}}"


def test_ends_of_lines_stay_as_they_are() -> None:
    changed, _ = with_override(
        "# a\r\n- {block: a, set: {keep: true}}\r\n", Target(block="b"), {"keep": True}
    )
    assert changed == "# a\r\n- {block: a, set: {keep: true}}\r\n- {block: b, set: {keep: true}}\r\n"


@pytest.mark.parametrize("key", ["on", "12", "a: b", "é}", 'a"b', "# x", "it's"])
def test_any_key_is_read_back_as_it_was(key: str) -> None:
    changed, _ = with_override("", Target(photo=key), {"focal": (0.5, 0.5)})
    again, at = with_override(changed, Target(photo=key), {"focal": (0.1, 0.2)})
    assert at == 1 and "[0.1, 0.2]" in again and again.count("\n") == 1


@pytest.mark.parametrize(
    "text", ["a: b\n", "[\n", "[{block: a, set: {keep: true}}]\n", "- a\n...\n", "- a\n--- \n- b\n"]
)
def test_a_file_that_takes_no_line_stays(text: str) -> None:
    with pytest.raises(UnwritableError):
        with_override(text, PHOTO, {"focal": (0.5, 0.5)})


async def block_of(page: Page, name: str) -> tuple[dict[str, Any], Any]:
    """The place and the answer of the first block whose path ends, or goes on, so."""
    view = page.workshop.view
    assert view is not None
    for number in range(1, len(view.pages) + 1):
        for one in (await page.ask(f"/api/places/{number}")).data["blocks"]:
            if one["block"].endswith(name) or (name.endswith("/") and name in one["block"]):
                where = {"block": one["block"], "page": number, "at": one["at"]}
                return where, (await page.ask(f"/api/block/{number}/{one['at']}")).data
    raise AssertionError(name)


def test_the_focus_of_a_picture_moves_its_page_and_goes_back(project: Project) -> None:
    layout = project.workbook.parent.parent / "layouts" / "tiny"

    async def test(page: Page) -> None:
        await page.hears("pages")
        await page.hears("findings")
        where, block = await block_of(page, "image")
        assert block["settings"] == {"focal": [0.5, 0.5]}
        answered = await page.ask("/api/set", {**where, "values": {"point": [0.5, 0.0]}})
        assert answered.data == {"file": "layouts/tiny/overrides.yaml", "line": 1, "steps": 1}
        written = (layout / "overrides.yaml").read_text("utf-8")
        assert written.startswith("- {record: {table: photos, key: garden}, set: {focal: [0.5, 0.")
        await page.hears(
            "pages", lambda event: event["view"] == 2 and event["changed"][0]["page"] == where["page"]
        )
        where, block = await block_of(page, "image")
        assert block["settings"]["focal"][1] < 0.5
        assert (await page.ask("/api/undo", {})).data == {"steps": 0}
        assert not (layout / "overrides.yaml").exists()
        await page.hears("pages", lambda event: event["view"] == 3)
        assert (await page.ask("/api/undo", {})).status == 404

    with_page(project.workbook, test)


def test_a_break_and_a_kept_block_need_an_id(project: Project) -> None:
    layout = project.workbook.parent.parent / "layouts" / "tiny"

    async def test(page: Page) -> None:
        first = await page.hears("pages")
        await page.hears("findings")
        where, _ = await block_of(page, "image")
        assert (await page.ask("/api/set", {**where, "values": {"keep": True}})).status == 404
        where, block = await block_of(page, "figures/tiles/")
        assert block["settings"] == {"named": "figures/tiles", "keep": False, "break-before": "auto"}
        answered = await page.ask("/api/set", {**where, "values": {"break-before": "page"}})
        assert (answered.status, answered.data["line"]) == (200, 1)
        assert (layout / "overrides.yaml").read_text("utf-8") == (
            "- {block: figures/tiles, set: {break-before: page}}\n"
        )
        again = await page.hears("pages", lambda event: event["view"] == 2)
        assert len(again["pages"]) > len(first["pages"])
        _, block = await block_of(page, "figures/tiles/")
        assert block["settings"]["break-before"] == "page"
        where["block"] = "elsewhere"
        assert (await page.ask("/api/set", {**where, "values": {"keep": True}})).status == 409

    with_page(project.workbook, test)


def test_what_is_no_setting_is_refused_and_writes_nothing(project: Project) -> None:
    layout = project.workbook.parent.parent / "layouts" / "tiny"

    async def test(page: Page) -> None:
        await page.hears("pages")
        await page.hears("findings")
        where, _ = await block_of(page, "image")
        for values in (
            {}, {"focal": [2, 0]}, {"focal": [0.5]}, {"focal": "x"}, {"focal": [float("nan"), 0]},
            {"zoom": 0.5}, {"zoom": True}, {"keep": 1}, {"keep": True, "zoom": 2},
            {"break-before": "a}\n- {"}, {"style": "title"},
        ):  # fmt: skip
            assert (await page.ask("/api/set", {**where, "values": values})).status == 400, values
        assert (await page.ask("/api/set", {**where, "at": 999, "values": {"keep": True}})).status == 409
        (layout / "overrides.yaml").write_text("a: b\n", "utf-8")
        assert (await page.ask("/api/set", {**where, "values": {"focal": [0.1, 0.1]}})).status == 409
        assert (layout / "overrides.yaml").read_text("utf-8") == "a: b\n"

    with_page(project.workbook, test)


def test_a_file_that_somebody_has_changed_since_is_not_taken_back(project: Project) -> None:
    layout = project.workbook.parent.parent / "layouts" / "tiny"

    async def test(page: Page) -> None:
        await page.hears("pages")
        await page.hears("findings")
        where, _ = await block_of(page, "image")
        assert (await page.ask("/api/set", {**where, "values": {"focal": [0.1, 0.1]}})).status == 200
        text = (layout / "overrides.yaml").read_text("utf-8") + "# mine\n"
        (layout / "overrides.yaml").write_text(text, "utf-8")
        assert (await page.ask("/api/undo", {})).status == 409
        assert (layout / "overrides.yaml").read_text("utf-8") == text

    with_page(project.workbook, test)
