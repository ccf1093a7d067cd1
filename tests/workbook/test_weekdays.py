"""Days of the week beside dates, in texts and in cells."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportcli.workbook.tables.values.impossible_days import impossible_days
from reportcli.workbook.tables.values.weekdays import weekdays_in
from workbook.books import codes, finding
from workbook.test_traps import gifts


@pytest.mark.parametrize(
    ("text", "language", "wrong"),
    [
        ("on Monday 12 March 2024 at nine", "en", [True]),
        ("on Wednesday, March 12th, 2024", "en", [True]),
        ("on Tuesday, March 12, 2024", "en", [False]),
        ("le lundi 12 mars 2024", "fr", [True]),
        ("mar. 12 mars 2024", "fr", [False]),
        ("maandag 12 maart 2024 om 9 uur", "nl", [True]),
        ("am Dienstag, den 12. März 2024", "de", [False]),
        ("am Montag, 12. März 2024", "de", [True]),
        ("Mo., 12.03.2024", "de", [True]),
        ("El lunes 12 de marzo de 2024", "es", [True]),
        ("poniedziałek 12 marca 2024", "pl", [True]),
        ("12 March 2024 (Monday)", "en", [True]),
        ("2024-03-12 (Tuesday)", "en", [False]),
        ("the first Monday of March 2024", "en", []),
        ("so 12. März 2024", "de", []),
        ("Version 12 March 2024", "en", []),
        ("Monday 12 March", "en", []),
    ],
)
def test_weekdays_of_a_text(text: str, language: str, wrong: list[bool]) -> None:
    found = list(weekdays_in(text, language, "dmy"))
    assert [one.is_wrong for one in found] == wrong
    assert all(one.day == date(2024, 3, 12) for one in found)


def test_a_weekday_in_a_cell_of_a_date(tmp_path: Path) -> None:
    book = gifts(
        tmp_path, ["Libellé", "Échéance"], ["un", "lundi 12 mars 2024"], ["deux", "mardi 12 mars 2024"]
    )
    found = finding(book, "weekday-differs")
    assert (found.where.a1, found.args["date"], codes(book)) == ("Dons!B2", "2024-03-12", ["weekday-differs"])


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Le 31 avril 2024, fête", "fr", ["31 avril 2024"]),
        ("du 29 au 31 juin", "fr", ["31 juin"]),
        ("30 février", "fr", ["30 février"]),
        ("29 février 2023 et 29 février 2024", "fr", ["29 février 2023"]),
        ("le 29 février", "fr", []),
        ("op 31 november 2024", "nl", ["31 november 2024"]),
        ("am 31. September", "de", ["31. September"]),
        ("on April 31, 2024", "en-US", ["April 31, 2024"]),
        ("el 31 de abril de 2024", "es", ["31 de abril de 2024"]),
        ("31/04/2024, 31.06.2024 and 2024-02-30", "fr", ["31/04/2024", "31.06.2024", "2024-02-30"]),
        ("31/05/2024, 04/31/2024", "fr", []),
        ("In May 31 people came; 31 people in June", "en", []),
        ("In June 31 people came", "en", []),
        ("between April 30 and 31 guests", "en", []),
        ("en 2024, 31 avrilages", "fr", []),
    ],
)
def test_days_that_no_month_has(text: str, language: str, found: list[str]) -> None:
    order = "mdy" if language == "en-US" else "dmy"
    assert [text[first:last] for first, last in impossible_days(text, language, order)] == found
