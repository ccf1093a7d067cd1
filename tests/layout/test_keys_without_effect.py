"""Keys that nothing reads where they are written are reported there: errors where content would be lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.folders import HEAD, SECTIONS, load, one, told
from layout.test_ranges import at, only
from reportcli.layout.models.kinds import PRIMITIVES
from reportcli.layout.models.node import EVERYTHING, FLOWING
from reportcli.typeset.blocks import kinds as typeset_kinds

IDLE, LOST = "layout-key-without-effect", "layout-content-without-effect"
NOT_OF_BLOCK, OUTWEIGHED = "layout-key-not-of-block", "layout-key-outweighed"


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ("{image: photos.a, mask: circle, ⟦radius: 2 mm}", IDLE),
        ("{image: photos.a, ⟦min-height: 20 mm}", IDLE),
        ("{shape: line, ⟦fill: brick, stroke: {colour: brick}}", IDLE),
        ("{shape: rect, fill: brick, ⟦radius: 2 mm}", IDLE),
        ("{shape: rect, fill: brick, ⟦data: M 0 0 L 1 1}", IDLE),
        ("{text: a, box: {⟦radius: 2 mm, padding: 2 mm}}", IDLE),
        ("{frame: main, do: [], ⟦gap: 2 mm}", IDLE),
        ("{place: {reference: page, top: 0, ⟦pivot: left}, do: []}", IDLE),
        ("{place: {reference: page, top: 0}, do: [], ⟦align: center}", NOT_OF_BLOCK),
        ("{place: {reference: page, top: 0, width: 9 mm}, do: [], ⟦width: 40 mm}", OUTWEIGHED),
        ("{place: {reference: page, left: 0, width: 9 mm, ⟦right: 0}, do: []}", OUTWEIGHED),
        ("{place: {reference: page, top: 0, ⟦bottom: 0, height: 9 mm}, do: []}", OUTWEIGHED),
        ("{place: {reference: page, left: 0, ⟦inner: 9 mm}, do: []}", OUTWEIGHED),
        ("{place: {reference: page, top: 0}, do: [], ⟦valign: bottom}", IDLE),
        ("{place: {reference: page, top: 0}, do: [], ⟦fit: shrink}", IDLE),
        ("{place: {reference: page, top: 0}, do: [], fit: ⟦next-frame}", "layout-unknown-choice"),
        ("{text: a, ⟦span: all}", "layout-span-outside-columns"),
        ("{columns: [{stack: [{text: a, ⟦span: all}]}]}", "layout-span-outside-columns"),
        ("{each: a, do: [], ⟦space-after: 4 mm}", NOT_OF_BLOCK),
        ("{if: a, then: [], ⟦box: card}", NOT_OF_BLOCK),
        ("{let: {b: a}, do: [], ⟦lang: nl}", NOT_OF_BLOCK),
        ("{break: page, ⟦space-before: 4 mm}", NOT_OF_BLOCK),
        ("{spoken: [], ⟦height: 4 mm}", NOT_OF_BLOCK),
        ("{section: {title: A}, do: [], ⟦box: card}", NOT_OF_BLOCK),
        ("{table: [[a]], ⟦as: b}", IDLE),
        ("{table: [[a]], ⟦carried: true}", IDLE),
        ("{table: a, ⟦subtotals: Sum}", LOST),
        ("{table: a, ⟦totals: Sum, columns: [{cell: b}]}", IDLE),
        ("{table: a, columns: [{⟦cell: b, running: c}]}", OUTWEIGHED),
        ("{table: a, columns: [{cell: b}], totals: ⟦[a, b]}", "layout-row-beyond-columns"),
        ("{table: [[a], ⟦[{text: a, colspan: 3}]], columns: [{}]}", "layout-row-beyond-columns"),
        ("{table: [[{text: a, rowspan: 2}, b], ⟦[c, d]], columns: [{}, {}]}", "layout-row-beyond-columns"),
        (
            "{table: [[{text: a, colspan: 2, rowspan: 3}], [], ⟦[c]], columns: [{}, {}]}",
            "layout-row-beyond-columns",
        ),
        ("{toc: {depth: 1}, levels: {3: ⟦[{text: a}]}}", "layout-toc-level-unused"),
        ("{listing: ⟦figures}", "layout-nothing-to-list"),
        ("{table: a, ⟦group-header: Theme}", LOST),
        ("{table: a, ⟦continued: true}", IDLE),
        ("{table: a, ⟦brought: Before}", IDLE),
        ("{table: a, columns: [{cell: a, ⟦as: b}]}", IDLE),
        ("{map: {west: 1, south: 1, east: 2, north: 2}, ⟦leader: {colour: brick}}", IDLE),
        ("{map: {west: 1, south: 1, east: 2, north: 2}, marks: {each: a, code: b, ⟦anchor: left}}", IDLE),
        ("{chart: bar, data: {value: a}, ⟦hole: 0.5}", IDLE),
        ("{chart: donut, data: {value: a}, ⟦value-axis: true}", IDLE),
        ("{chart: line, data: {value: a, ⟦as: b}}", IDLE),
        ("{chart: bar, data: [{value: a}, {value: b, ⟦note: c}]}", LOST),
        ("{chart: line, series: [{name: a, data: {value: b}, ⟦mark: bar}]}", IDLE),
        ("{chart: line, data: {value: a}, ⟦x-title: Years}", LOST),
        ("{chart: pie, data: {value: a}, ⟦centre: [{text: Total}]}", LOST),
        ("{chart: sparkline, data: {value: a}, ⟦references: {value: b}}", LOST),
        ("{chart: bar, data: {value: a}, series: ⟦[{name: b, data: {value: a}}]}", "layout-data-and-series"),
    ],
)
def test_what_nothing_reads_is_reported_at_its_key(tmp_path: Path, block: str, code: str) -> None:
    plain, (_, column) = at(block)
    line = HEAD.count("\n") + SECTIONS.count("\n") + 1
    assert only(one(tmp_path, f"- {plain}"), code) == (line, column + 8)


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ("{place: {reference: page, anchor: ⟦left, dx: 1 mm}, do: []}", "layout-place-without-point"),
        (
            "{place: {reference: page, at: ⟦right-top, anchor: left, dx: 1 mm}, do: []}",
            "layout-unknown-choice",
        ),
        ("{prose: a, styles: {p: body, ⟦pp: body}}", "layout-unknown-key"),
    ],
)
def test_one_mistake_is_one_finding(tmp_path: Path, block: str, code: str) -> None:
    plain, (_, column) = at(block)
    line = HEAD.count("\n") + SECTIONS.count("\n") + 1
    assert only(one(tmp_path, f"- {plain}"), code) == (line, column + 8)


def test_a_misspelt_end_of_a_nested_style_is_one_finding(tmp_path: Path) -> None:
    text, place = at(
        HEAD.replace("    title: {", "    title: {nested-styles: [{style: strong, ⟦thru: x}], ", 1)
    )
    assert (
        only(
            load(tmp_path, {"own/layout.yaml": text + SECTIONS + "      - {text: a}\n"}), "layout-unknown-key"
        )
        == place
    )


def test_marks_in_a_text_that_reads_none_are_reported_at_the_text(tmp_path: Path) -> None:
    plain, (_, column) = at('{text: ⟦"This is **bold**"}')
    line = HEAD.count("\n") + SECTIONS.count("\n") + 1
    assert only(one(tmp_path / "1", f"- {plain}"), "layout-marks-unread") == (line, column + 8)
    assert told(one(tmp_path / "2", '- {text: "This is **bold**", markdown: true}')) == []


@pytest.mark.parametrize(
    "block",
    [
        "{image: photos.a, mask: rounded, radius: 2 mm}",
        '{image: photos.a, mask: "{{ a }}", radius: 2 mm}',
        "{chart: donut, data: {value: a}, value-axis: false, hole: 0.5}",
        '{chart: "{{ a }}", data: {value: a}, hole: 0.5}',
        "{chart: waterfall, data: {value: a, total: true}}",
        "{table: a, group: b, subtotals: Sum, continued: true, columns: [{cell: c, sum: true}]}",
        "{table: [[a, {text: b, colspan: 2}]], columns: [{}, {}, {}], totals: [a, b]}",
        "{stack: [{listing: figure}, {numbered: figure, do: [{text: a}]}]}",
        "{each: a, do: [{text: a}], id: c, if: b}",
        "{place: {reference: page, top: 0, rotate: 9, pivot: left}, do: [{text: a}]}",
    ],
)
def test_what_is_read_is_not_reported(tmp_path: Path, block: str) -> None:
    assert told(one(tmp_path, f"- {block}")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("main: {left: 0", "main: {⟦gap: 4 mm, left: 0"),
        ("main: {left: 0", "main: {flow: false, ⟦columns: 2, left: 0"),
        ("    title: {", "    title: {⟦border-radius: 1 mm, "),
        ("    title: {", "    title: {⟦drop-cap-letters: 2, "),
        ("object: {", "object: {bare: {⟦sides: top, fill: brick}, "),
        ("object: {", "object: {bare: {⟦radius: 2 mm, padding: 1 mm}, "),
    ],
)
def test_keys_of_settings(tmp_path: Path, old: str, new: str) -> None:
    assert old in HEAD
    text, place = at(HEAD.replace(old, new, 1))
    assert only(load(tmp_path, {"own/layout.yaml": text + SECTIONS + "      - {text: a}\n"}), IDLE) == place


def test_an_edge_of_a_frame_beside_two_that_settle_it(tmp_path: Path) -> None:
    text, place = at(HEAD.replace("main: {left: 0", "main: {⟦right: 0, left: 0", 1))
    assert (
        only(load(tmp_path, {"own/layout.yaml": text + SECTIONS + "      - {text: a}\n"}), OUTWEIGHED)
        == place
    )


def test_what_a_style_inherits_counts(tmp_path: Path) -> None:
    own = "    letter: {based-on: title, drop-cap: 3}\n    two: {based-on: letter, drop-cap-letters: 2}\n"
    text = HEAD.replace("    title: {", f"{own}    title: {{", 1)
    assert told(load(tmp_path, {"own/layout.yaml": text + SECTIONS + "      - {text: a}\n"})) == []


def test_blocks_that_leave_the_flow_say_that_they_do_not_read_its_keys() -> None:
    for name in ("place", "frame", "spoken"):
        module = __import__(f"{typeset_kinds.__name__}.{name}", fromlist=["KIND"])
        assert module.KIND.bare and PRIMITIVES[name].unread >= FLOWING, name
    assert {name for name, model in PRIMITIVES.items() if model.unread == EVERYTHING} == {
        "break", "each", "if", "let", "master", "slot",
    }  # fmt: skip


CARD = """params:
  title: {type: text}
  note: {type: text, default: a}
  gap-size: {type: text, default: b}
body:
"""


def test_a_parameter_that_nothing_names_is_reported(tmp_path: Path) -> None:
    body = "  - text: '{{ title }} {{ gap_size }}'\n    alt: '{{ gap-size }}'\n"
    layout = one(tmp_path, "- {card: {title: x, note: y}}", {"own/components/card.yaml": CARD + body})
    assert told(layout) == [("layout-parameter-unread", "")]
    finding = layout.diagnostics[0]
    assert (finding.args["name"], finding.where.start.line) == ("note", 3)


def test_a_block_may_span_where_it_stands_in_columns(tmp_path: Path) -> None:
    inner = "  - {text: a, span: all}\n  - if: a\n    then: [{text: b, span: all}]\n  - card: {title: x}"
    blocks = f"- columns:\n{inner}"
    body = "  - {text: '{{ title }}{{ note }}{{ gap-size }}', span: all}\n"
    assert told(one(tmp_path, blocks, {"own/components/card.yaml": CARD + body})) == []
