"""What a column says of its cells: multiples in headings, the order of dates, decimal signs of texts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reportcli.messages import wording
from reportcli.model.diagnostic import Severity
from reportcli.workbook.contract.reader import load_contract
from workbook.books import CONTRACT, codes, finding, make, read, tiny_contract


def headed(header: str, kind: str = "money", **options: str) -> Any:
    """A contract whose table of gifts has one more column, `extra`, with this header."""
    more = "".join(f", {name}: {value}" for name, value in options.items())
    return tiny_contract(
        "tables:\n  gifts:\n    columns:\n      extra: {type: " + kind + more + f', fr: "{header}"}}\n'
    )


def column(
    tmp_path: Path,
    header: str,
    *values: Any,
    contract: Any = None,
    language: str = "",
    currency: str = "EUR",
    code: str = "General",
    above: tuple[tuple[Any, ...], ...] = (),
) -> Any:
    """A workbook of one column of gifts, and of the organisation with its language and currency."""
    head = [["Clé", "Valeur"], ["Nom", "X"], ["Devise", currency]]
    head += [["Langue", language]] if language else []
    lines = [*above, ("Libellé", header), *((f"g{row}", value) for row, value in enumerate(values))]

    def edit(book: Any) -> None:
        for row in range(len(above) + 2, len(lines) + 1):
            book["Dons"].cell(row, 2).number_format = code

    tables = {"Organisation": head, "Dons": lines}
    return read(make(tmp_path / "w.xlsx", tables, edit=edit), contract)


def values_of(book: Any, name: str) -> list[Any]:
    return [
        value.value if hasattr(value := getattr(record, name), "value") else value
        for record in book.records("gifts")
    ]


@pytest.mark.parametrize(
    ("header", "value", "amount", "factor"),
    [
        ("2023 in T€", 45, "45000", "1 000"),
        ("Montant (k€)", "1.5", "1500", "1 000"),
        ("Betrag in Mio. €", 1.25, "1250000", "1 000 000"),
        ("2023 in 1 000", 45, "45000", "1 000"),
        ("Montant (x 1.000)", 45, "45000", "1 000"),
        ("Amount in thousands of euros", 45, "45000", "1 000"),
        ("Montant en milliers d'euros", 45, "45000", "1 000"),
        ("Bedrag in duizenden euro", 45, "45000", "1 000"),
        ("Betrag in Tausend Euro", 45, "45000", "1 000"),
        ("Produits (Mrd €)", 2, "2000000000", "1 000 000 000"),
        ("Bedrag (dzd. €)", 45, "45000", "1 000"),
        ("Kwota (tys. €)", 45, "45000", "1 000"),
        ("Amount x 1 million", 2, "2000000", "1 000 000"),
    ],
)
def test_a_multiple_in_a_header_counts(
    tmp_path: Path, header: str, value: Any, amount: str, factor: str
) -> None:
    book = column(tmp_path, header, value, contract=headed(header))
    found = finding(book, "multiple-in-header")
    assert values_of(book, "extra") == [Decimal(amount)]
    assert (found.where.a1, found.severity, found.args["factor"]) == ("Dons!B1", Severity.WARNING, factor)


def test_a_number_that_shows_thousands_under_its_header_is_not_multiplied_twice(tmp_path: Path) -> None:
    contract = headed("Montant (k€)")
    for code, amount in (("#,##0,", 45000), ('#,##0 "k€"', 45000000), ('#,##0, "k€"', 45000)):
        book = column(tmp_path, "Montant (k€)", 45000, contract=contract, code=code)
        assert values_of(book, "extra") == [amount]
        assert codes(book) == ["multiple-in-header"]


def test_millions_in_a_cell_under_thousands_in_its_header_are_an_error(tmp_path: Path) -> None:
    book = column(tmp_path, "Montant (k€)", 45, contract=headed("Montant (k€)"), code='#,##0 "M€"')
    assert finding(book, "format-not-understood").severity is Severity.ERROR


def test_a_header_without_multiple_changes_nothing(tmp_path: Path) -> None:
    for header in ("Montant", "2023", "Montant 2023 (€)", "Plus de 1 000 €", "Dons > 1000 €"):
        book = column(tmp_path, header, 45, contract=headed(header) if header != "Montant" else None)
        assert codes(book) == []


def test_a_multiple_of_another_currency(tmp_path: Path) -> None:
    book = column(tmp_path, "Amount (k$)", 45, contract=headed("Amount (k$)"))
    assert (book.records("gifts")[0].extra.value, book.records("gifts")[0].extra.unit) == (45000, "USD")
    book = column(tmp_path, "Amount (kkr)", 45, contract=headed("Amount (kkr)"))
    assert finding(book, "unit-not-understood").where.a1 == "Dons!B1"


def test_a_caption_over_the_table_holds_for_its_amounts(tmp_path: Path) -> None:
    book = column(tmp_path, "Montant", 45, above=(("Comptes 2024, en milliers d'euros",), ()))
    assert (values_of(book, "amount"), finding(book, "multiple-in-header").where.a1) == ([45000], "Dons!A1")
    book = column(tmp_path, "Personnes", 45, above=(("Comptes 2024, en milliers d'euros",), ()))
    assert (values_of(book, "people"), "multiple-in-header" in codes(book)) == ([45], False)


def test_a_number_in_a_column_of_numbers_is_multiplied_too(tmp_path: Path) -> None:
    header = "Visiteurs (x 1 000)"
    book = column(tmp_path, header, 1.5, contract=headed(header, "integer"))
    assert values_of(book, "extra") == [1500]


@pytest.mark.parametrize("code", ['#,##0,,"M"', '0,,"Mio"'])
def test_a_plain_number_that_shows_millions_of_itself_is_reported(tmp_path: Path, code: str) -> None:
    book = column(tmp_path, "Variation", 12345678, code=code)
    found = finding(book, "amount-in-multiples")
    assert (values_of(book, "loose"), found.args["printed"]) == ([12345678], "12,345,678")
    assert found.args["seen"].startswith("12")


@pytest.mark.parametrize(
    ("texts", "amounts"),
    [
        (("615,400", "£1,842,310"), ("615400", "1842310")),
        (("(34,120)", "1,842,310"), ("-34120", "1842310")),
        (("1.234", "12,50"), ("1234", "12.50")),
        (("1,234", "12.50"), ("1234", "12.50")),
        (("1.500,-", "1.234"), ("1500", "1234")),
        (("€ 1.500,--",), ("1500",)),
        (("€ 1500.-",), ("1500",)),
    ],
)
def test_a_text_amount_is_read_as_others_of_its_column_prove(
    tmp_path: Path, texts: tuple[str, ...], amounts: tuple[str, ...]
) -> None:
    book = column(tmp_path, "Montant", *texts, currency="GBP" if "£" in texts[1:][:1] else "EUR")
    assert values_of(book, "amount") == [Decimal(amount) for amount in amounts]
    assert "ambiguous-number" not in codes(book)


@pytest.mark.parametrize(
    ("text", "language", "currency", "amount"),
    [
        ("615,400", "", "GBP", 615400),
        ("(34,120)", "en-GB", "EUR", -34120),
        ("34.120", "nl-BE", "EUR", 34120),
        ("34.120", "de-DE", "EUR", 34120),
        ("34.120", "fr-BE", "EUR", None),
        ("34.120", "en-GB", "GBP", None),  # would be money of three decimals
        ("34,120", "nl-BE", "EUR", None),
        ("34,120", "", "EUR", None),
    ],
)
def test_a_text_amount_alone_is_read_as_its_language_writes_thousands(
    tmp_path: Path, text: str, language: str, currency: str, amount: int | None
) -> None:
    book = column(tmp_path, "Montant", text, language=language, currency=currency)
    assert values_of(book, "amount") == [amount]
    assert ("ambiguous-number" in codes(book)) is (amount is None)


def test_texts_of_a_column_that_prove_both_signs_settle_nothing(tmp_path: Path) -> None:
    book = column(tmp_path, "Montant", "12,50", "12.50", "1,234")
    assert finding(book, "ambiguous-number").where.a1 == "Dons!B4"


@pytest.mark.parametrize(
    ("texts", "language", "days"),
    [
        (("03/04/2024",), "en-US", ("2024-03-04",)),
        (("03/04/2024",), "en-GB", ("2024-04-03",)),
        (("03/04/2024",), "fr-BE", ("2024-04-03",)),
        (("03/04/2024", "25/12/2024"), "en-US", ("2024-04-03", "2024-12-25")),
        (("03/04/2024", "12/25/2024"), "fr-BE", ("2024-03-04", "2024-12-25")),
        (("03.04.2024",), "en-US", ("2024-04-03",)),
    ],
)
def test_the_order_of_dates_in_figures(
    tmp_path: Path, texts: tuple[str, ...], language: str, days: tuple[str, ...]
) -> None:
    book = column(tmp_path, "Échéance", *texts, language=language)
    assert values_of(book, "due") == [date.fromisoformat(day) for day in days]
    two_ways = len(texts) == 1 and "/" in texts[0]
    assert ("date-read-two-ways" in codes(book)) is two_ways
    if two_ways:
        found = finding(book, "date-read-two-ways")
        assert {found.args["read"], found.args["other"]} == {"2024-03-04", "2024-04-03"}
        assert found.args["read"] == days[0]


def test_the_contract_states_the_order_of_dates(tmp_path: Path) -> None:
    contract = headed("Jour", "date", order="mdy")
    book = column(tmp_path, "Jour", "03/04/2024", contract=contract, language="fr-BE")
    assert (values_of(book, "extra"), codes(book)) == ([date(2024, 3, 4)], [])
    wrong = load_contract([(CONTRACT.replace("due: {type: date,", "due: {type: date, order: md,"), "c.yaml")])
    assert [each.code for each in wrong.diagnostics] == ["contract-bad-value"]


@pytest.mark.parametrize(
    "text",
    [
        *("31 déc. 2024", "31-Dec-2024", "December 31st, 2024", "31. Dezember 2024", "31 dec 2024"),
        *("31 de diciembre de 2024", "mardi 31 décembre 2024", "31 grudnia 2024", "31 декабря 2024"),
    ],
)
def test_months_of_every_language(tmp_path: Path, text: str) -> None:
    book = column(tmp_path, "Échéance", text)
    assert (values_of(book, "due"), codes(book)) == ([date(2024, 12, 31)], [])


def test_a_month_of_several_meanings_is_read_in_the_language_of_the_workbook(tmp_path: Path) -> None:
    assert values_of(column(tmp_path, "Échéance", "1 listopad 2024", language="pl"), "due") == [
        date(2024, 11, 1)
    ]
    assert codes(column(tmp_path, "Échéance", "1 listopad 2024", language="fr")) == ["not-a-date"]


@pytest.mark.parametrize(
    ("mark", "said"), [("✓", True), ("☑", True), ("x", True), ("☐", False), ("✗", False)]
)
def test_marks_of_lists_say_yes_or_no(tmp_path: Path, mark: str, said: bool) -> None:
    book = column(tmp_path, "Exemple", mark)
    assert (values_of(book, "sample"), codes(book)) == ([said], [])


@pytest.mark.parametrize(
    ("header", "code", "unit", "told"),
    [
        ("Montant (USD)", "General", "USD", ["other-currency"]),
        ("Amount in £", "#,##0", "GBP", ["other-currency"]),
        ("Montant en €", "General", "EUR", []),
        ("Bedrag (EUR)", "General", "EUR", []),
        ("Montant (USD)", '#,##0 "€"', "EUR", ["mixed-currencies"]),
        ("Montant (USD/EUR)", "General", "EUR", []),
        ("Montant TOP", "General", "EUR", []),
        ("Montant TTC", "General", "EUR", []),
    ],
)
def test_the_currency_that_a_header_names(
    tmp_path: Path, header: str, code: str, unit: str, told: list[str]
) -> None:
    book = column(tmp_path, header, 45, contract=headed(header), code=code)
    assert (book.records("gifts")[0].extra.unit, codes(book)) == (unit, told)


def test_a_caption_that_names_a_person_is_no_multiple(tmp_path: Path) -> None:
    book = column(tmp_path, "Montant", 45, above=(("Budget of Mrs Smith",), ()))
    assert codes(book) == ["header-not-first"]


def test_a_multiple_beside_the_header_holds_for_amounts(tmp_path: Path) -> None:
    """Right of the table, with nothing below it; a column with cells of its own is another one."""
    contract = headed("Total")
    head, rows = ("Libellé", "Total", "in thousands of euros"), (("a", 45), ("b", 50))
    tables = {"Organisation": [["Clé", "Valeur"], ["Nom", "X"], ["Devise", "EUR"]], "Dons": [head, *rows]}
    book = read(make(tmp_path / "w.xlsx", tables), contract)
    assert finding(book, "multiple-in-header").where.a1 == "Dons!C1"
    assert values_of(book, "extra") == [45000, 50000]
    filled = {**tables, "Dons": [head, ("a", 45, 1), ("b", 50, 2)]}
    assert values_of(read(make(tmp_path / "v.xlsx", filled), contract), "extra") == [45, 50]


def test_a_letter_behind_the_number_multiplies_beside_a_currency(tmp_path: Path) -> None:
    """$1.2M is 1.2 million; T, a thousand in German and a trillion in English, is an error."""
    contract = headed("Total")
    book = column(tmp_path, "Total", 1.2, contract=contract, currency="USD", code='"$"0.0"M"')
    assert (values_of(book, "extra"), codes(book)) == ([Decimal(1200000)], ["amount-in-multiples"])
    book = column(tmp_path, "Total", 1.2, contract=contract, currency="USD", code='"$"0.0"T"')
    assert finding(book, "format-not-understood").severity is Severity.ERROR


def test_a_per_mille_sign_in_quotes_is_told(tmp_path: Path) -> None:
    book = column(tmp_path, "Taux", 0.7, contract=headed("Taux", "number"), code='0.0 "‰"')
    assert finding(book, "format-not-understood").where.a1 == "Dons!B2"


@pytest.mark.parametrize(
    ("header", "value", "amount", "factor"),
    [
        ("Montant (10³ €)", 45, "45000", "1 000"),
        ("Montant x 10^6", 2, "2000000", "1 000 000"),
        ("Amount (₹ lakh)", 2, "200000", "100 000"),
        ("Amount in crores", 2, "20000000", "10 000 000"),
    ],
)
def test_powers_of_ten_and_indian_multiples_count(
    tmp_path: Path, header: str, value: Any, amount: str, factor: str
) -> None:
    book = column(tmp_path, header, value, contract=headed(header), currency="INR")
    assert values_of(book, "extra") == [Decimal(amount)]
    assert finding(book, "multiple-in-header").args["factor"] == factor


@pytest.mark.parametrize(
    "header", ["Amount (cents)", "Amount in pence", "Montant en centimes", "Bedrag (ct)"]
)
def test_hundredths_of_a_currency_are_refused(tmp_path: Path, header: str) -> None:
    found = finding(column(tmp_path, header, 45, contract=headed(header)), "unit-not-understood")
    assert (found.where.a1, found.severity) == ("Dons!B1", Severity.ERROR)


@pytest.mark.parametrize(
    ("caption", "unit"),
    [
        ("All amounts in USD", "USD"),
        ("Comptes 2024 (en £)", "GBP"),
        ("Dons, in Swiss francs", "CHF"),
        ("Gifts in 2024 (EUR)", "EUR"),
        ("Gifts in ALL regions", "EUR"),
        ("GIFTS IN ALL REGIONS", "EUR"),
        ("Gifts in EUR and USD", "EUR"),
        ("Gifts in Belgium (BE)", "EUR"),
    ],
)
def test_a_currency_in_a_caption_holds_for_amounts(tmp_path: Path, caption: str, unit: str) -> None:
    book = column(tmp_path, "Montant", 45, above=((caption,), ()))
    assert book.records("gifts")[0].amount.unit == unit
    assert ("other-currency" in codes(book)) is (unit != "EUR")


def shares(tmp_path: Path, header: str, *values: Any, code: str = "General") -> Any:
    return column(tmp_path, header, *values, contract=headed(header, "percent"), code=code)


def test_the_percent_sign_of_a_heading_is_that_of_its_cells(tmp_path: Path) -> None:
    for header in ("Part (%)", "Anteil in Prozent", "Aandeel in procent"):
        book = shares(tmp_path, header, 50, 30.5, 0.5, "19")
        wanted = [Decimal(each) for each in ("0.5", "0.305", "0.005", "0.19")]
        assert (values_of(book, "extra"), codes(book)) == (wanted, ["number-as-text"])


def test_cells_with_their_own_sign_under_a_percent_heading_stay(tmp_path: Path) -> None:
    book = shares(tmp_path, "Part (%)", 0.5, 0.25, code="0%")
    assert (values_of(book, "extra"), codes(book)) == ([Decimal("0.5"), Decimal("0.25")], [])


def test_fractions_under_a_percent_heading_make_a_whole_or_are_in_doubt(tmp_path: Path) -> None:
    assert codes(shares(tmp_path, "Part (%)", 0.5, 0.3, 0.2)) == []
    book = shares(tmp_path, "Part (%)", 0.5, 0.3)
    found = finding(book, "percent-read-two-ways")
    assert (found.where.a1, found.severity, found.args["percent"]) == ("Dons!B2", Severity.WARNING, "50.0 %")
    assert values_of(book, "extra") == [Decimal("0.5"), Decimal("0.3")]


def test_many_percentages_without_sign_are_one_finding(tmp_path: Path) -> None:
    book = shares(tmp_path, "Quota", *range(2, 30))
    helps = {wording(one, "help", "en") for one in book.diagnostics if one.code == "percent-without-sign"}
    assert len(helps) == 1


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("31/12/24", "31/12/2024"),
        ("31.12.24", "31.12.2024"),
        ("1-apr-24", "1-apr-2024"),
        ("31 Dec '24", "31 Dec 2024"),
    ],
)
def test_a_year_of_two_digits_says_what_to_type(tmp_path: Path, text: str, meant: str) -> None:
    found = finding(column(tmp_path, "Date", text, contract=headed("Date", "date")), "year-of-two-digits")
    assert (found.severity, found.where.a1, found.args["meant"]) == (Severity.ERROR, "Dons!B2", meant)


def test_a_month_with_a_year_of_two_digits(tmp_path: Path) -> None:
    for text in ("Mar-24", "03/24", "mars 24"):
        book = column(tmp_path, "Parution", text, contract=headed("Parution", "month"))
        assert codes(book) == ["year-of-two-digits"]


@pytest.mark.parametrize(
    "text",
    [
        "2024/12/31",
        "2024.12.31",
        "2024. 12. 31.",
        "2024年12月31日",
        "31/12/2024 10:30",
        "2024-12-31T10:30:00Z",
    ],
)
def test_dates_as_other_countries_and_exports_write_them(tmp_path: Path, text: str) -> None:
    book = column(tmp_path, "Date", text, contract=headed("Date", "date"))
    assert (values_of(book, "extra"), codes(book)) == ([date(2024, 12, 31)], [])


def test_words_behind_a_date_are_not_passed_over(tmp_path: Path) -> None:
    for text in ("2024-12-31 provisional", "31/12/2024 (est.)"):
        assert codes(column(tmp_path, "Date", text, contract=headed("Date", "date"))) == ["not-a-date"]


@pytest.mark.parametrize("text", ["5 eur", "5 Euros", "5 euro", "eur 5", "5,- euro", "–5 EUR"])
def test_a_currency_by_its_name_or_in_small_letters(tmp_path: Path, text: str) -> None:
    book = column(tmp_path, "Montant", text)
    assert (abs(values_of(book, "amount")[0]), codes(book)[0]) == (5, "number-as-text")


def test_other_words_beside_an_amount_are_refused(tmp_path: Path) -> None:
    for text in ("5 kg", "5 all", "12 people", "5 k"):
        assert codes(column(tmp_path, "Montant", text)) == ["not-a-number"]


@pytest.mark.parametrize(
    ("header", "value", "unit", "told"),
    [
        ("Montant (k€)", 45000, "EUR", ["multiple-in-header"]),
        ("Montant [en milliers d'euros]", 45000, "EUR", ["multiple-in-header"]),
        ("Montant en USD", 45, "USD", ["other-currency"]),
        ("Montant (€)", 45, "EUR", []),
    ],
)
def test_a_currency_or_multiple_behind_the_name_of_a_column(
    tmp_path: Path, header: str, value: int, unit: str, told: list[str]
) -> None:
    """Renamed as advised before, its amounts would have lost it."""
    book = column(tmp_path, header, 45)
    amount = book.records("gifts")[0].amount
    assert (amount.value, amount.unit, codes(book)) == (value, unit, told)


def test_a_remark_behind_the_name_of_a_column_is_its_near_miss(tmp_path: Path) -> None:
    book = column(tmp_path, "Montant (estimé)", 45)
    assert finding(book, "unknown-column").args["nearest"] == "Montant"


@pytest.mark.parametrize(("other", "told"), [("30 %", ["percent-without-sign"]), ("0,3", [])])
def test_a_share_without_a_sign_among_texts_that_have_it_is_in_doubt(
    tmp_path: Path, other: str, told: list[str]
) -> None:
    book = column(tmp_path, "Part", "0,5", other, "0")
    assert [one for one in codes(book) if one != "number-as-text"] == told


@pytest.mark.parametrize(
    ("code", "told"),
    [("mmm yyyy", ["Mar 2024"]), ("yyyy", ["2024"]), ("d mmm", []), ("dd/mm/yyyy", []), ("ddd d", [])],
)
def test_a_date_whose_cell_shows_no_day_is_a_note(tmp_path: Path, code: str, told: list[str]) -> None:
    def edit(book: Any) -> None:
        book["Dons"]["B2"].number_format = code

    rows = [["Libellé", "Échéance"], ["un", 45356]]
    book = read(
        make(
            tmp_path / "w.xlsx", {"Organisation": [["Clé", "Valeur"], ["Nom", "X"]], "Dons": rows}, edit=edit
        )
    )
    found = [one for one in book.diagnostics if one.code == "date-shown-in-part"]
    assert [(one.args["found"], one.where.a1) for one in found] == [(shown, "Dons!B2") for shown in told]
