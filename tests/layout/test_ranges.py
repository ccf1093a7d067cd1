"""What is impossible is refused when the layout is loaded, at the value; what is late when it is known."""

from pathlib import Path
from typing import Any

import pytest

from bind.tiny import report
from layout.folders import HEAD, SECTIONS, load, one, told
from reportcli.model.refs import Span

HERE = "⟦"


def at(text: str, mark: str = HERE) -> tuple[str, tuple[int, int]]:
    """The text without the mark, and the line and column where it stood."""
    before, _, after = text.partition(mark)
    return before + after, (before.count("\n") + 1, len(before) - before.rfind("\n"))


def only(layout, code: str) -> tuple[int, int]:
    assert [found for found, _ in told(layout)] == [code]
    where = layout.diagnostics[0].where
    return where.start.line, where.start.column


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ("{text: a, width: ⟦-3 mm}", "layout-length-out-of-range"),
        ("{text: a, width: ⟦0}", "layout-length-not-positive"),
        ("{text: a, width: ⟦150 %}", "layout-length-out-of-range"),
        ("{text: a, width: ⟦0 fr}", "layout-length-not-positive"),
        ("{text: a, width: ⟦13 col}", "layout-length-out-of-range"),
        ("{text: a, height: ⟦400 mm}", "layout-length-out-of-range"),
        ("{text: a, space-before: ⟦-1 mm}", "layout-length-out-of-range"),
        ("{text: a, lang: ⟦english}", "layout-value-not-language"),
        ("{text: a, box: {padding: [1 mm, ⟦-2 mm]}}", "layout-length-out-of-range"),
        ("{text: a, box: {padding: {⟦abve: 2 mm}}}", "layout-unknown-key"),
        ("{text: a, box: {fill: {colour: brick, tint: ⟦120}}}", "layout-value-out-of-range"),
        ("{text: a, box: {fill: {colour: brick, alpha: ⟦-1}}}", "layout-value-out-of-range"),
        ("{text: a, box: {based-on: ⟦crad, fill: brick}}", "layout-unknown-object"),
        ("{shape: line, stroke: {colour: brick, width: ⟦-1 pt}}", "layout-length-not-positive"),
        ("{shape: line, stroke: {colour: brick, dash: ⟦[0, 0]}}", "layout-dash-of-zeros"),
        ("{shape: line, stroke: {colour: brick, dash: [1 mm, ⟦-1 mm]}}", "layout-length-out-of-range"),
        ("{grid: [{text: a}], gap: ⟦-4 mm}", "layout-length-out-of-range"),
        ("{grid: [{text: a}], columns: 9, gap: ⟦90 mm}", "layout-no-room-for-columns"),
        ("{columns: [{text: a}], count: ⟦0}", "layout-value-out-of-range"),
        ("{image: photos.a, zoom: ⟦-1}", "layout-value-out-of-range"),
        ("{image: photos.a, offset: [0, ⟦900 %]}", "layout-length-out-of-range"),
        ('{image: photos.a, ratio: ⟦"0:3"}', "layout-value-not-ratio"),
        ("{image: photos.a, mask: ⟦path}", "layout-missing-key"),
        ("{image: photos.a, corners: ⟦top-lef}", "layout-unknown-choice"),
        ("{shape: rounded, corners: ⟦[top, left]}", "layout-unknown-choice"),
        ("{chart: bar, bar-width: ⟦0, data: {value: x}}", "layout-number-not-positive"),
        ("{map: {west: 9, east: ⟦3, south: 1, north: 5}}", "layout-bounds-reversed"),
        ('{map: auto, marks: {each: ⟦"[]"}}', "layout-map-mark-place"),
        ('{map: auto, marks: {each: ⟦"[]", latitude: "1"}}', "layout-map-mark-place"),
        (
            '{map: auto, marks: {each: ⟦"[]", code: m, latitude: "1", longitude: "2"}}',
            "layout-map-mark-place",
        ),
        (
            "{map: auto, marks: {each: a, code: m, value: v, breaks: [1], colours: ⟦[brick]}}",
            "layout-map-colours",
        ),
        ("{map: auto, marks: {each: a, code: m, breaks: [2, ⟦1]}}", "layout-numbers-not-rising"),
        ("{place: {reference: page, left: ⟦400 mm}, do: []}", "layout-place-off-page"),
        ("{place: {reference: bleed, top: ⟦-90 mm, height: 40 mm}, do: []}", "layout-place-off-page"),
        ("{place: {reference: spread, left: ⟦430 mm, width: 9 mm}, do: []}", "layout-place-off-page"),
        ("{place: {reference: margin, right: ⟦260 mm, width: 9 mm}, do: []}", "layout-place-off-page"),
        ("{place: {reference: page, top: 200 mm, bottom: ⟦200 mm}, do: []}", "layout-place-empty"),
        ("{place: {reference: block, top: 0}, do: [], clear: ⟦1 mm}", "layout-clear-without-flow"),
    ],
)
def test_a_value_of_a_block(tmp_path: Path, block: str, code: str) -> None:
    plain, (_, column) = at(block)
    line = HEAD.count("\n") + SECTIONS.count("\n") + 1
    assert only(one(tmp_path, f"- {plain}"), code) == (line, column + 8)


