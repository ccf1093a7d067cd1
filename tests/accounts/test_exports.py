"""Trial balances in the shapes of the programs that export them: read, or told what to write in which cell.

Made from what these programs publish of their exports; titles and feet are part of them.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from accounts.ledgers import BALANCES, LEDGER, LINES, balances, book, codes, lines, sides
from reportcli.messages import wording

Rows = list[list[Any]]
TOTAL = sum((Decimal(b) for _, _, b, _ in LEDGER if Decimal(b) > 0), Decimal(0))


def pairs(name: Any) -> Rows:
    """Name, debit, credit of every account."""
    return [[name(a, t), *sides(b)] for a, t, b, _ in LEDGER]


def quickbooks() -> Rows:
    """QuickBooks Online: no heading above the accounts, which hold number and name."""
    head: Rows = [
        ["ASBL Exemple"],
        ["Trial Balance"],
        ["As of December 31, 2024"],
        [],
        [None, "Debit", "Credit"],
    ]
    foot: Rows = [
        ["TOTAL", float(TOTAL), float(TOTAL)],
        [],
        ["Thursday, January 09, 2025 10:12 AM GMT+1 - Accrual Basis"],
    ]
    return [*head, *pairs(lambda a, t: f"{a} {t}"), *foot]


def quickbooks_desktop() -> Rows:
    """QuickBooks Desktop: a middle dot between number and name, and the group before the account."""
    head: Rows = [[None, "Dec 31, 24"], [None, "Debit", "Credit"]]
    return [
        *head,
        *pairs(lambda a, t: f"{a[:2]}0000 · Groupe:{a} · {t}"),
        ["TOTAL", float(TOTAL), float(TOTAL)],
    ]


def sage50() -> Rows:
    """Sage 50 (UK): totals below the word, in the column of amounts."""
    rows = [[a, t, *sides(b)] for a, t, b, _ in LEDGER]
    head: Rows = [
        ["ASBL Exemple", None, "Page: 1"],
        ["Period Trial Balance"],
        ["N/C", "Name", "Debit", "Credit"],
    ]
    return [*head, *rows, [None, None, "Totals:", None], [None, None, float(TOTAL), float(TOTAL)]]


def sage100() -> Rows:
    """Sage 100 (FR): movements and balances over debit and credit, a total after each class."""
    rows: Rows = [["N° compte", "Intitulé des comptes", "Mouvements", None, "Soldes", None],
                  [None, None, "Débit", "Crédit", "Débiteur", "Créditeur"]]  # fmt: skip
    for kind in "124567":
        own = [(a, t, b) for a, t, b, _ in LEDGER if a[0] == kind]
        rows += [[a, t, *sides(b), *sides(b)] for a, t, b in own]
        debit = float(sum((Decimal(b) for *_, b in own if Decimal(b) > 0), Decimal(0)))
        credit = float(-sum((Decimal(b) for *_, b in own if Decimal(b) < 0), Decimal(0)))
        rows.append([None, f"Total classe {kind}", debit, credit, debit, credit])
    return [*rows, [None, "Totaux de la balance", *[float(TOTAL)] * 4]]


def ebp() -> Rows:
    """EBP: four columns of amounts in one row of headings."""
    head = ["Numéro", "Intitulé du compte", "Débit", "Crédit", "Solde débiteur", "Solde créditeur"]
    rows = [[a, t, *sides(b), *sides(b)] for a, t, b, _ in LEDGER]
    return [["Balance des comptes"], ["Du 01/01/2024 au 31/12/2024"], head, *rows,
            ["Total général", None, *[float(TOTAL)] * 4]]  # fmt: skip


def odoo() -> Rows:
    """Odoo: periods over debit and credit, number and name in a column without heading."""
    rows: Rows = [["Trial Balance"], [None, "Initial Balance", None, "2024", None, "End Balance", None],
                  [None, "Debit", "Credit", "Debit", "Credit", "Debit", "Credit"]]  # fmt: skip
    rows += [[f"{a} {t}", 0, 0, *sides(b), *sides(b)] for a, t, b, _ in LEDGER]
    return [*rows, ["Total", 0, 0, *[float(TOTAL)] * 4]]


def winbooks() -> Rows:
    """WinBooks: movements, then the balance on its side."""
    head = ["Compte", "Nom", "Débit", "Crédit", "Solde D", "Solde C"]
    return [head, *([a, t, *sides(b), *sides(b)] for a, t, b, _ in LEDGER)]


def exact() -> Rows:
    """Exact Online: number and name in a column each, opening, movements and the end."""
    head = ["Grootboekrekening", "Omschrijving", "Beginsaldo", "Debet", "Credit", "Eindsaldo"]
    rows: Rows = [[a, t, 0, *sides(b), float(b)] for a, t, b, _ in LEDGER]
    return [
        ["Proef- en saldibalans"],
        ["Periode 1 - 12 2024"],
        head,
        *rows,
        ["Totaal", None, 0, float(TOTAL), float(TOTAL), 0],
    ]


def xero() -> Rows:
    """Xero, new report: code and account apart, a type between."""
    head = ["Account Code", "Account", "Account Type", "Debit - Year to date", "Credit - Year to date"]
    rows: Rows = [[a, t, "Revenue", *sides(b)] for a, t, b, _ in LEDGER]
    return [
        ["Trial Balance"],
        ["ASBL Exemple"],
        ["As at 31 December 2024"],
        [],
        head,
        *rows,
        [None, "Total", None, float(TOTAL), float(TOTAL)],
    ]


def xero_classic() -> Rows:
    """Xero, old report: the code behind the name; month and year to date; headings of groups."""
    head = ["Account", "Debit", "Credit", "YTD Debit", "YTD Credit"]
    rows: Rows = [[f"{t} ({a})", None, None, *sides(b)] for a, t, b, _ in LEDGER]
    return [
        ["Trial Balance"],
        ["As at 31 December 2024"],
        [],
        head,
        ["Revenue"],
        *rows,
        ["Total", 0, 0, float(TOTAL), float(TOTAL)],
    ]


SHAPES = [quickbooks, quickbooks_desktop, sage50, sage100, ebp, odoo, winbooks, exact, xero, xero_classic]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_the_shape_of_a_program_is_read(tmp_path: Path, shape: Any) -> None:
    """The same accounts and printed lines whatever program wrote them, and nothing to mend."""
    read = book(tmp_path, {"Balance": shape()})
    assert balances(read) == BALANCES
    got = lines(read)
    assert {code: got[code] for code in LINES} == LINES
    assert [one for one in read.diagnostics if one.severity != "note"] == []


@pytest.mark.parametrize(
    "words",
    [
        ("Conto", "Dare", "Avere"),
        ("Cuenta", "Debe", "Haber"),
        ("Konto", "Wn", "Ma"),
        ("Konto", "Debet", "Kredit"),
    ],
)
def test_headings_of_other_countries(words: tuple[str, str, str], tmp_path: Path) -> None:
    account, debit, credit = words
    rows = [[account, "Text", debit, credit], *([a, t, *sides(b)] for a, t, b, _ in LEDGER)]
    assert lines(book(tmp_path, {"Balance": rows})) | LINES == lines(book(tmp_path, {"Balance": rows}))


@pytest.mark.parametrize(
    ("heads", "amounts", "write"),
    [
        (["Duguje", "Potražuje"], lambda b: sides(b), "A1: Compte, C1: Débit, D1: Crédit"),
        (["Nyt", "Ennen"], lambda b: (float(b), float(b) * 0.9), ""),
        (["X", "Y", "Z"], lambda b: (*sides(b), float(b)), "A1: Compte, C1: Débit, D1: Crédit, E1: Solde"),
        (["Nyt"], lambda b: (float(b),), "A1: Compte, C1: Solde"),
    ],
)
def test_columns_that_may_be_anything_get_no_headings(
    heads: list[str], amounts: Any, write: str, tmp_path: Path
) -> None:
    """One account is filled on one side only: what it shows is not all."""
    rows = [["Tili", "Nimi", *heads], *([a, t, *amounts(b)] for a, t, b, _ in LEDGER)]
    found = [one for one in book(tmp_path, {"Balance": rows}).diagnostics if one.severity == "error"]
    assert [one.args["write"] for one in found] == [write]


def test_a_sheet_without_headings_is_told_what_to_write_where(tmp_path: Path) -> None:
    """Accounts and amounts alone: the finding names the cells and their headings."""
    rows: Rows = [["ASBL Exemple"], [], *([a, t, *sides(b)] for a, t, b, _ in LEDGER)]
    rows[2][2:] = [1, 2]
    (found,) = [one for one in book(tmp_path, {"Balance": rows}).diagnostics if one.severity == "error"]
    assert (found.code, found.args["write"]) == ("trial-balance-header", "A2: Compte, C2: Débit, D2: Crédit")
    assert wording(found, "help", "fr").startswith("Écrivez A2: Compte, C2: Débit, D2: Crédit.")


def test_accounts_without_codes_are_one_error(tmp_path: Path) -> None:
    """QuickBooks exports names alone unless account numbers are on."""
    rows: Rows = [["Trial Balance"], [None, "Debit", "Credit"], *([t, *sides(b)] for _, t, b, _ in LEDGER)]
    read = book(tmp_path, {"Balance": rows})
    assert codes(read) == ["accounts-without-codes"]
    assert str(read.diagnostics[0].where) == "Balance!A3"


def test_a_last_row_that_is_no_total_is_reported(tmp_path: Path) -> None:
    """Amounts without account that add up to nothing are no totals."""
    rows: Rows = [["Compte", "Libellé", "Débit", "Crédit"], *([a, t, *sides(b)] for a, t, b, _ in LEDGER)]
    assert codes(book(tmp_path, {"Balance": [*rows, [None, None, 5, 7]]})) == ["account-unreadable"]
    totals = [None, None, float(TOTAL), float(TOTAL)]
    assert codes(book(tmp_path, {"Balance": [*rows, totals]})) == []
    assert "trial-total-differs" in codes(book(tmp_path, {"Balance": [*rows, [None, "Totaux", 5, 7]]}))
