"""What a finding at a cell offers, done literally, is a workbook without it and without another one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font
from openpyxl.worksheet.table import Table as ExcelTable

from reportcli.messages import wording
from workbook.books import codes, finding, make, read
from workbook.test_left_over import printed
from workbook.test_totals import summed

HEAD = ["Libellé", "Montant"]
LANGUAGES = ("en", "fr", "nl", "de")


def gifts(folder: Path, *lines: Any, edit: Callable[[Any], None] | None = None) -> Any:
    """The workbook of one sheet Dons."""
    return read(make(folder / "w.xlsx", {"Dons": list(lines)}, edit))


def helps(book: Any, code: str) -> list[str]:
    """What a finding says about mending, in the four languages."""
    return [wording(finding(book, code), "help", lang) for lang in LANGUAGES]


@pytest.mark.parametrize(
    ("typed", "full"),
    [("6.2k", "6200"), ("6,2 k€", "6200"), ("1.5 Mio", "1500000"), ("3 M€", "3000000"), ("-2 Tsd.", "-2000")],
)
def test_a_number_in_thousands_is_typed_in_full(tmp_path: Path, typed: str, full: str) -> None:
    book = gifts(tmp_path, HEAD, ["un", typed], ["deux", 7.5])
    assert all(full in said for said in helps(book, "not-a-number"))
    mended = gifts(tmp_path, HEAD, ["un", float(full)], ["deux", 7.5])
    assert (codes(mended), mended.records("gifts")[0].amount.value) == ([], float(full))


@pytest.mark.parametrize("typed", ["5300 (est.)", "about 5", "5 apples", "k"])
def test_another_text_is_no_multiple(tmp_path: Path, typed: str) -> None:
    assert "alone" in helps(gifts(tmp_path, HEAD, ["un", typed]), "not-a-number")[0]


def test_a_count_shown_in_thousands_needs_a_plain_format(tmp_path: Path) -> None:
    def in_format(code: str) -> Any:
        def edit(book: Any) -> None:
            book["Dons"]["B2"].number_format = code

        return gifts(tmp_path, ["Libellé", "Variation"], ["un", 5300], edit=edit)

    book = in_format('0.0,"k"')
    assert not any("€" in said for said in helps(book, "amount-in-multiples"))
    assert "plain number format" in helps(book, "amount-in-multiples")[0]
    assert codes(in_format("#,##0")) == []


LOOKS = {
    "struck-through": lambda sheet, cell: setattr(sheet[cell], "font", Font(strike=True)),
    "white-on-white": lambda sheet, cell: setattr(sheet[cell], "font", Font(color="FFFFFFFF")),
    "rule-hides": lambda sheet, cell: sheet.conditional_formatting.add(
        cell,
        CellIsRule(operator="notEqual", formula=['"zzz"'], font=Font(color="FFFFFFFF")),
    ),
}


@pytest.mark.parametrize("code", LOOKS)
def test_what_nobody_sees_in_a_required_column_goes_with_its_row(tmp_path: Path, code: str) -> None:
    """Emptied, the cell would be a blank that must be filled; elsewhere it may be emptied."""
    rows = [["un", 5], ["deux", 6]]

    def of(cell: str) -> Any:
        return gifts(tmp_path, HEAD, *rows, edit=lambda book: LOOKS[code](book["Dons"], cell))

    required, free = helps(of("A3"), code), helps(of("B3"), code)
    assert "Delete the row" in required[0] and "cell," not in required[0]
    assert all(one != other for one, other in zip(required, free, strict=True))
    assert codes(gifts(tmp_path, HEAD, ["un", 5])) == []


def test_a_value_that_must_be_filled_is_not_deleted(tmp_path: Path) -> None:
    def book(name: str | None) -> Any:
        rows = [["Clé", "Valeur"], ["Nom", name]]
        return read(make(tmp_path / "w.xlsx", {"Organisation": rows, "Dons": [HEAD, ["un", 5]]}))

    said = helps(book(None), "required-blank")
    assert not any(word in one for word, one in zip(("row", "ligne", "rij", "Zeile"), said, strict=True))
    assert "required-blank" not in codes(book("Asbl"))


@pytest.mark.parametrize(("header", "code"), [("Libele", "unknown-column"), ("", "header-blank")])
def test_a_required_column_is_renamed_not_deleted(tmp_path: Path, header: str, code: str) -> None:
    said = helps(gifts(tmp_path, ["Pays", header, "Montant"], ["", "un", 5], ["", "deux", 6]), code)
    assert all("Libellé" in one for one in said)
    assert not any(word in said[0] for word in ("delete", "move"))
    assert codes(gifts(tmp_path, HEAD, ["un", 5], ["deux", 6])) == []


def test_a_sheet_that_is_printed_is_renamed_not_deleted(tmp_path: Path) -> None:
    rows = [["Libellé", "Montant", "Part"], ["un", 5, 0.5]]
    organisation = [["Clé", "Valeur"], ["Nom", "Asbl"]]
    book = printed(make(tmp_path / "w.xlsx", {"Organisation": organisation, "Soutiens reçus": rows}))
    assert all("Dons" in one for one in helps(book, "unknown-sheet"))
    assert "delete" not in helps(book, "unknown-sheet")[0]


def test_a_total_that_adds_up_gets_no_other_name(tmp_path: Path) -> None:
    """Under another name it would still be counted twice."""
    lines = [["un", 45000], ["Total", 51200], ["deux", 6200], ["trois", 7]]
    assert "name" in helps(gifts(tmp_path, HEAD, *lines), "total-among-rows")[0]
    adding = [["un", 45000], ["deux", 6200], ["Total", 51200], ["trois", 7]]
    assert "name" not in helps(gifts(tmp_path, HEAD, *adding), "total-among-rows")[0]


@pytest.mark.parametrize("header", ["Part %", "Part (%)", "Part%"])
def test_a_percent_sign_in_a_header_is_read(tmp_path: Path, header: str) -> None:
    book = gifts(tmp_path, ["Libellé", "Montant", header], ["un", 5, 65], ["deux", 6, 35])
    assert [float(record.share.value) for record in book.records("gifts")] == [0.65, 0.35]
    assert codes(book) == []


def test_a_percentage_typed_as_text_is_said_to_be_one(tmp_path: Path) -> None:
    book = gifts(tmp_path, ["Libellé", "Part"], ["un", "65 %"])
    assert wording(finding(book, "number-as-text"), "message", "en").endswith("the number 65 %.")


def test_a_part_is_named_without_its_words(tmp_path: Path) -> None:
    book = summed(tmp_path, ["Dons", 100], ["dont en ligne", 60], ["Subsides", 30])
    assert all("dont" in one for one in helps(book, "row-is-part"))
    assert codes(summed(tmp_path, ["Dons", 40], ["en ligne", 60], ["Subsides", 30])) == []


def test_a_headed_column_beside_an_excel_table_is_not_asked_for_a_heading(tmp_path: Path) -> None:
    rows = [[*HEAD, "Part", "Autre"], ["un", 5, 0.5, 7], ["deux", 6, 0.5, 8]]

    def edit(book: Any) -> None:
        book["Dons"].add_table(ExcelTable(displayName="tblDons", ref="A1:C3"))

    book = gifts(tmp_path, *rows, edit=edit)
    assert all("D1" in one for one in helps(book, "cell-outside-table"))
    assert "reach to D1" in helps(book, "cell-outside-table")[0]
