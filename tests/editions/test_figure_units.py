"""Units of figures in the editions of a workbook: a word is translated, a sign is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportcli.expressions.formats import fact_text, locale
from reportcli.workbook.editions.edition import edition
from reportcli.workbook.workbook import Workbook
from workbook.books import codes, make, read


def dutch(tmp_path: Path, unit: str, other: str | None) -> tuple[Workbook, Workbook]:
    """A workbook in French of one figure with its units, and its edition in Dutch."""
    head = [["Clé", "Valeur"], ["Nom", "X"], ["Langue", "fr-BE, nl-BE"]]
    gifts = [["Libellé", "Libellé (nl)", "Valeur", "Unité", "Unité (nl)"], ["un", "een", 12, unit, other]]
    book = read(make(tmp_path / "w.xlsx", {"Organisation": head, "Dons": gifts}))
    return book, edition(book, "nl-BE")


def test_a_unit_is_printed_in_the_word_of_the_edition(tmp_path: Path) -> None:
    source, made = dutch(tmp_path, "heures", "uren")
    assert codes(source) == []
    printed = [fact_text(book.records("gifts")[0].value, locale("nl-BE")) for book in (source, made)]
    assert printed == ["12\u00a0heures", "12\u00a0uren"]
    assert "unit-untranslated" not in codes(made)


@pytest.mark.parametrize(("unit", "told"), [("heures", True), ("kg", False), ("m²", False), ("EUR", False)])
def test_a_word_without_translation_is_reported_at_its_cell(tmp_path: Path, unit: str, told: bool) -> None:
    source, made = dutch(tmp_path, unit, None)
    found = [str(each.where) for each in made.diagnostics if each.code == "unit-untranslated"]
    assert found == (["Dons!D2"] if told else [])
    assert "unit-untranslated" not in codes(source)


def test_a_word_of_a_number_format_is_reported_at_the_number(tmp_path: Path) -> None:
    def edit(file: Any) -> None:
        file["Dons"]["C2"].number_format = '0 "heures"'

    head = [["Clé", "Valeur"], ["Nom", "X"], ["Langue", "fr-BE, nl-BE"]]
    gifts = [["Libellé", "Libellé (nl)", "Valeur"], ["un", "een", 12]]
    made = edition(read(make(tmp_path / "w.xlsx", {"Organisation": head, "Dons": gifts}, edit=edit)), "nl-BE")
    assert [str(each.where) for each in made.diagnostics if each.code == "unit-untranslated"] == ["Dons!C2"]
