"""Gradients as layouts write them, and as sections see their colours."""

from __future__ import annotations

from pathlib import Path

import pytest

from bind.tiny import DATE, LAYOUT, children, codes, layout, workbook
from reportcli.bind.report import bind
from reportcli.blocks import Report
from reportcli.inputs.project_files import ProjectFiles
from reportcli.layout.load import LayoutFolder, load_layout
from reportcli.model.geometry import Rect
from reportcli.model.refs import Span
from reportcli.model.style import Gradient, Paint
from reportcli.typeset.blocks.decoration import fill_leaf

GLOW = LAYOUT.replace(
    "object: {", "object: {glow: {gradient: {angle: 90, stops: [accent, paper]}, radius: 2 mm}, "
)


def bound(folder: Path, block: str, head: str = "", extra: dict[str, str] | None = None) -> Report:
    text = f"  - section: {{id: s, title: S{head}}}\n    do:\n      - {block}\n"
    files = {"layout.yaml": f"{GLOW}sections:\n{text}", **(extra or {})}
    return bind(layout(folder, text, files), workbook({}), edition_lang=None, date=DATE)


def shades(gradient: Gradient | None) -> list[tuple[float, str, float]]:
    assert gradient is not None
    return [(round(stop.at, 3), stop.paint.role, stop.paint.tint) for stop in gradient.stops]


@pytest.mark.parametrize(
    ("stops", "at"),
    [
        ("[brick, sea/20]", [0.0, 1.0]),
        ("[brick, sea, paper]", [0.0, 0.5, 1.0]),
        ("[brick, {colour: sea, at: 70}, ink, paper]", [0.0, 0.7, 0.85, 1.0]),
        ("[{colour: brick, at: 20}, {colour: sea, at: 40}]", [0.2, 0.4]),
        ("[brick, {colour: sea, tint: 20, at: 30}, {colour: sea, at: 30}, ink]", [0.0, 0.3, 0.3, 1.0]),
    ],
)
def test_stops_stand_where_they_say_and_evenly_between(tmp_path: Path, stops: str, at: list[float]) -> None:
    made = bound(tmp_path, f"{{shape: rect, gradient: {{stops: {stops}}}, height: 5 mm}}")
    (shape,) = children(made)
    assert codes(made) == [] and [place for place, _, _ in shades(shape.gradient)] == at
    assert (shape.gradient.kind, shape.gradient.angle, shape.fill) == ("linear", 180.0, Paint("brick"))


def test_a_section_sees_its_own_colours_in_a_style_and_in_place(tmp_path: Path) -> None:
    made = bound(
        tmp_path,
        "{stack: [{text: a}], box: {gradient: {stops: [accent, accent/20]}}}\n"
        "      - {box: [{text: b}], style: glow}",
        ", colours: {accent: brick}",
    )
    assert codes(made) == []
    first, second = (one.box for one in children(made))
    assert shades(first.gradient) == [(0.0, "brick", 1.0), (1.0, "brick", 0.2)]
    assert shades(second.gradient) == [(0.0, "brick", 1.0), (1.0, "paper", 1.0)] and second.radius > 0


def test_a_component_gives_it_a_colour(tmp_path: Path) -> None:
    card = (
        "params: {tone: {type: colour, default: sea}}\n"
        "body:\n"
        "  - {shape: rect, gradient: {type: radial, stops: [tone, tone/40]}, height: 5 mm}\n"
        "  - {stack: [{text: c}], box: {gradient: {stops: [tone, paper]}}}\n"
    )
    made = bound(tmp_path, "{card: {tone: brick}}", extra={"components/card.yaml": card})
    shape, stack = children(made)
    assert codes(made) == [] and shape.gradient.kind == "radial"
    assert shades(shape.gradient) == [(0.0, "brick", 1.0), (1.0, "brick", 0.4)]
    assert shades(stack.box.gradient) == [(0.0, "brick", 1.0), (1.0, "paper", 1.0)]


