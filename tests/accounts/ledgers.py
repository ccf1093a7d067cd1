"""A tiny trial balance in every form that accounting programs export, and what it must give."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook as Book

from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.project_root import package_layouts
from reportcli.workbook.contract.contract import Contract
from reportcli.workbook.contract.reader import load_contract
from reportcli.workbook.read import read_workbook
from reportcli.workbook.workbook import Workbook

BASE = Path(__file__).resolve().parents[2] / "layouts/base/contract.yaml"

# account, label, balance (debit above zero), balance of the year before
LEDGER: tuple[tuple[str, str, str, str], ...] = (
    ("100000", "Fonds associatif", "-10000", "-10000"),
    ("140000", "Résultat reporté", "-2500", "-1500"),
    ("230000", "Matériel informatique", "6000", "6000"),
    ("230900", "Amortissements sur matériel", "-2000", "-1000"),
    ("400000", "Clients", "1500.5", "1100"),
    ("440000", "Fournisseurs", "-1200.25", "-900"),
    ("550000", "Banque", "12399.75", "7300"),
    ("610000", "Services et biens divers", "4000", "3500"),
    ("620000", "Rémunérations", "8000", "7800"),
    ("630200", "Dotations aux amortissements", "1000", "1000"),
    ("730000", "Cotisations", "-9200", "-8300"),
    ("737000", "Subsides", "-8000", "-5000"),
)
BALANCES = {account: Decimal(balance) for account, _, balance, _ in LEDGER}
LINES = {
    "20/58": Decimal("17900.25"),
    "22/27": Decimal(4000),
    "40": Decimal("1500.5"),
    "54/58": Decimal("12399.75"),
    "10": Decimal(10000),
    "14": Decimal(6700),
    "44": Decimal("1200.25"),
    "10/49": Decimal("17900.25"),
    "73": Decimal(17200),
    "60/66A": Decimal(13000),
    "9901": Decimal(4200),
    "9905": Decimal(4200),
}


@lru_cache(maxsize=1)
def contract() -> Contract:
    """The contract that is shipped."""
    loaded = load_contract([(BASE.read_text(encoding="utf-8"), "layouts/base/contract.yaml")])
    assert loaded.diagnostics == ()
    return loaded


def book(
    folder: Path,
    sheets: Mapping[str, Any],
    files: Mapping[str, bytes] | None = None,
    own: str = "",
) -> Workbook:
    """A workbook with these sheets beside these files, read with the base contract and an addition to it."""
    made = Book()
    made.remove(made.active)
    organisation = made.create_sheet("Organisation")
    for pair in (["Clé", "Valeur"], ["Nom", "Asbl"], ["Exercice", 2024], ["Langue", "fr"]):
        organisation.append(pair)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    path = folder / "2024.xlsx"
    made.save(path)
    for name, data in (files or {}).items():
        (folder / name).write_bytes(data)
    texts = [(BASE.read_text(encoding="utf-8"), "layouts/base/contract.yaml")]
    loaded = load_contract([*texts, (own, "contract.yaml")]) if own else contract()
    assert loaded.diagnostics == ()
    return read_workbook(path, loaded, ProjectFiles(folder, package_layouts()))


def number(value: Decimal | str | int) -> float | int:
    plain = Decimal(value)
    return int(plain) if plain == plain.to_integral_value() else float(plain)


def european(value: Decimal | str, decimals: int = 2) -> str:
    """1.234,50"""
    text = f"{Decimal(value):,.{decimals}f}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def signed(name: str = "Solde") -> list[list[Any]]:
    """Account, label, one signed balance."""
    return [["Compte", "Libellé", name], *([a, label, number(b)] for a, label, b, _ in LEDGER)]


def sides(value: str) -> tuple[Any, Any]:
    """Debit and credit of a balance."""
    plain = Decimal(value)
    return (number(plain), None) if plain > 0 else (None, number(-plain))


def codes(data: Workbook, least: str = "warning") -> list[str]:
    """The codes of the findings that count."""
    wanted = {"error"} if least == "error" else {"error", "warning"}
    return [f.code for f in data.diagnostics if f.severity.value in wanted]


def balances(data: Workbook, table: str = "trial_balance", column: str = "balance") -> dict[str, Decimal]:
    return {
        r.account: getattr(r, column).value for r in data.records(table) if getattr(r, column) is not None
    }


def lines(data: Workbook, column: str = "amount") -> dict[str, Decimal]:
    return {
        r.code: getattr(r, column).value for r in data.records("accounts") if getattr(r, column) is not None
    }
