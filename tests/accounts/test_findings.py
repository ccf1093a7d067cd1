"""What is wrong with a trial balance, its mapping or its lines is told at its place; what is right is not."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from accounts.ledgers import LEDGER, balances, book, codes, contract, lines, number, signed
from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.project_root import package_layouts
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.refs import CellRef
from reportcli.workbook.read import read_workbook
from reportcli.workbook.workbook import Workbook


def told(data: Workbook, code: str) -> list[Diagnostic]:
    return [finding for finding in data.diagnostics if finding.code == code]


def places(found: Iterable[Diagnostic]) -> list[str]:
    return [str(finding.where) for finding in found]


def mapping(*rows: tuple[str, str]) -> list[list[Any]]:
    return [["Compte", "Rubrique"], *map(list, rows)]


# ---- the sheet


def test_a_sheet_without_headings(tmp_path: Path) -> None:
    data = book(tmp_path, {"Balance": [[a, t, number(b)] for a, t, b, _ in LEDGER]})
    assert places(told(data, "trial-balance-header")) == ["Balance!A1"]


def test_a_sheet_with_headings_only_is_no_mistake(tmp_path: Path) -> None:
    data = book(tmp_path, {"Balance": [["Compte", "Libellé", "Débit", "Crédit"]]})
    assert codes(data) == [] and data.books is None


@pytest.mark.parametrize("heading", ["Solde (k€)", "Solde en milliers d'euros"])
def test_a_trial_balance_in_thousands_is_refused_at_its_heading(tmp_path: Path, heading: str) -> None:
    data = book(
        tmp_path, {"Balance": [["Compte", "Libellé", heading], [100000, "Fonds", -5], [550000, "Kas", 5]]}
    )
    assert places(told(data, "multiple-in-balance")) == ["Balance!C1"]


def test_the_file_that_a_sheet_names_is_missing(tmp_path: Path) -> None:
    data = book(tmp_path, {"Balance": [["balance-2024.csv"]]}, {"balance_2024.csv": b"x"})
    found = told(data, "trial-balance-file-missing")
    assert places(found) == ["Balance!A1"] and found[0].args["nearest"] == "balance_2024.csv"


@pytest.mark.parametrize("name", ["../secret.csv", "/etc/secret.csv", "C:\\secret.csv"])
def test_a_file_outside_the_folder_is_never_opened(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret.csv").write_bytes(b"Compte;Solde\n100000;1\n")
    data = book(folder, {"Balance": [[name]]})
    assert codes(data) == ["trial-balance-file-missing"]


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    data = book(tmp_path, {"Balance": [["b.csv"]]}, {"b.csv": b"PK\x03\x04\x00\x00\x00rest"})
    assert places(told(data, "csv-not-text")) == ["Balance!A1"]


def test_a_file_of_too_many_columns(tmp_path: Path) -> None:
    data = book(tmp_path, {"Balance": [["b.csv"]]}, {"b.csv": b"Compte;Solde\n" + b";" * 300})
    assert places(told(data, "csv-too-large")) == ["b.csv:2:1"]


def test_quoted_fields_keep_their_marks_and_line_ends(tmp_path: Path) -> None:
    text = 'Compte;Libellé;Solde\n550000;"Banque ""A""; compte\nà vue";5,00\n100000;Fonds;-5,00\n'
    data = book(tmp_path, {"Balance": [["b.csv"]]}, {"b.csv": text.encode()})
    assert codes(data) == []
    first, second = data.records("trial_balance")
    assert str(first.label).split() == ["Banque", '"A";', "compte", "à", "vue"]
    assert [str(second.balance.sources[0])] == ["b.csv:4:14"]


def test_two_columns_that_say_the_same(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Compte", "Solde", "Solde"], ["100000", -5, -5], ["550000", 5, 5]]
    data = book(tmp_path, {"Balance": rows})
    assert places(told(data, "amount-column-twice")) == ["Balance!C1"]


def test_an_account_that_stands_twice(tmp_path: Path) -> None:
    data = book(tmp_path, {"Balance": [*signed(), ["550000", "Banque", 7]]})
    found = told(data, "account-twice")
    assert places(found) == ["Balance!A14"] and found[0].args["other"] == "Balance!A8"


def test_a_row_of_amounts_without_an_account(tmp_path: Path) -> None:
    data = book(tmp_path, {"Balance": [*signed(), [None, "À vérifier", 12]]})
    assert balances(data).keys() == {account for account, *_ in LEDGER}
    data = book(tmp_path, {"Balance": [*signed(), ["?", "À vérifier", 12]]})
    assert places(told(data, "account-unreadable")) == ["Balance!A14"]


def test_an_amount_that_is_none_is_told_at_its_cell(tmp_path: Path) -> None:
    rows = signed()
    rows[3][2], rows[4][2] = "n'importe", "1.234"
    data = book(tmp_path, {"Balance": rows})
    assert places(told(data, "not-a-number")) == ["Balance!C4"]
    assert places(told(data, "ambiguous-number")) == ["Balance!C5"]


def test_a_balance_whose_format_shows_thousands_is_told_at_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "2024.xlsx"
    book(tmp_path, {"Balance": signed()})
    changed = load_workbook(path)
    changed["Balance"]["C3"].number_format = '#,##0.0 "k€"'
    changed.save(path)
    data = read_workbook(path, contract(), ProjectFiles(tmp_path, package_layouts()))
    (found,) = told(data, "amount-in-multiples")
    assert (found.where, found.severity) == (CellRef("2024.xlsx", "Balance", 3, 3), Severity.WARNING)


def test_one_amount_with_decimals_settles_what_a_point_means(tmp_path: Path) -> None:
    rows = [["Compte", "Solde"], ["550000", "1.234"], ["100000", "-1.230,50"], ["110000", "-3,50"]]
    assert balances(book(tmp_path, {"Balance": rows}))["550000"] == Decimal(1234)


def test_a_subtotal_that_its_accounts_do_not_make(tmp_path: Path) -> None:
    rows = [*signed(), [None, "Total classe 7", -17000], [None, "Total classe 6", 13000]]
    found = told(book(tmp_path, {"Balance": rows}), "trial-total-differs")
    assert places(found) == ["Balance!C14"] and found[0].args["difference"] == "200"


def test_a_parent_is_not_counted_and_its_sum_is_checked(tmp_path: Path) -> None:
    right = book(tmp_path, {"Balance": [*signed(), ["73", "Cotisations et subsides", -17200]]})
    assert places(told(right, "parent-row")) == ["Balance!A14"] and codes(right) == []
    wrong = book(tmp_path, {"Balance": [*signed(), ["73", "Cotisations et subsides", -17000]]})
    assert codes(wrong) == ["trial-total-differs"]
    assert lines(wrong)["73"] == Decimal(17200)


def test_an_account_above_another_that_is_none_of_its_sum_counts(tmp_path: Path) -> None:
    """440 and 4400 are both booked on: without either the balance would be uneven."""
    rows: list[list[Any]] = [["Compte", "Solde"], ["440", -30], ["4400", -70], ["550", 100]]
    assert lines(book(tmp_path, {"Balance": rows}))["440/4"] == Decimal(100)


# ---- the mapping


def test_the_longest_beginning_wins_and_a_sheet_comes_before_the_chart(tmp_path: Path) -> None:
    data = book(tmp_path, {"Balance": signed(), "Affectation": mapping(("7370", "74"), ("610 - 611", "60"))})
    got = lines(data)
    assert (got["74"], got["73"], got["60"]) == (Decimal(8000), Decimal(9200), Decimal(4000))
    assert got["9905"] == Decimal(4200) and "61" not in got


def test_the_contract_may_map_too(tmp_path: Path) -> None:
    own = 'accounts: {mapping: {"7370": "74"}, tolerance: 1}'
    data = book(tmp_path, {"Balance": signed()}, own=own)
    assert lines(data)["74"] == Decimal(8000) and data.contract.accounts.tolerance == 1


@pytest.mark.parametrize(
    ("rows", "code", "where"),
    [
        ([("73", "74"), ("73", "70")], "mapping-twice", "Affectation!A3"),
        ([("73", "7X")], "mapping-unknown-line", "Affectation!A2"),
        ([("73", "70/76A")], "mapping-to-sum", "Affectation!A2"),
        ([("banque", "54/58")], "mapping-prefix", "Affectation!A2"),
    ],
)
def test_a_mapping_that_cannot_be(rows: Any, code: str, where: str, tmp_path: Path) -> None:
    data = book(tmp_path, {"Balance": signed(), "Affectation": mapping(*rows)})
    assert codes(data) == [code] and places(told(data, code)) == [where]


CHART = """\
statements: {assets: {side: debit, en: Assets, fr: Actif}}
lines:
  - {code: "A", statement: assets, accounts: ["1", "2"], en: All}
  - {code: "B", statement: assets, accounts: ["2"], en: Other}
  - {code: "A", statement: assets, en: Again}
  - {code: "C", statement: assets, sum: "A + B", en: Sum}
  - {code: "D", statement: assets, sum: "+A +Z", en: Sum}
  - {code: "E", statement: assets, sum: "+E +A", en: Sum}
