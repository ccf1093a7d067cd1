"""Every example of the catalogue: what trips a rule is told at its cell, what is right is not."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from report.tiny import base_contract, report, workbook
from reportcli.checks import RULES, run_checks
from reportcli.checks.catalogue import Case, Example, codes, examples, page
from reportcli.messages import catalogue, wording
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.contract import Contract
from reportcli.workbook.contract_yaml import load_contract

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = examples()
# the rules by name: an example that is lost, or no longer trips, is missed here
LISTED = (
    "amount-repeated",
    "assertion-fails",
    "assertion-is-false",
    "closing-outside-year",
    "conversion-differs",
    "enterprise-number-invalid",
    "figure-far-from-others",
    "fte-exceeds-headcount",
    "hedge-beside-exact-figure",
    "mail-domain-misspelt",
    "multiple-differs",
    "negative-figure",
    "numeral-equals-figure",
    "order-repeated",
    "partners-differ",
    "partners-not-in-grid",
    "partners-without-results",
    "report-before-closing",
    "row-repeated",
    "share-differs",
)
RELATED = {"cell-related", "used-here", "listed-here", "asserted-here", "figure-here"}


def contract(case: Case) -> Contract:
    if not case.assertions:
        return base_contract()
    own = load_contract([(f"assertions:\n{case.assertions}", "contract.yaml")])
    assert own.diagnostics == ()
    return replace(base_contract(), assertions=own.assertions)


def found(case: Case, folder: Path) -> list[Diagnostic]:
    tables = {"organisation": [{"name": "Us", "year": 2024}], **case.tables}
    data = workbook(tables, case.texts, contract(case), language="en")
    made = report(folder, case.blocks or '- {text: "x"}', tables, case.texts, lang="en")
    return run_checks(data, made).open


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_the_example_trips_its_rule_once_at_its_place(example: Example, tmp_path: Path) -> None:
    own = [finding for finding in found(example.trips, tmp_path) if finding.code == example.code]
    assert [str(finding.where) for finding in own] == [example.at]
    assert wording(own[0], "says", "en") == example.says


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_what_is_right_gives_no_finding(example: Example, tmp_path: Path) -> None:
    assert example.code not in [finding.code for finding in found(example.passes, tmp_path)]


def test_every_rule_that_is_listed_has_an_example_that_trips_it(tmp_path: Path) -> None:
    silent = [
        code
        for code in LISTED
        if code not in EXAMPLES
        or code not in [finding.code for finding in found(EXAMPLES[code].trips, tmp_path / code)]
    ]
    assert silent == []


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_code_of_the_checks_is_worded_and_has_a_reason(lang: str) -> None:
    for code in EXAMPLES:
        assert {"says", "mend", "why"} <= set(catalogue(lang)[code]), code


def test_every_rule_has_an_example() -> None:
    import tomllib

    text = (ROOT / "src/reportcli/messages/en/checks.toml").read_text(encoding="utf-8")
    judged = set(tomllib.loads(text)) - RELATED
    assert judged - set(EXAMPLES) <= {"map-without-alt", "date-outside-year"}
    assert len(RULES) == len(set(RULES))


def test_the_docs_pages_are_current() -> None:
    script = [sys.executable, "tools/make_check_docs.py", "--check"]
    done = subprocess.run(script, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_page_says_what_why_an_example_and_how_to_mend() -> None:
    text = page("parts-miss-total")
    assert all(
        heading in text for heading in ("# parts-miss-total", "## Why", "## Example", "## How to mend")
    )
    assert "charts!D2" in text and "parts-miss-total" in codes()
    assert "Pourquoi" in page("parts-miss-total", "fr")
