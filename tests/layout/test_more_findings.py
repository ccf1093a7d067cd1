"""Values of the wrong kind, names that nothing bears, lengths without meaning: each told at its place."""

from pathlib import Path
from typing import Any

import pytest

from bind.tiny import report
from layout.folders import HEAD, SECTIONS, load, one, told, write
from reportcli.inputs.yaml.reader import load_yaml
from reportcli.layout.load import Layout, find_layout
from reportcli.messages import wording
from reportcli.model.diagnostic import Diagnostic, Findings
from reportcli.model.refs import Position, Span

BLOCKS = SECTIONS + "      - {text: a}\n"


def at(finding: Diagnostic) -> str:
    """What stands in the source where the finding points."""
    assert isinstance(finding.where, Span) and finding.excerpt is not None
    return finding.excerpt[finding.where.start.column - 1 :]


def settings(tmp_path: Path, old: str, new: str) -> Layout:
    assert old in HEAD
    return load(tmp_path, {"own/layout.yaml": HEAD.replace(old, new, 1) + BLOCKS})


@pytest.mark.parametrize(
    ("block", "code", "place"),
    [
        ("{prose: [a]}", "layout-value-not-expression", "[a]"),
        ("{each: {a: b}, do: [{text: a}]}", "layout-value-not-expression", "{a: b}"),
        ("{break: [page]}", "layout-value-not-expression", "[page]"),
        ("{place: {rotate: much}, do: [{text: a}]}", "layout-value-not-number", "much"),
        ("{place: {rotate: true}, do: [{text: a}]}", "layout-value-not-number", "true"),
        ("{grid: [{text: a}], columns: 2.5}", "layout-value-not-whole", "2.5"),
        ("{grid: [{text: a}], columns: two}", "layout-value-not-whole", "two"),
        ("{toc: {depth: true}}", "layout-value-not-whole", "true"),
        ("{text: a, width: [3 mm]}", "layout-value-not-length", "[3 mm]"),
        ("{text: a, width: true}", "layout-value-not-length", "true"),
        ("{image: a, offset: 3 %}", "layout-value-not-list", "3 %"),
        ("{columns: [{text: a}], rule: {colour: night, dash: 1 pt}}", "layout-value-not-list", "1 pt"),
        ("{let: x, do: [{text: a}]}", "layout-value-not-mapping", "x"),
        ("{prose: a, styles: body}", "layout-value-not-mapping", "body"),
        ("{columns: [{text: a}], rule: 1 pt}", "layout-value-not-mapping", "1 pt"),
        ("{toc: deep}", "layout-value-not-mapping", "deep"),
        ("{icon: heart, colour: 12}", "layout-value-not-colour", "12"),
        ("{icon: heart, colour: a b}", "layout-value-not-colour", "a b"),
        ("{place: {rotate: {a: '{{ x }}'}}, do: [{text: a}]}", "layout-value-not-number", "{a:"),
        ("{grid: [{text: a}], columns: {a: '{{ x }}'}}", "layout-value-not-whole", "{a:"),
        ("{text: a, keep: {a: '{{ x }}'}}", "layout-value-not-flag", "{a:"),
        ("{text: a, level: {a: '{{ x }}'}}", "layout-value-not-level", "{a:"),
        ("{text: a, width: {a: '{{ x }}'}}", "layout-value-not-length", "{a:"),
        ("{icon: haert}", "layout-unknown-icon", "haert"),
        ("{text: a, box: cart}", "layout-unknown-object", "cart"),
        ("{table: x, style: plian}", "layout-unknown-table", "plian"),
    ],
)
def test_a_value_in_a_block(tmp_path: Path, block: str, code: str, place: str) -> None:
    layout = one(tmp_path, f"- {block}\n- {{text: kept}}")
    assert [found for found, _ in told(layout)] == [code]
    assert at(layout.diagnostics[0]).startswith(place)
    section: Any = layout.sections[0]
    assert section.do[-1].text == "kept"


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("accent: brick", "accent: 12", "layout-value-not-colour", "12"),
        ("gap: 2 mm", "gap: [2 mm]", "layout-value-not-length", "[2 mm]"),
        ("fallback: [serif]", "fallback: serif", "layout-value-not-list", "serif"),
        ("[tnum]", "tnum", "layout-value-not-list", "tnum"),
        ("prose: {p: body}", "prose: body", "layout-value-not-mapping", "body"),
        ("plain: {cell: body, rule: {colour: night, width: 0.4 pt}}", "plain: body",
         "layout-value-not-mapping", "body"),
        ("strong: {weight: 700, features: [tnum]}", "strong: bold", "layout-value-not-mapping", "bold"),
        ("wide: {based-on: text, margins: {top: 0}, sides: {left: {folio: false}}}", "wide: text",
         "layout-value-not-mapping", "text"),
        ("{files: {400/normal: a.otf, 400/italic: b.otf, 700/normal: a.otf}}, fall",
         "a.otf, more: {files: {}}, fall",
         "layout-value-not-mapping", "a.otf"),
        ("sides: {left: {folio: false}}", "sides: left", "layout-value-not-mapping", "left"),
        ("left: {folio: false}", "left: blank", "layout-value-not-mapping", "blank"),
        ("left: {folio: false}", "lefft: {folio: false}", "layout-unknown-key", "lefft"),
        ("weight: 700", "based-on: strng", "layout-unknown-character", "strng"),
        ("{fill: accent/10,", "{based-on: crad,", "layout-unknown-object", "crad"),
        ("cell: body", "based-on: plian", "layout-unknown-table", "plian"),
    ],
)  # fmt: skip
def test_a_value_in_the_settings(tmp_path: Path, old: str, new: str, code: str, place: str) -> None:
    layout = settings(tmp_path, old, new)
    found = [finding for finding in layout.diagnostics if finding.code == code]
    assert (code in dict(told(layout))) and len(found) == 1
    assert at(found[0]).startswith(place)


