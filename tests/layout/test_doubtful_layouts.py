"""What is valid and most likely not meant: each reported once at its place, what is meant so not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.folders import HEAD, SECTIONS, load, one, told
from layout.test_ranges import at, only

CONSTANT, ROW = "layout-condition-constant", "layout-width-outside-row"


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ("{text: a, if: ⟦\"'no'\"}", CONSTANT),
        ("{text: a, if: ⟦\"'a' == 'b'\"}", CONSTANT),
        ("{if: ⟦\"not 'no'\", then: [{text: a}]}", CONSTANT),
        ("{text: a, id: ⟦a/b}", "layout-id-divided"),
        ("{section: {id: ⟦a/b}, do: [{text: a}]}", "layout-id-divided"),
        ("{text: a, id: ⟦a card}", "layout-id-of-words"),
        ("{text: a, id: ⟦''}", "layout-id-of-words"),
        ("{section: {id: ⟦a b}, do: [{text: a}]}", "layout-id-of-words"),
        ("{image: photos.a, alt: ⟦''}", "layout-alt-blank"),
        ("{icon: heart, alt: ⟦' '}", "layout-alt-blank"),
        ("{text: a, width: ⟦1 fr}", ROW),
        ("{stack: [{text: a, width: ⟦auto}]}", ROW),
        ("{row: [{stack: [{text: a, width: ⟦2 fr}]}]}", ROW),
        ("{row: [{⟦section: {title: A}, do: [{text: a}]}]}", "layout-section-inside"),
        ("{⟦shape: rect, fill: brick}", "layout-shape-without-size"),
        ("{⟦shape: rect, width: 4 mm}", "layout-block-empty"),
        ("{⟦shape: line}", "layout-block-empty"),
        ("{shape: ⟦path, fill: brick, height: 4 mm}", "layout-block-empty"),
        ("{toc: {depth: ⟦9}}", "layout-value-out-of-range"),
        ("{table: a, columns: [{cell: b}], row-styles: [{when: ⟦\"'x'\", like: total}]}", CONSTANT),
        ("{text: ⟦'a <br> b'}", "layout-signs-printed"),
        ("{text: ⟦'a&nbsp;b', markdown: true}", "layout-signs-printed"),
        ("{text: ⟦'a\\\\n b'}", "layout-signs-printed"),
        ("{shape: rect, height: 4 mm, fill: ⟦brick/0.2}", "layout-tint-fraction"),
        ("{shape: rect, height: 4 mm, fill: ⟦brick 20 %}", "layout-tint-fraction"),
        ("{image: photos.a, mask: ⟦round, radius: 2 mm}", "layout-unknown-choice"),
    ],
)
def test_what_is_most_likely_not_meant(tmp_path: Path, block: str, code: str) -> None:
    plain, (_, column) = at(block)
    line = HEAD.count("\n") + SECTIONS.count("\n") + 1
    assert only(one(tmp_path, f"- {plain}"), code) == (line, column + 8)


@pytest.mark.parametrize(
    "block",
    [
        "{text: a, if: false}",
        "{text: a, if: 1}",
        "{text: a, if: \"organisation.name == 'a'\"}",
        "{row: [{text: a, width: 1 fr}, {each: b, do: [{text: c, width: auto}]}]}",
        "{row: [{card: {}}]}",
        "{stack: [{section: {title: A}, do: [{text: a}]}]}",
        "{row: [{section: {title: A, starts: any}, do: [{text: a}]}]}",
        "{row: [{shape: rect, fill: brick}]}",
        "{shape: rect, box: card, height: 4 mm}",
        "{shape: line, stroke: {colour: brick}}",
        "{text: 'a < b & c > d, R&D; C:\\\\news'}",
    ],
)
def test_what_is_meant_so(tmp_path: Path, block: str) -> None:
    card = {"own/components/card.yaml": "body: [{text: a, width: 1 fr}]\n"}
    assert told(one(tmp_path, f"- {block}", card)) == []


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("baseline: {step: ⟦300 mm}", "layout-length-out-of-range"),
        (
            "margins: {top: 10 mm, bottom: 20 mm, inner: 30 mm, outer: 40 mm, ⟦left: 9 mm}",
            "layout-margins-mixed",
        ),
    ],
)
def test_the_format_is_looked_at(tmp_path: Path, written: str, code: str) -> None:
    plain, (_, column) = at(written)
    key = written.partition(":")[0]
    head = "\n".join(f"  {plain}" if line.startswith(f"  {key}:") else line for line in HEAD.splitlines())
    layout = load(tmp_path, {"own/layout.yaml": f"{head}\n{SECTIONS}      - {{text: a}}\n"})
    assert only(layout, code)[1] == column + 2


COLOURS = HEAD.replace("    night:", "    other: {⟦}\n    night:")


@pytest.mark.parametrize(
    ("colour", "code"),
    [
        ('cmyk: ⟦[90, 10, 85, 2], rgb: "#c8352b"', "layout-colour-unlike"),
        ('cmyk: ⟦[0, 0, 0, 100], rgb: "#ffffff"', "layout-colour-unlike"),
        ('cmyk: ⟦[0.1, 0.9, 0.85, 0], rgb: "#c8352b"', "layout-colour-fractions"),
        ('cmyk: ⟦[100, 100, 100, 100], rgb: "#000000"', "layout-ink-heavy"),
    ],
)
def test_inks_are_looked_at(tmp_path: Path, colour: str, code: str) -> None:
    plain, _ = at(colour)
    text = COLOURS.replace("⟦", plain) + SECTIONS + "      - {text: a}\n"
    assert only(load(tmp_path, {"own/layout.yaml": text}), code) == (8, 19)


@pytest.mark.parametrize(
    "colour",
    [
        'cmyk: [100, 0, 0, 0], rgb: "#00ffff"',
        'cmyk: [100, 0, 0, 0], rgb: "#009fe3"',
        'cmyk: [0, 100, 100, 0], rgb: "#ff0000"',
        'cmyk: [60, 40, 40, 100], rgb: "#161616"',
        'cmyk: [0, 0, 0, 50], rgb: "#808080"',
        'cmyk: [0, 0, 0, 50], rgb: "#9d9d9c"',
        'cmyk: [100, 60, 0, 0], rgb: "#ff5500", spot: "PANTONE 2"',
    ],
)
def test_inks_that_are_usual(tmp_path: Path, colour: str) -> None:
    text = COLOURS.replace("⟦", colour) + SECTIONS + "      - {text: a}\n"
    assert told(load(tmp_path, {"own/layout.yaml": text})) == []


def test_a_printer_has_its_own_limit_of_ink(tmp_path: Path) -> None:
    text = COLOURS.replace("⟦", 'cmyk: [90, 80, 80, 90], rgb: "#000000"') + SECTIONS + "      - {text: a}\n"
    layout = load(tmp_path, {"own/layout.yaml": text, "own/printer.yaml": "parts: []"})
    assert told(layout) == []


@pytest.mark.parametrize(
    ("style", "code"),
    [
        ("paragraph: {a: {font: serif, size: 9 pt, weight: ⟦600}", "layout-weight-lacking"),
        ("paragraph: {a: {based-on: body, features: [pnum, ⟦smcp]}", "layout-feature-lacking"),
        ("character: {a: {features: [⟦swsh]}", "layout-feature-lacking"),
        ("character: {a: {font: one, italic: ⟦true}", "layout-italic-lacking"),
    ],
)
def test_what_a_font_has_not(tmp_path: Path, style: str, code: str) -> None:
    plain, (_, column) = at(style)
    text = HEAD + SECTIONS + "      - {text: a}\n"
    fonts = "tokens: {fonts: {one: {files: {400/normal: a.otf}}}}\n"
    files = {"own/layout.yaml": text, "own/more.yaml": fonts + f"styles: {{{plain}}}}}\n"}
    assert only(load(tmp_path, files), code) == (2, column + 9)


@pytest.mark.parametrize(
    "style",
    [
        "paragraph: {a: {font: serif, size: 9 pt, weight: 700, features: [-smcp, lnum]}",
        "character: {a: {weight: 400, italic: false}",
    ],
)
def test_what_a_font_has(tmp_path: Path, style: str) -> None:
    files = {"own/layout.yaml": HEAD + SECTIONS + "      - {text: a}\n"}
    assert told(load(tmp_path, {**files, "own/more.yaml": f"styles: {{{style}}}}}\n"})) == []


def test_a_circle_of_colours_is_one_finding(tmp_path: Path) -> None:
    text = HEAD.replace("    accent: brick", "    accent: one\n    one: two\n    two: one")
    layout = load(tmp_path, {"own/layout.yaml": text + SECTIONS + "      - {text: a}\n"})
    assert told(layout) == [("layout-cyclic-alias", "")]


def test_a_list_of_layouts_is_one_finding(tmp_path: Path) -> None:
    files = {
        "own/layout.yaml": "extends: [far]\n",
        "far/layout.yaml": HEAD + SECTIONS + "      - {text: a}\n",
    }
    assert told(load(tmp_path, files)) == [("layout-extends-not-name", "")]


def test_a_parameter_without_braces_is_printed_as_its_name(tmp_path: Path) -> None:
    card = "params: {title: {type: text}}\nbody: [{text: title}]\n"
    layout = one(tmp_path, "- {card: {title: a}}", {"own/components/card.yaml": card})
    assert told(layout) == [("layout-expression-unread", "")]
    assert layout.diagnostics[0].args["mended"] == "{{ title }}"


UNUSED = """\
tokens: {colours: {cold: brick}, lengths: {broad: 60 mm, wide: 70 mm}}
styles:
  paragraph: {side-note: {based-on: body}, side-head: {based-on: body}, plain-text: {based-on: body}}
  character: {loud: {weight: 700}}
  object: {frame-red: {fill: brick}}
