"""What is leaned on of matplotlib beside its documented names: a test each, for the pinned version."""

from __future__ import annotations

import inspect
import tomllib
from pathlib import Path

import pytest

from charts.figures_support import figure
from reportcli.charts.figures import library
from reportcli.charts.figures.fonts import FontFiles
from reportcli.charts.figures.renderer import Renderer

library.prepare()

from importlib import import_module  # noqa: E402

matplotlib, backend_bases, font_manager, mathtext, patheffects, text, textpath = (
    import_module(name)
    for name in (
        "matplotlib",
        "matplotlib.backend_bases",
        "matplotlib.font_manager",
        "matplotlib.mathtext",
        "matplotlib.patheffects",
        "matplotlib.text",
        "matplotlib.textpath",
    )
)


def test_the_installed_version_is_the_pinned_one():
    project = tomllib.loads((Path(__file__).resolve().parents[2] / "pyproject.toml").read_text("utf-8"))
    (pin,) = [one for one in project["project"]["dependencies"] if one.startswith("matplotlib")]
    assert pin == f"matplotlib=={'.'.join(matplotlib.__version__.split('.')[:2])}.*"


def test_the_table_of_fonts_is_read_through_json_load_from_the_cache_folder():
    source = inspect.getsource(font_manager._load_fontmanager)
    assert "mpl.get_cachedir()" in source and "json_load(fm_path)" in source
    assert "_version" in source and font_manager.fontManager is library.FONTS
    assert font_manager.FontManager.__version__ == library.FONTS.version
    assert matplotlib.get_cachedir.__module__ == "matplotlib"  # given back after the import


def test_all_that_looks_for_fonts_asks_our_table():
    assert text.fontManager is textpath._fontManager is library.FONTS
    assert matplotlib._mathtext.findfont == library.FONTS.findfont
    for name in ("findfont", "_find_fonts_by_props", "get_font_names"):
        assert callable(getattr(font_manager.FontManager, name)) and callable(getattr(FontFiles, name))


@pytest.mark.parametrize(
    "family", ["DejaVu Sans", "STIXGeneral", "STIXSizeOneSym", "cmr10", "cmex10", "DejaVu Serif"]
)
def test_the_shipped_fonts_are_where_the_table_says(family):
    for weight in ("normal", "bold"):
        prop = library.FontProperties(family=family, weight=weight)
        assert Path(library.FONTS.findfont(prop)).is_file()
    assert Path(library.FONTS.findfont("nowhere:bold:italic")).name == "DejaVuSans-BoldOblique.ttf"


def test_layout_of_text_asks_the_renderer_for_heights():
    assert "renderer._get_font_height_metrics" in inspect.getsource(text.Text._get_layout)


def test_effects_on_text_ask_the_renderer_for_outlines():
    assert "'_text2path'" in inspect.getsource(patheffects.PathEffectRenderer.__getattribute__)
    assert "text2path.get_text_path" in inspect.getsource(backend_bases.RendererBase._draw_text_as_path)


def test_formulas_come_with_their_characters():
    assert mathtext.MathTextParser("path").parse("$x$").glyphs[0][2] == ord("x")
    assert mathtext.MathTextParser("path").parse(r"$\frac{a}{b}$").rects


def test_collections_are_walked_as_the_base_class_walks_them():
    walked = inspect.signature(backend_bases.RendererBase._iter_collection).parameters
    assert list(walked)[-2:] == ["offset_position", "hatchcolors"]
    raw = inspect.signature(backend_bases.RendererBase._iter_collection_raw_paths).parameters
    assert list(raw) == ["self", "master_transform", "paths", "all_transforms"]


@pytest.mark.parametrize(
    "name",
    [
        name
        for name, own in vars(Renderer).items()
        if callable(own) and hasattr(backend_bases.RendererBase, name)
    ],
)
def test_methods_take_what_the_base_class_takes(name):
    ours, theirs = (
        inspect.signature(getattr(c, name)).parameters for c in (Renderer, backend_bases.RendererBase)
    )
    if name != "__init__":
        assert list(ours) == list(theirs)


def test_a_figure_asks_its_canvas_for_the_renderer():
    found = []

    def draw(figure, _):
        found.append(figure._get_renderer())
        figure.canvas.draw()

    drawn = figure(draw)
    assert isinstance(found[0], Renderer) and drawn.ops == ()


def test_a_layout_without_room_is_told_by_a_warning():
    for module, word in (
        ("_constrained_layout", "constrained_layout not applied"),
        ("_tight_layout", "Tight layout not applied"),
    ):
        assert word in inspect.getsource(import_module(f"matplotlib.{module}"))


def test_settings_of_others_do_not_count(monkeypatch):
    monkeypatch.setattr(library, "_BEFORE", ["matplotlib"])
    with matplotlib.rc_context({"lines.dashed_pattern": [9, 9], "lines.antialiased": False}):
        found = []
        figure(lambda figure, _: found.append(matplotlib.rcParams["lines.dashed_pattern"]))
        assert found == [[3.7, 1.6]]
        assert matplotlib.rcParams["lines.dashed_pattern"] == [9, 9]


def test_axes_list_their_axes():
    def draw(figure, _):
        assert list(figure.subplots()._axis_map) == ["x", "y"]

    figure(draw)
