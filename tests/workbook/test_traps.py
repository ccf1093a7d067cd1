"""One tiny workbook a trap: what is read, and what is told at which cell."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.table import Table as ExcelTable

from reportcli.model.diagnostic import Findings, Severity
from reportcli.workbook.contract.reader import load_contract
from reportcli.workbook.tables.record import row_of
from reportcli.workbook.workbook import Workbook
from workbook.books import codes, finding, make, pack, parts, read, rows, tiny_contract

HEAD = ["Libellé", "Montant", "Part", "Personnes"]


def gifts(tmp_path: Path, *lines: Any, edit: Callable[[Any], None] | None = None) -> Any:
    """The workbook of one sheet Dons."""
    return read(make(tmp_path / "w.xlsx", {"Dons": list(lines)}, edit))


def cell(tmp_path: Path, header: str, value: Any, number_format: str = "General") -> Any:
    """A workbook with one record, whose cell B2 holds `value`."""

    def edit(book: Any) -> None:
        book["Dons"]["B2"].number_format = number_format

    return gifts(tmp_path, ["Libellé", header], ["un", value], edit=edit)


def raw(tmp_path: Path, xml: str, header: str = "Montant", **options: Any) -> Any:
    """The same with B2 as the cell's own XML."""
    sheet = rows(["Libellé", header], ["un", xml])
    return read(pack(tmp_path / "w.xlsx", parts(sheet, name="Dons", **options)))


# numbers


def test_a_number_is_a_fact_with_its_cell_and_currency(tmp_path: Path) -> None:
    book = cell(tmp_path, "Montant", 1234.5, "#,##0.00")
    (record,) = book.records("gifts")
    fact = record.amount
    assert (fact.value, fact.unit, fact.decimals) == (Decimal("1234.5"), "EUR", 2)
    assert [source.a1 for source in fact.sources] == ["Dons!B2"]
    assert fact.derivation is None


def test_binary_noise_is_no_part_of_a_number(tmp_path: Path) -> None:
    book = raw(tmp_path, '<c r="B2"><v>109571.41999999998</v></c>')
    assert book.records("gifts")[0].amount.value == Decimal("109571.42")


def test_a_formula_is_the_derivation(tmp_path: Path) -> None:
    book = raw(tmp_path, '<c r="B2"><f>A1*2</f><v>5</v></c>')
    fact = book.records("gifts")[0].amount
    assert (fact.value, fact.derivation.formula) == (Decimal(5), "=A1*2")
    assert list(book.formulas.values()) == ["=A1*2"]


def test_a_formula_that_was_never_computed_is_an_error(tmp_path: Path) -> None:
    book = cell(tmp_path, "Montant", "=1+1")
    found = finding(book, "formula-without-value")
    assert (found.where.a1, found.args["formula"]) == ("Dons!B2", "=1+1")
    assert book.records("gifts")[0].amount is None


def test_a_formula_with_an_empty_text_is_blank(tmp_path: Path) -> None:
    book = raw(tmp_path, '<c r="B2" t="str"><f>IF(1,"")</f><v></v></c>')
    assert codes(book) == []
    assert book.records("gifts")[0].amount is None


@pytest.mark.parametrize("text", ["#REF!", "#N/A", "#DIV/0!", "#NAME?", "#SPILL!"])
def test_error_cells_are_errors(tmp_path: Path, text: str) -> None:
    book = raw(tmp_path, f'<c r="B2" t="e"><v>{text}</v></c>')
    found = finding(book, "error-cell")
    assert (found.severity, found.where.a1, found.args["found"]) == (Severity.ERROR, "Dons!B2", text)


def test_many_error_cells_give_one_finding(tmp_path: Path) -> None:
    lines = [["un", f'<c r="B{n}" t="e"><v>#REF!</v></c>'] for n in range(2, 206)]
    book = read(pack(tmp_path / "w.xlsx", parts(rows(["Libellé", "Montant"], *lines), name="Dons")))
    found = finding(book, "error-cell")
    assert found.args["count"] == "204"
    assert found.args["cells"] == "Dons!B2, B3, B4, B5, B6, … (204)"


def test_a_required_error_cell_is_told_once(tmp_path: Path) -> None:
    sheet = rows(["Libellé", "Montant"], ['<c r="A2" t="e"><v>#N/A</v></c>', "5"])
    assert codes(read(pack(tmp_path / "w.xlsx", parts(sheet, name="Dons")))) == [
        "error-cell",
        "number-as-text",
    ]


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (0.19, "General", "0.19"),
        (0.19, "0%", "0.19"),
        (1.5, "0%", "1.5"),
        ("19 %", "@", "0.19"),
        ("0,19", "@", "0.19"),
    ],
)
def test_percentages(tmp_path: Path, value: Any, number_format: str, expected: str) -> None:
    fact = cell(tmp_path, "Part", value, number_format).records("gifts")[0].share
    assert (fact.value, fact.unit) == (Decimal(expected), "%")


