"""Any Figure of matplotlib becomes operations: no text lost, no vector rasterised, roles and figures kept."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from charts.figures_support import PALETTE, figure, flat, paths, pictures, words
from charts.gallery_figures import FIGURES
from charts.test_charts import box, chart, series
from reportcli.charts.figures.renderer import Renderer
from reportcli.model.display import Glyph, GlyphsOp, GroupOp, PathOp
from reportcli.model.paths import rect_path
from reportcli.model.refs import FactKey
from reportcli.model.style import CharacterStyle, Paint, Stroke

ROOT = Path(__file__).resolve().parents[2]
TWO = chart("bar", series(3, 5, name="a"), series(4, 2, name="b", paint="other"))


def on_axes(draw):  # type: ignore[no-untyped-def]
    """A function on a figure of bare axes from 0 to 10 that fill the box."""

    def drawn(figure, given):  # type: ignore[no-untyped-def]
        figure.set_layout_engine("none")
        axes = figure.add_axes((0, 0, 1, 1))
        axes.axis("off")
        axes.set(xlim=(0, 10), ylim=(0, 10), autoscale_on=False)
        draw(axes, given)

    return drawn


@pytest.mark.parametrize("name", FIGURES)
def test_figures_of_the_gallery_lose_no_text_and_nothing_is_rasterised(name, monkeypatch):
    asked: list[tuple[str, bool]] = []
    plain, lettered = Renderer.draw_text, Renderer.draw_path

    def noted(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        asked.append((s, bool(ismath)))
        plain(self, gc, x, y, s, prop, angle, ismath, mtext)

    def also_letters(self, *args, **more):
        asked.extend((said, True) for said, _ in self._text2path.said)
        lettered(self, *args, **more)

    monkeypatch.setattr(Renderer, "draw_text", noted)
    monkeypatch.setattr(Renderer, "draw_path", also_letters)
    drawn = figure(FIGURES[name], lang="en", block=TWO)
    assert not drawn.diagnostics and drawn.excess == 0
    said = words(drawn)
    for text, outlined in asked:
        assert text.strip() in said if not outlined else said, text
    assert len([one for one in asked if one[1]]) == len(drawn.outlined)
    assert all(one.text for one in drawn.outlined)
    assert not pictures(drawn) and all(isinstance(op, PathOp | GlyphsOp) for op in flat(drawn.ops))
    roles = {paint.role for op in paths(drawn) for paint in _paints(op)}
    assert roles <= {"accent", "other", "ink", "black", "paper"}


def _paints(op: PathOp):  # type: ignore[no-untyped-def]
    return [one for one in (op.fill, op.stroke and op.stroke.paint) if one is not None]


@pytest.mark.parametrize("name", ["mathematics", "contour", "shapes", "mesh"])
def test_operations_hold_plain_numbers_and_words(name):
    def leaves(value):  # type: ignore[no-untyped-def]
        if isinstance(value, tuple | list):
            for one in value:
                yield from leaves(one)
        elif isinstance(value, GroupOp | PathOp | GlyphsOp | Paint | Stroke | Glyph):
            yield from leaves([getattr(value, name) for name in type(value).__dataclass_fields__])
        else:
            yield value

    drawn = figure(FIGURES[name], block=TWO)
    kinds = {type(leaf) for leaf in leaves([*drawn.ops])}
    assert kinds <= {float, int, str, bool, type(None)}, kinds


def test_a_formula_is_outlines_with_what_it_says():
    def draw(axes, _):  # type: ignore[no-untyped-def]
        axes.text(1, 5, r"$x^2 + \frac{a}{b}$")
        axes.text(1, 2, r"CO$_2$ per m$^2$")
        axes.text(1, 7, r"$\frac{a + 1}{2} \geq \sqrt{ab}$")

    drawn = figure(on_axes(draw))
    assert [one.text for one in drawn.outlined] == ["x² + a/b", "CO₂ per m²", "a+1/2 ≥ √ab"]
    assert drawn.outlined[0].x == 32.0 and drawn.outlined[0].y == 100.0
    assert len([op for op in paths(drawn) if op.fill == Paint("ink", 0.7)]) == 3


def test_letters_with_an_effect_keep_what_they_say():
    drawn = figure(FIGURES["shapes"], block=TWO)
    assert "outlined" in [one.text for one in drawn.outlined]


def test_text_is_measured_as_it_is_set():
    widths = []

    def draw(axes, given):  # type: ignore[no-untyped-def]
        text = axes.text(5, 5, "Wide enough", **{**given.label_font, "size": 11.0})
        box = text.get_window_extent()
        widths.append((box.width, box.height, box.x0))

    (op,) = [op for op in figure(on_axes(draw)).ops if isinstance(op, GlyphsOp)]
    assert (op.width, op.x, op.size) == (pytest.approx(widths[0][0]), 160.0, 11.0)
    assert widths[0][1] == pytest.approx(0.93 * 11)


def test_turned_text_is_a_turned_group():
    drawn = figure(on_axes(lambda axes, _: axes.text(5, 5, "up", rotation=90)))
    (group,) = drawn.ops
    assert isinstance(group, GroupOp) and group.transform and group.transform[:4] == (0.0, -1.0, 1.0, 0.0)


def test_roles_tints_and_opacity_come_back():
    def draw(axes, given):  # type: ignore[no-untyped-def]
        axes.axhspan(0, 1, color=given.colour("third", 0.3))
        axes.axhspan(1, 2, color=given.colour("black"), alpha=0.25)
        axes.axhspan(2, 3, color="0.8")
        axes.axhspan(3, 4, facecolor="white")
        axes.axhspan(4, 5, color="#005c9e")  # what accent looks like
        axes.axhspan(5, 6, color="C0")

    fills = [op.fill for op in paths(figure(on_axes(draw)))]
    assert fills == [
        Paint("third", 0.3),
        Paint("black", alpha=0.25),
        Paint("black", 0.2),
        Paint("paper"),
        Paint("accent"),
        Paint("accent"),
    ]


def test_two_roles_that_look_the_same_stay_two():
    palette = {**PALETTE, "rich": replace(PALETTE["black"], cmyk=(0.6, 0.4, 0.4, 1))}

    def draw(axes, given):  # type: ignore[no-untyped-def]
        axes.axhspan(0, 1, color=given.colour("rich"))
        axes.axhspan(1, 2, color=given.colour("black"))

    drawn = figure(on_axes(draw), palette=palette)
    assert [op.fill.role for op in paths(drawn)] == ["rich", "black"]


def test_other_colours_are_themselves_and_reported_once():
    drawn = figure(on_axes(lambda axes, _: [axes.axhspan(n, n + 1, color=f"#ff{n}0aa") for n in range(8)]))
    assert [op.fill.role for op in paths(drawn)][:2] == ["#ff00aa", "#ff10aa"]
    (finding,) = drawn.diagnostics
    assert finding.code == "chart-colour" and finding.args["count"] == "8"
    assert finding.args["colours"].endswith("#ff40aa, …") and finding.args["nearest"] in PALETTE


def test_what_lies_between_two_tints_is_a_tint():
    def draw(axes, given):  # type: ignore[no-untyped-def]
        axes.pcolormesh(np.arange(4).reshape(2, 2), shading="gouraud", cmap=given.colourmap("other"))
        pale, full = given.colour("third", 0.2), given.colour("third")
        axes.axhspan(5, 6, color=[(a + b) / 2 for a, b in zip(pale, full, strict=True)])

    drawn = figure(on_axes(draw))
    assert not drawn.diagnostics
    assert {op.fill.role for op in paths(drawn)} == {"other", "third"}
    assert paths(drawn)[-1].fill.tint == pytest.approx(0.6)


def test_a_colour_map_is_made_of_tints_of_roles():
    def draw(axes, given):  # type: ignore[no-untyped-def]
        axes.imshow([[0, 1], [2, 3]], cmap=given.colourmap("other"), extent=(0, 4, 0, 4))
        axes.pcolormesh([5, 6, 7], [5, 6], [[-1, 1]], cmap=given.colourmap("third", "other"))

    drawn = figure(on_axes(draw))
    assert not drawn.diagnostics
    fills = [op.fill for op in paths(drawn)]
    assert [one.role for one in fills] == ["other"] * 5 + ["third"]
    assert fills[3].tint == 1 and fills[0].tint < 0.1 and fills[4].tint == fills[5].tint == 1


def test_an_unknown_colour_is_said_with_the_nearest():
    with pytest.raises(LookupError, match="did you mean accent"):
        figure(on_axes(lambda _, given: given.colour("acent")))


def test_marks_carry_their_figures():
    def draw(axes, given):  # type: ignore[no-untyped-def]
        values = given.series[0].values
        for n, one in enumerate(values[:2]):
            axes.bar(n + 1, one.value)[0].set_gid(one.gid)
        axes.plot([1, 2, 3], [7, 8, 9], "o", gid=[one.gid for one in values])
        axes.scatter([4, 5, 6], [7, 8, 9], gid=[one.gid for one in values])
        axes.text(8, 8, "about 3 of them", gid=values[0].gid)
        axes.text(8, 7, "about three", gid=values[0].gid)
        axes.text(8, 6, values[1].text)
        axes.axhline(5)

    drawn = figure(on_axes(draw), 3, 5, 2)
    keys = [FactKey("s", n) for n in range(3)]
    marks = [op.fact.number for op in paths(drawn) if op.fact is not None]
    assert sorted(marks) == sorted([0, 1] + [0, 1, 2] * 2)
    said = {"".join(g.text for g in op.glyphs): op.fact for op in drawn.ops if isinstance(op, GlyphsOp)}
    assert said == {"about 3 of them": keys[0], "about three": None, "5": keys[1]}


def test_printed_words_that_two_figures_share_are_not_guessed():
    drawn = figure(on_axes(lambda axes, given: axes.text(5, 5, "4")), 4, 4)
    assert [op.fact for op in drawn.ops] == [None]


def test_lines_keep_dashes_caps_and_corners_and_are_cut_at_the_box():
    def draw(axes, _):  # type: ignore[no-untyped-def]
        axes.plot([1, 9], [5, 5], lw=2, ls=(0, (3, 1)), dash_capstyle="round", dash_joinstyle="bevel")
        axes.plot([1, 1e9], [1, 1], lw=1, solid_capstyle="projecting", clip_on=False)

    dashed, cut = paths(figure(on_axes(draw)))
    assert dashed.stroke == Stroke(Paint("accent"), 2.0, (6.0, 2.0), "round", "bevel")
    assert cut.stroke.cap == "square" and 320 < box(cut)[2] < 330


def test_what_stands_inside_its_clip_is_not_clipped():
    def draw(axes, _):  # type: ignore[no-untyped-def]
        axes.bar([2], [5])
        axes.bar([10], [5], width=4)

    inside, outside = figure(on_axes(draw)).ops
    assert isinstance(inside, PathOp)
    assert isinstance(outside, GroupOp) and outside.clip and outside.clip[0] == ("M", 0.0, 0.0)


def test_a_hatch_is_lines_inside_its_area():
    drawn = figure(on_axes(lambda axes, _: axes.bar(5, 5, bottom=1, fc="none", ec="black", hatch="//")))
    (group, edge) = drawn.ops
    assert isinstance(group, GroupOp) and group.clip == edge.path
    (pattern,) = group.ops
    assert pattern.stroke.paint == Paint("black") and len(pattern.path) > 40


def test_a_picture_of_too_many_cells_is_left_out_and_reported():
    noise = np.mod(np.arange(300 * 300).reshape(300, 300) * 7919, 1013)
    drawn = figure(on_axes(lambda axes, _: axes.imshow(noise, extent=(0, 10, 0, 10))))
    assert [one.code for one in drawn.diagnostics] == ["chart-picture"]
    assert drawn.diagnostics[0].args["count"] == "90000"


def test_what_has_no_place_on_a_page_is_reported():
    def draw(axes, given):  # type: ignore[no-untyped-def]
        axes.text(1, 1, "$x$ as TeX", usetex=True)
        axes.text(1, 3, "odd", family="Comic Sans MS")
        axes.plot([1, 2], [1, 2], agg_filter=lambda image, dpi: (image, 0, 0))
        axes.imshow([[1, 2]], interpolation="bilinear", extent=(7, 8, 7, 8))

    drawn = figure(on_axes(draw))
    effects = next(one for one in drawn.diagnostics if one.code == "chart-effect").args["effects"]
    assert effects == "interpolation=bilinear, agg_filter"
    assert sorted(one.code for one in drawn.diagnostics) == ["chart-effect", "chart-font", "chart-tex"]
    assert [one.text for one in drawn.outlined] == ["x as TeX"] and "odd" in words(drawn)


def test_text_out_of_the_box_is_excess():
    assert figure(on_axes(lambda axes, _: axes.text(9.9, 5, "far too long", clip_on=False))).excess > 20
    assert figure(on_axes(lambda axes, _: axes.text(5, 5, "in"))).excess == 0


def test_a_figure_whose_axes_have_no_room_is_refused_without_a_word_on_the_side(recwarn):
    drawn = figure(FIGURES["lines"], size=(60.0, 20.0), block=TWO)
    assert drawn.excess >= 8 and not recwarn.list


def test_a_figure_fills_its_box_and_nothing_leaves_it():
    def larger(figure, _):  # type: ignore[no-untyped-def]
        figure.set_size_inches(20, 20)
        figure.set_dpi(300)
        figure.subplots().plot([1, 2])

    assert figure(larger) == figure(lambda figure, _: figure.subplots().plot([1, 2]))
    drawn = figure(on_axes(lambda axes, _: axes.plot([2, 30], [2, 30], clip_on=False)))
    (group,) = drawn.ops
    assert isinstance(group, GroupOp) and group.clip == rect_path(0.0, 0.0, 320.0, 200.0)


def test_ticks_are_written_in_the_language():
    def draw(figure, _):  # type: ignore[no-untyped-def]
        figure.subplots().plot([0, 20_000], [-1, 1.5])

    french, english = words(figure(draw, lang="fr")), words(figure(draw, lang="en"))
    assert "−0,5" in french and "20\u202f000" in french
    assert "−0.5" in english and "20,000" in english


def test_bold_and_other_families_are_the_layouts():
    def draw(axes, _):  # type: ignore[no-untyped-def]
        axes.text(1, 1, "x", weight="bold", style="italic", size="large")

    (op,) = figure(on_axes(draw)).ops
    assert op.size == pytest.approx(8 * 1.2) and op.font == "sans/400/normal"
    assert isinstance(op, GlyphsOp) and CharacterStyle("sans", 8).weight == 400


def test_two_threads_draw_the_same_as_one():
    alone = figure(FIGURES["lines"], block=TWO)
    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(lambda _: figure(FIGURES["lines"], block=TWO), range(4)))
    assert all(one == alone for one in both)


def test_matplotlib_makes_no_list_of_fonts_and_reads_no_settings_of_the_machine(tmp_path):
    """A fresh process with hostile settings, one without, and one with a broken matplotlibrc where it works
    and no folder for settings: same operations, not a word, nothing written, no other process run."""
    (tmp_path / "matplotlibrc").write_text("lines.linewidth: 9\nfont.size: 40\npath.sketch: 5, 9, 2\n")
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "matplotlibrc").write_bytes(b"\xff\xfe{{{ : not: settings\n")
    no_folder = tmp_path / "file"
    no_folder.write_text("")
    (tmp_path / "none").mkdir()
    code = (
        "import sys, subprocess, hashlib\n"
        f"sys.path[:0] = [{str(ROOT / 'tests')!r}]\n"
        "subprocess.Popen = subprocess.check_output = None\n"
        "from charts.figures_support import figure\n"
        "from reportcli.charts.figures import library; library.prepare()\n"
        "from charts.gallery_figures import FIGURES\n"
        "drawn = [figure(FIGURES[name], lang='en') for name in ('mathematics', 'twin-axes')]\n"
        "print('matplotlib.pyplot' in sys.modules, hashlib.sha256(repr(drawn).encode()).hexdigest())\n"
    )
    outputs = []
    for config, place in ((tmp_path, ROOT), (tmp_path / "none", ROOT), (no_folder, broken)):
        environment = {**os.environ, "MPLCONFIGDIR": str(config), "PYTHONPATH": str(ROOT / "src")}
        outputs.append(
            subprocess.run(
                [sys.executable, "-c", code], cwd=place, env=environment, capture_output=True, text=True
            )
        )
    assert [one.stderr for one in outputs] == ["", "", ""]
    assert len({one.stdout for one in outputs}) == 1 and outputs[0].stdout.startswith("False ")
    assert not list((tmp_path / "none").iterdir())
