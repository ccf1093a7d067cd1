"""A table of parts beside its total adds up as printed, or the page and a note say that it does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bind.tiny import children, report, shown, workbook
from reportcli.checks.registry import run_rules

EACH = """\
- let: {{parts: '{expression}'}}
  do:
    - each: parts
      as: part
      do: [{{text: "{{{{ part }}}}"}}]
    - {{text: "{{{{ rounding_note(parts) }}}}", if: rounding_note(parts)}}
"""


def made(folder: Path, amounts: list[Any], expression: str) -> tuple[list[str], list[str]]:
    """What is printed, and the codes of the notes about it."""
    tables = {
        "charts": [{"id": "c", "title": "C"}],
        "breakdowns": [{"chart": "c", "label": str(i), "amount": n} for i, n in enumerate(amounts)],
    }
    done = report(folder, EACH.format(expression=expression), tables)
    assert done.diagnostics == ()
    codes = [one.code for one in run_rules(workbook(tables), done)]
    printed = [shown(block).replace("\u00a0", " ").replace("\u202f", " ") for block in children(done)]
    return printed, [code for code in codes if code in ("figure-moved", "parts-apart")]


SHARES, ROUNDED = 'shares(breakdowns | column("amount"), 1)', 'rounded(breakdowns | column("amount"))'
AS_PRINTED = 'as_printed(breakdowns | column("amount"), 200000)'
APART = "Chiffres arrondis : les parties et leur total peuvent différer de "
MOVED = "Chiffres arrondis, de sorte que les totaux tombent juste."


@pytest.mark.parametrize(
    ("amounts", "expression", "printed", "notes"),
    [
        (["1.40", "2.40", "3.40"], ROUNDED, ["1 €", "2 €", "4 €", MOVED], ["figure-moved"]),
        (["33333.5"] * 3, ROUNDED, ["33 334 €"] * 3 + [APART + "1 €"], ["parts-apart"]),
        ([1, 1, 1], SHARES, ["33,3 %"] * 3 + [APART + "0,1 point"], ["parts-apart"]),
        ([3, 1], SHARES, ["75,0 %", "25,0 %"], []),
        (["130000.004", "44999.998"], AS_PRINTED, ["130 000,00 €", "45 000,00 €"], []),
        ([39, 200628], SHARES, ["0,0 %", "100,0 %"], []),
    ],
)
def test_what_is_printed_and_what_a_footnote_says_of_it(
    tmp_path: Path, amounts: list[Any], expression: str, printed: list[str], notes: list[str]
) -> None:
    ended = [f"{line}." if line.startswith(APART) else line for line in printed]
    assert made(tmp_path, amounts, expression) == (ended, notes)


@pytest.mark.parametrize(
    ("first", "found"), [("130000.004", False), ("130000.01", True), ("129999.98", True)]
)
def test_what_no_printed_digit_shows_is_no_difference(tmp_path: Path, first: str, found: bool) -> None:
    amounts = [first, "44999.998", "25000"]
    tables = {
        "charts": [{"id": "c", "title": "C", "total": "200000"}],
        "breakdowns": [{"chart": "c", "label": str(i), "amount": n} for i, n in enumerate(amounts)],
    }
    done = report(tmp_path, "- {text: x}", tables)
    codes = [one.code for one in run_rules(workbook(tables), done)]
    assert ("parts-miss-total" in codes) is found
