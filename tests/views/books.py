"""A workbook of gifts, with the views of a contract worked out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportcli.model.fact import Fact
from reportcli.workbook.editions.edition import edition
from reportcli.workbook.views.derive import with_views
from reportcli.workbook.workbook import Workbook
from workbook.books import make, read, tiny_contract

GIFTS = ["Libellé", "Montant", "Personnes", "Pays", "Statut", "Valeur", "Unité", "Échéance"]
COUNTRIES = [["Code", "Nom"], ["BE", "Belgique"], ["FR", "France"], ["NL", "Pays-Bas"]]
Line = Sequence[object]


def views(folder: Path, stated: str, *lines: Line, lang: str = "fr") -> Workbook:
    """The views of a contract over these gifts. stated: what stands under `views:`, indented by two."""
    sheets = {"Organisation": [["Clé", "Valeur"], ["Nom", "A"]], "Pays": COUNTRIES, "Dons": [GIFTS, *lines]}
    contract = tiny_contract(f"views:\n{stated}")
    book = read(make(folder / "w.xlsx", sheets), contract)
    return with_views(edition(book, book.languages[0]))


def rows(book: Workbook, name: str) -> list[dict[str, object]]:
    """The rows of a view as plain values."""
    table = book.table(name)
    return [{key: plain(getattr(one, key)) for key in table.spec.columns} for one in table.records]


def plain(value: object) -> object:
    """A figure's value, a record's key, a text."""
    if isinstance(value, Fact):
        return value.value
    return str(value) if value is not None else None


def errors(book: Workbook) -> list[tuple[str, str]]:
    """The errors with their places."""
    return [(one.code, str(one.where)) for one in book.diagnostics if one.severity.value == "error"]


def cells(value: Fact) -> list[str]:
    """The cells that a figure comes from."""
    return [str(one) for one in value.sources]
