"""What a negative part of a whole makes impossible stands at its cell."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

from openpyxl import load_workbook

from reportcli.model.diagnostic import Severity
from reportcli.pipeline import Request, check
from reportcli.starter.new import new_report


def test_a_negative_part_of_a_whole_is_blamed_at_its_cell(tmp_path: Path) -> None:
    path = new_report(tmp_path / "report", "en")[0]
    book = load_workbook(path)
    book["Breakdowns"]["C3"] = -45000
    book["Charts"]["D2"] = 110000
    book.save(path)
    found = check(Request(path), lambda _: nullcontext()).diagnostics
    wrong = [one for one in found if one.severity is Severity.ERROR]
    assert [(one.code, str(one.where)) for one in wrong] == [("shares-of-nothing", "Breakdowns!C3")]