masters: {narrow: {based-on: text}}
"""
BLOCKS = "      - {text: a, style: \"{{ 'side-' ~ b }}\", width: broad}\n"


def test_names_that_nothing_uses(tmp_path: Path) -> None:
    files = {
        "own/layout.yaml": HEAD + SECTIONS + BLOCKS,
        "own/more.yaml": UNUSED,
        "own/components/card.yaml": "body: [{text: a}]\n",
        "own/sections/later.yaml": "section: {id: later}\ndo: [{text: a}]\n",
    }
    found = load(tmp_path, files).unused
    assert {one.args["name"] for one in found if one.where.file.endswith("more.yaml")} == {
        "cold", "wide", "plain-text", "loud", "frame-red", "narrow",
    }  # fmt: skip
    assert {
        (one.args["kind"], one.args["name"]) for one in found if "/" in one.where.file.split("own/")[1]
    } == {
        ("components", "card"),
        ("sections", "later"),
    }


def test_what_the_layout_below_has_is_offered(tmp_path: Path) -> None:
    files = {
        "far/layout.yaml": HEAD + SECTIONS + BLOCKS,
        "far/more.yaml": UNUSED,
        "far/components/card.yaml": "body: [{text: a}]\n",
        "own/layout.yaml": "extends: far\nstyles: {paragraph: {plain-text: {size: 11 pt}}}\n",
        "own/components/card.yaml": "body: [{text: b}]\n",
    }
    assert load(tmp_path, files).unused == ()


@pytest.mark.parametrize(
    ("setting", "code", "nearest"),
    [
        ("format: {languages: {xx: {and: y}}}", "layout-unknown-language", ""),
        ("format: {languages: {en: {dates: {long: '{dd} {mm}'}}}}", "layout-date-pattern", None),
        ("format: {languages: {en: {dates: {long: '%d %B'}}}}", "layout-date-pattern", None),
        ("styles: {paragraph: {a: {based-on: body, leading: 5 pt}}}", "layout-leading-small", None),
        ("styles: {character: {a: {weight: bold}}}", "layout-value-not-whole", None),
        ("styles: {character: {a: {tracking: 2 pt}}}", "layout-value-not-number", None),
        ("styles: {paragraph: {a: {based_on: body}}}", "layout-unknown-key", "based-on"),
        ("styles: {character: {a: {colour: '#ff0000'}}}", "layout-unknown-colour", ""),
        ("tokens: {colours: {a: brick/50}}", "layout-unknown-colour", "brick"),
        ("words: {eng: {a: b}}", "layout-unknown-language", "en"),
    ],
)
def test_a_setting_is_one_finding(tmp_path: Path, setting: str, code: str, nearest: str | None) -> None:
    files = {"own/layout.yaml": HEAD + SECTIONS + "      - {text: a}\n", "own/more.yaml": setting + "\n"}
    found = told(load(tmp_path, files))
    assert found == [(code, "" if nearest is None else nearest)]


def test_dates_of_every_part(tmp_path: Path) -> None:
    dates = "format: {languages: {en: {dates: {long: '{day2}.{month2}.{year}', month: '{month} {year}'}}}}\n"
    files = {"own/layout.yaml": HEAD + SECTIONS + "      - {text: a}\n", "own/more.yaml": dates}
    assert told(load(tmp_path, files)) == []


def test_an_axis_that_a_font_has_not_is_one_finding(tmp_path: Path) -> None:
    fonts = "tokens: {fonts: {one: {files: {400/normal: a.otf, 700/normal: b.otf}, axes: {ABCD: 3}}}}\n"
    files = {"own/layout.yaml": HEAD + SECTIONS + "      - {text: a}\n", "own/more.yaml": fonts}
    assert told(load(tmp_path, files)) == [("layout-axis-lacking", "")]
