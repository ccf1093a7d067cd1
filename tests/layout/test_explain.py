"""explain-style: every value of a style or block with the line that it comes from, and by which way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command_line import reportcli
from layout.folders import HEAD, load
from reportcli.layout.explain import Explained, explain, nearest_name
from reportcli.layout.layout import Layout

SECTIONS = """\
sections:
  - section: {id: one, colours: {accent: night/50}}
    do:
      - {text: "x", style: title, id: head, space-before: gap}
      - {tile: {tone: brick}, id: called}
      - {text: "y", id: simple}
"""
TILE = """params: {tone: {type: colour}, high: {type: length, default: 3 mm}}
body: [{shape: rect, fill: tone, height: high}]
"""


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    own = "extends: below\nstyles: {paragraph: {title: {leading: 3 bl}}}\n" + SECTIONS
    overrides = "- {block: one/head, set: {keep: true}}\n"
    files = {
        "own/layout.yaml": own, "own/overrides.yaml": overrides, "below/layout.yaml": HEAD + "sections: []\n",
        "below/components/tile.yaml": TILE,
    }  # fmt: skip
    loaded = load(tmp_path, files)
    assert loaded.diagnostics == ()
    return loaded


def values(explained: Explained) -> dict[str, tuple[str, str, tuple[str, ...]]]:
    return {one.key: (one.value, str(one.where), one.way) for one in explained.values}


def test_a_style_says_its_layer_its_base_and_its_tokens(layout: Layout) -> None:
    (title,) = explain(layout, "title")
    assert title.kind == "paragraph style"
    found = values(title)
    assert found["leading"] == ("3 bl", "layouts/own/layout.yaml:2:39", ())
    assert found["size"][:2] == ("20 pt", "layouts/below/layout.yaml:15:35")
    assert found["font"][2] == ("based-on body", "font serif (layouts/below/layout.yaml:10:11)")
    assert found["colour"][2][0].split(" (")[0] == "colour accent = brick"
    assert found["space-after"][2] == ("length gap = 2 mm (layouts/below/layout.yaml:11:18)",)
    assert [one.value for one in title.values if one.key == "features"] == ["[tnum, -liga]", "[pnum]"]


def test_a_block_says_its_overrides_its_style_and_what_its_section_makes_of_colours(layout: Layout) -> None:
    (head,) = explain(layout, "one/head")
    found = values(head)
    assert found["keep"] == ("true", "layouts/own/overrides.yaml:1:33", ("override",))
    assert found["size"][2] == ("style title",)
    assert found["space-before"][0] == "gap" and "length gap" in found["space-before"][2][0]
    assert found["colour"][2][-1] == "section one: accent means night/50 (layouts/own/layout.yaml:4:42)"
    (plain,) = explain(layout, "simple")
    assert values(plain)["size"][2] == ("style body (of running text: none is stated)",)


def test_a_call_says_its_arguments_and_the_defaults(layout: Layout) -> None:
    (called,) = explain(layout, "called")
    found = values(called)
    assert found["tone"][0] == "brick" and found["tone"][1].startswith("layouts/own/layout.yaml:7:")
    assert found["high"] == ("3 mm", "layouts/below/components/tile.yaml:1:62", ("default of tile",))
    (tile,) = explain(layout, "tile")
    assert (tile.kind, values(tile)["high"][2]) == ("component", ("default 3 mm",))


def test_an_unknown_name_has_a_nearest_one(layout: Layout) -> None:
    assert explain(layout, "titel") == ()
    assert nearest_name(layout, "titel") == "title"


def test_the_command_prints_a_table_data_or_what_is_near(layout: Layout, tmp_path: Path) -> None:
    done = reportcli("explain-style", "title", "--layout", "layouts/own", cwd=tmp_path)
    assert (
        done.returncode == 0
        and "based-on body" in done.stdout
        and "layouts/own/layout.yaml:2:39" in done.stdout
    )
    data = json.loads(
        reportcli("explain-style", "title", "--layout", "own", "--format", "json", cwd=tmp_path).stdout
    )
    assert data["schema"] == 1 and data["explained"][0]["values"][0]["key"] == "size"
    missing = reportcli("explain-style", "titel", "--layout", "own", cwd=tmp_path)
    assert missing.returncode == 1 and "Did you mean title?" in missing.stderr
    assert reportcli("explain-style", "x", "--format", "xml", cwd=tmp_path).returncode == 2
    assert reportcli("explain-style", "x", "--layout", "nowhere", cwd=tmp_path).returncode == 1


def test_the_schema_is_reached_by_a_command() -> None:
    for file in ("layout", "component", "section", "overrides"):
        schema = json.loads(reportcli("schema", file).stdout)
        assert schema["title"].endswith(file) and "TextNode" in schema["$defs"]
    assert reportcli("schema", "contrat").returncode == 2
