"""What a layout gives once it is loaded."""

from pathlib import Path
from typing import Any

import pytest

from layout.folders import HEAD, SECTIONS, load, one, told, write
from reportcli.inputs.project_files import ProjectFiles
from reportcli.layout.load import ValueRefusedError, find_layout, load_layout
from reportcli.layout.models.kinds.expanding.component import ComponentCall
from reportcli.layout.models.kinds.expanding.each import EachNode
from reportcli.layout.models.kinds.section import SectionNode
from reportcli.layout.models.kinds.text import TextNode
from reportcli.model.diagnostic import Findings
from reportcli.model.geometry import AUTO, MM, Edges, Length
from reportcli.model.style import Paint

PLAIN = HEAD + SECTIONS + "      - {text: hello, id: t}\n"


def test_styles(tmp_path: Path) -> None:
    styles = load(tmp_path, {"own/layout.yaml": PLAIN}).styles
    title = styles.paragraph["title"]
    assert (title.char.size, title.leading, title.char.font) == (20, 24, "serif")
    assert title.char.features == (("liga", 0), ("tnum", 1))
    assert title.char.paint == Paint("accent", 0.5)
    assert title.space_after == pytest.approx(2 * MM)
    assert styles.paragraph["body"].leading == 12
    strong = styles.apply("strong", title.char)
    assert (strong.weight, strong.size) == (700, 20)
    assert dict(strong.features) == {"liga": 0, "tnum": 1}
    assert styles.object["card"].padding == Edges(*(round(n * MM, 6) for n in (1, 2, 1, 2)))
    assert styles.table["plain"].cell is styles.paragraph["body"]


def test_colours(tmp_path: Path) -> None:
    layout = load(tmp_path, {"own/layout.yaml": PLAIN})
    assert layout.palette["accent"] == layout.palette["brick"]
    assert (
        layout.palette["brick"].cmyk == (0.1, 0.9, 0.85, 0.02) and layout.palette["brick"].spot == "PANTONE 1"
    )
    assert layout.palette["black"].cmyk == (0, 0, 0, 1) and "paper" in layout.palette
    seen = layout.styles_for({"accent": Paint("night")})
    assert seen.paragraph["title"].char.paint == Paint("night", 0.5)
    assert seen.object["card"].fill == Paint("night", 0.1)
    assert layout.styles_for({}).paragraph["title"].char.paint == Paint("brick", 0.5)


def test_fonts_and_assets(tmp_path: Path) -> None:
    layout = load(tmp_path, {"own/layout.yaml": PLAIN, "own/contract.yaml": "tables: {}"})
    assert sorted(layout.fonts) == ["serif/400/italic", "serif/400/normal", "serif/700/normal"]
    assert layout.fallbacks == ("serif/400/normal",)
    assert layout.asset("heart") == tmp_path.resolve() / "layouts/own/icons/heart.svg"
    assert layout.asset("../heart") is None
    assert [p.name for p in layout.contract_files] == ["contract.yaml"]
    assert layout.files == ("layouts/own/layout.yaml",)


def test_masters_mirror(tmp_path: Path) -> None:
    masters = load(tmp_path, {"own/layout.yaml": PLAIN}).masters
    left, right = masters["text", "left"], masters["text", "right"]
    assert left.margin.left == pytest.approx(40 * MM) and right.margin.left == pytest.approx(30 * MM)
    width = (140 * MM - 11 * 11.34) / 12 * 6 + 5 * 11.34
    assert right.frames[0].width == pytest.approx(width, abs=1e-3)
    assert right.frames[0].height == pytest.approx(267 * MM, abs=1e-3)
    assert right.furniture is left.furniture and right.grid_top == 100
    assert masters["wide", "right"].margin.top == 0 and masters["wide", "right"].frames[0].y == 0
    assert masters["wide", "right"].folio and not masters["wide", "left"].folio


def test_nodes_know_their_place(tmp_path: Path) -> None:
    layout = one(
        tmp_path,
        """
- text: "{{ a }}"
  width: 50 %
- each: rows
  as: row
  do:
    - {text: b, box: card}
    - table: row.items
      columns: [{cell: x}, {cell: "{{ y }}", width: 1 fr}]
""",
    )
    assert layout.diagnostics == ()
    (section,) = layout.sections
    assert isinstance(section, SectionNode) and section.path == section.id == "one"
    text, each = section.do
    assert isinstance(text, TextNode) and text.common.width == Length(50, "%") and text.common.height is None
    assert isinstance(each, EachNode) and each.as_ == "row" and each.empty == ()
    table: Any = each.do[1]
    assert table.path == "one/each/table" and each.do[0].common.box == "card"
    assert table.columns[1].width == Length(1, "fr")
    line = HEAD.count("\n") + SECTIONS.count("\n") + 7
    at = table.where("columns", 1, "cell")
    assert (at.file, at.start.line, at.start.column) == ("layouts/own/layout.yaml", line + 1, 41)


