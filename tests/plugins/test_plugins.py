"""A package's block: drawn in the layout's fonts and colours; its faults are told, never a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from build.tiny_project import Project, finding, make
from plugins.packages import example, forget, on_path, write
from reportcli.messages import wording
from reportcli.model.diagnostic import Severity
from reportcli.model.display import GlyphsOp, GroupOp, Op, PathOp
from reportcli.pipeline import Outcome
from reportcli.plugins import registry

EXAMPLE = Path(__file__).resolve().parents[2] / "docs/examples/plugin-gauge"
BLOCK = "block = BlockPlugin(make, {'size': Parameter('length', '20 mm'), 'label': Parameter('text', '')})\n"
BOX = (
    "from reportlab.platypus import Flowable\n"
    "class Box(Flowable):\n"
    "    def __init__(self, draws): super().__init__(); self.draws = draws\n"
    "    def wrap(self, width, height): return (width, 30)\n"
    "    def draw(self): self.draws(self.canv)\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make(tmp_path / "project")


def layout(project: Project, block: str) -> None:
    title = '  - {text: "Figures", style: title, level: auto}\n'
    project.edit_layout(title, f"{title}      {block}\n")


def built(project: Project, folder: Path, body: str, block: str = "{probe: {}, alt: A box}") -> Outcome:
    layout(project, f"- {block}")
    with on_path(write(folder, body)):
        return project.build()


def drawn(draws: str) -> str:
    """A plug-in whose drawing is one expression of the canvas `c` and the place `p`."""
    return BOX + f"def make(given, p): return Box(lambda c: ({draws}))\n" + BLOCK


def codes(outcome: Outcome) -> list[str]:
    return [one.code for one in outcome.diagnostics if one.code.startswith(("plugin", "layout", "missing"))]


@pytest.fixture
def example_installed(tmp_path: Path) -> Iterator[None]:
    example(EXAMPLE, tmp_path / "site")
    with on_path(tmp_path / "site", EXAMPLE):
        yield


@pytest.mark.usefixtures("example_installed")
def test_the_example_builds_as_a_figure_with_the_layouts_fonts(project: Project) -> None:
    project.layout.write_text((EXAMPLE / "layout.yaml").read_text("utf-8"), "utf-8")
    for row, value in enumerate(["hoped", 2000, None, "hoped for", None, 3], start=1):
        project.set("Key figures", f"{'ABCDEF'[row - 1]}4", value)
    outcome = project.build()
    assert not outcome.failed(strict=False), codes(outcome)
    with pikepdf.open(project.pdf) as pdf:
        fonts = {str(font["/BaseFont"]) for font in _fonts(pdf)}
        assert not any("Helvetica" in name for name in fonts)
        assert any("/Alt" in kid and "hoped for" in str(kid["/Alt"]) for kid in _elements(pdf))
    first = project.pdf.read_bytes()
    project.build()
    assert project.pdf.read_bytes() == first


@pytest.mark.usefixtures("example_installed")
def test_what_a_layout_gives_is_checked_as_for_a_component(project: Project) -> None:
    layout(project, "- {gauge: {value: figure('members'), gaol: 3, colour: brik}, alt: x}")
    found = {one.code: one for one in project.build().diagnostics}
    assert found["layout-unknown-parameter"].args["nearest"] == "goal"
    assert found["layout-unknown-colour"].args["nearest"] == "brick"
    assert "layout-missing-parameter" not in found  # its misspelling is reported
    assert str(found["layout-unknown-parameter"].where).startswith("layouts/tiny/layout.yaml:18:")


@pytest.mark.usefixtures("example_installed")
def test_a_misspelt_block_is_told_with_the_packages_one(project: Project) -> None:
    layout(project, "- {gauhe: {}, alt: x}")
    assert finding(project.build(), "layout-unknown-block").args["nearest"] == "gauge"


def _fonts(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]


def _elements(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one]


def test_lines_areas_and_type_become_operations_of_ours(project: Project, tmp_path: Path) -> None:
    ops = _ops(project, tmp_path, drawn(
        "c.setFillColor(p.colour('accent', 0.5)), c.rect(0, 0, 10, 5, stroke=0, fill=1), "
        "c.setStrokeColor(p.colour('brick')), c.setDash(1, 2), c.line(0, 30, 10, 30), "
        "c.setFont(p.font('serif', 700), 8), c.drawString(3, 4, 'Añ'), "
        "c.rotate(90), c.drawString(0, 0, 'up')"))  # fmt: skip
    areas = [op for op in ops if isinstance(op, PathOp)]
    assert (areas[0].fill.role, areas[0].fill.tint) == ("brick", 0.5)  # type: ignore[union-attr]
    assert areas[0].path[0] == ("M", 0.0, 30.0)
    assert areas[1].stroke is not None and areas[1].stroke.dash == (1.0, 2.0)
    assert areas[1].path[0] == ("M", 0.0, 0.0)
    words = [op for op in ops if isinstance(op, GlyphsOp)]
    assert words[0].font == "serif/700/normal"
    assert (words[0].x, words[0].y, words[0].size) == (3.0, 26.0, 8.0)
    assert "".join(glyph.text for glyph in words[0].glyphs) == "Añ"
    turned = [op for op in ops if isinstance(op, GroupOp)]
    assert turned[0].transform == pytest.approx((0, -1, 1, 0, 0, 30))


def test_a_clip_holds_until_the_state_is_restored(project: Project, tmp_path: Path) -> None:
    ops = _ops(project, tmp_path, drawn(
        "c.saveState(), (q := c.beginPath()).rect(0, 0, 5, 5), c.clipPath(q, stroke=0), "
        "c.rect(1, 1, 90, 9, fill=1), c.restoreState(), c.rect(0, 0, 2, 2, fill=1)"))  # fmt: skip
    assert [type(op).__name__ for op in ops] == ["GroupOp", "PathOp"]
    assert isinstance(ops[0], GroupOp) and len(ops[0].ops) == 1 and ops[0].clip is not None


def test_dashes_and_widths_are_of_the_scale_of_their_line(project: Project, tmp_path: Path) -> None:
    (line,) = _ops(project, tmp_path, drawn(
        "c.setDash(1, 2), c.setLineWidth(3), c.scale(2, 2), c.line(0, 5, 10, 5)"))  # fmt: skip
    assert isinstance(line, PathOp) and line.stroke is not None
    assert (line.stroke.width, line.stroke.dash) == (6.0, (2.0, 4.0))


def _ops(project: Project, folder: Path, body: str) -> tuple[Op, ...]:
    """What the plug-in draws, as typesetting places it, at its own corner."""
    from reportcli.bind.section_styles import StyleSheets
    from reportcli.blocks import PlugIn
    from reportcli.flowables.drawing import press
    from reportcli.inputs.project_files import ProjectFiles
    from reportcli.inputs.project_root import package_layouts
    from reportcli.layout.load import find_layout, load_layout
    from reportcli.model.style import Paint
    from reportcli.text.fonts import FontSet

    files = ProjectFiles(project.folder, package_layouts())
    own = load_layout(find_layout("tiny", project.folder, None, files), files)
    styles = StyleSheets(own).of({})
    colours = {name: styles.paint(Paint(name)) for name in own.palette}
    block = PlugIn(
        path="x", name="probe", arguments={}, styles=styles.named.paragraph, colours=colours, printed={}
    )
    with on_path(write(folder / "site", body)):
        made = press(block, FontSet(own.fonts, own.fallbacks), own.palette, "en-GB")
        part = made.made(200.0, None)
    assert not made.findings, made.findings
    return part.drawing.ops


def test_any_flowable_of_reportlab_is_a_block(project: Project, tmp_path: Path) -> None:
    body = (
        "from reportlab.platypus import Paragraph, Table\n"
        "def make(given, place):\n"
        "    style = place.style('body')\n"
        "    cell = Paragraph('One <b>bold</b> and <i>slanted</i> ' + given['label'], style)\n"
        "    font = ('FONT', (0, 0), (-1, -1), style.fontName, 9)\n"
        "    return Table([[cell, 'plain'], ['a', 'b']], style=[font,\n"
        "        ('GRID', (0, 0), (-1, -1), .5, place.colour('accent'))])\n"
    ) + BLOCK
    ops = _ops_of_table(project, tmp_path, body)
    fonts = {op.font for op in ops if isinstance(op, GlyphsOp)}
    assert {"serif/400/normal", "serif/700/normal", "serif/400/italic"} <= fonts or len(fonts) >= 3
    outcome = built(project, tmp_path / "again", body, "{probe: {label: words}, alt: A table}")
    assert codes(outcome) == [] and not outcome.failed(strict=False)


def _ops_of_table(project: Project, folder: Path, body: str) -> list[Op]:
    pending = list(_ops(project, folder, body.replace("given['label']", "'x'")))
    flat: list[Op] = []
    while pending:
        op = pending.pop()
        flat.append(op)
        if isinstance(op, GroupOp):
            pending += op.ops
    return flat


def test_a_table_that_is_too_long_is_broken_by_its_own_rules(project: Project, tmp_path: Path) -> None:
    body = (
        "from reportlab.platypus import Table\n"
        "def make(given, place):\n"
        "    font = place.style('body').fontName\n"
        "    rows = [[str(n), 'row'] for n in range(90)]\n"
        "    return Table(rows, style=[('FONT', (0, 0), (-1, -1), font, 9)], repeatRows=0)\n"
    ) + BLOCK
    outcome = built(project, tmp_path / "site", body, "{probe: {}, alt: Ninety rows}")
    assert not outcome.failed(strict=False), codes(outcome)
    assert outcome.pages >= 5  # one for the garden, and the table over several
    with pikepdf.open(project.pdf) as pdf:
        assert sum("/Alt" in one and str(one["/Alt"]) == "Ninety rows" for one in _elements(pdf)) == 1


FAULTS = {
    "plugin-failed": ("def make(given, place): return {}['nothing']\n" + BLOCK, Severity.ERROR),
    "plugin-not-flowable": ("def make(given, place): return 'drawing'\n" + BLOCK, Severity.ERROR),
    "plugin-size": (
        BOX + "def make(g, p):\n    b = Box(print); b.wrap = lambda w, h: (w, 1e999); return b\n" + BLOCK,
        Severity.ERROR,
    ),
    "plugin-too-wide": (
        BOX + "def make(g, p):\n    b = Box(id); b.wrap = lambda w, h: (w + 72, 9); return b\n" + BLOCK,
        Severity.ERROR,
    ),
    "plugin-too-much": (drawn("[c.rect(0, 0, 1, 1) for _ in range(100001)]"), Severity.ERROR),
    "plugin-colour": (drawn("c.setFillColorRGB(0, 1, 0), c.rect(0, 0, 9, 9, fill=1)"), Severity.WARNING),
    "plugin-font": (drawn("c.setFont('Times-Bold', 9), c.drawString(0, 0, 'é')"), Severity.WARNING),
    "plugin-picture": (
        drawn("c.drawImage(__import__('reportlab.lib.utils').lib.utils.ImageReader("
              "__import__('PIL.Image').Image.new('RGB', (2, 2))), 0, 0)"),
        Severity.ERROR,
    ),
    "plugin-shading": (
        drawn("c.linearGradient(0, 0, 9, 9, (p.colour('brick'), p.colour('brick', .1)))"), Severity.WARNING
    ),
    "plugin-link": (drawn("c.linkURL('https://example.org', (0, 0, 9, 9))"), Severity.WARNING),
    "plugin-operator": (
        drawn("(t := c.beginText(), t.setHorizScale(50), t.textOut('x'), c.drawText(t))"), Severity.ERROR
    ),
    "missing-glyph": (drawn("c.drawString(0, 0, '\\u4e00')"), Severity.ERROR),
}  # fmt: skip


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_of_the_package_is_a_finding_that_names_it(
    project: Project, tmp_path: Path, code: str
) -> None:
    body, severity = FAULTS[code]
    outcome = built(project, tmp_path / "site", body)
    told = finding(outcome, code)
    assert told.severity is severity
    assert told.where is not None and "layout.yaml:18" in str(told.where)
    assert outcome.failed(strict=False) == (severity is Severity.ERROR)
    if code != "missing-glyph":
        assert told.args["package"] == "reportcli-probe" and told.args["name"] == "probe"
        for lang in ("en", "fr"):
            assert "{" not in wording(told, "message", lang) and "probe" in wording(told, "message", lang)
    if code == "plugin-failed":
        assert "KeyError: 'nothing' (site/reportcli_probe.py, line 2)" in told.args["problem"]


def test_what_a_package_prints_does_not_reach_the_user(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built(project, tmp_path / "site", drawn("print('debugging')"))
    assert capsys.readouterr().out == ""


def test_a_block_without_words_for_it_is_refused_and_decoration_says_so(
    project: Project, tmp_path: Path
) -> None:
    assert "plugin-without-alt" in codes(
        built(project, tmp_path / "site", drawn("c.line(0, 0, 9, 9)"), "{probe: {}}")
    )
    project.edit_layout("{probe: {}}", "{probe: {}, alt: decorative}")
    with on_path(tmp_path / "site"):
        assert codes(project.build()) == []


def test_packages_that_cannot_be_used_are_told_where_the_layout_names_them(
    project: Project, tmp_path: Path
) -> None:
    broken = {
        "plugin-not-loaded": "raise SystemExit('no')\n",
        "plugin-broken": "block = BlockPlugin(print, {'x': Parameter('blocks')})\n",
    }
    layout(project, "- {probe: {}, alt: x}")
    for code, body in broken.items():
        with on_path(write(tmp_path / code, body)):
            told = finding(project.build(), code)
            assert told.args["package"] == "reportcli-probe" and "layout.yaml:18" in str(told.where)
    first = write(tmp_path / "one", drawn("None"))
    second = write(tmp_path / "two", drawn("None"), package="reportcli-twin")
    with on_path(first, second):
        assert finding(project.build(), "plugin-twice").args["packages"] == "reportcli-probe, reportcli-twin"


def test_records_are_given_as_plain_rows_with_their_figures_as_printed(
    project: Project, tmp_path: Path
) -> None:
    body = (
        BOX + "def make(given, place):\n"
        "    row = given['rows'][0]\n"
        "    value = row['value']\n"
        "    assert (row['id'], value.text, float(value.value)) == ('members', '1,234', 1234), row\n"
        "    hue = given['hue'].spotName\n"
        "    assert (given['n'], given['on'], given['size'], hue) == (3.0, True, 12.0, 'brick')\n"
        "    return Box(lambda c: c.drawString(0, 9, row['value'].text))\n"
        "block = BlockPlugin(make, {'rows': Parameter('records'), 'n': Parameter('number', '3'),\n"
        "    'on': Parameter('bool', 'true'), 'size': Parameter('length', '12 pt'),\n"
        "    'hue': Parameter('colour', 'accent')})\n"
    )
    outcome = built(project, tmp_path / "site", body, "{probe: {rows: key_figures}, alt: Rows}")
    assert codes(outcome) == [] and not outcome.failed(strict=False)
    assert '"printed": "1,234"' in project.ledger.read_text("utf-8")


def test_too_many_records_are_refused(project: Project, tmp_path: Path) -> None:
    body = "def make(given, place): return None\nblock = BlockPlugin(make, {'rows': Parameter('records')})\n"
    rows = "key_figures"
    from reportcli.bind.kinds import plugin

    before, plugin.MAX_RECORDS = plugin.MAX_RECORDS, 1
    try:
        outcome = built(project, tmp_path / "site", body, f"{{probe: {{rows: {rows}}}, alt: Rows}}")
    finally:
        plugin.MAX_RECORDS = before
    assert finding(outcome, "plugin-too-many-records").args["limit"] == "1"


def test_a_package_that_is_gone_when_pages_are_set_is_told(project: Project, tmp_path: Path) -> None:
    from reportcli.blocks import PlugIn
    from reportcli.flowables.drawing import press
    from reportcli.model.diagnostic import Findings
    from reportcli.text.fonts import FontSet

    block = PlugIn(path="x", name="probe", arguments={}, styles={}, colours={}, printed={})
    with on_path(), pytest.raises(Findings) as raised:
        press(block, FontSet({}), {}, "en")
    assert raised.value.diagnostics[0].code == "plugin-gone"


def test_fonts_of_the_layout_are_known_to_reportlab_only_while_a_block_is_drawn(
    project: Project, tmp_path: Path
) -> None:
    from reportlab.pdfbase import pdfmetrics

    before = set(pdfmetrics.getRegisteredFontNames())
    built(project, tmp_path / "site", drawn("c.drawString(0, 0, 'x')"))
    assert not {name for name in set(pdfmetrics.getRegisteredFontNames()) - before if "/" in name}


def test_a_run_without_packages_blocks_does_not_look_for_them(project: Project) -> None:
    forget()
    project.build()
    assert registry.offered.cache_info().misses == 0
