"""The workbook of the printed tables holds numbers in formats that show them as printed."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from reportcli.blocks import PrintedFact
from reportcli.deliver.numbers import Number, as_number, printed_numbers
from reportcli.deliver.printed_tables import PrintedCell, PrintedTable
from reportcli.deliver.tables_workbook import tables_workbook
from reportcli.model.fact import Fact


@pytest.mark.parametrize(
    ("printed", "value", "unit", "shown", "form"),
    [
        ("2.343.563 €", "2343563", "EUR", "2343563", '#,##0" €"'),
        ("3.897.048,01 €", "3897048.01", "EUR", "3897048.01", '#,##0.00" €"'),
        ("€ 1,234.5", "1234.5", "EUR", "1234.5", '"€ "#,##0.0'),
        ("38,0 %", "0.38", "%", "0.38", '0.0" "%'),
        ("62 %", "0.6152", "%", "0.62", '0" "%'),
        ("+3,58 %", "0.0357575", "%", "0.0358", '"+"0.00" "%;"-"0.00" "%;0.00" "%'),
        ("17", "17", "", "17", "0"),
        ("15,95", "15.95", "", "15.95", "0.00"),
        ("−12", "-12", "", "-12", "0"),
        ("48 200", "48200", "", "48200", "#,##0"),
        ("5.000", "5000", "", "5000", "#,##0"),
    ],
)
def test_what_is_printed_is_a_number(printed: str, value: str, unit: str, shown: str, form: str) -> None:
    assert as_number(printed, Decimal(value), unit) == Number(Decimal(shown), form)


@pytest.mark.parametrize(
    ("printed", "value"), [("1,4 million", "1432100"), ("", "3"), ("n.d.", "3"), ("3 sur 5", "3"), ("4", "5")]
)
def test_other_words_stay_texts(printed: str, value: str) -> None:
    assert as_number(printed, Decimal(value), "") is None


def fact(printed: str, value: str, unit: str = "") -> PrintedFact:
    return PrintedFact(Fact(Decimal(value), unit), printed, None, "b")


def test_a_text_of_two_values_is_left_out() -> None:
    found = printed_numbers(
        [fact("12", "12"), fact("12", "12"), fact("0 %", "0", "%"), fact("0 %", "0.004", "%")]
    )
    assert set(found) == {"12", "0 %"}
    both = printed_numbers([fact("1.000", "1000"), fact("1.000", "1")])
    assert both == {}


def test_cells_are_numbers_where_the_report_prints_one() -> None:
    numbers = printed_numbers([fact("1.234,50 €", "1234.5", "EUR")])
    texts = ("1.234,50\u202f€", "=1+1", "77")
    table = PrintedTable(
        "T", ((PrintedCell("Montant", True),), *((PrintedCell(text, False),) for text in texts))
    )
    sheet = load_workbook(io.BytesIO(tables_workbook([table], numbers)))["T"]
    assert [sheet.cell(row, 1).value for row in range(1, 5)] == ["Montant", 1234.5, "=1+1", "77"]
    assert sheet.cell(2, 1).number_format == '#,##0.00" €"'
    assert [sheet.cell(row, 1).data_type for row in range(1, 5)] == ["s", "n", "s", "s"]
