"""Currencies of workbooks that are not Open XML: read where the file states them, else asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportcli.model.diagnostic import Findings
from reportcli.workbook.excel import other_formats, workbook_file
from workbook.books import codes, finding, pack, read, tiny_contract
from workbook.test_column_conventions import column
from workbook.test_files import ODS_NAMES


def text(word: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{word}</text:p></table:table-cell>'


def money(value: str, currency: str, repeated: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="currency" office:currency="{currency}"'
        f' office:value="{value}"{repeated}><text:p>{value}</text:p></table:table-cell>'
    )


def ods(path: Path, *lines: str) -> Path:
    body = "".join(line if line.startswith("<table:table-row") else row(line) for line in lines)
    return pack(
        path,
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<manifest:manifest/>",
            "content.xml": f"<office:document-content {ODS_NAMES}><office:body><office:spreadsheet>"
            f'<table:table table:name="Dons">{body}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        },
    )


def row(cells: str, repeated: str = "") -> str:
    return f"<table:table-row{repeated}>{cells}</table:table-row>"


HEAD = text("Libellé") + text("Montant")


def test_the_currency_of_an_ods_cell_is_read(tmp_path: Path) -> None:
    book = read(ods(tmp_path / "w.ods", HEAD, text("un") + money("12.5", "USD")))
    amount = book.records("gifts")[0].amount
    assert (amount.unit, amount.decimals) == ("USD", 2)
    assert finding(book, "other-currency").where.a1 == "Dons!B2"


def test_currencies_of_repeated_rows_and_cells_stand_at_their_places(tmp_path: Path) -> None:
    gap = row('<table:table-cell table:number-columns-repeated="3"/>', ' table:number-rows-repeated="2"')
    book = read(
        ods(tmp_path / "w.ods", gap, HEAD, text("un") + money("1", "EUR"), text("x") + money("2", "GBP"))
    )
    assert [gift.amount.unit for gift in book.records("gifts")] == ["EUR", "GBP"]
    assert finding(book, "mixed-currencies").where.a1 == "Dons!B5"


def test_a_bound_on_repeated_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportcli.workbook.excel.ods import content

    monkeypatch.setattr(content, "MAX_CELLS", 100)
    many = money("1", "EUR", ' table:number-columns-repeated="9999999"')
    with pytest.raises(Findings) as refused:
        read(ods(tmp_path / "w.ods", many))
    assert [found.code for found in refused.value.diagnostics] == ["workbook-too-large"]


@pytest.fixture
def as_xls(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads ODS as a format whose reader gives no number formats."""

    monkeypatch.setattr(
        workbook_file, "reader_of", lambda data, input_id, _: other_formats.OtherFile(data, "ods", input_id)
    )


@pytest.mark.usefixtures("as_xls")
def test_amounts_of_a_file_that_hides_currencies_are_refused_until_the_contract_states_one(
    tmp_path: Path,
) -> None:
    path = ods(tmp_path / "w.ods", HEAD, text("un") + money("12.5", "USD"))
    assert finding(read(path), "currency-hidden").where.a1 == "Dons!B2"
    stated = tiny_contract("tables: {gifts: {columns: {amount: {type: money, unit: USD, fr: Montant}}}}")
    book = read(path, stated)
    assert (book.records("gifts")[0].amount.unit, codes(book)) == ("USD", ["workbook-limited"])


@pytest.mark.parametrize("values", [("$130,000", 45000, 25000), (45000, "130 000 USD", 25000)])
def test_a_typed_currency_beside_bare_amounts_is_an_error_at_its_cell(
    tmp_path: Path, values: tuple[Any, ...]
) -> None:
    """What states none is in the report's currency."""
    found = finding(column(tmp_path, "Montant", *values), "mixed-currencies")
    row = next(row for row, value in enumerate(values, 2) if isinstance(value, str))
    assert (found.where.row, found.severity.value) == (row, "error")