@pytest.mark.parametrize(("wrong", "near"), [("strng", "strong"), ("zzz", "")])
def test_a_character_style_based_on_nothing(tmp_path: Path, wrong: str, near: str) -> None:
    layout = settings(tmp_path, "weight: 700", f"based-on: {wrong}")
    assert told(layout) == [("layout-unknown-character", near)]


def test_an_override_that_is_no_mapping(tmp_path: Path) -> None:
    layout = load(tmp_path, {"own/layout.yaml": HEAD + BLOCKS, "own/overrides.yaml": "- one/t"})
    assert told(layout) == [("layout-value-not-mapping", "")]
    assert layout.diagnostics[0].where.file == "layouts/own/overrides.yaml"


@pytest.mark.parametrize("sections", ["", "sections: all\n", "sections: {a: b}\n"])
def test_a_layout_without_sections(tmp_path: Path, sections: str) -> None:
    layout = load(tmp_path, {"own/layout.yaml": HEAD + sections})
    assert told(layout) == [("layout-no-sections", "")]
    assert (layout.diagnostics[0].where.file, layout.sections) == ("layouts/own/layout.yaml", ())


def test_a_folder_that_holds_no_layout(tmp_path: Path) -> None:
    files = write(tmp_path, {"own/layout.yaml": HEAD + BLOCKS})
    with pytest.raises(Findings) as raised:
        find_layout(str(tmp_path / "layouts"), tmp_path, None, files)
    (found,) = raised.value.diagnostics
    assert (found.code, found.where) == ("layout-without-file", None)
    assert "layouts" in wording(found, "message", "en")


@pytest.mark.parametrize(
    ("blocks", "code", "unit"),
    [
        ("{stack: [{text: a}], gap: 3 %}", "layout-length-not-absolute", "%"),
        ("{stack: [{text: a}], gap: auto}", "layout-length-not-absolute", "auto"),
        ("{image: p, offset: [3 mm, 0]}", "layout-unit-not-here", "mm"),
        ("{image: p, offset: [0, 1 fr]}", "layout-unit-not-here", "fr"),
        ("{text: a, height: 1 fr}", "layout-unit-not-here", "fr"),
    ],
)
def test_a_length_in_a_unit_without_meaning(tmp_path: Path, blocks: str, code: str, unit: str) -> None:
    layout = one(tmp_path, f"- {blocks}")
    assert [found for found, _ in told(layout)] == [code]
    assert layout.diagnostics[0].args["unit"] == unit


