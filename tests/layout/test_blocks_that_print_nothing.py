"""Blocks, names and keys that come to nothing where they are written are reported there, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.folders import HEAD, SECTIONS, load, one, told
from layout.test_ranges import at, only
from reportcli.messages import wording

EMPTY, INSIDE = "layout-block-empty", "layout-flow-inside"
MAP = "map: {west: 1, south: 1, east: 2, north: 2}"


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ("{⟦stack: []}", EMPTY),
        ("{⟦row: []}", EMPTY),
        ("{⟦grid: [], columns: 2}", EMPTY),
        ("{⟦columns: []}", EMPTY),
        ("{⟦box: [], style: card}", EMPTY),
        ("{⟦list: []}", EMPTY),
        ("{⟦table: []}", EMPTY),
        ("{⟦spoken: []}", EMPTY),
        ('{⟦text: " "}', EMPTY),
        ('{⟦qr: ""}', EMPTY),
        ("{each: a, ⟦do: []}", EMPTY),
        ("{if: a, ⟦then: []}", EMPTY),
        ("{let: {b: a}, ⟦do: []}", EMPTY),
        ("{numbered: figure, ⟦do: []}", EMPTY),
        ("{place: {reference: page, top: 0}, ⟦do: []}", EMPTY),
        ("{section: {title: A}, ⟦do: []}", EMPTY),
        ("{chart: bar, ⟦data: [], height: 20 mm}", EMPTY),
        ("{⟦chart: bar, height: 20 mm}", EMPTY),
        ("{chart: line, ⟦series: []}", EMPTY),
        ("{table: ⟦a}", "layout-table-without-columns"),
        ("{table: a, columns: ⟦[]}", "layout-table-without-columns"),
        ("{table: a, columns: [{cell: b}, {header: ⟦Name}]}", "layout-column-without-cells"),
        ("{table: [[⟦{text: a, rowspan: 3}, b], [c]]}", "layout-span-beyond-rows"),
        ("{table: [[a, b]], head: [[a, ⟦{text: b, rowspan: 2}]]}", "layout-span-beyond-rows"),
        ("{map: ⟦auto}", "layout-map-without-marks"),
        (f"{{{MAP}, ⟦margin: 4 mm}}", "layout-key-without-effect"),
        (f"{{{MAP}, ⟦key: name}}", "layout-key-without-effect"),
        (f"{{{MAP}, ⟦legend-title: Values}}", "layout-content-without-effect"),
        (f"{{{MAP}, marks: {{each: a, code: b, ⟦breaks: [1]}}}}", "layout-key-without-effect"),
        (
            f"{{{MAP}, marks: {{each: a, code: b, label: [{{text: c}}], anchor: ⟦rihgt}}}}",
            "layout-unknown-choice",
        ),
        ("{let: {⟦best: a}, do: [{text: b}]}", "layout-name-unused"),
        ("{let: {one: a, ⟦best_one: one}, do: [{text: b}]}", "layout-name-unused"),
        ("{row: [{text: a, ⟦float: top}]}", INSIDE),
        ("{row: [{stack: [{⟦break: page}]}]}", INSIDE),
        ("{grid: [{text: a, ⟦break-before: page}]}", INSIDE),
        ("{place: {top: 0}, do: [{⟦break: page}]}", INSIDE),
        ("{table: [[[{text: a, ⟦break-before: left}]]]}", INSIDE),
        ("{each: a, do: [{text: b}], ⟦span: all}", "layout-key-not-of-block"),
        ("{section: {title: A}, do: [{text: b}], ⟦span: all}", "layout-key-not-of-block"),
        ("{text: ⟦'Hello {organisation.name}'}", "layout-expression-unread"),
        ("{text: ⟦'Hello ${organisation.name}'}", "layout-expression-unread"),
        ("{text: ⟦'Hello organisation.name }}'}", "layout-expression-unread"),
        ("{text: ⟦'Hello {# note #}'}", "layout-expression-unread"),
        ("{text: ⟦'# Title', markdown: true}", "layout-blocks-in-text"),
        ('{text: ⟦"- a\\n- b", markdown: true}', "layout-blocks-in-text"),
        ("{text: a, lang: ⟦xx}", "layout-unknown-language"),
        ("{text: a, lang: ⟦en-UK}", "layout-unknown-language"),
        ("{text: a, lang: ⟦en_GB}", "layout-value-not-language"),
    ],
)
def test_what_comes_to_nothing_is_one_finding_at_its_key(tmp_path: Path, block: str, code: str) -> None:
    plain, (_, column) = at(block)
    line = HEAD.count("\n") + SECTIONS.count("\n") + 1
    assert only(one(tmp_path, f"- {plain}"), code) == (line, column + 8)


@pytest.mark.parametrize(
    "block",
    [
        "{stack: [], height: 4 mm}",
        "{stack: [], grow: true}",
        "{stack: [], box: card}",
        "{stack: [], id: here}",
        "{row: [{stack: []}, {text: ''}]}",
        "{table: [['', a], [{text: ''}]]}",
        "{if: a, then: [], else: [{text: b}]}",
        "{each: a, do: [], empty: [{text: none}]}",
        "{table: a, columns: [{cell: b}, {width: 4 mm}]}",
        "{table: [[{text: a, rowspan: 2}, b], [c]]}",
        "{let: {one: a, best: one}, do: [{text: '{{ best }}'}]}",
        "{let: {one: a}, do: [{prose: one}]}",
        "{stack: [{text: a, break-before: page}]}",
        "{columns: [{text: a}, {break: column}]}",
        "{text: 'A set {a, b}, at {{ a }}: {x} of example.org'}",
        "{text: '- an aside', markdown: true}",
        "{text: 'Hello {{ organisation.name }'}",  # not closed: an error when it is bound
        "{text: 'No. 2. And so', markdown: true}",
        *(
            f"{{text: a, lang: {tag}}}"
            for tag in ("nl", "nl-BE", "lb", "sw", "zh-Hant-TW", "kwf", "mul", "es-419")
        ),
    ],
)
def test_what_has_a_meaning_is_no_finding(tmp_path: Path, block: str) -> None:
    assert told(one(tmp_path, f"- {block}")) == []


@pytest.mark.parametrize(("tag", "meant"), [("en-UK", "en-GB"), ("de-UK", "de-GB"), ("xx", "")])
def test_the_language_that_was_most_likely_meant(tmp_path: Path, tag: str, meant: str) -> None:
    assert told(one(tmp_path, f"- {{text: a, lang: {tag}}}")) == [("layout-unknown-language", meant)]


def test_words_of_a_language_that_there_is_not(tmp_path: Path) -> None:
    text = HEAD + "words: {xx: {a: b}}\n" + SECTIONS + "      - {text: a}\n"
    layout = load(tmp_path, {"own/layout.yaml": text})
    assert told(layout) == [("layout-unknown-language", "")]
    assert layout.diagnostics[0].where.start.column == 9


def test_components_that_print_nothing_and_cannot_be_called(tmp_path: Path) -> None:
    extra = {
        "own/components/card.yaml": "doc: A card.\nbody: []\n",
        "own/components/text.yaml": "doc: A text.\nbody: [{shape: rect, fill: brick}]\n",
    }
    layout = one(tmp_path, "- {card: {}}", extra)
    assert told(layout) == [("layout-block-empty", ""), ("layout-component-unreachable", "")]
    assert [found.where.file for found in layout.diagnostics] == [f"layouts/{name}" for name in extra]


def test_an_exception_that_changes_nothing(tmp_path: Path) -> None:
    layout = one(tmp_path, "- {text: a, id: b}", {"own/overrides.yaml": "- block: one/b\n  set: {}\n"})
    assert told(layout) == [("layout-override-empty", "")]
    assert layout.diagnostics[0].where.start.line == 2


@pytest.mark.parametrize(
    ("block", "example"),
    [
        ("{text: }", 'text: "…"'),
        ("{text: a, align: }", "align: stretch | start | center | end"),
        ("{text: a, keep: }", "keep: true | false"),
        ("{shape: rect, fill: }", "fill: accent"),
        ("{stack: }", "stack: [{text: …}]"),
        ("{stack: [{text: a}], gap: }", "gap: 4 mm"),
        ("{columns: [{text: a}], count: }", "count: 1 … 12"),
        ("{chart: bar, data: }", "data: [{…}]"),
        ("{card: {tone: }}", "tone: accent"),
        ("{card: {more: }}", "more: [{text: …}]"),
    ],
)
def test_a_key_without_its_value_says_what_belongs_there(tmp_path: Path, block: str, example: str) -> None:
    card = "params: {tone: {type: colour, default: brick}}\nslots: [more]\n"
    card += "body: [{shape: rect, fill: tone}, {slot: more}]\n"
    (found,) = one(tmp_path, f"- {block}", {"own/components/card.yaml": card}).diagnostics
    assert (found.code, wording(found, "expected", "en")) == ("layout-value-empty", f"“{example}”")
