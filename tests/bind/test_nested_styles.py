"""Nested styles of a paragraph style, and the style of its first line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bind.tiny import DATE, LAYOUT, children, codes, layout, workbook
from reportcli.bind.report import bind
from reportcli.blocks import Report
from reportcli.inputs.project_files import ProjectFiles
from reportcli.layout.load import LayoutFolder, load_layout
from reportcli.model.inline import Run

STYLED = LAYOUT.replace("character: {", "character: {loud: {weight: 600}, ")


def bound(folder: Path, ends: str, text: str) -> Report:
    style = f"    body: {{nested-styles: [{ends}], "
    source = STYLED.replace("    body: {", style, 1)
    section = f'  - section: {{id: s, title: S}}\n    do:\n      - {{text: "{text}"}}\n'
    extra = {"layout.yaml": f"{source}sections:\n{section}"}
    tables = {"key_figures": [{"id": "k", "value": 125000}]}
    return bind(layout(folder, section, extra), workbook(tables), edition_lang=None, date=DATE)


def loud(report: Report) -> str:
    assert codes(report) == []
    return "|".join(
        run.text for run in children(report)[-1].runs if isinstance(run, Run) and run.char.weight == 600
    )


@pytest.mark.parametrize(
    ("ends", "text", "expected"),
    [
        ("{style: loud, through: ':'}", "Term: what it means.", "Term:"),
        ("{style: loud, up-to: ':'}", "Term: what it means.", "Term"),
        ("{style: loud, through: ':'}", "No sign here.", ""),
        ('{style: loud, up-to: "\\t"}', "9:30\\tArrival", "9:30"),
        ("{style: loud, words: 2}", "One two three", "One two"),
        ("{style: loud, words: 9}", "One two three", "One two three"),
        ("{style: loud, sentences: 1}", "So it is. Or not.", "So it is."),
        ("{style: loud, characters: 3}", "a b c d", "a b c"),
        ("{style: emphasis, words: 1}, {style: loud, words: 1}", "One two three", " two"),
        ("{style: loud, characters: 2}", "{{ figure('k') }} persons", "125 000"),
    ],
)
def test_where_a_nested_style_ends(tmp_path: Path, ends: str, text: str, expected: str) -> None:
    found = loud(bound(tmp_path, ends, text))
    assert found.replace("\u202f", " ").replace("\u00a0", " ") == expected


def test_the_first_line_in_a_style_of_its_own(tmp_path: Path) -> None:
    source = STYLED.replace("    body: {", "    body: {first-line: loud, ", 1)
    section = "  - section: {id: s, title: S}\n    do:\n      - {text: abc}\n"
    extra = {"layout.yaml": f"{source}sections:\n{section}"}
    made = bind(layout(tmp_path, section, extra), workbook({}), edition_lang=None, date=DATE)
    (text,) = children(made)
    assert [run.char.weight for run in text.runs] == [400]
    assert [run.char.weight for run in text.first_line] == [600]


@pytest.mark.parametrize(
    ("written", "code", "column"),
    [
        ("nested-styles: [{style: loud}]", "layout-nested-style-ends", 28),
        ("nested-styles: [{style: loud, words: 1, up-to: x}]", "layout-nested-style-ends", 28),
        ("nested-styles: [{style: lous, words: 1}]", "layout-unknown-character", 36),
        ("first-line: lous", "layout-unknown-character", 24),
    ],
)
def test_mistakes_stand_where_they_are_written(tmp_path: Path, written: str, code: str, column: int) -> None:
    source = STYLED.replace("    body: {", f"    body: {{{written}, ", 1)
    home = tmp_path / "layouts" / "tiny"
    home.mkdir(parents=True)
    (home / "layout.yaml").write_text(f"{source}sections: []\n", encoding="utf-8")
    found = load_layout(LayoutFolder("tiny", home), ProjectFiles(tmp_path, tmp_path / "layouts")).diagnostics
    (one,) = [each for each in found if each.code == code]
    line = next(n for n, text in enumerate(source.splitlines(), 1) if written in text)
    assert one.where is not None and (one.where.start.line, one.where.start.column) == (line, column)
