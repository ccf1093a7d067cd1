"""Bars and areas whose colours run into one another: by the chart, by a series, by a name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from build.tiny_project import Project, finding, make
from charts.test_charts import chart, made, paths, series
from charts.test_more_kinds import other
from reportcli.blocks import Series
from reportcli.model.style import Gradient, GradientStop, Paint

GLOW = Gradient("linear", (GradientStop(0.0, Paint("accent")), GradientStop(1.0, Paint("paper"))), 90.0)
DATA = "{each: key_figures, as: one, value: one.value, label: x}"


def glowing(one: Series) -> Series:
    return replace(one, gradient=GLOW, data=tuple(replace(d, gradient=GLOW) for d in one.data))


@pytest.mark.parametrize("kind", ["bar", "column", "grouped", "stacked", "stacked-bar", "area", "pyramid"])
def test_each_area_of_a_series_and_its_square_in_the_key_run_from_its_colour_on(kind: str) -> None:
    drawn = made(chart(kind, glowing(series(3, 5, name="a")), other(2, 4)))
    own = [op for op in paths(drawn) if op.fill == Paint("accent")]
    assert own and all(op.gradient == GLOW for op in own)
    assert [op for op in paths(drawn) if op.fill == Paint("other")]
    assert not any(op.gradient for op in paths(drawn) if op.fill != Paint("accent"))


def test_values_below_zero_keep_their_colour_plain() -> None:
    drawn = made(chart("bar", glowing(series(3, -5)), negative=Paint("loss")))
    assert [(op.fill, op.gradient) for op in paths(drawn) if op.fill in (Paint("accent"), Paint("loss"))] == [
        (Paint("accent"), GLOW),
        (Paint("loss"), None),
    ]


EFFECT = "layout-key-without-effect"
FIGURES = '      - {text: "Figures", style: title, level: auto}\n'
DAWN = "    accent: brick\n  gradients: {dawn: {stops: [brick, brick/40], angle: 90}}\n"


def drawn_in(folder: Path, keys: str) -> Project:
    project = make(folder)
    project.edit_layout("    accent: brick\n", DAWN)
    project.edit_layout(FIGURES, f"{FIGURES}      - {{{keys}, height: 40 mm, alt: Bars}}\n")
    return project


def shadings(project: Project) -> int:
    with pikepdf.open(project.pdf) as pdf:
        code = [str(one.operator) for page in pdf.pages for one in pikepdf.parse_content_stream(page)]
    return code.count("sh")


@pytest.mark.parametrize(
    "keys",
    [
        f"chart: bar, data: {DATA}, gradient: dawn",
        f"chart: column, series: [{{name: A, data: {DATA}, gradient: {{stops: [brick, paper]}}}}]",
    ],
)
def test_they_stay_shadings_in_the_file(tmp_path: Path, keys: str) -> None:
    project = drawn_in(tmp_path, keys)
    outcome = project.build()
    assert [one.code for one in outcome.diagnostics if one.severity != "note"] == []
    assert shadings(project) == 2


@pytest.mark.parametrize(
    ("keys", "code", "near"),
    [
        (f"chart: bar, data: {DATA}, gradient: dwan", "layout-unknown-gradient", "dawn"),
        (f"chart: line, data: {DATA}, gradient: dawn", "layout-key-without-effect", ""),
        (f"chart: bar, data: {DATA}, gradient: dawn, patterns: true", "layout-key-without-effect", ""),
    ],
)
def test_what_cannot_be_is_reported_at_its_line(tmp_path: Path, keys: str, code: str, near: str) -> None:
    project = drawn_in(tmp_path, keys)
    found = finding(project.build(), code)
    assert found.args.get("nearest", "") == near and ":19:" in str(found.where), found


@pytest.mark.parametrize("kind", ["pie", "donut"])
def test_a_sector_runs_from_its_colour_on_and_the_others_stay_plain(kind: str) -> None:
    whole = series(3, 5)
    first, second = whole.data
    parts = replace(whole, data=(replace(first, gradient=GLOW), replace(second, paint=Paint("other"))))
    found = [(op.fill, op.gradient) for op in paths(made(chart(kind, parts))) if op.fill is not None]
    assert (Paint("accent"), GLOW) in found and (Paint("other"), None) in found


def test_a_value_states_its_own_gradient(tmp_path: Path) -> None:
    dawn = DATA.replace("label: x", "label: x, gradient: dawn")
    for number, keys in enumerate((f"chart: donut, data: {dawn}", f"chart: bar, data: {dawn}")):
        project = drawn_in(tmp_path / str(number), keys)
        outcome = project.build()
        assert [one.code for one in outcome.diagnostics if one.severity != "note"] == []
        assert shadings(project) == 2
    for number, (keys, code) in enumerate(
        [
            (f"chart: pie, gradient: dawn, data: {DATA}", EFFECT),
            (f"chart: pie, patterns: true, data: {dawn}", EFFECT),
            (f"chart: waffle, data: {dawn}", EFFECT),
            (f"chart: pie, data: {dawn.replace('x,', 'x, colour: ink,')}", "layout-key-outweighed"),
        ],
        start=5,
    ):
        project = drawn_in(tmp_path / str(number), keys)
        assert "gradient" in str(finding(project.build(), code).args)
