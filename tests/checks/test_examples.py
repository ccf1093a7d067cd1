"""Every example of the catalogue: what trips a rule is told at its cell, what is right is not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bind.tiny import BASE_CONTRACT, base_contract, report, workbook
from reportcli.blocks import Report
from reportcli.checks.catalogue import Case, Example, codes, every_example, examples, page
from reportcli.checks.registry import rules, rules_by_name, run_checks
from reportcli.messages import catalogue, wording
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.contract.contract import Contract
from reportcli.workbook.contract.reader import load_contract
from reportcli.workbook.workbook import Workbook

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "src/reportcli/checks/rules"
EXAMPLES = examples()
EVERY = {f"{one.rule}:{one.code}": one for one in every_example()}
RELATED = {
    *("cell-related", "used-here", "listed-here", "asserted-here", "figure-here", "said-here"),
    "waiver-lapsed",
}


def contract(case: Case) -> Contract:
    if not case.contract_yaml():
        return base_contract()
    base = BASE_CONTRACT.read_text(encoding="utf-8")
    made = load_contract([(base, "base.yaml"), (case.contract_yaml(), "contract.yaml")])
    assert made.diagnostics == ()
    return made


def found(case: Case, folder: Path) -> list[Diagnostic]:
    return run_checks(*bound(case, folder)).open


def bound(case: Case, folder: Path) -> tuple[Workbook, Report]:
    tables = {"organisation": [{"name": "Us", "year": 2024}], **case.tables}
    agreed = contract(case)
    data = workbook(tables, case.texts, agreed, language="en")
    made = report(folder, case.blocks or '- {text: "x"}', tables, case.texts, lang="en", contract=agreed)
    return data, made


@pytest.mark.parametrize("example", EVERY.values(), ids=EVERY)
def test_the_example_trips_its_rule_once_at_its_place(example: Example, tmp_path: Path) -> None:
    own = [finding for finding in found(example.trips, tmp_path) if finding.code == example.code]
    assert [str(finding.where) for finding in own] == [example.at]
    assert wording(own[0], "message", "en") == example.message
    if example.rule in rules_by_name():
        own = list(rules_by_name()[example.rule].check(*bound(example.trips, tmp_path / "again")))
        assert example.code in [finding.code for finding in own]


@pytest.mark.parametrize("example", EVERY.values(), ids=EVERY)
def test_what_is_right_gives_no_finding(example: Example, tmp_path: Path) -> None:
    assert example.code not in [finding.code for finding in found(example.passes, tmp_path)]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_code_of_the_checks_is_worded_and_has_a_reason(lang: str) -> None:
    for code in EXAMPLES:
        assert {"message", "help", "why"} <= set(catalogue(lang)[code]), code


def test_every_rule_has_an_example() -> None:
    import tomllib

    text = (ROOT / "src/reportcli/messages/en/checks.toml").read_text(encoding="utf-8")
    judged = set(tomllib.loads(text)) - RELATED
    assert judged - set(EXAMPLES) == set()
    examples_by_rule = {(one.rule, one.code) for one in every_example()}
    for name, rule in rules_by_name().items():
        assert {code for owner, code in examples_by_rule if owner == name} <= set(rule.codes), name
        assert any((name, code) in examples_by_rule for code in rule.codes), name
        assert set(rule.codes) <= set(EXAMPLES), name


def test_each_rule_has_a_place_of_its_own_in_the_order() -> None:
    orders = [rule.order for rule in rules()]
    assert orders == sorted(set(orders))
    files = {
        ".".join(path.relative_to(RULES).with_suffix("").parts)
        for path in RULES.rglob("*.py")
        if path.name != "__init__.py"
    }
    assert set(rules_by_name()) == files


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
