"""A currency that is written beside figures which print without theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from bind.tiny import report, workbook
from reportcli.checks.rules.figures.stated_currencies import RULE

ROWS = [{"label": "Staff", "amount": 60}, {"label": "Travel", "amount": 30}]
FIRST = "(breakdowns | first).amount"
TABLE = """
- table: breakdowns
  as: part
  head: [["", {text: "2024, £", colspan: 2}]]
  columns:
    - {header: "", row-header: true, cell: "{{ part.label }}"}
    - {header: "net", cell: "{{ part.amount | bare }}"}
    - {header: "€", cell: "{{ part.amount | bare }}"}
"""


def found(folder: Path, blocks: str) -> list[str]:
    tables = {"breakdowns": ROWS}
    made = report(folder, blocks, tables, lang="en-GB")
    return [one.args["written"] for one in RULE.check(workbook(tables), made)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (f"{{{{ {FIRST} | bare }}}} £", ["GBP"]),
        (f"£ {{{{ {FIRST} | bare }}}}", ["GBP"]),
        (f"of £{{{{ {FIRST} | bare }}}} in all", ["GBP"]),
        (f"{{{{ {FIRST} | bare }}}} USD a day", ["USD"]),
        (f"{{{{ {FIRST} | bare }}}} €", []),
        (f"{{{{ {FIRST} }}}} £", []),
        (f"{{{{ {FIRST} | bare }}}} (£)", []),
        (f"{{{{ {FIRST} | bare }}}} USDs", []),
        (f"{{{{ {FIRST} | bare }}}} NGO", []),
    ],
)
def test_a_sign_beside_a_figure(tmp_path: Path, text: str, written: list[str]) -> None:
    assert found(tmp_path, f"- text: '{text}'") == written


def test_a_head_counts_for_the_columns_below_that_name_no_other(tmp_path: Path) -> None:
    assert found(tmp_path, TABLE) == ["GBP"]
    assert found(tmp_path, TABLE.replace("net", "net, €")) == []
    assert found(tmp_path, TABLE.replace("2024, £", "2024")) == []


def test_a_head_over_several_columns_is_found_once(tmp_path: Path) -> None:
    assert found(tmp_path, TABLE.replace('"€"', '"gross"')) == ["GBP"]