"""


def test_mistakes_of_a_chart_have_line_and_column(tmp_path: Path) -> None:
    (tmp_path / "accounts").mkdir()
    own = "accounts: {charts: [own, other]}"
    data = book(tmp_path, {"Balance": signed()}, {"accounts/own.yaml": CHART.encode()}, own)
    found = {f.code: str(f.where) for f in data.diagnostics if f.code.startswith(("chart-", "mapping-"))}
    assert found == {
        "mapping-twice": "accounts/own.yaml:4:47",
        "chart-line-twice": "accounts/own.yaml:5:5",
        "chart-formula": "accounts/own.yaml:6:41",
        "chart-unknown-line": "accounts/own.yaml:7:5",
        "chart-line-of-itself": "accounts/own.yaml:8:5",
        "chart-missing": "contract.yaml:1:20",
    }


# ---- stated lines


def accounts(*rows: list[Any]) -> list[list[Any]]:
    return [["État", "Code", "Libellé", "Montant", "Exercice précédent"], *rows]


def test_a_line_is_named_by_code_or_by_label_in_any_language(tmp_path: Path) -> None:
    data = book(
        tmp_path,
        {
            "Comptes annuels": accounts(
                [None, "54/58", None, 100],
                [None, None, "Schenkingen en legaten", 20],
                [None, None, "subsides", 30],
                ["Actif", None, "Créances commerciales", 5],
            )
        },
    )
    got = lines(data)
    assert codes(data) == ["account-line-ambiguous"]  # of receivables, two lines of one statement
    assert [got[code] for code in ("54/58", "R2", "R3", "R")] == [100, 20, 30, 50]


def test_a_line_that_is_none_is_told_with_the_nearest(tmp_path: Path) -> None:
    data = book(
        tmp_path, {"Comptes annuels": accounts([None, None, "Cotisation", 5], [None, "99X", None, 5])}
    )
    found = told(data, "account-line-unknown")
    assert places(found) == ["Comptes annuels!C2", "Comptes annuels!B3"]
    assert found[0].args["nearest"] == "R1 Cotisations"


def test_several_rows_state_one_line(tmp_path: Path) -> None:
    rows = accounts([None, "P4", "Stages", 5], [None, "P4", "Divers", 7])
    data = book(tmp_path, {"Comptes simplifiés": rows})
    line = next(r for r in data.records("accounts") if r.code == "P4")
    assert line.amount.value == 12
    assert [str(s) for s in line.amount.sources] == ["Comptes simplifiés!D2", "Comptes simplifiés!D3"]


def test_the_gross_margin_of_the_abridged_model_makes_the_result(tmp_path: Path) -> None:
    rows = accounts([None, "9900", None, 900], [None, "62", None, 600], [None, "640/8", None, 50])
    got = lines(book(tmp_path, {"Comptes annuels": rows}))
    assert got["9901"] == 250 and got["9905"] == 250
    assert "60/66A" not in got and "70/76A" not in got


def test_a_stated_line_comes_before_its_accounts(tmp_path: Path) -> None:
    data = book(tmp_path, {"Balance": signed(), "Comptes annuels": accounts([None, "61", None, 4100])})
    assert lines(data)["61"] == 4100 and data.books is not None
    assert data.books.calculated["amount"]["61"].value == 4000


def test_a_zero_is_stated_and_no_blank(tmp_path: Path) -> None:
    rows = accounts([None, "R3", "Subsides", 0], [None, "R1", None, 5])
    got = lines(book(tmp_path, {"Comptes simplifiés": rows}))
    assert got["R3"] == 0 and got["R"] == 5 and "R2" not in got


def test_amounts_of_a_csv_in_whole_thousands_are_read(tmp_path: Path) -> None:
    text = b'Compte;Libelle;Solde\n100000;Fonds;"-10,000"\n550000;Banque;"12,000"\n700000;Ventes;"-2,000"\n'
    data = book(tmp_path, {"Balance": [["balance.csv"]]}, {"balance.csv": text})
    assert told(data, "ambiguous-number") == []
    assert [record.balance.value for record in data.records("trial_balance")] == [-10000, 12000, -2000]