@pytest.mark.parametrize(
    "block",
    [
        "{shape: line, stroke: {colour: brick}, height: 0}",
        "{place: {reference: spread, left: 300 mm, width: 80 mm}, do: [{text: a}]}",
        "{place: {reference: page, left: 400 mm, rotate: 90}, do: [{text: a}]}",
        "{place: {reference: margin, left: -20 mm, top: -30 mm, width: 9 mm, height: 9 mm}, do: [{text: a}]}",
        "{shape: line, stroke: {colour: brick, dash: [0, 1 mm], cap: round}}",
        "{text: a, width: 100 %, height: 12 col}",
    ],
)
def test_what_is_possible_passes(tmp_path: Path, block: str) -> None:
    assert told(one(tmp_path, f"- {block}")) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("size: 10 pt", "size: ⟦-10 pt", "layout-length-out-of-range"),
        ("size: 10 pt", "size: ⟦0", "layout-length-out-of-range"),
        ("leading: 2 bl", "leading: ⟦0", "layout-length-out-of-range"),
        ("step: 12 pt", "step: ⟦0", "layout-length-out-of-range"),
        ("page: A4", "page: [⟦6000 mm, 200 mm]", "layout-length-out-of-range"),
        ("page: A4", "page: [⟦5070 mm, 200 mm]", "layout-length-out-of-range"),
        ("page: A4", "page: ⟦[60 mm, 200 mm]", "layout-frame-empty"),
        ("top: 10 mm", "top: ⟦-10 mm", "layout-length-out-of-range"),
        ("margins: {top: 0}", "margins: {top: ⟦300 mm}, frames: {}", "layout-margins-too-wide"),
        ("width: 6 col, top: 0", "width: ⟦-6 col, top: 0", "layout-length-not-positive"),
        ("main: {left: 0", "main: ⟦{left: 300 mm", "layout-frame-off-page"),
        ("main: {left: 0", "main: {columns: 9, gap: ⟦40 mm, left: 0", "layout-no-room-for-columns"),
        ("[10, 90, 85, 2]", "[10, 90, ⟦850, 2]", "layout-value-out-of-range"),
        ("gap: 2 mm", "gap: ⟦-2 mm", "layout-length-out-of-range"),
        ("{fill: accent/10", "{radius: ⟦-1 mm, fill: accent/10", "layout-length-out-of-range"),
        ("size: 10 pt", "size: ⟦10,5 pt", "layout-decimal-comma"),
    ],
)
def test_a_value_of_the_settings(tmp_path: Path, old: str, new: str, code: str) -> None:
    assert old in HEAD
    text, place = at(HEAD.replace(old, new, 1))
    assert only(load(tmp_path, {"own/layout.yaml": text + SECTIONS + "      - {text: a}\n"}), code) == place


def test_a_page_is_to_blame_where_its_base_has_the_frames(tmp_path: Path) -> None:
    small = "extends: below\nformat:\n  page: [40 mm, 40 mm]\n"
    layout = load(
        tmp_path, {"own/layout.yaml": small, "below/layout.yaml": HEAD + SECTIONS + "      - {text: a}\n"}
    )
    assert only(layout, "layout-frame-empty") == (3, 9)
    assert layout.unsettable


