"""An error in a layout is reported alone: not what it lacks for want of what was refused, nor its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from build.tiny_project import make, silent
from layout.test_ranges import at
from reportcli.pipeline import check
from reportcli.request import Request

LAYOUT = """\
extends: base
language: en-GB
words: {en: {aim: Aim}}
tokens:
  colours:
    brick: {cmyk: [10, 90, 85, 2], rgb: "#c8352b"}
  lengths: {note-gap: 3 mm}
styles:
  paragraph:
    mine: {based-on: body, border: {colour: brick, width: 0.5 pt}, border-radius: 1 mm}
masters:
  noted:
    based-on: text
    frames: {main: {left: 0, width: 60 mm, top: 0, bottom: 0}, notes: {flow: false, left: 70 mm, right: 0}}
sections:
  - section: {id: one, title: One, master: noted}
    do:
      - {text: "{{ t('aim') }}", style: mine}
      - numbered: figure
        id: first
        title: Sales
        do: [{text: "{{ number }}. {{ title }}", style: mine}]
      - {text: "{{ ref('first') }}", style: mine}
      - place: {reference: page, left: -22 mm, top: 130 mm, height: 8 mm, width: 60 mm, rotate: -90}
        do: [{text: "Along the edge", style: label}]
        fit: shrink
      - {shape: rect, fill: brick, width: 10 mm, height: 4 mm, alt: decorative}
      - chart: bar
        data: {each: key_figures, as: one, label: "{{ one.label }}", value: one.value}
        height: 40 mm
        alt: Figures.
      - frame: notes
        do: [{text: A note, style: label}]
      - let: {best: key_figures}
        do: [{each: best, as: one, do: [{text: "{{ one.label }}"}]}]
"""


def told(tmp_path: Path, layout: str) -> list[tuple[str, int, int]]:
    project = make(tmp_path)
    project.layout.write_text(layout, "utf-8")
    found = [one for one in check(Request(project.workbook), silent).diagnostics if one.severity != "note"]
    return [(one.code, one.where.start.line, one.where.start.column) for one in found]


def test_the_layout_itself_is_right(tmp_path: Path) -> None:
    assert told(tmp_path, LAYOUT) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("rotate: -90", "rotate: ⟦90deg", "layout-value-not-number"),
        ("reference: page", "reference: ⟦paper", "layout-unknown-choice"),
        ("height: 8 mm", "height: ⟦8", "layout-length-without-unit"),
        ("alt: Figures.", "⟦altt: Figures.", "layout-unknown-key"),
        ("as: one, label", "as: ⟦[17], label", "layout-value-not-text"),
        ("{each: key_figures,", "{each: ⟦[17],", "layout-value-not-expression"),
        ("{each: best,", "{each: ⟦'',", "expression-empty"),
        ("id: first", "id: ⟦{a: 1}", "layout-value-not-text"),
        ("border: {colour: brick", "border: {colour: ⟦17", "layout-value-not-colour"),
        ("based-on: body", "based-on: ⟦[17]", "layout-value-not-text"),
        ("main: {left: 0", "main: {⟦lift: 0", "layout-unknown-key"),
        ("main: {left: 0, width: 60 mm, top: 0, bottom: 0}", "main: ⟦[]", "layout-value-not-mapping"),
        ("master: noted", "master: ⟦notet", "layout-unknown-master"),
        ('brick: {cmyk: [10, 90, 85, 2], rgb: "#c8352b"}', "brick: ⟦[]", "layout-value-not-colour"),
        ('brick: {cmyk: [10, 90, 85, 2], rgb: "#c8352b"}', "brick: ⟦brique", "layout-unknown-colour"),
        ("aim: Aim", "aim: ⟦[Aim]", "layout-value-not-text"),
        ("extends: base\n", "⟦", "layout-extends-missing"),
        ("extends: base", "extends: ⟦{a: base}", "layout-extends-not-name"),
        ("    mine:", "    main:", "layout-unknown-paragraph"),
        ("  colours:\n    brick", "  colours:\n    ⟦black: brick\n    brick", "layout-name-reserved"),
        ("  colours:\n    brick", "  colours:\n    ⟦brick/20: brick\n    brick", "layout-name-reserved"),
        ("{note-gap: 3 mm}", "{⟦auto: 3 mm}", "layout-name-reserved"),
        ("{note-gap: 3 mm}", "{⟦5 mm: 3 mm}", "layout-name-reserved"),
    ],
)
def test_one_error_is_one_finding(tmp_path: Path, old: str, new: str, code: str) -> None:
    assert old in LAYOUT
    if "⟦" not in new:  # at the first that uses the name
        layout, place = LAYOUT.replace(old, new, 1), at(LAYOUT.replace("style: mine", "style: ⟦mine", 1))[1]
    else:
        layout, place = at(LAYOUT.replace(old, new, 1))
    assert told(tmp_path, layout) == [(code, *place)]


def test_other_blocks_are_told_of_all_the_same(tmp_path: Path) -> None:
    wide = LAYOUT.replace("rotate: -90", "rotate: 90deg").replace("width: 10 mm", "width: 100 mm")
    assert sorted(code for code, _, _ in told(tmp_path, wide)) == ["layout-value-not-number", "too-wide"]