@pytest.mark.parametrize(
    ("blocks", "code", "unit"),
    [
        ("- {stack: [{text: a}], gap: \"{{ '3 %' }}\"}", "length-not-points", "%"),
        ("- {stack: [{text: a}], gap: \"{{ 'auto' }}\"}", "length-not-points", "auto"),
        ("- {image: p, offset: [\"{{ '3 mm' }}\", 0]}", "layout-unit-not-here", "mm"),
        ("- {image: p, offset: [0, \"{{ '1 fr' }}\"]}", "layout-unit-not-here", "fr"),
    ],
)
def test_a_late_length_in_a_unit_without_meaning(tmp_path: Path, blocks: str, code: str, unit: str) -> None:
    made = report(tmp_path, blocks, {"photos": [{"id": "p", "file": "p.jpg"}]})
    (found,) = [finding for finding in made.diagnostics if finding.code == code]
    assert found.args["unit"] == unit
    assert isinstance(found.where, Span) and found.where.file == "layouts/tiny/layout.yaml"
    assert unit in wording(found, "message", "en")


def test_where_a_key_stood_first() -> None:
    (found,) = load_yaml("b: 0\na: 1\na: 2\n", "f.yaml").diagnostics
    (first,) = found.related
    assert (found.code, first.code) == ("yaml-duplicate-key", "yaml-first-key")
    assert (found.where.start, first.where.start) == (Position(3, 1), Position(2, 1))


def test_sizes_are_above_zero_and_counts_within_what_is_set(tmp_path: Path) -> None:
    wrong = HEAD.replace("step: 12 pt", "step: -2 pt").replace("page: A4", "page: [0, 100 mm]")
    blocks = (
        "      - grid: [{text: x}]\n        columns: 0\n      - columns: [{text: x}]\n        count: 13\n"
    )
    layout = load(tmp_path, {"own/layout.yaml": wrong + SECTIONS + blocks})
    found = {finding.code: finding for finding in layout.diagnostics}
    assert [code for code, _ in told(layout)] == [
        "layout-length-out-of-range", "layout-length-out-of-range",
        "layout-value-out-of-range", "layout-value-out-of-range",
    ]  # fmt: skip
    assert found["layout-value-out-of-range"].args["high"] == "12"


def test_a_section_file_may_stand_in_a_section_and_in_a_change(tmp_path: Path) -> None:
    files = {
        "own/layout.yaml": "extends: below\nchanges: [{insert-after: one, blocks: [{section-file: b}]}]\n",
        "below/layout.yaml": HEAD + SECTIONS + "      - section-file: a\n",
        "below/sections/a.yaml": "section: {id: a}\ndo: [{text: x}]\n",
        "below/sections/b.yaml": "section: {id: b}\ndo: [{section-file: a}]\n",
    }
    layout = load(tmp_path, files)
    assert told(layout) == []
    nodes: Any = layout.sections
    assert [[node.path, *(child.path for child in node.do)] for node in nodes] == [
        ["one", "one/a"], ["b", "b/a"],
    ]  # fmt: skip


def test_a_section_file_that_calls_itself_is_told(tmp_path: Path) -> None:
    files = {
        "own/layout.yaml": HEAD + "sections:\n  - section-file: a\n",
        "own/sections/a.yaml": "section: {id: a}\ndo: [{section-file: b}]\n",
        "own/sections/b.yaml": "section: {id: b}\ndo: [{section-file: a}]\n",
    }
    layout = load(tmp_path, files)
    assert [code for code, _ in told(layout)] == ["layout-cyclic-section-file"]
    assert layout.diagnostics[0].args["trail"] == "a → b → a"
