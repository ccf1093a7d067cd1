"""The rules of accounts on spoilt trial balances: what they tell, at which cell, and the likely cause."""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from accounts.ledgers import LEDGER, book, number, signed
from reportcli.checks.catalogue import examples
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.workbook import Workbook

RULES = {
    "trial_balance_sides": "debits-differ-from-credits",
    "account_roll_forward": "account-roll-forward-differs",
    "opening_balances": "opening-differs-from-previous",
    "unmapped_accounts": "accounts-unmapped",
    "lines_from_accounts": "line-differs-from-accounts",
    "statement_identities": "statement-identity-differs",
    "line_signs": "line-sign-unusual",
}


def found(data: Workbook, rule: str) -> list[Diagnostic]:
    made = list(import_module(f"reportcli.checks.rules.accounts.{rule}").check(data, None))
    assert {finding.code for finding in made} <= {RULES[rule]}
    return made


def test_each_rule_has_its_example() -> None:
    assert set(RULES.values()) <= set(examples())


def spoilt(row: int, value: Any) -> list[list[Any]]:
    rows = signed()
    rows[row][2] = value
    return rows


@pytest.mark.parametrize(
    ("rows", "cause", "where", "difference"),
    [
        (spoilt(3, -6000), "cause-wrong-side", "Balance!C4", "12.000"),
        (spoilt(3, 600), "", "Balance!C2", "5.400"),
        ([*signed(), ["451000", "TVA", 77.5]], "cause-equals-difference", "Balance!C14", "77,50"),
        (spoilt(7, 12939.75), "cause-digits-swapped", "Balance!C8", "540"),
    ],
)
def test_an_uneven_trial_balance_names_its_likely_cause(
    rows: list[list[Any]], cause: str, where: str, difference: str, tmp_path: Path
) -> None:
    (finding,) = found(book(tmp_path, {"Balance": rows}), "trial_balance_sides")
    assert [related.code for related in finding.related] == ([cause] if cause else [])
    assert str(finding.where) == where
    assert finding.args["difference"].replace("\u202f", ".").replace("\u00a0", " ").startswith(difference)


def test_unmapped_accounts_are_one_finding_with_every_cell(tmp_path: Path) -> None:
    rows = [*signed(), ["110000", "Apports", -50], ["190000", "Avances", 50], ["990000", "Zéro", 0]]
    (finding,) = found(book(tmp_path, {"Balance": rows}), "unmapped_accounts")
    assert finding.args["count"] == "2"
    assert finding.args["accounts"] == "110000 Apports (Balance!A14), 190000 Avances (Balance!A15)"
    assert [str(related.where) for related in finding.related] == ["Balance!A15"]


def test_accounts_off_the_balance_sheet_are_left_out_on_purpose(tmp_path: Path) -> None:
    data = book(tmp_path, {"Balance": [*signed(), ["010000", "Garanties", 500], ["011000", "Garants", -500]]})
    assert found(data, "unmapped_accounts") == [] and found(data, "statement_identities") == []


def test_an_unmapped_account_unbalances_the_balance_sheet(tmp_path: Path) -> None:
    rows = [*signed(), ["110000", "Apports", -50], ["551000", "Caisse", 50]]
    (finding,) = found(book(tmp_path, {"Balance": rows}), "statement_identities")
    assert finding.args["rule"] == "20/58 = 10/49"
    assert [r.code for r in finding.related][-1] == "rule-here"
    assert str(finding.related[-1].where).startswith("layouts/base/accounts/association.yaml:") or str(
        finding.related[-1].where
    ).startswith("base/accounts/association.yaml:")


def test_the_result_is_carried_before_and_after_its_appropriation(tmp_path: Path) -> None:
    after = [row for row in signed() if row[0] != "140000"]
    after += [["140000", "Résultat reporté", -6700], ["693000", "Bénéfice à reporter", 4200]]
    for rows in (signed(), after):
        data = book(tmp_path, {"Balance": rows})
        assert found(data, "statement_identities") == [] and found(data, "trial_balance_sides") == []
        assert next(r for r in data.records("accounts") if r.code == "14").amount.value == Decimal(6700)


def test_a_movement_that_does_not_lead_to_its_balance(tmp_path: Path) -> None:
    head = ["Compte", "Libellé", "Ouverture", "Débit", "Crédit", "Solde"]
    rows = [head, ["550000", "Banque", 700, 1000, 250, 1450], ["400000", "Clients", -700, 250, 1000, -1400]]
    (finding,) = found(book(tmp_path, {"Balance": rows}), "account_roll_forward")
    assert str(finding.where) == "Balance!F3"


def test_movements_of_a_part_of_the_year_are_no_mistake(tmp_path: Path) -> None:
    head = ["Compte", "Libellé", "Débit", "Crédit", "Solde"]
    rows = [head, ["550000", "Banque", 10, 5, 905], ["100000", "Fonds", 0, 5, -905]]
    assert found(book(tmp_path, {"Balance": rows}), "account_roll_forward") == []


