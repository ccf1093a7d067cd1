"""Names of months in every language of CLDR, and which of them mean one month."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reportcli.workbook.tables.values.months import month_of

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("name", "month"),
    [("déc.", 12), ("mrt", 3), ("Mar", 3), ("Sept.", 9), ("août", 8), ("mai", 5), ("декабря", 12), ("x", 0)],
)
def test_a_name_means_a_month(name: str, month: int) -> None:
    assert month_of(name) == month


def test_a_name_of_two_months_needs_its_language() -> None:
    assert [month_of("listopad", language) for language in ("", "pl", "hr-HR")] == [0, 11, 10]


def test_the_table_is_what_its_tool_writes() -> None:
    made = subprocess.run(
        [sys.executable, str(ROOT / "tools/month_table.py")],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    table = ROOT / "src/reportcli/workbook/tables/values/cldr_months.toml"
    assert made.stdout == table.read_text(encoding="utf-8")
