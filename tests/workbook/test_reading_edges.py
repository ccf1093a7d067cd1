"""What a column and a text file say of their numbers; what is reported of a cell's format."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportcli.model.collector import Collector
from reportcli.model.fact import Fact
from reportcli.model.refs import CellRef
from reportcli.workbook.contract.contract import MIXED, Column
from reportcli.workbook.contract.words import Words
from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.tables.values.cell_formats import Meant
from reportcli.workbook.tables.values.cell_numbers import fact_of
from reportcli.workbook.tables.values.reading import (
    BAD,
    NO_CONTEXT,
    CellReading,
    ColumnConventions,
    NumberMarks,
)
from reportcli.workbook.tables.values.typed_value import TYPED_FORMULA, typed_value

AT = CellRef("2024.xlsx", "Dons", 2, 2)


def reading(code: str = "General", **more: object) -> CellReading:
    return CellReading(Collector(), Words(), "EUR", lambda style: code, **more)  # type: ignore[arg-type]


def said(made: CellReading) -> list[tuple[str, dict[str, str]]]:
    return [(one.code, dict(one.args)) for one in made.diagnostics.all()]


@pytest.mark.parametrize(
    ("conventions", "text", "mark"),
    [
        (ColumnConventions(), "1.234", ""),
        (ColumnConventions(mark=","), "1.234", ","),
        (ColumnConventions(mark=",", group=","), "1.234", ","),
        (ColumnConventions(group="."), "1.234", ","),
        (ColumnConventions(group=","), "1,234", "."),
        (ColumnConventions(group="."), "1,234", ""),
        (ColumnConventions(group="."), "1.234,5", ""),
        (ColumnConventions(group="."), "1234", ""),
    ],
)
def test_a_language_groups_where_nothing_else_is_said(
    conventions: ColumnConventions, text: str, mark: str
) -> None:
    assert conventions.mark_of(text) == mark


@pytest.mark.parametrize(
    ("decimal", "thousands", "text", "fits"),
    [
        ("", "", "1,2,3", True),
        (",", "", "no figure", True),
        (",", "", "1.234,50", True),
        (",", "", "1 234,50 €", True),
        (",", "", "1234", True),
        (",", "", "1,234.50", False),
        (",", "", "1.23", False),
        (".", "", "1,234.50", True),
        (".", "", "1.234,50", False),
        ("", ".", "1.234", True),
        ("", ".", "1.234,5", True),
        ("", ".", "1,234,567", False),
        ("", ",", "1,234.5", True),
        (".", " ", "1 234.5", True),
        (".", " ", "1,234.5", False),
    ],
)
def test_whether_the_figures_of_a_text_file_stand_as_stated(
    decimal: str, thousands: str, text: str, fits: bool
) -> None:
    assert NumberMarks(decimal, thousands).fit(text) is fits


@pytest.mark.parametrize(
    ("decimal", "thousands", "mark"), [("", "", ""), (",", "", ","), ("", ",", "."), ("", ".", ",")]
)
def test_the_mark_that_is_stated(decimal: str, thousands: str, mark: str) -> None:
    assert NumberMarks(decimal, thousands).mark == mark


def test_a_cell_as_its_sheet_shows_it() -> None:
    assert reading("#,##0.00").in_sheet(Cell("n", "1234.5")) == "1,234.50"
    assert reading("0 %").in_sheet(Cell("n", "0.19")) == "19 %"
    assert reading("#,##0.00").in_sheet(Cell("s", "1234.5")) == "1234.5"
    assert reading("#,##0.00").in_sheet(Cell("n", "x")) == "x"


@pytest.mark.parametrize(
    ("meant", "expected"),
    [
        (Meant(Decimal(1234), 0), []),
        (
            Meant(Decimal(5), 1, hidden=True),
            [("hidden-by-format", {"column": "amount", "printed": "5.0 EUR"})],
        ),
        (
            Meant(Decimal(12000), 0, multiplied=True),
            [("amount-in-multiples", {"column": "amount", "seen": "12", "printed": "12,000 EUR"})],
        ),
        (
            Meant(Decimal(12), 0, lost="~"),
            [
                (
                    "format-not-understood",
                    {"column": "amount", "shows": "~", "seen": "12", "printed": "12 EUR"},
                )
            ],
        ),
    ],
)
def test_what_print_would_say_otherwise(meant: Meant, expected: list[tuple[str, dict[str, str]]]) -> None:
    made = reading()
    made.report_format(Cell("n", "12"), Column("amount", "money"), AT, meant, unit="EUR")
    assert said(made) == expected


def test_a_year_is_reported_without_a_unit() -> None:
    made = reading(";;;")
    fact_of(made, Cell("n", "2024"), Column("founded", "year"), AT, row=NO_CONTEXT, formula=None)
    assert said(made) == [("hidden-by-format", {"column": "founded", "printed": "2024"})]


def test_a_date_in_a_column_of_years_is_its_year_without_decimals() -> None:
    made = fact_of(
        reading("dd/mm/yyyy"), Cell("n", "45657"), Column("founded", "year"), AT, row=NO_CONTEXT, formula=None
    )
    assert (made.value, made.decimals) == (Decimal(2024), 0)  # type: ignore[union-attr]


def test_texts_that_are_formulas_or_hidden_are_named_with_what_they_say() -> None:
    made = reading(";;;")
    typed_value(made, Cell("s", "=A1+1"), Column("label", "text"), AT, row=NO_CONTEXT, formula=None)
    assert ("formula-as-text", {"found": "=A1+1", "column": "label"}) in said(made)
    assert ("hidden-by-format", {"column": "label", "printed": "=A1+1"}) in said(made)


def test_a_phone_number_that_lost_its_zero_is_named() -> None:
    made = reading("0")
    typed_value(made, Cell("n", "22123456"), Column("phone", "phone"), AT, row=NO_CONTEXT, formula=None)
    assert said(made) == [("phone-as-number", {"found": "22123456", "column": "phone"})]


def percent(cell: Cell) -> tuple[Decimal, int | None]:
    """The fact of a cell under a heading that has the percent sign."""
    made = reading(conventions=ColumnConventions(percent=True))
    fact = fact_of(made, cell, Column("share", "percent"), AT, row=NO_CONTEXT, formula=None)
    assert isinstance(fact, Fact)
    return fact.value, fact.decimals


def test_a_heading_with_the_percent_sign_counts_for_its_cells() -> None:
    assert percent(Cell("n", "12")) == (Decimal("0.12"), 0)
    assert percent(Cell("s", "12")) == (Decimal("0.12"), 0)
    assert percent(Cell("s", "0,5")) == (Decimal("0.005"), 1)


def test_a_number_too_fine_to_be_printed_is_refused_but_for_what_a_formula_leaves() -> None:
    tiny = Cell("n", "1E-30")
    typed, computed = reading(), reading()
    column = Column("value", "number")
    assert fact_of(typed, tiny, column, AT, row=NO_CONTEXT, formula=None) is BAD
    left = fact_of(computed, tiny, column, AT, row=NO_CONTEXT, formula="A1-A2")
    assert isinstance(left, Fact)
    assert [[code for code, _ in said(made)] for made in (typed, computed)] == [["number-too-small"]] * 2


@pytest.mark.parametrize(("text", "formula"), [("=ABC1", True), ("=ABCD1", False), ("=A1+1", True)])
def test_the_last_column_of_a_sheet_has_three_letters(text: str, formula: bool) -> None:
    assert bool(TYPED_FORMULA.match(text)) is formula


def test_yes_and_no_as_a_person_sees_them() -> None:
    assert [reading().as_seen(Cell("b", text)) for text in ("1", "0")] == ["TRUE", "FALSE"]


def test_a_duration_in_a_column_of_anything_is_read_as_a_number() -> None:
    made = reading()
    typed_value(made, Cell("t", "01:30:00"), Column("loose", MIXED), AT, row=NO_CONTEXT, formula=None)
    other = reading()
    typed_value(other, Cell("t", "01:30:00"), Column("loose", "number"), AT, row=NO_CONTEXT, formula=None)
    assert said(made) == said(other) != []


def test_a_column_has_no_conventions_until_they_are_stated() -> None:
    assert ColumnConventions() == ColumnConventions(0, "", "", "", "", False)
