"""What one cell gives, by the type of its column and its format: value, unit, decimals, finding."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook as Book

from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.fact import Fact
from reportcli.workbook.tables.record import CellText, value_of
from workbook.books import codes, finding, make, read, tiny_contract

HEADS = {
    "amount": "Montant",
    "share": "Part",
    "people": "Personnes",
    "value": "Valeur",
    "account": "Compte",
    "due": "Échéance",
    "month": "Mois",
    "names": "Noms",
    "status": "Statut",
    "loose": "Variation",
    "email": "E-mail",
    "website": "Site",
    "phone": "Téléphone",
    "sample": "Exemple",
    "label": "Libellé",
}


def typed(
    folder: Path, column: str, value: Any, shape: str = "General", **more: Any
) -> tuple[Any, list[Diagnostic]]:
    """The value of one cell and its findings; a text that begins with `=` is a formula without result."""
    head, row = ["Libellé", HEADS[column]], ["x", value]
    if column == "label":
        head, row = ["Part", "Libellé"], [None, value]
    for name, other in more.items():
        head.append({"unit": "Unité", "sample": "Exemple"}[name])
        row.append(other)

    def edit(book: Book) -> None:
        cell = book["Dons"]["B2"]
        cell.number_format = shape
        if isinstance(value, str) and not value.startswith("="):
            cell.data_type = "s"

    sheets = {"Organisation": [["Nom", "X"], ["Exercice", 2024], ["Devise", "CHF"]], "Dons": [head, row]}
    book = read(make(folder / "w.xlsx", sheets, edit))
    (record,) = book.tables["gifts"].records
    findings = [one for one in book.diagnostics if str(one.where) == "Dons!B2"]
    return value_of(record, column), findings


def number(fact: Fact) -> tuple[str, str, int | None, str | None, bool]:
    return str(fact.value), fact.unit, fact.decimals, fact.period, fact.sample


@pytest.mark.parametrize(
    ("column", "value", "shape", "expected"),
    [
        ("amount", 1234.5, "General", ("1234.5", "CHF", 2, None, False)),
        ("amount", 1234.5, "0", ("1234.5", "CHF", 0, None, False)),
        ("amount", 1234.5, "0.00", ("1234.5", "CHF", 2, None, False)),
        ("amount", 5, '0.00 "€"', ("5", "EUR", 2, None, False)),
        ("amount", "1.234,50", "@", ("1234.50", "CHF", 2, None, False)),
        ("amount", "€ 12", "@", ("12", "EUR", 0, None, False)),
        ("amount", 0, "General", ("0", "CHF", 0, None, False)),
        ("people", 12, "0.00", ("12", "persons", 0, "2024", False)),
        ("people", "1 200", "@", ("1200", "persons", 0, "2024", False)),
        ("share", 0.125, "0.0%", ("0.125", "%", 1, None, False)),
        ("share", 0.125, "0%", ("0.125", "%", 0, None, False)),
        ("share", 1.5, "0%", ("1.5", "%", 0, None, False)),
        ("share", 0.125, "General", ("0.125", "%", 1, None, False)),
        ("share", 0.5, "General", ("0.5", "%", 0, None, False)),
        ("share", -0.99, "General", ("-0.99", "%", 0, None, False)),
        ("share", "12,5 %", "@", ("0.125", "%", 1, None, False)),
        ("share", "150 %", "@", ("1.50", "%", 0, None, False)),
        ("share", "0,125", "@", ("0.125", "%", 1, None, False)),
        ("share", "0,5", "@", ("0.5", "%", 0, None, False)),
        ("value", 7.25, "General", ("7.25", "", 2, None, False)),
    ],
)
def test_numbers(
    tmp_path: Path, column: str, value: Any, shape: str, expected: tuple[str, str, int, str | None, bool]
) -> None:
    fact, findings = typed(tmp_path, column, value, shape)
    assert number(fact) == expected
    told = [one.code for one in findings if one.code != "other-currency"]
    assert told == (["number-as-text"] if isinstance(value, str) else [])


@pytest.mark.parametrize(
    ("unit", "value", "shape", "expected"),
    [
        ("kg", 3, "General", ("3", "kg", 0, None, False)),
        ("%", 0.25, "0%", ("0.25", "%", 0, None, False)),
        ("%", 0.25, "General", ("0.25", "%", 0, None, False)),
        ("EUR", 3, "0.00", ("3", "EUR", 2, None, False)),
    ],
)
def test_a_unit_of_the_row(
    tmp_path: Path, unit: str, value: Any, shape: str, expected: tuple[str, str, int, str | None, bool]
) -> None:
    assert number(typed(tmp_path, "value", value, shape, unit=unit)[0]) == expected


def test_a_row_that_is_an_example_marks_its_numbers(tmp_path: Path) -> None:
    assert typed(tmp_path, "amount", 3, sample="oui")[0].sample is True
    assert typed(tmp_path, "amount", 3, sample="non")[0].sample is False


def test_a_number_typed_as_text_is_noted_with_what_was_read(tmp_path: Path) -> None:
    _, (note,) = typed(tmp_path, "amount", "1.234,50")
    assert (note.severity, note.args["found"], note.args["value"]) == (
        Severity.NOTE,
        "1.234,50",
        "1234.50",
    )


@pytest.mark.parametrize("value", [1, -1])
def test_one_alone_is_a_share_that_is_asked_about(tmp_path: Path, value: int) -> None:
    fact, (warning,) = typed(tmp_path, "share", value)
    assert (fact.value, fact.unit, fact.decimals) == (value, "%", 0)
    assert (warning.code, warning.severity) == ("percent-one", Severity.WARNING)
    assert warning.args["found"] == str(value)


@pytest.mark.parametrize(
    ("column", "value", "shape", "code", "args"),
    [
        ("amount", "abc", "@", "not-a-number", {"found": "abc", "column": "Montant"}),
        ("amount", "1.234", "@", "ambiguous-number", {"found": "1.234"}),
        ("amount", "nihil", "@", "blank-word", {"found": "nihil"}),
        ("amount", "-", "@", "blank-word", {"found": "-"}),
        ("amount", "12 %", "@", "percent-for-number", {"found": "12 %"}),
        ("amount", 0.125, "0.0%", "percent-for-number", {"found": "12.5 %"}),
        ("amount", 45657, "dd/mm/yyyy", "date-for-number", {"found": "2024-12-31"}),
        ("amount", 0.5, "h:mm", "date-for-number", {"found": "0.5"}),
        ("amount", 1.5, "[h]:mm", "date-for-number", {"found": "1.5"}),
        ("amount", True, "General", "not-a-number", {"found": "TRUE"}),
        ("people", 1.5, "General", "not-whole", {"found": "1.5"}),
        ("people", "1,5", "@", "not-whole", {"found": "1,5"}),
        ("share", 19, "General", "percent-without-sign", {"percent": "19 %"}),
        ("share", 1.01, "General", "percent-without-sign", {"percent": "1.01 %"}),
        ("share", -1.01, "General", "percent-without-sign", {"percent": "-1.01 %"}),
        ("share", "19", "@", "percent-without-sign", {"percent": "19 %"}),
        ("share", "1", "@", "percent-without-sign", {"percent": "1 %"}),
        ("share", "-1", "@", "percent-without-sign", {"percent": "-1 %"}),
        ("share", 45657, "dd/mm/yyyy", "date-for-number", {}),
        ("account", 12.5, "General", "number-for-text", {"found": "12.5"}),
        ("account", 45657, "dd/mm/yyyy", "number-for-text", {"found": "2024-12-31"}),
        ("account", 0.12, "0%", "number-for-text", {"found": "12 %"}),
        ("account", 10**15, "0", "digits-lost", {"found": "1000000000000000"}),
        ("account", -(10**15), "0", "digits-lost", {}),
        ("account", True, "General", "not-text", {"found": "TRUE"}),
        ("label", True, "General", "not-text", {}),
        ("due", "31/02/2024", "@", "not-a-date", {"found": "31/02/2024"}),
        ("due", 45657, "General", "not-a-date", {"remedy": "serial", "date": "2024-12-31"}),
        ("due", 2024, "General", "not-a-date", {"found": "2024"}),
        ("due", True, "General", "not-a-date", {}),
        ("month", "brumaire", "@", "not-a-month", {"found": "brumaire"}),
        ("month", 3, "General", "not-a-month", {}),
        ("month", 45350, "General", "not-a-month", {"remedy": "serial", "date": "2024-02-28"}),
        ("sample", "peut-être", "@", "not-yes-or-no", {"found": "peut-être"}),
        ("sample", 2, "General", "not-yes-or-no", {}),
        ("email", "a@b", "@", "not-an-email", {"found": "a@b"}),
        ("website", "rien", "@", "not-a-web-address", {}),
        ("website", "www.example,org", "@", "not-a-web-address", {}),
        ("phone", "1234", "@", "not-a-phone-number", {}),
        ("status", "ouvrt", "@", "unknown-choice", {"names": "clos, ouvert", "nearest": "ouvert"}),
        ("amount", "#N/A", "General", "not-a-number", {"found": "#N/A"}),
        ("amount", "=1+1", "General", "formula-without-value", {"formula": "=1+1"}),
        ("label", "=A1", "General", "formula-without-value", {"formula": "=A1"}),
    ],
)
def test_what_does_not_fit_is_an_error_at_the_cell(
    tmp_path: Path, column: str, value: Any, shape: str, code: str, args: dict[str, str]
) -> None:
    got, findings = typed(tmp_path, column, value, shape)
    assert not got
    error = next(one for one in findings if one.code == code)
    assert error.severity is Severity.ERROR
    assert {name: error.args[name] for name in args} == args


def test_an_error_of_the_spreadsheet_is_named(tmp_path: Path) -> None:
    def edit(book: Book) -> None:
        book["Dons"]["B2"].data_type = "e"

    book = read(make(tmp_path / "w.xlsx", {"Dons": [["Libellé", "Montant"], ["x", "#DIV/0!"]]}, edit))
    assert finding(book, "error-cell").args["found"] == "#DIV/0!"


@pytest.mark.parametrize(
    ("value", "read_"),
    [
        *((1800, 1800), (2200, 2200), ("1800", 1800), ("2200", 2200), (2024.0, 2024)),
        *((1799, "not-a-year"), (2201, "not-a-year"), (2024.5, "not-whole"), ("1799", "not-a-year")),
    ],
)
def test_years(tmp_path: Path, value: Any, read_: int | str) -> None:
    book = read(make(tmp_path / "w.xlsx", {"Organisation": [["Nom", "X"], ["Exercice", value]]}))
    if isinstance(read_, str):
        assert finding(book, read_).severity is Severity.ERROR
        return
    year = book.record("organisation").year
    assert (year.value, year.unit, year.decimals, year.written) == (read_, "year", 0, "")
    assert year.sample is False


@pytest.mark.parametrize(
    ("text", "first"),
    [
        *(("2024/25", 2024), ("2024-25", 2024), ("2024–25", 2024), ("2024 / 2025", 2024), ("2024/ 25", 2024)),
        *(
            ("1899/1900", 1899),
            ("2099/00", 2099),
            ("2199/2200", 2199),
            (" 2024/25 ", 2024),
            ("1900/01", 1900),
        ),
        *(("2024/2025", 2024),),
    ],
)
def test_financial_years(tmp_path: Path, text: str, first: int) -> None:
    book = read(make(tmp_path / "w.xlsx", {"Organisation": [["Nom", "X"], ["Exercice", text]]}))
    year = book.record("organisation").year
    assert (year.value, year.unit, year.decimals, year.written) == (first, "year", 0, text.strip())
    assert [str(source) for source in year.sources] == ["Organisation!B2"]


@pytest.mark.parametrize(
    "text", ["2024/26", "2024/24", "2024/225", "1799/00", "2200/01", "x2024/25", "2024/25x"]
)
def test_no_financial_years(tmp_path: Path, text: str) -> None:
    book = read(make(tmp_path / "w.xlsx", {"Organisation": [["Nom", "X"], ["Exercice", text]]}))
    assert finding(book, "not-a-number").args["found"] == text


@pytest.mark.parametrize(
    ("column", "value", "shape", "expected"),
    [
        ("label", "  deux   mots ", "@", "deux   mots"),
        ("label", 12, "General", "12"),
        ("label", 12, "@", "12"),
        ("account", 42, "0000", "0042"),
        ("account", 42, "0", "42"),
        ("account", 10**15 - 1, "0", "999999999999999"),
        ("account", -5, "0", "-5"),
        ("account", "a\nb", "@", "a b"),
        ("account", "a  b", "@", "a  b"),
        ("label", "a\nb", "@", "a\nb"),
        ("email", "a.b@c.be", "@", "a.b@c.be"),
        ("website", "https://a.be/x?y=1", "@", "https://a.be/x?y=1"),
        ("website", "http://a.be", "@", "http://a.be"),
        ("website", "a.be", "@", "a.be"),
        ("website", "www.a.org/", "@", "www.a.org/"),
        ("phone", "+32 (0)2 505.40/70", "@", "+32 (0)2 505.40/70"),
        ("phone", "12345", "@", "12345"),
        ("phone", "(02) 1234", "@", "(02) 1234"),
        ("phone", "1" * 31, "@", "1" * 31),
        ("names", "a; b\n• c\n- d;; e", "@", ("a", "b", "c", "d", "e")),
        ("names", "seul", "@", ("seul",)),
        ("status", "Ouvert", "@", "open"),
        ("status", "closed", "@", "closed"),
        ("due", 45657, "dd/mm/yyyy", date(2024, 12, 31)),
        ("due", "31.12.2024", "@", date(2024, 12, 31)),
        ("due", datetime(2024, 12, 31), "dd/mm/yyyy", date(2024, 12, 31)),
        ("month", 45657, "mmm-yy", date(2024, 12, 1)),
        ("month", "mars", "@", date(2024, 3, 1)),
        ("month", "mars 2020", "@", date(2020, 3, 1)),
        ("sample", True, "General", True),
        ("sample", False, "General", False),
        ("sample", 1, "General", True),
        ("sample", 0, "General", False),
        ("sample", "Oui", "@", True),
        ("sample", "X", "@", True),
        ("sample", "TRUE", "@", True),
        ("sample", "non", "@", False),
        ("sample", "False", "@", False),
    ],
)
def test_texts_dates_and_choices(tmp_path: Path, column: str, value: Any, shape: str, expected: Any) -> None:
    got, findings = typed(tmp_path, column, value, shape)
    assert (got, [one.code for one in findings]) == (expected, [])
    assert not isinstance(expected, bool) or got is expected


@pytest.mark.parametrize(
    ("column", "value"),
    [
        *(
            ("email", "a b@c.be"),
            ("email", "a@b@c.be"),
            ("email", "@c.be"),
            ("email", "a@c."),
            ("email", "a@.be"),
        ),
        *(
            ("website", "ftp://a.be"),
            ("website", "a b.be"),
            ("website", "a.b"),
            ("website", "http://"),
        ),
        *(("website", "a.be/x y"), ("website", "a:b.be"), ("website", "httpss://a.be")),
        *(("phone", "1" * 32), ("phone", "x2345"), ("phone", "-12345"), ("phone", "12345x")),
    ],
)
def test_addresses_that_are_none(tmp_path: Path, column: str, value: str) -> None:
    code = {"email": "not-an-email", "website": "not-a-web-address", "phone": "not-a-phone-number"}[column]
    assert [one.code for one in typed(tmp_path, column, value)[1]] == [code]


@pytest.mark.parametrize(
    ("column", "value"),
    [("amount", None), ("amount", "  "), ("label", " "), ("loose", "-"), ("loose", "Nihil")],
)
def test_blank_cells(tmp_path: Path, column: str, value: Any) -> None:
    got, findings = typed(tmp_path, column, value)
    assert (got, [one.code for one in findings if one.code != "required-blank"]) == (None, [])


def test_texts_know_their_cell_and_choices_what_was_typed(tmp_path: Path) -> None:
    text, _ = typed(tmp_path, "status", "OUVERT")
    assert isinstance(text, CellText)
    assert (str(text), text.printed, str(text.ref), text.markdown) == ("open", "OUVERT", "Dons!B2", False)
    label, _ = typed(tmp_path, "label", "x *y*")
    assert (str(label.ref), label.markdown, label.printed) == ("Dons!B2", False, "x *y*")
    for item in typed(tmp_path, "names", "a;b")[0]:
        assert str(item.ref) == "Dons!B2"
    joined, _ = typed(tmp_path, "account", "a\nb")
    assert str(joined.ref) == "Dons!B2"


def test_numbers_know_their_cell_and_formula(tmp_path: Path) -> None:
    fact, _ = typed(tmp_path, "amount", 3)
    assert ([str(source) for source in fact.sources], fact.derivation) == (["Dons!B2"], None)


@pytest.mark.parametrize(
    ("head", "shape", "severity", "shows"),
    [
        ("Montant", "#,##0,", Severity.ERROR, "#,##0,"),
        ("Montant", '0 "kr"', Severity.ERROR, "kr"),
        ("Valeur", '"kg "0', Severity.WARNING, "kg"),
        ("Compte", '0 "milliers"', Severity.WARNING, "milliers"),
    ],
)
def test_what_only_the_format_shows_is_told(
    tmp_path: Path, head: str, shape: str, severity: Severity, shows: str
) -> None:
    column = next(name for name, one in HEADS.items() if one == head)
    _, (told,) = typed(tmp_path, column, 3, shape)
    assert (told.code, told.severity) == ("format-not-understood", severity)
    assert (told.args["column"], told.args["shows"]) == (head, shows)


def test_a_time_is_no_text(tmp_path: Path) -> None:
    got, findings = typed(tmp_path, "label", time(12, 0), "h:mm")
    assert got is None and [one.code for one in findings] == ["number-for-text"]


def test_decimal_values_are_exact(tmp_path: Path) -> None:
    assert typed(tmp_path, "amount", 109571.41999999998)[0].value == Decimal("109571.42")


@pytest.mark.parametrize("kind", ["{type: choice, choices: {open: [ouvert]}", "{type: list", "{type: code"])
def test_a_cell_that_does_not_fit_is_not_called_forgotten_too(tmp_path: Path, kind: str) -> None:
    """One finding for one fault: a required cell that holds something unreadable is not blank."""
    extra = f"tables:\n  orders:\n    sheet: {{fr: Commandes}}\n    columns:\n      state: {kind}"
    contract = tiny_contract(extra + ", required: true, fr: État}\n      note: {type: text, fr: Note}\n")
    sheets = {"Commandes": [["État", "Note"], [True, "x"]]}
    assert codes(read(make(tmp_path / "w.xlsx", sheets), contract)) == ["not-text"]
