"""How deep layouts are merged: what is nearer replaces single names, and only as deep as each key says."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.folders import HEAD, SECTIONS, load, told
from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.inputs.yaml.reader import load_yaml
from reportcli.layout.files.layers import merge

PLAIN = HEAD + SECTIONS + "      - {text: hello, id: t}\n"


def mapping(text: str) -> YamlMapping:
    data = load_yaml(text, "layout.yaml").data
    assert isinstance(data, YamlMapping)
    return data


def merged(key: str, base: str, over: str) -> object:
    return merge(mapping(f"{key}: {base}"), mapping(f"{key}: {over}"))[key]


@pytest.mark.parametrize(
    ("key", "levels"),
    [("format", 3), ("tokens", 2), ("styles", 3), ("masters", 2), ("words", 2)],
)
def test_names_are_merged_so_many_levels_deep(key: str, levels: int) -> None:
    """On the last level a name's whole value is replaced; above it, what the nearer one leaves out stays."""
    for level in range(1, levels + 2):
        ways = ["{a: ", "}"] if level > 1 else ["", ""]
        front, back = ways[0] * (level - 1), ways[1] * (level - 1)
        found = merged(key, f"{front}{{kept: 1, named: 2}}{back}", f"{front}{{named: 3}}{back}")
        for _ in range(level - 1):
            assert isinstance(found, YamlMapping)
            found = found["a"]
        assert found == ({"kept": 1, "named": 3} if level <= levels else {"named": 3}), level


def test_a_style_is_changed_by_property_and_a_property_as_a_whole() -> None:
    base = "{paragraph: {body: {size: 10 pt, font: serif, space: {top: 1, bottom: 2}}, head: {size: 20 pt}}}"
    over = "{paragraph: {body: {size: 9 pt, space: {top: 3}}}}"
    assert merged("styles", base, over) == {
        "paragraph": {
            "body": {"size": "9 pt", "font": "serif", "space": {"top": 3}},
            "head": {"size": "20 pt"},
        }
    }


def test_a_colour_is_replaced_whole() -> None:
    base = "{colours: {brick: {cmyk: [0, 90, 85, 2], spot: X}, night: {cmyk: [1, 1, 1, 1]}}}"
    over = "{colours: {brick: {cmyk: [0, 0, 0, 1]}}}"
    assert merged("tokens", base, over) == {
        "colours": {"brick": {"cmyk": [0, 0, 0, 1]}, "night": {"cmyk": [1, 1, 1, 1]}}
    }


@pytest.mark.parametrize("key", ["sections", "changes", "extends", "language", "blank-master"])
def test_other_keys_are_replaced_whole(key: str) -> None:
    assert merged(key, "{a: 1, b: 2}", "{b: 3}") == {"b": 3}


def test_what_is_no_mapping_replaces() -> None:
    assert merged("styles", "{a: {b: 1}}", "{a: x}") == {"a": "x"}
    assert merged("styles", "{a: x}", "{a: {b: 1}}") == {"a": {"b": 1}}
    assert merged("words", "x", "{a: 1}") == {"a": 1}
    assert merged("words", "{a: 1}", "x") == "x"


def test_a_value_keeps_the_place_where_it_was_written() -> None:
    base = mapping("styles:\n  body: 1\n  head: 2\n")
    over = mapping("# a line more\nstyles:\n  # and one\n  head: 3\n  new: 4\n")
    both = merge(base, over)
    styles = both["styles"]
    assert isinstance(styles, YamlMapping)
    lines = {name: styles.values_at[name].start.line for name in styles}
    assert lines == {"body": 2, "head": 4, "new": 5}
    assert {name: styles.keys_at[name].start.line for name in styles} == lines
    assert (both.keys_at["styles"].start.line, styles.span.start.line) == (2, over["styles"].span.start.line)
    assert base == mapping("styles:\n  body: 1\n  head: 2\n")  # nothing is changed in place


