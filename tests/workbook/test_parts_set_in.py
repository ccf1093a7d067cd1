"""Parts that stand further in than their whole, where no column of the contract takes levels from indents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl.styles import Alignment

from reportcli.messages import wording
from workbook.books import codes, finding, make, read, tiny_contract
from workbook.test_remedies import HEAD, LANGUAGES
from workbook.test_totals import SUMMARIES

WHOLE = ["Personnel", 119]


def gifts(folder: Path, *lines: Any, indented: str = "") -> Any:
    def indent(book: Any) -> None:
        for place in indented.split():
            book["Dons"][place].alignment = Alignment(indent=1)

    return read(make(folder / "w.xlsx", {"Dons": [HEAD, *lines]}, indent), tiny_contract(SUMMARIES))


@pytest.mark.parametrize(("label", "indented"), [("Salaires", "A3"), ("   Salaires", "")])
def test_a_part_that_stands_in_is_reported(tmp_path: Path, label: str, indented: str) -> None:
    book = gifts(tmp_path, WHOLE, [label, 90], ["Autres", 70], indented=indented)
    found = finding(book, "row-is-part")
    assert (found.where.a1, found.args["remedy"]) == ("Dons!A3", "indented")
    assert len({wording(found, "help", lang) for lang in LANGUAGES}) == 4
    mended = gifts(tmp_path, ["Personnel", 29], ["Salaires", 90], ["Autres", 70])
    assert codes(mended) == []


@pytest.mark.parametrize(
    ("lines", "indented"),
    [
        ([WHOLE, ["Salaires", 90], ["Autres", 70]], "A2 A3 A4"),  # all alike
        ([WHOLE, [" Salaires", 90], ["Autres", 70]], ""),  # a slip of the space bar
        ([WHOLE, ["Salaires", 900], ["Autres", 70]], "A3"),  # more than what stands above it
    ],
)
def test_another_indent_says_nothing(tmp_path: Path, lines: list[Any], indented: str) -> None:
    assert "row-is-part" not in codes(gifts(tmp_path, *lines, indented=indented))
