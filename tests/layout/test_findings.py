"""Every mistake is told, with its place and the nearest valid word; several at once."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from layout.folders import HEAD, SECTIONS, load, one, told
from reportcli.model.diagnostic import Findings

CARD = """params: {figure: {type: fact}, tone: {type: colour, default: accent}}
body: [{text: '{{ figure }}', box: {fill: tone}}]
"""


@pytest.mark.parametrize(
    ("block", "code", "nearest"),
    [
        ("{txet: a}", "layout-unknown-block", "text"),
        ("{text: a, role: H9}", "layout-unknown-choice", "H"),
        ("{crad: {figure: x}}", "layout-unknown-block", "card"),
        ("{style: body, text: a}", "layout-block-key-first", ""),
        ("{width: 3 mm, text: a}", "layout-block-key-first", ""),
        ("{text: a, stile: body}", "layout-unknown-key", "style"),
        ("{text: a, style: bodi}", "layout-unknown-paragraph", "body"),
        ("{text: a, level: 7}", "layout-value-not-level", ""),
        ("{text: 1.90}", "layout-value-not-text", ""),
        ("{text: }", "layout-value-empty", ""),
        ("{text: a, width: 3 mmm}", "layout-unknown-unit", "mm"),
        ("{text: a, width: 3}", "layout-length-without-unit", ""),
        ("{text: a, width: gpa}", "layout-unknown-length", "gap"),
        ("{text: a, box: cart}", "layout-unknown-object", "card"),
        ("{text: a, box: {fil: accent}}", "layout-unknown-key", "fill"),
        ("{text: a, box: {fill: acent}}", "layout-unknown-colour", "accent"),
        ("{text: a, keep: yes}", "layout-value-not-flag", ""),
        ("{text: a, align: middle}", "layout-unknown-choice", ""),
        ("{icon: haert}", "layout-unknown-icon", "heart"),
        ("{icon: heart, colour: brick/200}", "layout-value-out-of-range", ""),
        ("{master: txt}", "layout-unknown-master", "text"),
        ("{break: pgae}", "layout-unknown-choice", "page"),
        ("{stack: {text: a}}", "layout-value-not-blocks", ""),
        ("{stack: [a]}", "layout-block-not-mapping", ""),
        ("{each: x}", "layout-missing-key", ""),
        ("{card: {}}", "layout-missing-parameter", ""),
        ("{card: {figure: x, ton: night}}", "layout-unknown-parameter", "tone"),
        ("{card: {figure: x, tone: nihgt}}", "layout-unknown-colour", "night"),
        ("{card: x}", "layout-call-not-mapping", ""),
        ("{card: {figure: x}, tone: night}", "layout-parameter-outside", ""),
        ("{slot: extra}", "layout-unknown-slot", ""),
        ("{chart: dont, data: {each: x, value: y}}", "layout-unknown-choice", "donut"),
        ("{chart: bar, data: {each: x}}", "layout-missing-key", ""),
        ("{table: x, style: plian}", "layout-unknown-table", "plain"),
        ("{section: {id: a, colours: {accent: nite}}}", "layout-unknown-colour", "night"),
        ("{prose: a, styles: {p: bdoy}}", "layout-unknown-paragraph", "body"),
    ],
)
def test_one_mistake_in_a_block(tmp_path: Path, block: str, code: str, nearest: str) -> None:
    layout = one(tmp_path, f"- {block}\n- {{text: kept}}", {"own/components/card.yaml": CARD})
    assert told(layout) == [(code, nearest)]
    where = layout.diagnostics[0].where
    assert where.start.line == HEAD.count("\n") + SECTIONS.count("\n") + 1
    assert block.split(":")[0].strip("{") in (layout.diagnostics[0].excerpt or "")
    section: Any = layout.sections[0]
    assert section.do[-1].text == "kept"


@pytest.mark.parametrize(
    ("old", "new", "code", "nearest"),
    [
        ("page: A4", "page: A44", "layout-unknown-page", "A4"),
        ("step: 12 pt", "step: 12 %", "layout-length-not-absolute", ""),
        ("top: 10 mm", "topp: 10 mm", "layout-unknown-key", "top"),
        ("[10, 90, 85, 2]", "[10, 90, 85]", "layout-colour-not-cmyk", ""),
        ('"#c8352b"', '"c8352b"', "layout-colour-not-rgb", ""),
        ("accent: brick", "accent: birck", "layout-unknown-colour", "brick"),
        ("accent: brick", "accent: accent", "layout-cyclic-alias", ""),
        ("a.otf", "aa.otf", "layout-missing-font", "a.otf"),
        ("400/italic", "heavy", "layout-unknown-face", ""),
        ("fallback: [serif]", "fallback: [serf]", "layout-unknown-font", "serif"),
        (
            "{font: serif, size: 10 pt, features",
            "{font: serf, size: 10 pt, features",
            "layout-unknown-font",
            "serif",
        ),
        ("based-on: body", "based-on: bodi", "layout-unknown-paragraph", "body"),
        ("based-on: body", "based-on: title", "layout-cyclic-based-on", ""),
        (
            "{font: serif, size: 10 pt, features: [pnum]}",
            "{font: serif, features: [pnum]}",
            "layout-style-incomplete",
            "",
        ),
        ("weight: 700", "weihgt: 700", "layout-unknown-key", "weight"),
        ("[tnum]", "[tabular]", "layout-unknown-feature", ""),
        ("cell: body", "cell: boddy", "layout-unknown-paragraph", "body"),
        ("prose: {p: body}", "prose: {pp: body}", "layout-unknown-key", "p"),
        ("[1 mm, 2 mm]", "[1 mm, 2 mm, 3 mm]", "layout-edges-not-four", ""),
        ("colour: accent/50", 'colour: "{{ x }}"', "layout-value-late", ""),
        ("based-on: text", "based-on: txet", "layout-unknown-master", "text"),
        ("based-on: text", "based-on: wide", "layout-cyclic-based-on", ""),
        ("width: 6 col", "width: 0", "layout-length-not-positive", ""),
        ("  prose:", "  prosa:", "layout-unknown-key", "prose"),
        ("tokens:", "token:", "layout-unknown-key", "tokens"),
    ],
)
def test_one_mistake_in_the_settings(tmp_path: Path, old: str, new: str, code: str, nearest: str) -> None:
    assert old in HEAD
    layout = load(tmp_path, {"own/layout.yaml": HEAD.replace(old, new, 1) + SECTIONS + "      - {text: a}\n"})
    found = told(layout)
    assert (code, nearest) in found
    assert layout.diagnostics[0].where.file == "layouts/own/layout.yaml"


@pytest.mark.parametrize(
    ("files", "code", "nearest"),
    [
        ({"own/overrides.yaml": "- {block: one/tt, set: {level: 2}}"}, "layout-override-unmatched", "one/t"),
        ({"own/overrides.yaml": "- {set: {level: 2}}"}, "layout-override-unclear", ""),
        ({"own/overrides.yaml": "- {block: one/t, set: {levle: 2}}"}, "layout-unknown-key", "level"),
        ({"own/overrides.yaml": "block: x"}, "layout-file-not-list", ""),
        ({"own/changes.yaml": "changes: [{remove: one/tt}]"}, "layout-change-unmatched", "one/t"),
        ({"own/changes.yaml": "changes: [{replace: one/t}]"}, "layout-change-without-blocks", ""),
        ({"own/changes.yaml": "changes: [{remove: a, replace: b}]"}, "layout-change-unclear", ""),
        ({"own/more.yaml": "extends: 5"}, "layout-extends-not-name", ""),
        ({"own/more.yaml": "masters: {wide: {based-on: {}}}"}, "layout-unknown-master", ""),
        ({"own/more.yaml": "- a"}, "layout-file-not-mapping", ""),
        ({"own/more.yaml": "sections: [{section-file: nix}]"}, "layout-unknown-section-file", ""),
        (
            {"own/components/card.yaml": "params: {a: {type: colur}}\nbody: []"},
            "layout-unknown-choice",
            "colour",
        ),
        (
            {
                "own/components/card.yaml": "params: {a: {type: colour, default: acent}}\n"
                "body: [{shape: rect, fill: a}]"
            },
            "layout-unknown-colour",
            "accent",
        ),
        ({"own/components/card.yaml": "doc: x"}, "layout-missing-key", ""),
    ],
)
def test_one_mistake_in_a_file(tmp_path: Path, files: dict[str, str], code: str, nearest: str) -> None:
    layout = load(tmp_path, {"own/layout.yaml": HEAD + SECTIONS + "      - {text: a, id: t}\n", **files})
    assert told(layout) == [(code, nearest)]
    assert layout.diagnostics[0].where.file == f"layouts/{next(iter(files))}"


def test_two_ids_at_one_level(tmp_path: Path) -> None:
    assert told(one(tmp_path, "- {text: a, id: t}\n- {text: b, id: t}")) == [("layout-duplicate-id", "")]


def test_all_mistakes_at_once(tmp_path: Path) -> None:
    layout = one(
        tmp_path,
        "- {text: a, stile: x, style: bodi, width: 3 mmm}\n"
        "- stack: [{icon: haert, colour: nigth}]\n- {txet: a}",
    )
    assert [code for code, _ in told(layout)] == [
        "layout-unknown-key",
        "layout-unknown-paragraph",
        "layout-unknown-unit",
        "layout-unknown-icon",
        "layout-unknown-colour",
        "layout-unknown-block",
    ]


@pytest.mark.parametrize(("extends", "code"), [("oter", "layout-unknown"), ("own", "layout-cyclic-extends")])
def test_what_a_layout_extends_in_vain_is_reported_alone(tmp_path: Path, extends: str, code: str) -> None:
    text = f"extends: {extends}\nstyles: {{paragraph: {{mine: {{based-on: of-the-base}}}}}}\n" + SECTIONS
    with pytest.raises(Findings) as raised:
        load(tmp_path, {"own/layout.yaml": text + "      - {text: a}\n"})
    assert [finding.code for finding in raised.value.diagnostics] == [code]


def test_layouts_on_a_long_chain_are_no_circle(tmp_path: Path) -> None:
    names = [f"l{n}" for n in range(20)]
    files = {f"{a}/layout.yaml": f"extends: {b}\n" for a, b in pairwise(names)}
    with pytest.raises(Findings) as raised:
        load(tmp_path, {**files, "l19/layout.yaml": HEAD + SECTIONS}, "l0")
    (found,) = raised.value.diagnostics
    assert (found.code, found.args["limit"]) == ("layout-chain-too-long", "8")


def test_a_chain_of_styles_without_end(tmp_path: Path) -> None:
    chain = "".join(f"    s{n}: {{based-on: s{n + 1}}}\n" for n in range(3000))
    head = HEAD.replace("  paragraph:\n", "  paragraph:\n" + chain + "    s3000: {based-on: body}\n")
    layout = load(tmp_path, {"own/layout.yaml": head + SECTIONS + "      - {text: a}\n"})
    assert [code for code, _ in told(layout)] == ["layout-chain-too-long"]


def test_a_component_with_a_mistake_in_its_head_is_told_once(tmp_path: Path) -> None:
    card = "params:\n  who: {type: rekord}\nbody: [{text: a}]\n"
    layout = one(tmp_path, "- {person: {who: x}}", {"own/components/person.yaml": card})
    assert [code for code, _ in told(layout)] == ["layout-unknown-choice"]