def test_the_nearest_of_three_layouts_wins(tmp_path: Path) -> None:
    layout = load(
        tmp_path,
        {
            "far/layout.yaml": PLAIN,
            "middle/layout.yaml": "extends: far\n"
            "styles: {paragraph: {body: {size: 9 pt}, title: {size: 18 pt}}}\n",
            "own/layout.yaml": "extends: middle\nstyles: {paragraph: {body: {size: 8 pt}}}\n",
        },
    )
    sizes = {name: layout.styles.paragraph[name].char.size for name in ("body", "title")}
    assert (sizes, told(layout)) == ({"body": 8, "title": 18}, [])
    assert layout.styles.paragraph["body"].char.font == "serif"
    assert layout.files == (
        "layouts/own/layout.yaml",
        "layouts/middle/layout.yaml",
        "layouts/far/layout.yaml",
    )


def test_files_beside_the_layout_are_merged_after_it_by_name(tmp_path: Path) -> None:
    layout = load(
        tmp_path,
        {
            "own/layout.yaml": PLAIN,
            "own/b.yaml": "styles: {paragraph: {body: {size: 7 pt}}}",
            "own/a.yaml": "styles: {paragraph: {body: {size: 6 pt}, title: {size: 16 pt}}}",
            "own/contract.yaml": "tables: {}",
        },
    )
    sizes = {name: layout.styles.paragraph[name].char.size for name in ("body", "title")}
    assert (sizes, told(layout)) == ({"body": 7, "title": 16}, [])
    assert layout.files == ("layouts/own/layout.yaml", "layouts/own/a.yaml", "layouts/own/b.yaml")


@pytest.mark.parametrize(
    ("files", "findings"),
    [
        ({"own/a.yaml": "- x"}, [("layout-file-not-mapping", "")]),
        ({"own/overrides.yaml": "x: 1"}, [("layout-file-not-list", "")]),
        ({"own/a.yaml": ""}, []),
        ({"own/overrides.yaml": ""}, []),
        ({"own/components/c.yaml": "- x"}, [("layout-file-not-mapping", "")]),
        ({"own/a.yaml": "stylse: {}"}, [("layout-unknown-key", "styles")]),
        ({"own/a.yaml": "styles: 5"}, [("layout-value-not-mapping", "")]),
        ({"own/a.yaml": "extends: 5"}, [("layout-extends-not-name", "")]),
        ({"own/a.yaml": "styles: ~"}, []),
    ],
)
def test_files_of_another_shape(
    tmp_path: Path, files: dict[str, str], findings: list[tuple[str, str]]
) -> None:
    assert sorted(set(told(load(tmp_path, {"own/layout.yaml": PLAIN, **files})))) == findings


def test_what_a_farther_layout_extends_must_be_a_name_too(tmp_path: Path) -> None:
    files = {"far/layout.yaml": PLAIN + "extends: 5\n", "own/layout.yaml": "extends: far\n"}
    layout = load(tmp_path, files)
    assert [one.code for one in layout.diagnostics] == ["layout-extends-not-name"]
    assert str(layout.diagnostics[0].where).startswith("layouts/far/layout.yaml:")


@pytest.mark.parametrize(("change", "key"), [("replace", "with"), ("insert-before", "blocks")])
def test_a_change_without_blocks_names_the_key_that_is_missing(tmp_path: Path, change: str, key: str) -> None:
    layout = load(tmp_path, {"own/layout.yaml": PLAIN, "own/changes.yaml": f"changes: [{{{change}: one/t}}]"})
    (found,) = [one for one in layout.diagnostics if one.code == "layout-change-without-blocks"]
    assert found.args["key"] == key


def test_a_printers_and_a_sources_file_are_no_layers(tmp_path: Path) -> None:
    files = {f"own/{name}.yaml": "anything: 1" for name in ("printer", "sources")}
    assert told(load(tmp_path, {"own/layout.yaml": PLAIN, **files})) == told(
        load(tmp_path / "without", {"own/layout.yaml": PLAIN})
    )


def test_a_misspelt_group_of_tokens_counts_under_the_nearest(tmp_path: Path) -> None:
    layout = load(tmp_path, {"own/layout.yaml": PLAIN.replace("  lengths: {gap", "  length: {gap")})
    assert [(one.code, str(one.where)) for one in layout.diagnostics] == [
        ("layout-unknown-key", "layouts/own/layout.yaml:11:3")
    ]


def test_a_layout_that_is_no_mapping_is_reported_at_its_first_character(tmp_path: Path) -> None:
    layout = load(tmp_path, {"own/layout.yaml": PLAIN, "own/colours.yaml": "[1]"})
    assert [str(one.where) for one in layout.diagnostics] == ["layouts/own/colours.yaml:1:1"]