def test_an_argument_lies_in_the_range_of_what_takes_it(tmp_path: Path) -> None:
    body = "[{text: a, box: {padding: room}}, {text: b, width: '{{ room }}'}]"
    card = f"params: {{room: {{type: length}}}}\nbody: {body}\n"
    layout = one(tmp_path, "- {card: {room: -2 mm}}", {"own/components/card.yaml": card})
    line, column = only(layout, "layout-length-out-of-range")
    assert (line, column) == (HEAD.count("\n") + SECTIONS.count("\n") + 1, 23)


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ("{text: a, width: \"{{ '-3 mm' }}\"}", "layout-length-out-of-range"),
        ("{text: a, height: \"{{ '150 %' }}\"}", "layout-length-out-of-range"),
        ('{image: sea, zoom: "{{ 1 - 2 }}"}', "layout-value-out-of-range"),
        ("{text: a, box: {padding: \"{{ '-1 mm' }}\"}}", "layout-length-out-of-range"),
        ("{shape: line, stroke: {colour: accent, width: \"{{ '0' }}\"}}", "layout-length-not-positive"),
        ("{shape: line, stroke: {colour: accent, dash: [\"{{ '0' }}\"]}}", "layout-dash-of-zeros"),
        (
            '{shape: rect, height: 3 mm, fill: {colour: accent, tint: "{{ 140 }}"}}',
            "layout-value-out-of-range",
        ),
    ],
)
def test_a_late_value(tmp_path: Path, block: str, code: str) -> None:
    made = report(tmp_path, f"- {block}", {"photos": [{"id": "sea", "file": "sea.jpg"}]})
    found = [finding for finding in made.diagnostics if finding.code == code]
    assert len(found) == 1
    assert isinstance(found[0].where, Span) and found[0].where.file == "layouts/tiny/layout.yaml"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{text: a, style: mine}", "{text: a, stile: mine}", "layout-unknown-key"),
        ("size: 12 pt", "size: -12 pt", "layout-length-out-of-range"),
        ("based-on: body", "based-on: bodi", "layout-unknown-paragraph"),
        ("styles:", "style:", "layout-unknown-key"),
        ("paragraph:", "paragraf:", "layout-unknown-key"),
        ("sections:", "section:", "layout-unknown-key"),
    ],
)
def test_one_mistake_is_one_finding(tmp_path: Path, old: str, new: str, code: str) -> None:
    """Also what is bound finds no consequence of it."""
    base = HEAD + "words: {en: {}}\n" + SECTIONS + "      - {text: x}\n"
    own = "extends: below\nstyles:\n  paragraph: {mine: {based-on: body, size: 12 pt}}\nsections:\n"
    own += "  - section: {id: two}\n    do:\n      - {text: a, style: mine}\n"
    layout = load(tmp_path, {"own/layout.yaml": own.replace(old, new, 1), "below/layout.yaml": base})
    assert [found for found, _ in told(layout)] == [code]
    section: Any = layout.sections[0]
    assert "mine" in layout.styles.paragraph and section.do


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("gap: 2 mm", "gap: 2 mn", "layout-unknown-unit"),
        (
            "frames: {main: {left: 0, width: 6 col, top: 0, bottom: 0}}",
            "frames: [main]",
            "layout-value-not-mapping",
        ),
        ("  wide: {based-on", "  thin: text\n  wide: {based-on", "layout-value-not-mapping"),
    ],
)
def test_what_uses_a_broken_value_is_not_reported(tmp_path: Path, old: str, new: str, code: str) -> None:
    assert old in HEAD
    text = HEAD.replace(old, new, 1) + SECTIONS + "      - {stack: [{text: a}], gap: gap}\n"
    layout = load(tmp_path, {"own/layout.yaml": text})
    assert [found for found, _ in told(layout)] == [code]
    assert all(side.frames for side in layout.masters.values())


def test_a_statement_in_a_text(tmp_path: Path) -> None:
    made = report(tmp_path, '- {text: "{% if x %}a{% endif %}"}')
    assert [found.code for found in made.diagnostics] == ["expression-statement"]