def test_an_account_opens_with_what_it_closed_with(tmp_path: Path) -> None:
    rows = [["Compte", "Libellé", "Ouverture", "Débit", "Crédit"], ["550000", "Banque", 720, 10, 0]]
    rows += [["140000", "Résultat reporté", -800, 0, 0], ["100000", "Fonds", 80, 0, 10]]
    before = [["Compte", "Solde"], ["550000", 700], ["140000", -500], ["100000", -200]]
    made = found(book(tmp_path, {"Balance": rows, "Balance N-1": before}), "opening_balances")
    assert [str(f.where) for f in made] == ["Balance!C2", "Balance!C4"]  # 140000 took the result


def lines(*rows: list[Any]) -> list[list[Any]]:
    return [["Code", "Montant", "Exercice précédent"], *rows]


def test_stated_totals_keep_the_identities_within_the_tolerance(tmp_path: Path) -> None:
    stated = lines(["10/49", 101, None], ["10/15", 60, None], ["17/49", 40, None], ["20/58", 101, None])
    (finding,) = found(book(tmp_path, {"Comptes annuels": stated}), "statement_identities")
    assert str(finding.where) == "Comptes annuels!B2" and finding.args["rule"] == "10/49 = 10/15 + 16 + 17/49"
    own = "accounts: {tolerance: 1}"
    assert found(book(tmp_path, {"Comptes annuels": stated}, own=own), "statement_identities") == []


def test_identities_of_notes_that_no_page_prints_hold_too(tmp_path: Path) -> None:
    stated = lines(["8059P", 100, 0], ["8029", 20, 0], ["8039", 5, 0], ["8059", 120, 0])
    data = book(tmp_path, {"Comptes annuels": stated})
    (finding,) = found(data, "statement_identities")
    assert finding.args["rule"] == "8059 = 8059P + 8029 − 8039 + 8049"
    notes = [f for f in data.diagnostics if f.code == "account-line-unprinted"]
    assert [f.args["count"] for f in notes] == ["4"]


def test_a_stated_line_differs_from_its_accounts(tmp_path: Path) -> None:
    data = book(tmp_path, {"Balance": signed(), "Comptes annuels": lines(["61", 4100, None])})
    (finding,) = found(data, "lines_from_accounts")
    assert str(finding.where) == "Comptes annuels!B2"
    assert [str(related.where) for related in finding.related] == ["Balance!C9"]


def test_an_overdrawn_bank_among_the_assets(tmp_path: Path) -> None:
    rows = [["Compte", "Solde"], ["550000", -5], ["400000", 5]]
    (finding,) = found(book(tmp_path, {"Balance": rows}), "line_signs")
    assert str(finding.where) == "Balance!B2"


def test_a_trial_balance_of_two_thousand_accounts_is_read_in_one_pass(tmp_path: Path) -> None:
    """Every account is a cell of its line; nothing is told."""
    rows = [[f"{61 + at % 2}{at:04d}", number(at)] for at in range(1, 2001)]
    rows.append(["550000", -sum(row[1] for row in rows)])  # type: ignore[misc]
    data = book(tmp_path, {"Balance": [["Compte", "Solde"], *rows]})
    assert found(data, "trial_balance_sides") == []
    assert len(LEDGER) < len(data.records("trial_balance")) == 2001


@pytest.mark.parametrize("accounts", ["", "67"])
def test_turned_signs_are_one_error(accounts: str, tmp_path: Path) -> None:
    """All of them, or those of income and costs alone."""
    rows = signed()
    for row in rows[1:]:
        row[2] *= -1 if not accounts or row[0][0] in accounts else 1
    checked = import_module("reportcli.checks.rules.accounts.line_signs").check
    (finding,) = checked(book(tmp_path, {"Balance": rows}), None)
    assert (finding.code, str(finding.where)) == ("balance-signs-turned", "Balance!C12")
    assert finding.severity.value == "error"


AMERICAN = (
    ("1010", 12000), ("1200", 1500), ("1500", 6000), ("2000", -1200), ("2100", -3000), ("3000", -2500),
    ("4000", -20000), ("4100", -10000), ("5000", 6200), ("6000", 4000), ("6100", 7000),
)  # fmt: skip


@pytest.mark.parametrize("classes", ["123456", "1234"])
def test_accounts_of_another_chart_are_one_error(classes: str, tmp_path: Path) -> None:
    """American numbers under the Belgian chart: assets stand at equity, income at claims."""
    rows = [["Compte", "Solde"], *([code, amount] for code, amount in AMERICAN if code[0] in classes)]
    checked = import_module("reportcli.checks.rules.accounts.line_signs").check
    (finding,) = checked(book(tmp_path, {"Balance": rows}), None)
    assert (finding.code, finding.args["remedy"]) == ("balance-signs-turned", "chart")


def test_one_line_above_zero_is_no_turn(tmp_path: Path) -> None:
    """A debt and the income are on the wrong side, costs are not."""
    rows = signed()
    for row in rows[1:]:
        row[2] *= -1 if row[0][0] in "147" else 1
    checked = import_module("reportcli.checks.rules.accounts.line_signs").check
    told = {one.code for one in checked(book(tmp_path, {"Balance": rows}), None)}
    assert told == {"line-sign-unusual"}
