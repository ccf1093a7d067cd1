"""Where a date begins and ends: first and last day numbers, and the forms that people type."""

from __future__ import annotations

from datetime import date

import pytest

from reportcli.workbook.tables.values.dates import (
    from_serial,
    from_text,
    month_from_text,
    order_proven,
    other_reading,
    with_full_year,
)

MONTHS = {"janvier": 1, "fevrier": 2, "mars": 3, "aout": 8, "dec": 12, "decembre": 12}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1", date(1900, 1, 1)),
        ("59", date(1900, 2, 28)),
        ("60", date(1900, 3, 1)),  # the day that 1900 never had
        ("61", date(1900, 3, 1)),
        ("62", date(1900, 3, 2)),
        ("45657.75", date(2024, 12, 31)),
        ("2958465", date(9999, 12, 31)),
    ],
)
def test_day_numbers_of_1900(text: str, day: date) -> None:
    assert from_serial(text, False) == day


@pytest.mark.parametrize("text", ["0", "-1", "0.99", "2958466", "x", "", "1E400"])
def test_what_is_no_day_of_1900(text: str) -> None:
    assert from_serial(text, False) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("0", date(1904, 1, 1)),
        ("1", date(1904, 1, 2)),
        ("44195", date(2024, 12, 31)),
        ("2957003", date(9999, 12, 31)),
        ("2957004", None),
        ("2958465", None),
        ("2958466", None),
        ("-1", None),
    ],
)
def test_day_numbers_of_1904(text: str, day: date | None) -> None:
    assert from_serial(text, True) == day


@pytest.mark.parametrize(
    "text",
    [
        *("2024-03-09", "2024-3-9", "2024-03-09T10:00:00", "2024-03-09 10:00", " 2024-03-09 "),
        *("09/03/2024", "9/3/2024", "9.3.2024", "9-3-2024", "9 3 2024"),
        *("9 mars 2024", "9. mars 2024", "9e mars 2024", "9er mars 2024", "09 MARS 2024", "9 mars. 2024"),
        "9  mars  2024",
    ],
)
def test_the_ninth_of_march(text: str) -> None:
    assert from_text(text, MONTHS) == date(2024, 3, 9)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2024-03-09x",
            "2024-003-09",
            "2024-03-009",
            "24-03-09",
            "20240-03-09",
            "x2024-03-09",
        ),
        *("009/03/2024", "9/003/2024", "9/3/24", "9/3/20245", "9|3|2024", "9/3", "31/02/2024", "2024-13-01"),
        *("2024-00-01", "0/1/2024", "9mars 2024", "9 mars2024", "9 mars 24", "109 mars 2024", "mars 2024"),
        *("9 brumaire 2024", "30 fevrier 2024", "9 mars", "", "9ème mars 2024"),
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert from_text(text, MONTHS) is None


@pytest.mark.parametrize(
    ("text", "year", "month"),
    [
        *(("2024-03", 2024, 3), ("2024/3", 2024, 3), ("2024-12", 2024, 12), ("03/2024", 2024, 3)),
        *(("3-2024", 2024, 3), ("3.2024", 2024, 3), ("12/2024", 2024, 12), (" mars 2023 ", 2023, 3)),
        *(("mars", 2022, 3), ("déc.", 2022, 12), ("Déc. 2021", 2021, 12), ("AOÛT", 2022, 8)),
        *(("2024-03-09", 2024, 3), ("9/3/2024", 2024, 3), ("31 décembre 2024", 2024, 12)),
    ],
)
def test_months(text: str, year: int, month: int) -> None:
    assert month_from_text(text, MONTHS, 2022) == date(year, month, 1)


@pytest.mark.parametrize(
    "text",
    [
        *("2024-13", "2024-0", "13/2024", "0/2024", "24-03", "2024-003", "003/2024", "3/24", "3/20245"),
        *("2024.03", "3 2024", "brumaire", "brumaire 2024", "mars 24", "mars 20245", "", "mars2024x"),
    ],
)
def test_what_is_no_month(text: str) -> None:
    assert month_from_text(text, MONTHS, 2022) is None


