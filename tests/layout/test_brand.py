"""The brand of an organisation, read from _brand.yml beside the layout."""

from pathlib import Path

import pytest

from layout.folders import HEAD, SECTIONS, load, told
from reportcli.layout.files.brand import inks_of
from reportcli.model.refs import Span

LAYOUT = HEAD + SECTIONS + "      - {text: hello, id: t}\n"
BRAND = """\
meta: {name: Gardens}
color:
  palette:
    Leaf Green: "#2c5445"
    sun: "#fd0"
  primary: Leaf Green
  secondary: {light: "#96502a", dark: "#ffffff"}
typography:
  fonts:
    - {family: Open Hand, source: file, files: [{path: fonts/a.otf, weight: 700}, b.otf]}
    - {family: Cloud, source: google}
"""


def branded(tmp_path: Path, brand: str = BRAND, layout: str = LAYOUT):
    return load(tmp_path, {"own/layout.yaml": layout, "own/_brand.yml": brand})


def test_colours_and_fonts_of_the_brand_are_tokens(tmp_path: Path) -> None:
    layout = branded(tmp_path)
    leaf = layout.palette["leaf-green"]
    assert leaf.cmyk == (0.48, 0.0, 0.18, 0.67)
    assert leaf.rgb == tuple(int(part, 16) / 255 for part in ("2c", "54", "45"))
    assert layout.palette["sun"].rgb == (1.0, 221 / 255, 0.0)
    for name in ("primary", "accent-base", "series-1"):
        assert layout.palette[name] == leaf
    assert layout.palette["series-2"].rgb == layout.palette["secondary"].rgb
    assert {"open-hand/700/normal", "open-hand/400/normal"} <= set(layout.fonts)


def test_inks_are_asked_for_at_the_line_of_each_colour(tmp_path: Path) -> None:
    layout = branded(tmp_path)
    assert [code for code, _ in told(layout)] == ["brand-colour-without-inks"] * 3 + ["brand-font-not-a-file"]
    places = [finding.where for finding in layout.diagnostics]
    assert all(isinstance(at, Span) and at.file.endswith("_brand.yml") for at in places)
    assert [at.start.line for at in places if isinstance(at, Span)] == [4, 5, 7, 11]


def test_what_the_layout_states_wins_and_is_not_asked_for(tmp_path: Path) -> None:
    stated = LAYOUT.replace(
        "    accent: brick", '    accent: brick\n    sun: {cmyk: [0, 14, 100, 0], rgb: "#ffdd00"}'
    )
    layout = branded(tmp_path, layout=stated)
    assert layout.palette["sun"].cmyk == (0.0, 0.14, 1.0, 0.0)
    names = [one.args["name"] for one in layout.diagnostics if one.code == "brand-colour-without-inks"]
    assert names == ["leaf-green", "secondary"]


@pytest.mark.parametrize(
    ("value", "code"), [('"#12345"', "layout-colour-not-rgb"), ("leaf-gren", "layout-unknown-colour")]
)
def test_a_colour_that_is_none_is_refused_at_its_line(tmp_path: Path, value: str, code: str) -> None:
    layout = branded(tmp_path, BRAND.replace("primary: Leaf Green", f"primary: {value}"))
    found = [one for one in layout.diagnostics if one.code == code]
    assert [one.where.start.line for one in found if isinstance(one.where, Span)] == [6]


def test_greys_go_to_black_and_no_ink_is_too_light_for_the_plate() -> None:
    assert inks_of("#000000") == (0, 0, 0, 100)
    assert inks_of("#808080") == (0, 0, 0, 50)
    assert inks_of("#fefdff") == (0, 0, 0, 0)


MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10H0z"/></svg>'


@pytest.mark.parametrize(
    "logo",
    [
        "{medium: marks/own.svg}",
        "{large: mark, images: {mark: {path: /marks/own.svg, alt: Gardens}}}",
        "{small: {light: marks/own.svg, dark: marks/none.svg}}",
    ],
)
def test_the_logo_of_the_brand_is_a_drawing_of_the_layout(tmp_path: Path, logo: str) -> None:
    files = {"own/layout.yaml": LAYOUT, "own/_brand.yml": f"logo: {logo}\n", "own/marks/own.svg": MARK}
    layout = load(tmp_path, files)
    assert told(layout) == [] and layout.logo == "marks/own.svg"
    found = layout.asset("logos/brand")
    assert found is not None and found.name == "own.svg"


@pytest.mark.parametrize("path", ["marks/none.svg", "marks/own.png"])
def test_a_logo_that_cannot_be_drawn_is_reported_at_its_line(tmp_path: Path, path: str) -> None:
    layout = branded(tmp_path, f"logo:\n  medium: {path}\n")
    [finding] = layout.diagnostics
    assert finding.code == "brand-logo-unusable" and isinstance(finding.where, Span)
    assert finding.where.start.line == 2 and layout.logo == ""
