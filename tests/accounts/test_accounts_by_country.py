"""The page that says what is checked where agrees with the checks and the charts that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from reportcli.checks.rules.names import enterprise_numbers, vat_numbers

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "accounts-by-country.md").read_text("utf-8")


def row(label: str) -> list[str]:
    (line,) = [line for line in PAGE.splitlines() if line.startswith(f"| {label} |")]
    return [cell.strip() for cell in line.strip("|").split("|")[1:]]


@pytest.mark.parametrize(
    ("label", "schemes"),
    [("enterprise number", enterprise_numbers.SCHEMES), ("VAT number", vat_numbers.schemes())],
)
def test_numbers_are_checked_where_it_says(label: str, schemes: dict[str, tuple[str, ...]]) -> None:
    said = [cell.startswith("check digits") for cell in row(label)]
    assert said == [country in schemes for country in ("be", "gb", "us", "fr", "de", "nl")]


def test_what_is_shipped_is_what_it_says() -> None:
    shipped = {path.stem for path in (ROOT / "layouts/base/accounts").glob("*.yaml")}
    assert shipped == {"association", "cash"}  # both Belgian: the page says that no other is shipped
    assert [cell.startswith("shipped") for cell in row("accounts on lines")] == [True] + [False] * 5


def test_its_assertions_are_read() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert [set(one) for one in yaml.safe_load(example)["assertions"]] == [{"assert", "message"}] * 2
