"""Figures as accounts print them: parentheses, dashes, short amounts, decimals by unit, languages of CLDR."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bind.tiny import children, codes, report, shown
from reportcli.deliver.numbers import as_number
from reportcli.expressions.date_formats import date_text
from reportcli.expressions.formats import compact_text, fact_text, formatted, locale, with_house_style
from reportcli.expressions.values import Format
from reportcli.model.fact import Fact


def euros(value: str, unit: str = "EUR") -> Fact:
    return Fact(Decimal(value), unit)


def printed(tmp_path: Path, expression: str, amount: str | None, extra: str = "", lang: str = "en-GB") -> str:
    """What an expression over one amount prints."""
    block = f"- text: '{{{{ {expression} }}}}'\n  style: body"
    rows = [{"label": "x", "amount": amount}]
    files = {"format.yaml": extra} if extra else None
    made = report(tmp_path, block, {"breakdowns": rows}, lang=lang, extra=files)
    assert codes(made) == []
    return shown(children(made)[0]).replace("\u00a0", " ")


AMOUNT = "(breakdowns | first).amount"


@pytest.mark.parametrize(
    ("expression", "amount", "said"),
    [
        (f"{AMOUNT} | parentheses", "-1200", "(€1,200)"),
        (f"{AMOUNT} | bare | parentheses", "-1200", "(1,200)"),
        (f"{AMOUNT} | bare | parentheses", "1200", "1,200"),
        (f"{AMOUNT} | number(0) | bare | parentheses", "-0.2", "0"),
        (f"{AMOUNT} | number(0) | bare | zero", "0.2", "–"),
        (f'{AMOUNT} | number(0) | bare | zero("nil")', "-0.2", "nil"),
        (f'{AMOUNT} | default("–") | number(0) | parentheses', None, "–"),
        (f"{AMOUNT} | compact(short=true)", "5912345", "€5.9m"),
        (f"{AMOUNT} | compact(short=true) | parentheses", "-5912345", "(€5.9m)"),
        (f"{AMOUNT} | unit", "12", "€"),
        ('breakdowns | column("amount") | unit', "12", "€"),
        (f"share({AMOUNT}, {AMOUNT}) | unit", "12", "%"),
        (f"{AMOUNT} | compact(short=true)", "48200", "€48.2k"),
    ],
)
def test_an_amount_as_accounts_print_it(tmp_path: Path, expression: str, amount: str, said: str) -> None:
    assert printed(tmp_path, expression, amount) == said


@pytest.mark.parametrize(
    ("lang", "unit", "said"),
    [
        ("en-GB", "GBP", "£8.7m"), ("nl-BE", "EUR", "€ 8,7 milj."), ("fr-BE", "EUR", "8,7 M €"),
        ("de-DE", "EUR", "8,7 Mio. €"), ("es-ES", "EUR", "8,7 M €"), ("it-IT", "EUR", "8,7 Mln €"),
        ("pl-PL", "PLN", "8,7 mln zł"),
    ],
)  # fmt: skip
def test_short_amounts_by_language(lang: str, unit: str, said: str) -> None:
    found = compact_text(euros("8712345", unit), locale(lang), short=True)
    assert found.replace("\u00a0", " ") == said


def test_a_house_has_its_way_with_negatives_and_decimals() -> None:
    house = with_house_style(locale("en-GB"), {"negative": "parentheses", "decimals": {"EUR": 0, "%": 1}})
    assert formatted(euros("-12.5"), Format(), house) == "(€13)"
    assert formatted(euros("-12.5"), Format(decimals=2), house) == "(€12.50)"
    assert fact_text(Fact(Decimal("0.5"), "%"), house) == "50.0%"
    assert (
        formatted(replace(euros("-12.5"), unit=""), Format(negative="parentheses"), locale("nl-BE"))
        == "(12,5)"
    )


@pytest.mark.parametrize(
    ("lang", "number", "day"),
    [
        ("es-ES", "1234567,5 €", "31 de mayo de 2025"), ("it-IT", "1.234.567,50 €", "31 maggio 2025"),
        ("pt-PT", "1 234 567,50 €", "31 de maio de 2025"), ("sv-SE", "1 234 567,50 €", "31 maj 2025"),
        ("cs-CZ", "1 234 567,50 €", "31. května 2025"),
    ],
)  # fmt: skip
def test_every_language_of_cldr_has_its_numbers_and_dates(lang: str, number: str, day: str) -> None:
    found = locale(lang)
    if lang == "es-ES":
        assert fact_text(euros("1234"), found).replace("\u00a0", " ") == "1234 €"  # four digits together
    else:
        assert fact_text(euros("1234567.5"), found).replace("\u00a0", " ") == number
    assert date_text(date(2025, 5, 31), "long", found).replace("\u00a0", " ") == day


def test_a_word_of_more_than_two_forms_is_short() -> None:
    assert compact_text(euros("5000000", "PLN"), locale("pl-PL")).replace("\u00a0", " ") == "5 mln zł"


def test_an_unknown_language_is_written_as_in_english() -> None:
    assert locale("xx-XX") == locale("en-GB")


def test_an_amount_in_parentheses_is_a_number_in_the_enclosed_workbook() -> None:
    found = as_number("(1,200)", Decimal(-1200), "EUR")
    assert found is not None and (found.value, found.format) == (-1200, "#,##0;(#,##0)")