@pytest.mark.parametrize(
    ("gradient", "code"),
    [
        ("{stops: [brick]}", "layout-value-out-of-range"),
        ("{stops: brick}", "layout-value-not-list"),
        ("{stops: [brick, brik]}", "layout-unknown-colour"),
        ("{stops: [brick, {colour: sea, alpha: 50}]}", "layout-value-out-of-range"),
        ("{stops: [{colour: sea, at: 60}, {colour: brick, at: 40}]}", "layout-value-out-of-range"),
        ("{stops: [brick, {colour: sea, at: 140}]}", "layout-value-out-of-range"),
        ("{type: conic, stops: [brick, sea]}", "layout-unknown-choice"),
        ("{angle: 90}", "layout-missing-key"),
        ("{type: radial, angle: 90, stops: [brick, sea]}", "layout-key-without-effect"),
    ],
)
def test_what_is_no_gradient(tmp_path: Path, gradient: str, code: str) -> None:
    with pytest.raises(AssertionError, match=code):
        bound(tmp_path, f"{{shape: rect, gradient: {gradient}, height: 5 mm}}")


def test_a_plain_colour_beside_a_gradient_is_reported(tmp_path: Path) -> None:
    for block in (
        "{shape: rect, fill: sea, gradient: {stops: [brick, sea]}, height: 5 mm}",
        "{stack: [{text: a}], box: {fill: sea, gradient: {stops: [brick, sea]}}}",
    ):
        with pytest.raises(AssertionError, match=r"layout.*'key': 'fill'"):
            bound(tmp_path, block)


NAMED = GLOW.replace("tokens:", "tokens:\n  gradients: {dawn: {angle: 45, stops: [accent, brick/20]}}", 1)


def named(folder: Path, body: str, head: str = "") -> Report:
    text = f"  - section: {{id: s, title: S{head}}}\n    do:\n      - {body}\n"
    made = layout(folder, text, {"layout.yaml": f"{NAMED}sections:\n{text}"})
    return bind(made, workbook({}), edition_lang=None, date=DATE)


def test_a_gradient_has_a_name_and_a_section_its_colours(tmp_path: Path) -> None:
    made = named(
        tmp_path,
        "{shape: rect, gradient: dawn, height: 5 mm}\n      - {stack: [{text: a}], box: {gradient: dawn}}",
        ", colours: {accent: sea}",
    )
    assert codes(made) == []
    shape, stack = children(made)
    assert shades(shape.gradient) == shades(stack.box.gradient) == [(0.0, "sea", 1.0), (1.0, "brick", 0.2)]
    assert shape.gradient.angle == 45


def test_an_unknown_gradient_is_refused_at_its_name(tmp_path: Path) -> None:
    body = "  - section: {id: s, title: S}\n    do:\n      - {shape: rect, gradient: down, height: 5 mm}\n"
    layout(tmp_path, "  - section: {id: s, title: S}\n    do: [{text: a}]\n")
    home = tmp_path / "layouts" / "tiny"
    (home / "layout.yaml").write_text(f"{NAMED}sections:\n{body}", "utf-8")
    loaded = load_layout(LayoutFolder("tiny", home), ProjectFiles(tmp_path, tmp_path / "layouts"))
    (found,) = loaded.diagnostics
    assert (found.code, found.args["nearest"]) == ("layout-unknown-gradient", "dawn")
    assert isinstance(found.where, Span) and found.where.start.column == 33


def test_cells_and_rows_of_a_table_have_gradients(tmp_path: Path) -> None:
    rows = "[[{text: a, gradient: dawn}, {text: b, fill: sea}]]"
    made = named(tmp_path, f"{{table: {rows}, style: plain, columns: [{{}}, {{}}]}}")
    assert codes(made) == []
    (table,) = children(made)
    first, second = table.rows[0].cells
    assert isinstance(first.fill, Gradient) and second.fill == Paint("sea")
    leaf = fill_leaf(Rect(0, 0, 10, 10), first.fill)
    ((op,),) = [part[0] for part in leaf.parts]
    assert op.gradient == first.fill and op.fill == first.fill.stops[0].paint
