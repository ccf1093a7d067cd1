"""How text fills pages, columns and the room beside places: what cannot be is refused at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.folders import HEAD, SECTIONS, load, one, told
from layout.test_ranges import at, only


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ("{stack: [], ⟦max-height: 20 mm}", "layout-key-without-effect"),
        ("{shape: rect, fill: brick, ⟦min-height: 20 mm}", "layout-key-without-effect"),
        ("{box: [], grow: true, min-height: 30 mm, max-height: ⟦20 mm}", "layout-length-out-of-range"),
        ("{shape: rect, grow: true, min-height: 3 cm, max-height: ⟦20 mm}", "layout-length-out-of-range"),
        ("{image: a, grow: true, min-height: 3 cm, max-height: ⟦20 mm}", "layout-length-out-of-range"),
        ("{columns: [], orphans: ⟦0}", "layout-value-out-of-range"),
        ("{columns: [], widows: ⟦2.5}", "layout-value-not-whole"),
        ("{place: {top: 0}, do: [], ⟦wrap: both}", "layout-key-without-effect"),
        ("{place: {top: 0}, do: [], clear: 2 mm, wrap: ⟦around}", "layout-unknown-choice"),
        ("{box: [], height: 9 mm, copyfit: ⟦7}", "layout-value-not-flag"),
        ("{place: {top: 0}, do: [], ⟦copyfit: true}", "layout-key-without-effect"),
        ("{columns: [], start: ⟦top}", "layout-unknown-choice"),
        ("{stack: [], grow: ⟦1 fr}", "layout-value-not-flag"),
        ("{stack: [], grow: true, min-height: ⟦-2 mm}", "layout-length-not-positive"),
    ],
)
def test_a_key_of_a_block_that_cannot_be(tmp_path: Path, block: str, code: str) -> None:
    plain, (_, column) = at(block)
    line = HEAD.count("\n") + SECTIONS.count("\n") + 1
    assert only(one(tmp_path, f"- {plain}"), code) == (line, column + 8)


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ("valign: ⟦low", "layout-unknown-choice"),
        ('valign: ⟦"{{ a }}"', "layout-value-late"),
        ("valign: bottom, ⟦spacing-limit: 4 mm", "layout-key-without-effect"),
        ("valign: justify, spacing-limit: ⟦-4 mm", "layout-length-out-of-range"),
        ("columns: 2, gap: 4 mm, ⟦valign: justify", "layout-key-without-effect"),
        ("flow: false, ⟦valign: bottom", "layout-key-without-effect"),
    ],
)
def test_a_frame_that_cannot_stand_so(tmp_path: Path, frame: str, code: str) -> None:
    text, place = at(HEAD.replace("main: {left: 0", f"main: {{{frame}, left: 0"))
    layout = load(tmp_path, {"own/layout.yaml": f"{text}{SECTIONS}      - {{text: a}}\n"})
    assert only(layout, code) == place


def test_what_can_be_filled_is_no_finding(tmp_path: Path) -> None:
    text = HEAD.replace("main: {left: 0", "main: {valign: justify, spacing-limit: 1 bl, left: 0")
    block = "      - {stack: [], grow: true, min-height: 1 cm, max-height: 2 cm}\n"
    block += "      - {place: {top: 0}, do: [], height: 9 mm, fit: shrink, copyfit: true}\n"
    assert told(load(tmp_path, {"own/layout.yaml": text + SECTIONS + block})) == []
