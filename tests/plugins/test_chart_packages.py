"""A package's kind of chart, drawn on a Figure in the layout's fonts and inks; its faults are findings."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from build.tiny_project import Project, finding, make
from plugins.packages import charts, example, on_path, wheel
from reportcli.messages import wording
from reportcli.pipeline import Outcome
from structure_text import tree_text

EXAMPLE = Path(__file__).resolve().parents[2] / "docs/examples/plugin-strip"
DATA = 'data: {each: key_figures, as: one, value: one.value, label: "{{ one.label }}"}'
PLAIN = (
    "def probe(figure, chart):\n"
    "    figure.subplots().bar(*zip(*[(v.label, v.value) for v in chart.series[0].values]))\n"
)
DRAW = "def probe(figure, chart):\n    "


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make(tmp_path / "project")


def with_chart(project: Project, chart: str) -> None:
    title = '  - {text: "Figures", style: title, level: auto}\n'
    project.edit_layout(title, f"{title}      - {{chart: {chart}, {DATA}, alt: Our figures.}}\n")


def built(project: Project, folder: Path, body: str, chart: str = "probe") -> Outcome:
    with_chart(project, chart)
    with on_path(charts(folder, body, "probe")):
        return project.build()


def ledger(project: Project) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(project.ledger.read_text("utf-8"))["facts"]
    return found


def codes(outcome: Outcome) -> list[str]:
    return [one.code for one in outcome.diagnostics if one.code.startswith(("plugin", "chart", "layout"))]


def test_the_example_builds_as_a_figure_with_its_words_figures_and_fonts(
    project: Project, tmp_path: Path
) -> None:
    project.layout.write_text((EXAMPLE / "layout.yaml").read_text("utf-8"), "utf-8")
    example(EXAMPLE, tmp_path / "site")
    with on_path(tmp_path / "site", EXAMPLE):
        outcome = project.build()
        assert not outcome.failed(strict=False), codes(outcome)
        first = project.pdf.read_bytes()
        project.build()
    assert project.pdf.read_bytes() == first
    with pikepdf.open(project.pdf) as pdf:
        fonts = {str(one["/BaseFont"]) for one in pdf.objects if _is(one, "/Font") and "/BaseFont" in one}
        assert not any("DejaVu" in name for name in fonts)
        alts = [
            str(one["/Alt"]) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        ]
    assert any(alt.startswith("Our key figures on one line.") and "1,234" in alt for alt in alts)
    places = {fact["printed"]: fact["places"] for fact in ledger(project)}
    assert places["1,234"] and places["56"]


def _is(value: object, kind: str) -> bool:
    return isinstance(value, pikepdf.Dictionary) and value.get("/Type") == kind


def test_a_really_installed_package_adds_its_kind(project: Project, tmp_path: Path) -> None:
    site = tmp_path / "site"
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(site),
    ]
    done = subprocess.run([*command, str(wheel(EXAMPLE, tmp_path / "made"))], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    project.layout.write_text((EXAMPLE / "layout.yaml").read_text("utf-8"), "utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(site), os.environ.get("PYTHONPATH", "")))}
    done = subprocess.run(
        [sys.executable, "-m", "reportcli", "build", project.workbook],
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0 and project.pdf.exists(), done.stderr


def test_what_is_drawn_is_printed_and_a_figure_that_is_not_has_the_place_of_its_mark(
    project: Project, tmp_path: Path
) -> None:
    body = (
        "def probe(figure, chart):\n"
        "    axes = figure.subplots()\n"
        "    for n, v in enumerate(chart.series[0].values): axes.bar(n, v.value)[0].set_gid(v.gid)\n"
    )
    assert not codes(built(project, tmp_path / "site", body, "probe, values: none"))
    blocks = [fact["places"] for fact in ledger(project) if fact["block"].endswith("chart")]
    assert len(blocks) == 2 and all(len(places) == 1 for places in blocks)


def test_a_misspelt_kind_is_told_with_the_packages_one(project: Project, tmp_path: Path) -> None:
    outcome = built(project, tmp_path / "site", PLAIN, "prob")
    found = finding(outcome, "layout-unknown-choice")
    assert found.args["nearest"] == "probe" and "probe" in found.args["names"]
    assert str(found.where).startswith("layouts/tiny/layout.yaml:18:")


def test_two_packages_of_one_kind_are_told(project: Project, tmp_path: Path) -> None:
    with_chart(project, "probe")
    one = charts(tmp_path / "one", PLAIN, "probe")
    two = charts(tmp_path / "two", PLAIN, "probe", package="reportcli-other")
    with on_path(one, two):
        found = finding(project.build(), "plugin-twice")
    assert found.args["packages"] == "reportcli-other, reportcli-probe"


@pytest.mark.parametrize(
    ("body", "code", "said"),
    [
        ("probe = 3\n", "plugin-broken", "a function is wanted"),
        ("import nowhere\n", "plugin-not-loaded", "nowhere"),
        (
            "def probe(figure, chart):\n    raise SystemExit(3)\n",
            "plugin-failed",
            "reportcli_probe.py, line 2",
        ),
        (DRAW + "chart.colour('acent')\n", "plugin-failed", "accent"),
        (
            "def probe(figure, chart):\n    figure.subplots().set_title('$\\\\frac{$')\n",
            "plugin-failed",
            "frac",
        ),
    ],
)
def test_faults_of_a_package_are_findings_that_name_it(
    project: Project, tmp_path: Path, body: str, code: str, said: str
) -> None:
    outcome = built(project, tmp_path / "site", body)
    found = finding(outcome, code)
    assert found.args["package"] == "reportcli-probe" and said in found.args["problem"]
    assert codes(outcome) == [code] and not project.pdf.exists()
    assert "reportcli-probe" in wording(found, "message", "fr")


def test_what_a_package_prints_is_not_shown(
    project: Project, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    built(project, tmp_path / "site", PLAIN + "    print('noise')\n")
    assert "noise" not in capfd.readouterr().out


def test_settings_that_a_package_makes_end_with_its_chart(project: Project, tmp_path: Path) -> None:
    built(
        project, tmp_path / "site", "import matplotlib\nmatplotlib.rcParams['lines.linewidth'] = 77\n" + PLAIN
    )
    import matplotlib

    assert matplotlib.rcParams["lines.linewidth"] != 77


def test_formulas_are_searchable_on_screen(project: Project, tmp_path: Path) -> None:
    body = "def probe(figure, chart):\n    figure.text(0.1, 0.5, r'CO$_2$ per m$^2$')\n"
    with_chart(project, "probe")
    with on_path(charts(tmp_path / "site", body, "probe")):
        outcome = project.build(profiles=("screen",))
    assert not outcome.failed(strict=False), codes(outcome)
    assert "CO₂ per m²" in tree_text(project.folder / "report/2024-screen.pdf")