@pytest.mark.parametrize("value", [19, "19", -2])
def test_nineteen_without_a_percent_sign_is_refused(tmp_path: Path, value: Any) -> None:
    book = cell(tmp_path, "Part", value)
    assert finding(book, "percent-without-sign").where.a1 == "Dons!B2"
    assert book.records("gifts")[0].share is None


def test_one_without_a_percent_sign_is_told(tmp_path: Path) -> None:
    book = cell(tmp_path, "Part", 1)
    assert finding(book, "percent-one").severity is Severity.WARNING
    assert book.records("gifts")[0].share.value == 1


@pytest.mark.parametrize(
    ("number_format", "value", "decimals"), [("0.0%", 0.195, 1), ("0%", 0.195, 0), ("General", 0.195, 1)]
)
def test_digits_of_a_percentage(tmp_path: Path, number_format: str, value: float, decimals: int) -> None:
    assert cell(tmp_path, "Part", value, number_format).records("gifts")[0].share.decimals == decimals


@pytest.mark.parametrize(
    ("header", "value", "number_format", "code"),
    [
        ("Montant", "1.234", "@", "ambiguous-number"),
        ("Montant", "beaucoup", "@", "not-a-number"),
        ("Montant", "-", "@", "blank-word"),
        ("Montant", True, "General", "not-a-number"),
        ("Montant", date(2024, 1, 1), "dd/mm/yyyy", "date-for-number"),
        ("Montant", 0.5, "0%", "percent-for-number"),
        ("Personnes", 1.5, "General", "not-whole"),
        ("Échéance", 45657, "General", "not-a-date"),
        ("Échéance", "32/12/2024", "@", "not-a-date"),
        ("Mois", "bientôt", "@", "not-a-month"),
        ("Compte", 4.1, "General", "number-for-text"),
        ("Compte", True, "General", "not-text"),
        ("Compte", date(2024, 1, 1), "dd/mm/yyyy", "number-for-text"),
        ("Compte", 12345678901234567, "0", "digits-lost"),
        ("Exemple", "peut-être", "@", "not-yes-or-no"),
        ("E-mail", "nobody", "@", "not-an-email"),
        ("Site", "no site", "@", "not-a-web-address"),
        ("Téléphone", "call me", "@", "not-a-phone-number"),
        ("Statut", "ouvret", "@", "unknown-choice"),
    ],
)
def test_what_does_not_fit_is_an_error_at_its_cell(
    tmp_path: Path, header: str, value: Any, number_format: str, code: str
) -> None:
    found = finding(cell(tmp_path, header, value, number_format), code)
    assert (found.severity, found.where.a1) == (Severity.ERROR, "Dons!B2")
    assert found.args["found"]


def test_the_nearest_choice_is_named(tmp_path: Path) -> None:
    assert finding(cell(tmp_path, "Statut", "ouvret"), "unknown-choice").args["nearest"] == "ouvert"


def test_european_text_numbers_are_read_and_told(tmp_path: Path) -> None:
    book = cell(tmp_path, "Montant", "(1.234,56)", "@")
    assert book.records("gifts")[0].amount.value == Decimal("-1234.56")
    assert finding(book, "number-as-text").severity is Severity.NOTE


@pytest.mark.parametrize("value", ["-", "Nihil"])
def test_words_for_blank_only_where_allowed(tmp_path: Path, value: str) -> None:
    book = cell(tmp_path, "Variation", value)
    assert codes(book) == []
    assert book.records("gifts")[0].loose is None


def test_blank_is_not_zero(tmp_path: Path) -> None:
    book = gifts(tmp_path, HEAD, ["un", None, 0, None])
    (record,) = book.records("gifts")
    assert record.amount is None
    assert record.share.value == 0


@pytest.mark.parametrize(
    ("unit", "expected"), [("personnes", "personnes"), ("€", "EUR"), ("EUR", "EUR"), (None, "")]
)
def test_the_unit_comes_from_its_column(tmp_path: Path, unit: Any, expected: str) -> None:
    (record,) = gifts(tmp_path, ["Libellé", "Unité", "Valeur"], ["un", unit, 5]).records("gifts")
    assert record.value.unit == expected