def test_deferred_values(tmp_path: Path) -> None:
    card = """
params: {tone: {type: colour, default: accent}, high: {type: length}, extra: {type: blocks}}
slots: [more]
body:
  - {icon: "{{ i }}", colour: tone/20, size: high, box: {fill: tone}}
  - slot: more
  - slot: extra
"""
    layout = one(
        tmp_path, "- card: {high: 4 mm, tone: night, more: [{text: x}]}", {"own/components/card.yaml": card}
    )
    assert layout.diagnostics == ()
    icon: Any = layout.components["card"].body[0]
    assert (icon.colour, icon.size) == ("{{ tone }}/20", "{{ high }}")
    assert layout.length("auto") == AUTO and layout.length("2 cm") == Length(round(20 * MM, 6))
    with pytest.raises(ValueRefusedError) as refused:
        layout.length("4 mn")
    assert refused.value.diagnostic.args["nearest"] == "mm"
    with pytest.raises(ValueRefusedError, match="layout-unknown-length"):
        layout.length("{{ high }}")
    first: Any = layout.sections[0]
    call = first.do[0]
    assert isinstance(call, ComponentCall) and call.arguments["high"] == "4 mm"
    given: Any = call.given_blocks("more")
    assert given[0].text == "x" and call.where("more", 0, "text").start.column == 55


def test_extends_and_changes(tmp_path: Path) -> None:
    own = """\
extends: other
tokens: {colours: {accent: night}}
styles: {paragraph: {body: {size: 8 pt}}}
changes:
  - {insert-after: one/t, blocks: [{text: after, id: n}]}
  - {replace: one/u, with: [{text: new}]}
  - {remove: two}
"""
    other = (
        HEAD
        + SECTIONS
        + "      - {text: t, id: t}\n      - stack: [{text: u, id: u}]\n  - section-file: two\n"
    )
    layout = load(
        tmp_path,
        {
            "own/layout.yaml": own,
            "other/layout.yaml": other,
            "other/sections/two.yaml": "section: {id: two}",
            "own/overrides.yaml": (
                "- {block: one/t, set: {style: title}}\n- {record: {table: p, key: k}, set: {focal: [0.4]}}\n"
            ),
        },
    )
    assert layout.diagnostics == ()
    section: Any = layout.sections[0]
    assert [getattr(n, "text", n.kind) for n in section.do] == ["t", "after", "stack"]
    assert section.do[0].style == "title"
    assert section.do[0].where("style").file == "layouts/own/overrides.yaml"
    assert (
        section.do[1].span.file == "layouts/own/layout.yaml"
        and section.span.file == "layouts/other/layout.yaml"
    )
    assert section.do[2].stack[0].text == "new"
    assert layout.styles.paragraph["title"].char.size == 20 and layout.styles.paragraph["body"].char.size == 8
    assert layout.palette["accent"] == layout.palette["night"]
    assert layout.record_overrides[0].key == "k"


def test_where_layouts_are_found(tmp_path: Path) -> None:
    project = write(tmp_path, {"own/layout.yaml": PLAIN, "base/layout.yaml": PLAIN})
    work = tmp_path / "data"
    work.mkdir()
    assert find_layout(None, work, None, project).name == "base"
    assert find_layout(None, work, "own", project).name == "own"
    assert find_layout(str(tmp_path / "layouts" / "own"), work, None, project).name == "own"
    file = tmp_path / "layouts" / "own" / "layout.yaml"
    assert find_layout(str(file), work, None, project).name == "own"
    (work / "layout.yaml").write_text("x: 1", encoding="utf-8")
    fresh = ProjectFiles(tmp_path, tmp_path / "package")
    assert find_layout(None, work, "own", fresh).folder == work
    for asked, code in (
        ("onw", "layout-unknown"),
        ("../own", "layout-unknown"),
        (str(tmp_path.parent), "layout-outside"),
    ):
        with pytest.raises(Findings) as found:
            find_layout(asked, work, None, ProjectFiles(tmp_path, tmp_path / "package"))
        assert found.value.diagnostics[0].code == code


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_a_layout_without_a_word_is_refused(tmp_path: Path, text: str) -> None:
    project = write(tmp_path, {"own/layout.yaml": text})
    with pytest.raises(Findings) as found:
        load_layout(find_layout("own", tmp_path, None, project), project)
    (one,) = found.value.diagnostics
    assert one.code == "layout-empty" and "layout.yaml" in str(one.where)


@pytest.mark.parametrize("name", ["layout", "contract", "sources"])
def test_a_file_that_ends_otherwise_is_no_file_that_is_passed_over(tmp_path: Path, name: str) -> None:
    project = write(tmp_path, {"base/layout.yaml": PLAIN})
    work = tmp_path / "data"
    work.mkdir()
    (work / f"{name}.yml").write_text("x: 1", encoding="utf-8")
    (work / "docker.yml").write_text("x: 1", encoding="utf-8")
    with pytest.raises(Findings) as found:
        find_layout(None, work, None, project)
    (one,) = found.value.diagnostics
    assert (one.code, one.args["name"]) == ("file-other-ending", f"{name}.yaml")


def test_shipped_layouts_have_no_findings() -> None:
    root = Path(__file__).parents[2]
    project = ProjectFiles(root, root / "layouts")
    for name in ("base", "solsoc"):
        layout = load_layout(find_layout(name, root, None, project), project)
        assert [(d.code, str(d.where)) for d in layout.diagnostics] == []
        assert layout.sections and told(layout) == []


def test_a_dynamic_id_leaves_the_override_to_the_binder(tmp_path: Path) -> None:
    layout = one(
        tmp_path,
        '- {text: x, id: "t-{{ a }}"}',
        {"own/overrides.yaml": "- {block: one/t-1, set: {level: 2}}"},
    )
    assert layout.diagnostics == () and layout.block_overrides[0].path == "one/t-1"
