"""What became of every cell and paragraph, on the command line too; a seeded sample of the proof."""

from __future__ import annotations

import json
import random
import sys
from contextlib import nullcontext
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from reportcli.checks.coverage import ranges
from reportcli.cli import main
from reportcli.model.coverage import Coverage, Fate, SheetCoverage
from reportcli.request import Request
from reportcli.session import Session
from starters import copied_report

SECTION = """\
  - section: {id: all, title: "All", master: text, starts: next}
    do:
      - {prose: texts.forgotten, take: first}
"""
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    """The workbook of a new report in English."""
    copied_report(tmp_path / "report", lang="en")
    return tmp_path / "report" / "2024.xlsx"


def edited(path: Path, **cells: Any) -> Path:
    """The workbook with values at `Sheet__A1`, underscores of a sheet's name being spaces."""
    book = load_workbook(path)
    for place, value in cells.items():
        sheet, _, cell = place.partition("__")
        book[sheet.replace("_", " ")][cell] = value
    book.save(path)
    return path


def covered(path: Path) -> Coverage:
    """Its coverage."""
    outcome = Session(lambda stage: nullcontext()).check(Request(workbook=path, coverage=True))
    assert outcome.coverage is not None
    return outcome.coverage


def sheet_of(coverage: Coverage, name: str) -> SheetCoverage:
    """One sheet."""
    return next(sheet for sheet in coverage.sheets if sheet.sheet == name)


def test_ranges_of_cells() -> None:
    """Rows that follow each other are one range, column by column."""
    assert ranges([(3, 2), (2, 2), (4, 1), (5, 2), (9, 27)]) == ("A4", "B2:B3", "B5", "AA9")
    assert ranges([]) == ()


def test_every_filled_cell_is_counted_once(starter: Path) -> None:
    """Sums of the fates are the filled cells of the file, sheet by sheet."""
    coverage = covered(starter)
    for sheet in load_workbook(starter):
        filled = sum(1 for row in sheet.iter_rows() for cell in row if cell.value not in (None, ""))
        assert sheet_of(coverage, sheet.title).cells == filled, sheet.title
    assert [text.left for text in coverage.texts] == [()] * len(coverage.texts)


def test_what_reaches_no_page_is_named_with_its_reason(starter: Path) -> None:
    """A scratch cell, an unknown column, a sheet of one's own, a cell that a page prints."""
    book = load_workbook(starter)
    book.create_sheet("Scratch")["B2"] = 5
    book.save(starter)
    coverage = covered(edited(starter, Board__F9="scratch", People__H1="Mine", People__H2="x"))
    assert sheet_of(coverage, "Board").places[Fate.OUTSIDE] == ("F9",)
    assert sheet_of(coverage, "People").places[Fate.OUTSIDE] == ("H1:H2",)
    assert sheet_of(coverage, "Scratch").places == {Fate.UNKNOWN_SHEET: ("B2",)}
    assert "B2:B5" in sheet_of(coverage, "Board").places[Fate.PRINTED]
    assert 0 < sheet_of(coverage, "People").share < 1


def test_a_paragraph_that_no_page_prints_is_named(starter: Path) -> None:
    """A text of which the layout takes the first paragraph alone."""
    layout = f"extends: base\nlanguage: en-GB\nsections:\n{SECTION}"
    (starter.parent / "layout.yaml").write_text(layout, encoding="utf-8")
    (starter.parent / "texts" / "forgotten.md").write_text(
        "First.\n\nSecond, in\ntwo lines.\n", encoding="utf-8"
    )
    (text,) = [each for each in covered(starter).texts if each.text == "forgotten"]
    assert (text.paragraphs, text.left) == (2, ("texts/forgotten.md:3:1",))


def test_the_command_prints_a_table_and_json(starter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The table on standard output, the same in the JSON of the run."""
    edited(starter, Board__F9="scratch")
    assert run("check", str(starter), "--coverage", "--ui-lang", "en") == 0
    table = capsys.readouterr().out
    assert "     1 outside the table: F9" in table
    assert run("check", str(starter), "--coverage", "--format", "json") == 0
    sheets = {one["sheet"]: one for one in json.loads(capsys.readouterr().out)["coverage"]["sheets"]}
    assert sheets["Board"]["places"]["outside"] == ["F9"]
    assert run("check", str(starter), "--format", "json") == 0
    assert "coverage" not in json.loads(capsys.readouterr().out)


def run(*words: str) -> int:
    """The command line in this process."""
    before, sys.argv = sys.argv, ["reportcli", *words]
    try:
        return main()
    finally:
        sys.argv = before


def test_added_cells_are_printed_reported_or_named(starter: Path) -> None:
    """A seeded sample of proofs/coverage.py."""
    spec = spec_from_file_location("coverage_proof", ROOT / "proofs" / "coverage.py")
    assert spec is not None and spec.loader is not None
    proof = module_from_spec(spec)
    sys.modules[spec.name] = proof
    spec.loader.exec_module(proof)
    outcomes = proof.tally(starter, 3, random.Random(11))
    assert len(outcomes) == 3
    assert [one for one, what in outcomes if what == "lost"] == []
