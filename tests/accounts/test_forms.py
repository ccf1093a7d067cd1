"""Every form of trial balance that accounting programs export gives the same accounts and the same lines."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from accounts.ledgers import (
    BALANCES,
    LEDGER,
    LINES,
    balances,
    book,
    codes,
    european,
    lines,
    number,
    sides,
    signed,
)
from reportcli.model.refs import Span
from reportcli.workbook.tables.record import cell_of, where_of


def with_letter() -> list[list[Any]]:
    rows = [[a, t, number(abs(Decimal(b))), "D" if Decimal(b) > 0 else "C"] for a, t, b, _ in LEDGER]
    return [["Compte", "Libellé", "Solde", "D/C"], *rows]


def letter_in_the_amount() -> list[list[Any]]:
    rows = [[a, t, f"{european(abs(Decimal(b)))} {'D' if Decimal(b) > 0 else 'C'}"] for a, t, b, _ in LEDGER]
    return [["Rekening", "Omschrijving", "Saldo"], *rows]


def split() -> list[list[Any]]:
    rows = [[a, t, *sides(b)] for a, t, b, _ in LEDGER]
    return [["Compte", "Intitulé", "Solde débiteur", "Solde créditeur"], *rows]


def two_pairs() -> list[list[Any]]:
    rows = [[a, t, *sides(b), *sides(b)] for a, t, b, _ in LEDGER]
    return [["Compte", "Intitulé", "Débit", "Crédit", "Débit", "Crédit"], *rows]


def movement_only() -> list[list[Any]]:
    return [["Account", "Name", "Debit", "Credit"], *([a, t, *sides(b)] for a, t, b, _ in LEDGER)]


def six_columns() -> list[list[Any]]:
    """Two header rows: opening, period and end over debit and credit."""
    rows: list[list[Any]] = []
    for account, label, balance, before in LEDGER:
        opening = Decimal(before) if account[0] < "6" else Decimal(0)
        moved = Decimal(balance) - opening
        rows.append([account, label, *sides(str(opening)), *sides(str(moved)), *sides(balance)])
    return [
        ["Trial Balance", None, None, None, None, None, None, None],
        [None, None, "Initial Balance", None, "2024", None, "End Balance", None],
        ["Code", "Account Name", "Debit", "Credit", "Debit", "Credit", "Debit", "Credit"],
        *rows,
        [None, "Total", *totals(rows)],
    ]


def totals(rows: list[list[Any]]) -> list[Any]:
    return [sum(row[at] or 0 for row in rows) for at in range(2, 8)]


def titled_with_subtotals() -> list[list[Any]]:
    rows: list[list[Any]] = [
        ["ASBL Exemple"],
        ["Balance générale au 31/12/2024"],
        [],
        ["Compte", "Libellé", "Solde"],
    ]
    for kind in "12456 7".replace(" ", ""):
        own = [(a, t, b) for a, t, b, _ in LEDGER if a[0] == kind]
        rows += [[int(a), t, number(b)] for a, t, b in own]
        rows.append([None, f"Total classe {kind}", number(sum(Decimal(b) for _, _, b in own))])
    return [*rows, [None, "Total général", 0], ["Page 1/1"]]


def codes_as_numbers() -> list[list[Any]]:
    return [["Compte", "Libellé", "Solde"], *([int(a), t, number(b)] for a, t, b, _ in LEDGER)]


def codes_in_groups() -> list[list[Any]]:
    return [
        ["Compte", "Libellé", "Solde"],
        *([f"{a[:2]} {a[2:4]} {a[4:]}", t, number(b)] for a, t, b, _ in LEDGER),
    ]


def codes_with_label() -> list[list[Any]]:
    return [["Compte", "Solde"], *([f"{a} - {t}", number(b)] for a, t, b, _ in LEDGER)]


def texts_european() -> list[list[Any]]:
    return [["Rekening", "Omschrijving", "Saldo"], *([a, t, european(b)] for a, t, b, _ in LEDGER)]


def texts_in_brackets() -> list[list[Any]]:
    rows = [
        [a, t, f"({european(abs(Decimal(b)))})" if b.startswith("-") else european(b)]
        for a, t, b, _ in LEDGER
    ]
    return [["Compte", "Libellé", "Solde"], *rows]


def with_parents() -> list[list[Any]]:
    """Classes and groups above their accounts, as rows of the same kind."""
    rows: list[list[Any]] = [["Compte", "Libellé", "Solde"]]
    for account, label, balance, _ in LEDGER:
        for size in (1, 2):
            prefix = account[:size]
            if not any(row[0] == prefix for row in rows):
                own = sum(Decimal(b) for a, _, b, _ in LEDGER if a.startswith(prefix))
                rows.append([prefix, f"Groupe {prefix}", number(own)])
        rows.append([account, label, number(balance)])
    return rows


def bare_balance_beside_sides() -> list[list[Any]]:
    rows = [[a, t, *sides(b), number(abs(Decimal(b)))] for a, t, b, _ in LEDGER]
    return [["Compte", "Libellé", "Débit", "Crédit", "Solde"], *rows]


def trailing_minus() -> list[list[Any]]:
    rows = [[a, t, european(abs(Decimal(b))) + ("-" if b.startswith("-") else "")] for a, t, b, _ in LEDGER]
    return [["Konto", "Bezeichnung", "Saldo"], *rows]


def header_repeated() -> list[list[Any]]:
    rows = signed()
    return [*rows[:6], ["À reporter"], rows[0], *rows[6:]]


FORMS = (
    signed, with_letter, letter_in_the_amount, split, two_pairs, movement_only, six_columns,
    titled_with_subtotals, codes_as_numbers, codes_in_groups, codes_with_label, texts_european,
    texts_in_brackets, with_parents, bare_balance_beside_sides, trailing_minus, header_repeated,
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_a_form_gives_the_accounts_and_the_lines(form: Any, tmp_path: Path) -> None:
    data = book(tmp_path, {"Balance": form()})
    assert codes(data) == []
    assert balances(data) == BALANCES
    got = lines(data)
    assert {code: got.get(code) for code in LINES} == LINES


def test_every_amount_knows_its_cell(tmp_path: Path) -> None:
    data = book(tmp_path, {"Balance": [["Notre asbl"], *signed()]})
    bank = next(r for r in data.records("trial_balance") if r.account == "550000")
    assert str(cell_of(bank, "balance")) == "Balance!C9"
    assert [str(source) for source in bank.balance.sources] == ["Balance!C9"]
    line = next(r for r in data.records("accounts") if r.code == "22/27")
    assert [str(source) for source in line.amount.sources] == ["Balance!C5", "Balance!C6"]
    assert line.amount.unit == "EUR" and line.amount.period == "2024"


def test_years_as_headings_are_this_year_and_the_one_before(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Compte", "Libellé", 2024, 2023],
        *([a, t, number(b), number(p)] for a, t, b, p in LEDGER),
    ]
    data = book(tmp_path, {"Balance": [["x", "y"], *rows]})
    assert balances(data) == BALANCES
    before = lines(data, "previous")
    assert (before["20/58"], before["9905"], before["10/49"]) == (
        Decimal(13400),
        Decimal(1000),
        Decimal(13400),
    )


def test_the_year_before_may_be_a_sheet_of_its_own(tmp_path: Path) -> None:
    before: list[list[Any]] = [["Compte", "Libellé", "Solde"], *([a, t, number(p)] for a, t, _, p in LEDGER)]
    data = book(tmp_path, {"Balance": signed(), "Balance N-1": before})
    assert lines(data, "previous")["20/58"] == Decimal(13400)
    assert codes(data) == []


def csv(mark: str = ";", encoding: str = "utf-8", end: str = "\r\n", quote: str = "") -> bytes:
    rows = [["Compte", "Libellé", "Débit", "Crédit"]]
    for account, label, balance, _ in LEDGER:
        debit, credit = (european(value) if value else "" for value in sides(balance))
        rows.append([account, label, debit, credit])
    return end.join(mark.join(f"{quote}{field}{quote}" for field in row) for row in rows).encode(encoding)


@pytest.mark.parametrize(
    "data",
    [
        csv(),
        csv(encoding="utf-8-sig"),
        csv(encoding="cp1252"),
        csv(encoding="utf-16"),
        csv("\t", end="\n"),
        csv(",", quote='"'),
        csv("|"),
        b"sep=;\r\n" + csv(),
    ],
    ids=["utf-8", "bom", "cp1252", "utf-16", "tab", "comma-quoted", "pipe", "sep"],
)
def test_a_text_export_beside_the_workbook(data: bytes, tmp_path: Path) -> None:
    made = book(tmp_path, {"Balance": [["Fichier", "balance.csv"]]}, {"balance.csv": data})
    assert codes(made) == []
    assert balances(made) == BALANCES
    assert lines(made)["9905"] == LINES["9905"]
    labels = {r.account: str(r.label) for r in made.records("trial_balance")}
    assert labels["230000"] == "Matériel informatique"
    assert "balance.csv" in made.inputs


def test_a_text_export_knows_line_and_column(tmp_path: Path) -> None:
    made = book(tmp_path, {"Balance": [["balance.csv"]]}, {"balance.csv": csv()})
    first = next(iter(made.records("trial_balance")))
    where = where_of(first, "balance")
    assert isinstance(where, Span) and str(where) == "balance.csv:2:26"
    spoilt = csv().replace(b"6.000,00", b"6.000,0x")
    made = book(tmp_path, {"Balance": [["balance.csv"]]}, {"balance.csv": spoilt})
    wrong = [f for f in made.diagnostics if f.code == "not-a-number"]
    assert [str(f.where) for f in wrong] == ["balance.csv:4:30"]


def bob50() -> bytes:
    rows = ["ACCOUNT;NAME;AMOUNTD;AMOUNTC"]
    for account, label, balance, _ in LEDGER:
        debit, credit = (f"{value:.2f}".replace(".", ",") if value else "0,00" for value in sides(balance))
        rows.append(f"{account};{label.upper()};{debit};{credit}")
    return "\r\n".join(rows).encode("cp1252")


def noalyss() -> bytes:
    """Balances without sign, and a letter."""
    rows = ['"Compte";"Libellé";"Débit";"Crédit";"Solde";"D/C"']
    for account, label, balance, _ in LEDGER:
        plain = f"{abs(Decimal(balance)):.2f}".replace(".", ",")
        debit, credit = (plain, "0,00") if not balance.startswith("-") else ("0,00", plain)
        letter = "C" if balance.startswith("-") else "D"
        rows.append(f'"{account}";"{label}";{debit};{credit};{plain};"{letter}"')
    return "\r\n".join(rows).encode("utf-8")


def generic_dutch() -> bytes:
    rows = ["Rekening;Omschrijving;Saldo"]
    rows += [f"{account};{label};{european(balance)}" for account, label, balance, _ in LEDGER]
    return "\r\n".join([*rows, ";Totaal balans;0,00"]).encode("cp1252")


def oca_filters_on_top() -> bytes:
    """A block of filters above, groups as rows of the same kind, opening and closing balances."""
    rows = [
        "Trial Balance - Exemple - EUR",
        "Date range filter,Target moves",
        "01/01/2024 - 31/12/2024,All",
        "",
    ]
    rows.append("Code,Account,Initial balance,Debit,Credit,Period balance,Ending balance")
    for account, label, balance, before in LEDGER:
        opening = Decimal(before) if account[0] < "6" else Decimal(0)
        moved = Decimal(balance) - opening
        debit, credit = (moved, 0) if moved > 0 else (0, -moved)
        rows.append(
            f"{account},{label},{opening:.2f},{debit:.2f},{credit:.2f},{moved:.2f},{Decimal(balance):.2f}"
        )
    return "\n".join(rows).encode()


@pytest.mark.parametrize("export", [bob50, noalyss, generic_dutch, oca_filters_on_top])
def test_exports_of_programs(export: Any, tmp_path: Path) -> None:
    made = book(tmp_path, {"Balance": [["balance.csv"]]}, {"balance.csv": export()})
    assert codes(made) == []
    assert balances(made) == BALANCES
    assert lines(made)["10/49"] == LINES["10/49"]