def test_a_month_with_its_year_needs_no_report_year() -> None:
    assert month_from_text("mars 2023", MONTHS, None) == date(2023, 3, 1)
    assert month_from_text("mars", MONTHS, None) is None


@pytest.mark.parametrize(
    "text", ["NaN", "sNaN", "Infinity", "-Infinity", "1E9999999", "-1E9999999", "1E-9999999"]
)
def test_numbers_that_no_day_has_are_no_dates(text: str) -> None:
    assert from_serial(text, False) is None


@pytest.mark.parametrize(
    ("text", "full"),
    [
        *(("31/12/24", "31/12/2024"), ("31 déc. '24", "31 déc. 2024"), ("mars ’24", "mars 2024")),
        *(("2024-12", "2024-2012"), ("", ""), ("24", ""), ("12:30", ""), ("31 mars 2024", "")),
    ],
)
def test_two_figures_at_the_end_are_a_year_of_this_century(text: str, full: str) -> None:
    assert with_full_year(text) == full


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["13/12/2024"], "dmy"),
        (["12/13/2024"], "mdy"),
        (["13-01-2024", "01-02-2024"], "dmy"),
        (["13/01/2024", "01/13/2024"], ""),
        (["12/12/2024"], ""),
        (["13/13/2024"], ""),
        (["13.01.2024"], ""),  # full stops stand between day and month in one order only
        (["31 mars 2024"], ""),
        ([], ""),
    ],
)
def test_the_order_that_a_column_proves(texts: list[str], order: str) -> None:
    assert order_proven(texts) == order


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("01/02/2024", (date(2024, 2, 1), date(2024, 1, 2))),
        ("13/02/2024", None),
        ("02/02/2024", None),
        ("01.02.2024", None),
        ("2024-01-02", None),
    ],
)
def test_a_date_that_can_be_read_in_two_orders(text: str, readings: tuple[date, date] | None) -> None:
    assert other_reading(text) == readings


@pytest.mark.parametrize(
    "text",
    [
        *("2024-03-09T10:00Z", "2024-03-09T10:00:00+01:00", "2024-03-09T10:00:00.5-0130"),
        *("09/03/2024 10:00 AM", "09/03/2024 10:00 p.m.", "sam. 9 mars 2024", "Sa, 9 mars 2024"),
        *("samedi, 9 mars 2024", "sa 9 mars 2024", "Sat, mars 9, 2024", "Sa, mars 9, 2024"),
    ],
)
def test_times_and_days_of_the_week_are_left_out(text: str) -> None:
    assert from_text(text, MONTHS) == date(2024, 3, 9)


@pytest.mark.parametrize(
    "text", ["2024-03-09T10:00+1:00", "s 9 mars 2024", "samedi9 mars 2024", "2024-03-09T1"]
)
def test_what_is_no_time_and_no_day_of_the_week(text: str) -> None:
    assert from_text(text, MONTHS) is None


def test_what_stands_behind_sixty_characters_is_not_read() -> None:
    assert from_text(f"{'x' * 60} 9 mars 2024", MONTHS) is None
    assert with_full_year("9" * 57 + "/24") == "9" * 57 + "/2024"
    assert with_full_year("9" * 58 + "/24") == ""


@pytest.mark.parametrize(
    ("text", "year", "day"),
    [
        *(("mars", 2023, date(2023, 3, 1)), ("mars 2024", 2023, date(2024, 3, 1)), ("mars", None, None)),
        *(("mars 2024", None, date(2024, 3, 1)), ("03/2024", None, date(2024, 3, 1))),
    ],
)
def test_a_month_alone_is_of_the_year_of_the_report(text: str, year: int | None, day: date | None) -> None:
    assert month_from_text(text, MONTHS, year) == day


def test_where_months_come_first_slashes_and_hyphens_say_so() -> None:
    for text in ("12/31/2024", "12-31-2024"):
        assert from_text(text, MONTHS, "mdy") == date(2024, 12, 31)
    assert from_text("31.12.2024", MONTHS, "mdy") == date(2024, 12, 31)


def test_a_month_is_linked_before_and_behind() -> None:
    assert from_text("1 de mars de 2024", MONTHS) == date(2024, 3, 1)
    assert from_text("1 de de mars 2024", MONTHS) == date(2024, 3, 1)