def test_a_percent_unit_makes_a_percentage(tmp_path: Path) -> None:
    book = gifts(tmp_path, ["Libellé", "Unité", "Valeur"], ["un", "%", 19], ["deux", "%", 0.19])
    assert codes(book) == ["percent-without-sign"]
    assert book.records("gifts")[1].value.unit == "%"


def test_year_and_currency_of_the_organisation_hold(tmp_path: Path) -> None:
    sheets = {
        "Dons": [HEAD, ["un", 5, None, 7]],
        "Organisation": [["Clé", "Valeur"], ["Nom", "X"], ["Exercice", 2024], ["Devise", "chf"]],
    }
    book = read(make(tmp_path / "w.xlsx", sheets))
    (record,) = book.records("gifts")
    assert (record.amount.unit, record.people.period, record.people.unit) == ("CHF", "2024", "persons")
    year = book.record("organisation").year
    assert (year.value, year.unit, year.sources[0].a1) == (2024, "year", "Organisation!B3")


def test_sample_rows_mark_their_facts(tmp_path: Path) -> None:
    book = gifts(tmp_path, ["Libellé", "Montant", "Exemple"], ["un", 5, "oui"], ["deux", 6, None])
    assert [record.amount.sample for record in book.records("gifts")] == [True, False]


def test_mixed_currencies_in_one_column(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book["Dons"]["B2"].number_format = '#,##0.00 "€"'
        book["Dons"]["B3"].number_format = "[$CHF] #,##0.00"

    book = gifts(tmp_path, HEAD, ["un", 5], ["deux", 6], edit=edit)
    found = finding(book, "mixed-currencies")
    assert (found.where.a1, found.args["found"]) == ("Dons!B3", "EUR (B2), CHF (B3)")


def test_another_currency_than_the_report(tmp_path: Path) -> None:
    book = cell(tmp_path, "Montant", 5, "[$USD] 0")
    assert finding(book, "other-currency").args["expected"] == "EUR"
    assert book.records("gifts")[0].amount.unit == "USD"


@pytest.mark.parametrize(
    ("header", "value", "number_format", "shows", "severity"),
    [
        ("Montant", 45, '#,##0.00 "kr"', "kr", Severity.ERROR),
        ("Montant", 12345, "#,##0,", "#,##0,", Severity.ERROR),
        ("Montant", 100000, '#,##0 "FCFA"', "FCFA", Severity.ERROR),
        ("Montant", 100, "[$XYZ]#,##0.00", "XYZ", Severity.ERROR),
        ("Montant", 2.75, '"environ"', "environ", Severity.ERROR),
        ("Montant", 100, '#,##0.00" € HT"', "€ HT", Severity.WARNING),
        ("Part", 0.5, '0.0%" ‰"', "% ‰", Severity.ERROR),
        ("Variation", 0.5, '0.0"%"', "%", Severity.WARNING),
        ("Variation", 12, '0 "milliers"', "milliers", Severity.WARNING),
        ("Personnes", 3000, "0,", "0,", Severity.WARNING),
        ("Compte", 123, '"BE"0000', "BE", Severity.WARNING),
    ],
)
def test_what_a_format_shows_and_print_would_not(
    tmp_path: Path, header: str, value: Any, number_format: str, shows: str, severity: Severity
) -> None:
    found = finding(cell(tmp_path, header, value, number_format), "format-not-understood")
    assert (found.where.a1, found.args["shows"], found.severity) == ("Dons!B2", shows, severity)


@pytest.mark.parametrize(
    ("header", "value", "number_format"),
    [("Personnes", 5, '0 "personnes"'), ("Part", 0.5, '0.0% "du total"'), ("Montant", 5, '#,##0.00\\ "€"')],
)
def test_a_unit_that_is_printed_anyway_is_not_told(
    tmp_path: Path, header: str, value: Any, number_format: str
) -> None:
    assert "format-not-understood" not in codes(cell(tmp_path, header, value, number_format))


def test_a_fraction_is_read_as_the_number_that_it_is(tmp_path: Path) -> None:
    fact = cell(tmp_path, "Variation", 0.25, "# ?/?").records("gifts")[0].loose
    assert (fact.value, fact.decimals) == (Decimal("0.25"), 2)


@pytest.mark.parametrize(("unit", "severity"), [("€", Severity.ERROR), (None, Severity.WARNING)])
def test_a_figure_in_money_is_an_amount(tmp_path: Path, unit: str | None, severity: Severity) -> None:
    def edit(book: Any) -> None:
        book["Dons"]["B2"].number_format = "#,##0,"

    book = gifts(tmp_path, ["Libellé", "Valeur", "Unité"], ["un", 12000, unit], edit=edit)
    assert finding(book, "format-not-understood").severity is severity


def test_a_unit_stated_beside_its_format_is_not_told(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book["Dons"]["B2"].number_format = '0.0" t"'

    book = gifts(tmp_path, ["Libellé", "Valeur", "Unité"], ["un", 12, "t"], edit=edit)
    assert codes(book) == []


@pytest.mark.parametrize("unit", ["milliers", "Mio", "thousand", "Tsd.", "duizend", "x 1.000"])
def test_a_multiple_alone_is_no_unit(tmp_path: Path, unit: str) -> None:
    """Print would leave it out, and 240 thousand would be 240."""
    found = finding(gifts(tmp_path, ["Libellé", "Valeur", "Unité"], ["un", 240, unit]), "unit-not-understood")
    assert (found.where.a1, found.args["found"], found.severity) == ("Dons!C2", unit, Severity.ERROR)


@pytest.mark.parametrize("unit", ["mm", "t", "kg", "heures", "milliers de pas", "k", "M"])
def test_words_and_units_of_measure_are_units(tmp_path: Path, unit: str) -> None:
    book = gifts(tmp_path, ["Libellé", "Valeur", "Unité"], ["un", 240, unit])
    assert "unit-not-understood" not in codes(book)


def test_a_multiple_of_a_currency_is_told_at_its_cell(tmp_path: Path) -> None:
    book = gifts(tmp_path, ["Libellé", "Valeur", "Unité"], ["un", 12, "k€"], ["deux", 5, "€"])
    found = finding(book, "unit-not-understood")
    assert (found.where.a1, found.args["found"], found.severity) == ("Dons!C2", "k€", Severity.ERROR)
    assert [record.value.unit for record in book.records("gifts")] == ["k€", "EUR"]


def stating(tmp_path: Path, currency: str) -> Workbook:
    head = [["Clé", "Valeur"], ["Nom", "X"], ["Devise", currency]]
    return read(
        make(tmp_path / "w.xlsx", {"Organisation": head, "Dons": [["Libellé", "Montant"], ["un", 5]]})
    )


@pytest.mark.parametrize(
    ("stated", "unit"), [("€", "EUR"), ("euros", "EUR"), ("chf", "CHF"), ("£", "GBP"), ("CAD", "CAD")]
)
def test_the_currency_of_the_report_as_people_write_it(tmp_path: Path, stated: str, unit: str) -> None:
    book = stating(tmp_path, stated)
    assert codes(book) == []
    assert book.records("gifts")[0].amount.unit == unit


@pytest.mark.parametrize(("stated", "near"), [("euroz", "EUR"), ("XYZ", ""), ("$", ""), ("EURO €", "EUR")])
def test_a_currency_that_is_unknown_is_told_at_its_cell(tmp_path: Path, stated: str, near: str) -> None:
    book = stating(tmp_path, stated)
    found = finding(book, "unknown-currency")
    assert (found.where.a1, found.severity) == ("Organisation!B3", Severity.ERROR)
    assert (found.args["found"], found.args["nearest"]) == (stated, near)
    assert book.records("gifts")[0].amount.unit == "EUR"


# texts, codes, dates, lists


@pytest.mark.parametrize("text", ["NA", "None", "NULL", "nan", "N/A"])
def test_words_that_other_readers_drop_stay_text(tmp_path: Path, text: str) -> None:
    book = read(make(tmp_path / "w.xlsx", {"Pays": [["Code", "Nom"], [text, text]]}))
    assert book.records("countries")[0].id == text
    assert book.records("countries")[0].name == text


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (610000, "General", "610000"),
        ("0432", "@", "0432"),
        (432, "0000", "0432"),
        (610000.0, "0.00", "610000"),
    ],
)
def test_codes_keep_their_digits(tmp_path: Path, value: Any, number_format: str, expected: str) -> None:
    def edit(book: Any) -> None:
        book["Dons"]["B2"].number_format = number_format

    book = gifts(tmp_path, ["Libellé", "Compte"], ["un", value], ["deux", None], edit=edit)
    assert book.records("gifts")[0].account == expected
    assert book.records("gifts")[1].account is None


