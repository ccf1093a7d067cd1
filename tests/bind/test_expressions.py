"""Expressions: what they give, and what each mistake is called."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bind.tiny import workbook
from reportcli.expressions.evaluation import Edition
from reportcli.expressions.evaluator import Evaluator, parse
from reportcli.expressions.formats import locale
from reportcli.expressions.functions.registry import FILTERS, FUNCTIONS
from reportcli.expressions.values import Budget, ExpressionError, FormattedFact, Piece, Rich, Scope
from reportcli.model.fact import BareNumberError, Fact
from reportcli.model.refs import CellRef
from reportcli.workbook.tables.record import CellText

AMOUNT = Fact(Decimal("5103718"), "EUR", sources=(CellRef("i", "S", 2, 2),))
OTHER = Fact(Decimal("496137"), "EUR", sources=(CellRef("i", "S", 3, 2),))
SHARE = Fact(Decimal("0.0358"), "%", decimals=2)
DOLLARS = Fact(Decimal("5"), "USD")
BOOK = workbook(
    {
        "countries": [{"id": "BI", "name": "Burundi"}, {"id": "BO", "name": "Bolivie", "home": True}],
        "partners": [
            {"country": "BO", "name": "Zeta"},
            {"country": "BI", "name": "École"},
            {"country": "BO", "name": "Alpha"},
        ],
    }
)


def evaluate(source: str, steps: int = 100_000, **names: Any) -> Any:
    known = {
        "amount": AMOUNT,
        "other": OTHER,
        "rate": SHARE,
        "dollars": DOLLARS,
        "blank": None,
        "word": "x",
        **names,
    }
    known |= {"partners": BOOK.records("partners"), "countries": BOOK.records("countries")}
    edition = Edition("fr-BE", locale("fr-BE"), {"contents": "Sommaire"})
    return Evaluator(FUNCTIONS, FILTERS, edition, budget=Budget(steps)).evaluate(parse(source), Scope(known))


def failure(source: str, **names: Any) -> ExpressionError:
    with pytest.raises(ExpressionError) as caught:
        evaluate(source, **names)
    return caught.value


def test_arithmetic_keeps_sources_and_units() -> None:
    total = evaluate("amount + other")
    assert (total.value, total.unit, total.sources) == (
        Decimal(5599855),
        "EUR",
        AMOUNT.sources + OTHER.sources,
    )


def test_sum_names_all_operands_at_one_level() -> None:
    total = evaluate("sum(amount, other, amount)")
    assert total.derivation.operation == "sum"
    assert total.derivation.operands == (AMOUNT, OTHER, AMOUNT)
    assert total.sources == AMOUNT.sources + OTHER.sources


def test_growth_and_share_are_percentages() -> None:
    growth = evaluate("growth(559, 513)", **{})
    assert growth.unit == "%"
    assert round(growth.value, 4) == Decimal("0.0897")
    assert evaluate("share(other, other + other)").value == Decimal("0.5")


def test_joining_text_and_fact_keeps_the_fact() -> None:
    joined = evaluate("'Total ' ~ amount")
    assert joined == Rich((Piece("Total "), Piece(AMOUNT)))


def test_a_filter_gives_the_fact_with_its_format() -> None:
    formatted = evaluate("rate | signed | number(1)")
    assert isinstance(formatted, FormattedFact)
    assert (formatted.format.signed, formatted.format.decimals, formatted.fact) == (True, 1, SHARE)


def test_a_fact_is_never_flattened() -> None:
    with pytest.raises(BareNumberError):
        str(evaluate("amount"))


def test_queries_over_records() -> None:
    assert [row.name for row in evaluate("partners | where(country='BO') | sort('name')")] == [
        "Alpha",
        "Zeta",
    ]
    assert [row.name for row in evaluate("partners | sort('-name')")] == ["Zeta", "École", "Alpha"]
    groups = evaluate("partners | group('country')")
    assert [(g.key.name, len(g.rows)) for g in groups] == [("Bolivie", 2), ("Burundi", 1)]
    assert evaluate("(countries | one(id='BI')).name") == "Burundi"
    assert [c.name for c in evaluate("partners | distinct('country')")] == ["Bolivie", "Burundi"]
    assert evaluate("partners | column('country.name') | first") == "Bolivie"


def test_counts_are_facts_with_the_rows_as_sources() -> None:
    count = evaluate("partners | count")
    assert count.value == 3
    assert [ref.row for ref in count.sources] == [2, 3, 4]


def test_literal_is_declared_and_printed_as_typed() -> None:
    value = evaluate("literal('1,90')")
    assert (value.fact.value, value.fact.declared, value.format.text) == (Decimal("1.90"), True, "1,90")
    assert evaluate("literal('2.000')").fact.value == 2000


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("", "expression-empty"),
        ("amount +", "expression-syntax"),
        ("amount amount", "expression-syntax"),
        ("amont", "unknown-name"),
        ("amount | monney", "unknown-filter"),
        ("grow(amount, other)", "unknown-function"),
        ("amount.units", "unknown-attribute"),
        ("amount is blnak", "unknown-test"),
        ("amount.__class__", "expression-private"),
        ("amount['__class__']", "expression-private"),
        ("word.upper()", "expression-not-allowed"),
        ("amount == 'x'", "expression-compare"),
        ("amount > dollars", "expression-units"),
        ("amount + dollars", "expression-units"),
        ("sum(amount, dollars)", "expression-units"),
        ("amount + word", "expression-arithmetic"),
        ("amount + blank", "expression-arithmetic"),
        ("amount / 0", "division-by-zero"),
        ("growth(amount, 0)", "growth-undefined"),
        ("share(amount, blank)", "number-of-blank"),
        ("sum(word)", "expression-not-a-number"),
        ("word | money", "expression-not-a-number"),
        ("blank | money", "number-of-blank"),
        ("amount | number(99)", "decimals-out-of-range"),
        ("amount | number", None),
        ("2 ** 65", "expression-power"),
        ("10 ** 40", "expression-too-big"),
        ("10 ** 30 * 10 ** 30", "expression-too-big"),
        ("word * 1000000", "expression-arithmetic"),
        ("range(10)", "unknown-function"),
        ("amount | date", "expression-not-a-date"),
        ("amount | where(a=1)", "expression-not-a-list"),
        ("partners | where(contry='BO')", "unknown-column-of"),
        ("countries | one(id='XX')", "not-exactly-one"),
        ("partners | one(country='BO')", "not-exactly-one"),
        ("blank.name", "attribute-of-blank"),
        ("word.name", "no-attributes"),
        ("literal(1.9)", "literal-needs-text"),
        ("literal('un')", "literal-not-a-number"),
        ("t('contens')", "unknown-word"),
        ("sum(1, 2, 3, wrong=1)", "expression-arguments"),
        ("(" * 41 + "1" + ")" * 41, "expression-too-deep"),
        ("-" * 3000 + "1", "expression-too-deep"),
        ("1 + " * 1500 + "1", "expression-too-long"),
        ("{1: 1}", "expression-not-text"),
        ("partners[0:2]", "expression-not-allowed"),
        ("partners[9]", "expression-no-such-item"),
    ],
)
def test_mistakes(source: str, code: str | None) -> None:
    if code is None:
        evaluate(source)
    else:
        assert failure(source).code == code


def test_the_nearest_name_is_offered() -> None:
    error = failure("amont")
    assert (error.arguments["nearest"], error.word) == ("amount", "amont")


def test_undefined_names_may_only_be_asked_about() -> None:
    assert evaluate("nothing is defined") is False
    assert evaluate("nothing | default('x')") == "x"
    assert failure("nothing ~ 'x'").code == "unknown-name"


def test_blank_is_not_zero() -> None:
    zero = Fact(Decimal(0))
    assert evaluate("n is blank", n=zero) is False
    assert evaluate("blank is blank") is True
    assert evaluate("n == blank", n=zero) is False


def test_work_is_counted() -> None:
    with pytest.raises(ExpressionError) as caught:
        evaluate("partners | where(name='x') | count", steps=5)
    assert caught.value.code == "expression-too-much-work"


def test_texts_cannot_grow_without_end() -> None:
    assert failure("word ~ word", word="x" * 150_000).code == "expression-too-big"


def test_text_of_a_cell_keeps_its_cell_when_joined() -> None:
    ref = CellRef("i", "S", 5, 1)
    joined = evaluate("'a ' ~ word", word=CellText("b", ref))
    assert joined.pieces[1].where == ref


@pytest.mark.parametrize(("count", "word"), [(0, "un"), (1, "un"), ("1.9", "un"), (2, "des")])
def test_plural_in_french(count: object, word: str) -> None:
    assert evaluate("plural(n, 'un', 'des')", n=Fact(Decimal(str(count)))) == word


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("dates(a, b)", "22–25\u00a0janvier 2024"),
        ("dates(a, c)", "22\u00a0janvier – 1er\u00a0mai 2024"),
        ("dates(a, c, 'month')", "janvier – mai 2024"),
        ("dates(a, d, 'month')", "janvier 2024 – février 2027"),
        ("dates(a, a)", "22\u00a0janvier 2024"),
        ("dates(a, blank, 'month')", "depuis janvier 2024"),
        ("a | date('month-name')", "janvier"),
    ],
)
def test_ranges_of_dates_say_once_what_both_ends_share(source: str, expected: str) -> None:
    ends = {"a": (2024, 1, 22), "b": (2024, 1, 25), "c": (2024, 5, 1), "d": (2027, 2, 1)}
    days: dict[str, Any] = {name: date(*end) for name, end in ends.items()}
    assert evaluate(source, **days) == expected


def test_a_range_needs_dates() -> None:
    assert failure("dates('x', blank)").code == "expression-not-a-date"
    assert failure("dates(a, a, 'hours')", a=date(2024, 1, 1)).code == "unknown-date-style"


@pytest.mark.parametrize(
    ("text", "letter"),
    [("École", "E"), ("zebra", "Z"), ("3D", "#"), ("“Quoted”", "#"), ("ßen", "S"), ("", "#")],
)
def test_the_letter_of_an_alphabetic_list(text: str, letter: str) -> None:
    assert evaluate("text | index_letter", text=text) == letter


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Jean-Claude Kakudji", "JK"), ("Éva", "É"), ("Anna van den Berg", "AB"), ("", "")],
)
def test_initials_are_of_the_first_and_last_word(name: str, letters: str) -> None:
    assert evaluate("name | initials", name=name) == letters


def test_the_length_of_a_text_is_its_characters() -> None:
    assert evaluate("'rows' | length").value == 4
    assert evaluate("partners | length").value == 3


def test_a_single_record_has_no_length() -> None:
    assert failure("partners | first | length").code == "expression-not-a-list"