def test_dates(tmp_path: Path) -> None:
    book = gifts(
        tmp_path,
        ["Libellé", "Échéance", "Mois"],
        ["un", datetime(2024, 12, 31), "mars 2024"],
        ["deux", "31/12/2024", None],
    )
    first, second = book.records("gifts")
    assert (first.due, first.month, second.due) == (date(2024, 12, 31), date(2024, 3, 1), date(2024, 12, 31))


def test_the_1904_date_system(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        book.epoch = CALENDAR_MAC_1904

    book = gifts(tmp_path, ["Libellé", "Échéance"], ["un", date(2024, 12, 31)], edit=edit)
    assert book.records("gifts")[0].due == date(2024, 12, 31)


def test_lists_in_cells(tmp_path: Path) -> None:
    book = gifts(tmp_path, ["Libellé", "Noms"], ["un", "• Ada\n- Bob;  Eva\n"], ["deux", None])
    assert [record.names for record in book.records("gifts")] == [("Ada", "Bob", "Eva"), ()]
    assert book.records("gifts")[0].names[0].ref.a1 == "Dons!B2"


def test_choices_by_any_spelling(tmp_path: Path) -> None:
    (record,) = cell(tmp_path, "Statut", "OUVERT").records("gifts")
    assert (record.status, record.status.printed) == ("open", "OUVERT")


def test_rich_texts_and_phonetics(tmp_path: Path) -> None:
    xml = '<c r="B2" t="inlineStr"><is><r><t>ab</t></r><r><t> c</t></r><rPh><t>no</t></rPh></is></c>'
    assert raw(tmp_path, xml, "Compte").records("gifts")[0].account == "ab c"


def test_escaped_characters(tmp_path: Path) -> None:
    xml = '<c r="B2" t="str"><v>a_x000D_\nb_x005F_x000D_</v></c>'
    assert raw(tmp_path, xml, "Noms").records("gifts")[0].names == ("a", "b_x000D_")


def test_emoji_decomposed_letters_and_line_ends(tmp_path: Path) -> None:
    (record,) = gifts(tmp_path, HEAD, [" 👩🏽‍🚒\u00a0ne\u0301\r\n2 "]).records("gifts")
    assert record.label == "👩🏽‍🚒\u00a0n\u00e9\n2"


# headers and rows


def test_headers_in_any_language_and_spelling(tmp_path: Path) -> None:
    book = read(
        make(tmp_path / "w.xlsx", {"GIFTEN": [["\u200bOmschrijving *", "be\u0301drag\u00a0 "], ["een", 5]]})
    )
    assert book.language == "nl"
    assert codes(book) == []
    assert book.records("gifts")[0].amount.value == 5


def test_titles_above_the_header(tmp_path: Path) -> None:
    book = gifts(tmp_path, ["Rapport 2024"], [], HEAD, ["un", 5])
    assert finding(book, "header-not-first").args["row"] == "3"
    assert [record.amount.sources[0].a1 for record in book.records("gifts")] == ["Dons!B4"]


def test_no_header_at_all(tmp_path: Path) -> None:
    found = finding(gifts(tmp_path, ["Foo", "Bar", "Baz"], ["un", 5, 6]), "header-not-found")
    assert (found.args["found"], found.args["expected"]) == ("Foo, Bar, Baz", "Libellé/Omschrijving")


def test_duplicate_columns(tmp_path: Path) -> None:
    found = finding(
        gifts(tmp_path, ["Libellé", "Montant", "MONTANT\u00a0"], ["un", 5, 6]), "duplicate-column"
    )
    assert (found.where.a1, found.args["other"]) == ("Dons!C1", "B1")


def test_two_names_of_one_column(tmp_path: Path) -> None:
    found = finding(gifts(tmp_path, ["Libellé", "Montant", "Bedrag"], ["un", 5, 6]), "duplicate-column")
    assert found.where.a1 == "Dons!C1"


def test_an_unknown_column_and_its_nearest_name(tmp_path: Path) -> None:
    book = gifts(tmp_path, ["Libellé", "Montnat", "Remarque interne"], ["un", 5, "x"])
    found = finding(book, "unknown-column")
    assert (found.where.a1, found.args["nearest"], found.severity) == ("Dons!B1", "Montant", Severity.WARNING)
    assert finding(book, "column-not-read").where.a1 == "Dons!C1"


def test_a_missing_required_column(tmp_path: Path) -> None:
    assert (
        finding(gifts(tmp_path, ["Montant", "Part"], [5, None]), "missing-column")
        .args["column"]
        .startswith("Libellé")
    )


def test_a_required_blank(tmp_path: Path) -> None:
    assert finding(gifts(tmp_path, HEAD, ["un", 5], [None, 6]), "required-blank").where.a1 == "Dons!A3"


def test_blank_rows_are_no_records(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        for row in range(5, 200):
            book["Dons"].cell(row, 1).font = Font(bold=True)

    book = gifts(tmp_path, HEAD, ["un", 5], [], ["deux", 6], edit=edit)
    assert (len(book.records("gifts")), codes(book)) == (2, [])
    assert [row_of(record) for record in book.records("gifts")] == [2, 4]


def test_text_below_the_table(tmp_path: Path) -> None:
    book = gifts(tmp_path, ["Montant", "Libellé", "Part"], [5, "un"], [], ["Source: nous"])
    assert "text-below-table" in codes(book)


@pytest.mark.parametrize(("total", "code"), [(11, "totals-row"), (12, "totals-row-differs")])
def test_a_totals_row_is_no_record(tmp_path: Path, total: int, code: str) -> None:
    book = gifts(tmp_path, HEAD, ["un", 5], ["deux", 6], ["Total général", total])
    assert codes(book) == [code]
    assert len(book.records("gifts")) == 2


def test_a_last_record_called_total_elsewhere_stays(tmp_path: Path) -> None:
    book = gifts(tmp_path, ["Compte", "Libellé", "Montant"], ["a", "un", 5], ["b", "Total des dons", 6])
    assert len(book.records("gifts")) == 2


def test_repeated_headers_and_tags(tmp_path: Path) -> None:
    book = gifts(tmp_path, HEAD, ["#label", "#amount", "#share", "#n"], ["un", 5], HEAD, ["deux", 6])
    assert codes(book) == ["tag-row", "header-repeated"]
    assert len(book.records("gifts")) == 2


def test_hidden_rows_columns_and_sheets_are_read_and_told(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book["Dons"].row_dimensions[3].hidden = True
        book["Dons"].column_dimensions["B"].hidden = True
        book["Dons"].sheet_state = "hidden"
        book.create_sheet("Autre")

    book = gifts(tmp_path, HEAD, ["un", 5], ["deux", 6], edit=edit)
    assert finding(book, "hidden-rows").args["rows"] == "3"
    assert finding(book, "hidden-column").where.a1 == "Dons!B1"
    assert finding(book, "hidden-sheet").severity is Severity.WARNING
    assert len(book.records("gifts")) == 2


def test_rows_and_columns_of_no_size_are_hidden(tmp_path: Path) -> None:
    """As some programs write them, in small sheets and in large ones."""

    def edit(book: Any) -> None:
        book["Dons"].row_dimensions[3].height = 9.75
        book["Dons"].column_dimensions["B"].width = 9.75

    path = make(tmp_path / "w.xlsx", {"Dons": [HEAD, ["un", 5], ["deux", 6]]}, edit=edit)
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(path, "w") as book:
        for name, part in parts.items():
            book.writestr(name, part.replace(b'ht="9.75"', b'ht="0"').replace(b'width="9.75"', b'width="0"'))
    found = read(path)
    assert finding(found, "hidden-rows").args["rows"] == "3"
    assert finding(found, "hidden-column").where.a1 == "Dons!B1"


def test_filtered_rows(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["Dons"]
        sheet.auto_filter.ref = "A1:D3"
        sheet.auto_filter.add_filter_column(0, ["un"])
        sheet.row_dimensions[3].hidden = True

    assert (
        finding(gifts(tmp_path, HEAD, ["un", 5], ["deux", 6], edit=edit), "filtered-rows").args["rows"] == "3"
    )


def test_merged_cells(tmp_path: Path) -> None:
    found = finding(
        gifts(tmp_path, HEAD, ["un", 5], [None, 6], edit=lambda book: book["Dons"].merge_cells("A2:A3")),
        "merged-cells",
    )
    assert (found.where.a1, found.args["range"]) == ("Dons!A2", "Dons!A2:A3")


def test_a_merged_title_is_no_trouble(tmp_path: Path) -> None:
    book = gifts(tmp_path, ["Dons 2024"], HEAD, ["un", 5], edit=lambda b: b["Dons"].merge_cells("A1:D1"))
    assert codes(book) == ["header-not-first"]


def test_a_stray_cell_at_the_end_of_the_sheet(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book["Dons"]["XFD1048576"] = "x"

    book = gifts(tmp_path, HEAD, ["un", 5], edit=edit)
    assert finding(book, "stray-cell").where.a1 == "Dons!XFD1048576"
    assert len(book.records("gifts")) == 1


def test_a_cell_beside_the_table(tmp_path: Path) -> None:
    found = finding(gifts(tmp_path, HEAD, ["un", 5, None, None, None, "note"]), "cell-outside-table")
    assert (found.where.a1, found.args["header"]) == ("Dons!F2", "F1")


def test_an_excel_table_bounds_its_rows(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book["Dons"].add_table(ExcelTable(displayName="tblDons", ref="A3:B5"))

    book = gifts(
        tmp_path,
        ["Libellé de tout"],
        [],
        ["Libellé", "Montant"],
        ["un", 5],
        ["deux", 6],
        ["prose", None],
        edit=edit,
    )
    assert len(book.records("gifts")) == 2
    found = finding(book, "row-below-excel-table")
    assert (found.where.a1, found.args["last"]) == ("Dons!A6", "5")


def test_a_note_below_an_excel_table_is_no_row_of_it(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book["Dons"].add_table(ExcelTable(displayName="tblDons", ref="A1:D2"))

    book = gifts(tmp_path, HEAD, ["un", 5], [None, None, None, None, "note"], edit=edit)
    assert finding(book, "cell-outside-table").where.a1 == "Dons!E3"


def test_an_excel_table_with_a_totals_row(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        table = ExcelTable(displayName="tblDons", ref="A1:B3")
        table.totalsRowCount = 1
        book["Dons"].add_table(table)

    book = gifts(tmp_path, ["Libellé", "Montant"], ["un", 5], ["Somme", 5], edit=edit)
    assert (len(book.records("gifts")), codes(book)) == (1, [])


def test_two_excel_tables_on_one_sheet(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book["Dons"].add_table(ExcelTable(displayName="first", ref="A1:B2"))
        book["Dons"].add_table(ExcelTable(displayName="second", ref="A4:B5"))

    book = gifts(
        tmp_path, ["Libellé", "Montant"], ["un", 5], [], ["Libellé", "Montant"], ["deux", 6], edit=edit
    )
    assert finding(book, "second-table").args["names"] == "second"


# keys and references


def test_duplicate_keys_name_both_cells(tmp_path: Path) -> None:
    book = read(make(tmp_path / "w.xlsx", {"Pays": [["Code", "Nom"], ["be", "Belgique"], ["BE", "België"]]}))
    found = finding(book, "duplicate-key")
    assert (found.where.a1, found.args["other"], found.related[0].where.a1) == ("Pays!A3", "A2", "Pays!A2")


def test_references_become_records(tmp_path: Path) -> None:
    sheets = {
        "Dons": [["Pays", "Libellé"], ["be", "un"], ["Bolivie", "deux"]],
        "Pays": [["Code", "Nom"], ["be", "Belgique"], ["bo", "Bolivie"]],
    }
    book = read(make(tmp_path / "w.xlsx", sheets))
    assert codes(book) == []
    assert [record.country.name for record in book.records("gifts")] == ["Belgique", "Bolivie"]


def test_a_dangling_reference_and_its_nearest_name(tmp_path: Path) -> None:
    sheets = {"Dons": [["Pays", "Libellé"], ["Bolivei", "un"]], "Pays": [["Code", "Nom"], ["bo", "Bolivie"]]}
    book = read(make(tmp_path / "w.xlsx", sheets))
    found = finding(book, "dangling-reference")
    assert (found.where.a1, found.args["nearest"], found.args["sheet"]) == ("Dons!A2", "Bolivie", "Pays")
    assert book.records("gifts")[0].country is None


def test_a_key_that_was_changed_is_shown_beside_the_rows_that_cite_it(tmp_path: Path) -> None:
    countries = [["Code", "Nom"], ["bo", "Bolivie"], ["bq", "Belgique"], ["fr", "France"]]
    gifts = [["Pays", "Libellé"], ["be", "un"], ["bo", "trois"], ["fr", "quatre"]]
    book = read(make(tmp_path / "w.xlsx", {"Dons": gifts, "Pays": countries}))
    found = [one for one in book.diagnostics if one.code == "dangling-reference"]
    assert [str(one.where) for one in found] == ["Dons!A2"]
    related = {(other.code, str(other.where)) for one in found for other in one.related}
    assert related == {("key-changed-here", "Pays!A3")}
    assert [record.country.name for record in book.records("gifts")[1:]] == ["Bolivie", "France"]


def test_a_reference_to_a_table_that_is_not_there(tmp_path: Path) -> None:
    assert codes(gifts(tmp_path, ["Pays", "Libellé"], ["be", "un"])) == ["reference-to-empty"]


# sheets


def test_an_unknown_sheet_and_its_nearest_name(tmp_path: Path) -> None:
    book = read(make(tmp_path / "w.xlsx", {"Dons": [HEAD, ["un", 5]], "Payss": [], "Calculs": []}))
    found = finding(book, "unknown-sheet")
    assert (found.where.sheet, found.args["nearest"]) == ("Payss", "Pays")
    assert finding(book, "sheets-not-read").args["sheets"] == "Calculs"


def test_two_sheets_of_one_table(tmp_path: Path) -> None:
    book = read(make(tmp_path / "w.xlsx", {"Dons": [HEAD, ["un", 5]], "Giften": [HEAD, ["deux", 6]]}))
    assert finding(book, "second-sheet").args["sheet"] == "Giften"
    assert [record.label for record in book.records("gifts")] == ["un"]


def test_no_sheet_is_known_and_few_are_named(tmp_path: Path) -> None:
    path = make(tmp_path / "w.xlsx", {f"sheet {n}": [] for n in range(1024)})
    with pytest.raises(Findings) as raised:
        read(path)
    (found,) = raised.value.diagnostics
    assert found.code == "no-known-sheet"
    assert found.args["found"].endswith("sheet 7, … (1024)")


def test_a_missing_sheet(tmp_path: Path) -> None:
    contract = tiny_contract("tables: {events: {sheet: {fr: Agenda}, columns: {day: {type: date}}}}")
    book = read(make(tmp_path / "w.xlsx", {"Dons": [HEAD, ["un", 5]], "Agnda": []}), contract)
    assert finding(book, "missing-sheet").args["nearest"] == "Agnda"
    assert book.records("events") == ()


def test_an_empty_sheet_and_one_with_a_header_alone(tmp_path: Path) -> None:
    book = read(make(tmp_path / "w.xlsx", {"Dons": [], "Pays": [["Code", "Nom"]]}))
    assert codes(book) == ["sheet-empty"]  # an optional sheet that is not filled is as good as none
    assert all(found.severity is Severity.NOTE for found in book.diagnostics)


def test_key_value_sheets(tmp_path: Path) -> None:
    lines = [["Identité"], ["Nom", "X"], ["Nom", "Y"], ["Exercise", 2024], ["Humeur", "bonne"]]
    book = read(make(tmp_path / "w.xlsx", {"Organisation": lines}))
    assert book.record("organisation").name == "X"
    assert finding(book, "duplicate-row-key").args["other"] == "A2"
    assert finding(book, "unknown-row-key").args["nearest"] == "Exercice"
    assert finding(book, "row-key-not-read").where.a1 == "Organisation!A5"


def test_a_missing_key(tmp_path: Path) -> None:
    book = read(make(tmp_path / "w.xlsx", {"Organisation": [["Exercice", 2024]]}))
    assert finding(book, "missing-key").args["column"] == "Nom/Naam"


def test_external_links_are_told_with_the_cells_that_use_them(tmp_path: Path) -> None:
    entries = parts(rows(["Libellé", "Montant"], ["un", '<c r="B2"><f>[1]S!A1</f><v>5</v></c>']), name="Dons")
    entries["xl/workbook.xml"] = entries["xl/workbook.xml"].replace(
        "</workbook>", '<externalReferences><externalReference r:id="r9"/></externalReferences></workbook>'
    )
    entries["xl/_rels/workbook.xml.rels"] = entries["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>",
        '<Relationship Id="r9" Type="x/externalLink" Target="externalLinks/e1.xml"/></Relationships>',
    )
    entries["xl/externalLinks/e1.xml"] = "<externalLink/>"
    entries["xl/externalLinks/_rels/e1.xml.rels"] = (
        '<Relationships><Relationship Id="r1" Type="x/externalLinkPath" '
        'Target="file:///C:/Users/ada/budget%20v2.xlsx" '
        'TargetMode="External"/></Relationships>'
    )
    book = read(pack(tmp_path / "w.xlsx", entries))
    found = finding(book, "external-link")
    assert (found.where.a1, found.args["files"], found.args["used"]) == (
        "Dons!B2",
        "budget v2.xlsx",
        "Dons!B2",
    )


def test_shared_formulas_are_told_as_the_cell_shows_them(tmp_path: Path) -> None:
    lines = [
        ["un", '<c r="B2"><f t="shared" ref="B2:B3" si="0">LEN(A2)*2</f><v>4</v></c>'],
        ["deux", '<c r="B3"><f t="shared" si="0"/><v>8</v></c>'],
    ]
    book = read(pack(tmp_path / "w.xlsx", parts(rows(["Libellé", "Montant"], *lines), name="Dons")))
    assert [r.amount.derivation.formula for r in book.records("gifts")] == ["=LEN(A2)*2", "=LEN(A3)*2"]


def test_a_sheet_that_must_be_filled_and_is_not(tmp_path: Path) -> None:
    columns = "{columns: {name: {type: text}}}"
    text = f"tables:\n  organisation: {columns}\n  gifts: {columns}\n"
    book = read(make(tmp_path / "w.xlsx", {"gifts": [["name"]]}), load_contract([(text, "contract.yaml")]))
    assert finding(book, "no-rows").severity is Severity.ERROR
