"""Functions and filters of expressions: arithmetic over Facts, print formats, words of the edition.

Each takes the evaluator first. What works on lists of records is in `queries`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from reportcli.model.fact import BareNumberError, Derivation, Fact, Source
from reportcli.model.refs import CellRef, Span
from reportcli.report.access import is_blank, is_number, joined, kind_of, plain, whole_number
from reportcli.report.errors import name_list, unknown
from reportcli.report.expressions import Evaluator
from reportcli.report.formats import MAX_DECIMALS, date_text, range_text
from reportcli.report.queries import QUERIES, elements
from reportcli.report.records import value_of, where_of
from reportcli.report.rounding import Rounded, half_up, percentages, rounded_parts
from reportcli.report.statements import in_units
from reportcli.report.values import ExpressionError, Format, FormattedFact, Late, Rich
from reportcli.workbook.record import CellText

Function = Callable[..., Any]


def fact_of(value: Any) -> Fact:
    """A value as a Fact; a constant becomes a declared one, so that derivations name it."""
    value = plain(value)
    if isinstance(value, Fact):
        return value
    if value is None:
        raise ExpressionError("number-of-blank")
    if is_number(value):
        return Fact(Decimal(value), declared=True)
    raise BareNumberError(kind_of(value))


def derived(operation: str, value: Decimal, unit: str, operands: tuple[Fact, ...]) -> Fact:
    """A computed Fact with the sources of all its operands."""
    sources: dict[Source, None] = {}
    for operand in operands:
        sources.update(dict.fromkeys(operand.sources))
    return Fact(
        value=value,
        unit=unit,
        sources=tuple(sources),
        derivation=Derivation(operation, operands),
        sample=any(operand.sample for operand in operands),
    )


def _facts(ev: Evaluator, values: tuple[Any, ...]) -> tuple[Fact, ...]:
    items = elements(values[0]) if len(values) == 1 and isinstance(values[0], (list, tuple)) else list(values)
    ev.budget.spend(len(items))
    facts = tuple(fact_of(item) for item in items)
    units = {fact.unit for fact in facts if not fact.declared}
    if len(units) > 1:
        raise ExpressionError("expression-units", problem=" ≠ ".join(sorted(unit or "–" for unit in units)))
    return facts


def _unit(facts: tuple[Fact, ...]) -> str:
    return next((fact.unit for fact in facts if fact.unit), "")


def _decimals(facts: tuple[Fact, ...]) -> int | None:
    """Digits to show of a sum: the most that any operand shows."""
    shown = [fact.decimals for fact in facts if fact.decimals is not None]
    return max(shown) if shown and len(shown) == len(facts) else None


def total(ev: Evaluator, *values: Any) -> Fact:
    """sum(facts): of a list, or of its arguments."""
    facts = _facts(ev, values)
    result = derived("sum", sum((fact.value for fact in facts), Decimal(0)), _unit(facts), facts)
    return replace(result, decimals=_decimals(facts))


def average(ev: Evaluator, *values: Any) -> Fact:
    """The mean of a list, or of its arguments."""
    facts = _facts(ev, values)
    if not facts:
        raise ExpressionError("list-empty")
    return derived("average", sum(fact.value for fact in facts) / Decimal(len(facts)), _unit(facts), facts)


def largest(ev: Evaluator, *values: Any) -> Fact:
    """The greatest of a list, or of its arguments."""
    return _extreme(_facts(ev, values), max)


def smallest(ev: Evaluator, *values: Any) -> Fact:
    """The least of a list, or of its arguments."""
    return _extreme(_facts(ev, values), min)


def _extreme(facts: tuple[Fact, ...], pick: Callable[..., Fact]) -> Fact:
    if not facts:
        raise ExpressionError("list-empty")
    return pick(facts, key=lambda fact: fact.value)


def share(ev: Evaluator, part: Any, whole: Any) -> Fact:
    """part / whole as a percentage."""
    facts = _facts(ev, (part, whole))
    return derived("share", facts[0].value / facts[1].value, "%", facts)


def shares(ev: Evaluator, parts: Any, decimals: Any = 0) -> list[Fact]:
    """The parts of a list as percentages of their sum, rounded together so that they make 100 %."""
    facts, places = _facts(ev, (elements(parts),)), _places(decimals) or 0
    made = percentages([fact.value for fact in facts], places)
    if made is None:
        raise ExpressionError("shares-of-nothing")
    return _printed(facts, made, "%", places, "share of the sum")


def rounded(ev: Evaluator, parts: Any, decimals: Any = 0, total: Any = None) -> list[Fact]:
    """The parts of a list rounded together, so that they add up to their rounded total as printed.

    Parts that miss a stated total before rounding are rounded each by itself: nothing is hidden.
    """
    facts, places = _facts(ev, (elements(parts),)), _places(decimals) or 0
    unit = Decimal(1).scaleb(-places)
    values = [fact.value for fact in facts]
    whole = fact_of(total).value if total is not None else None
    made = rounded_parts(values, unit, whole)
    if made is None:
        made = Rounded(tuple(half_up(value, unit) for value in values), Decimal(0))
    return _printed(facts, made, _unit(facts), places, "rounding")


MOVED = ", moved to meet the total"


def _printed(facts: tuple[Fact, ...], made: Rounded, unit: str, places: int, operation: str) -> list[Fact]:
    """Facts of rounded values; the derivation of one that had to move says so, as does the ledger."""
    moved = {one.index for one in made.adjusted}
    return [
        replace(
            derived(operation + MOVED if i in moved else operation, value, unit, (fact,)),
            decimals=places,
        )
        for i, (fact, value) in enumerate(zip(facts, made.values, strict=True))
    ]


def growth(ev: Evaluator, new: Any, old: Any) -> Fact:
    """(new − old) / old as a percentage; undefined unless old is above zero."""
    facts = _facts(ev, (new, old))
    if facts[1].value <= 0:
        raise ExpressionError("growth-undefined", old=facts[1].value)
    return derived("growth", (facts[0].value - facts[1].value) / facts[1].value, "%", facts)


def difference(ev: Evaluator, left: Any, right: Any) -> Fact:
    """left − right; both in one unit."""
    facts = _facts(ev, (left, right))
    result = derived("difference", facts[0].value - facts[1].value, _unit(facts), facts)
    return replace(result, decimals=_decimals(facts))


def convert(ev: Evaluator, amount: Any, rate: Any, unit: Any) -> Fact:
    """amount × rate in another unit; the rate is a Fact of the workbook or a declared constant."""
    facts = (fact_of(amount), fact_of(rate))
    if not isinstance(unit, str):
        raise ExpressionError("expression-arguments", name="convert")
    return derived("conversion", facts[0].value * facts[1].value, str.__str__(unit), facts)


# ---- printing


def _restyle(value: Any, **changes: Any) -> FormattedFact:
    if isinstance(value, FormattedFact):
        return FormattedFact(value.fact, replace(value.format, **changes))
    if value is None:
        raise ExpressionError("number-of-blank")
    if isinstance(value, Fact):
        return FormattedFact(value, Format(**changes))
    if is_number(value):
        raise ExpressionError("bare-number", number=value)
    raise BareNumberError(kind_of(value))


def _places(decimals: Any) -> int | None:
    if decimals is None:
        return None
    places = whole_number(decimals)
    if not 0 <= places <= MAX_DECIMALS:
        raise ExpressionError("decimals-out-of-range", limit=MAX_DECIMALS)
    return places


def number(ev: Evaluator, value: Any, decimals: Any = None) -> FormattedFact:
    """With so many decimals, in the format of its unit."""
    return _restyle(value, decimals=_places(decimals))


def money(ev: Evaluator, value: Any, decimals: Any = None) -> FormattedFact:
    """As money: in its own currency, or the report's when it has none."""
    fact = plain(value)
    unit = fact.unit if isinstance(fact, Fact) and fact.unit else ev.edition.currency
    return _restyle(value, decimals=_places(decimals), unit=unit)


def percent(ev: Evaluator, value: Any, decimals: Any = None) -> FormattedFact:
    """A fraction as a percentage: 0.63 is 63 %."""
    return _restyle(value, decimals=_places(decimals), unit="%")


def signed(ev: Evaluator, value: Any) -> FormattedFact:
    """With its sign, also a plus."""
    return _restyle(value, signed=True)


def compact(ev: Evaluator, value: Any, decimals: Any = None) -> FormattedFact:
    """Short: 1.4 million."""
    return _restyle(value, compact=True, decimals=_places(decimals))


def bare(ev: Evaluator, value: Any) -> FormattedFact:
    """Without its unit."""
    return _restyle(value, bare=True)


def as_date(ev: Evaluator, value: Any, style: Any = "long") -> str:
    """A date in words: long | short | month | year | iso."""
    if not isinstance(value, date):
        raise ExpressionError("expression-not-a-date", kind=kind_of(value))
    known = [*ev.edition.locale.dates, "iso"]
    if style not in known:
        raise unknown("unknown-date-style", str(style), known)
    return date_text(value, style, ev.edition.locale)


def date_range(ev: Evaluator, start: Any, end: Any = None, style: Any = "long") -> str:
    """dates(start, end): “22–25 January 2024”, “January – May 2024”, “since January 2023” when the end
    is blank. style: long | month.
    """
    for value in (start, end):
        if not isinstance(value, date) and not (value is end and is_blank(value)):
            raise ExpressionError("expression-not-a-date", kind=kind_of(value))
    if style not in ("long", "month"):
        raise unknown("unknown-date-style", str(style), ["long", "month"])
    return range_text(start, end if isinstance(end, date) else None, style, ev.edition.locale)


def initials(ev: Evaluator, value: Any) -> str:
    """First letters of a name: “Jean-Claude Kakudji” is “JK”; what stands in for a missing portrait."""
    if not isinstance(value, (str, Rich)):
        raise ExpressionError("expression-not-text", kind=kind_of(value))
    text = value if isinstance(value, str) else "".join(str(piece.content) for piece in value.pieces)
    words = [word for word in text.split() if word[:1].isalpha()]
    return "".join(word[0].upper() for word in words[:1] + words[1:][-1:])


def join(ev: Evaluator, values: Any, separator: Any = ", ", last: Any = None) -> Any:
    """Elements with a separator between them, `last` before the last one; Facts stay Facts."""
    items = [item for item in elements(values) if not is_blank(item)]
    ev.budget.spend(len(items))
    parts: list[Any] = []
    for index, item in enumerate(items):
        if index:
            parts.append(last if last is not None and index == len(items) - 1 else separator)
        parts.append(item)
    return joined(parts) if parts else ""


def listed(ev: Evaluator, values: Any) -> Any:
    """“a, b and c” in the edition's language; Facts stay Facts."""
    return join(ev, values, ", ", ev.edition.locale.last_and)


def upper_first(ev: Evaluator, value: Any) -> Any:
    """The first letter as a capital."""
    if isinstance(value, Rich) and value.pieces:
        head, text = value.pieces[0], value.pieces[0].content
        capital = text[:1].upper() + text[1:] if isinstance(text, str) else text
        return Rich((replace(head, content=capital), *value.pieces[1:]))
    if not isinstance(value, str):
        raise ExpressionError("expression-not-text", kind=kind_of(value))
    return _like(value[:1].upper() + value[1:], value)


def lower(ev: Evaluator, value: Any) -> Any:
    """All small letters (codes of flags and icons)."""
    if not isinstance(value, str):
        raise ExpressionError("expression-not-text", kind=kind_of(value))
    return _like(value.lower(), value)


def upper(ev: Evaluator, value: Any) -> Any:
    """All capitals."""
    if not isinstance(value, str):
        raise ExpressionError("expression-not-text", kind=kind_of(value))
    return _like(value.upper(), value)


def _like(text: str, original: str) -> Any:
    """Changed text that still knows the cell of the original."""
    return CellText(text, original.ref, original.markdown) if isinstance(original, CellText) else text


def default(ev: Evaluator, value: Any, other: Any) -> Any:
    """`other` where the value is blank or does not exist."""
    from reportcli.report.values import Undefined

    return other if isinstance(value, Undefined) or is_blank(value) else value


LITERAL = re.compile(r"[+\u2212-]?\d[\d.,\u00a0\u202f ’']*")


def literal(ev: Evaluator, text: Any) -> FormattedFact:
    """A number that has no cell, declared in the layout or the prose and printed as it is typed."""
    if not isinstance(text, str):
        raise ExpressionError("literal-needs-text")
    match = LITERAL.fullmatch(text.strip())
    lo = ev.edition.locale
    digits = re.sub(r"[\u00a0\u202f ’']", "", text.strip()).replace("\u2212", "-")
    other = "." if lo.decimal == "," else ","
    if digits.count(other) == 1 and lo.decimal not in digits and not re.search(rf"\{other}\d{{3}}$", digits):
        digits = digits.replace(other, lo.decimal)
    digits = digits.replace(other, "").replace(lo.decimal, ".")
    try:
        value = Decimal(digits) if match else None
    except InvalidOperation:
        value = None
    if value is None:
        raise ExpressionError("literal-not-a-number", text=text)
    sources: tuple[Source, ...] = (ev.where,) if isinstance(ev.where, (CellRef, Span)) else ()
    fact = Fact(value, sources=sources, derivation=Derivation("literal"), declared=True)
    return FormattedFact(fact, Format(text=str.__str__(text)))


def figure(ev: Evaluator, key: Any) -> Any:
    """figure("id"): the value of a key figure."""
    record = ev.figures.get(key) if isinstance(key, str) else None
    if record is None:
        problem = unknown("unknown-figure", str(key), ev.figures)
        near = ev.figures.get(problem.arguments["nearest"])
        problem.where = where_of(near) if near is not None else None
        raise problem
    return value_of(record, "value")


# ---- words and pages


def plural(ev: Evaluator, count: Any, one: Any, many: Any) -> Any:
    """The form that goes with a number: in French below 2 is singular, elsewhere only 1 is."""
    value = abs(fact_of(count).value)
    singular = value < 2 if ev.edition.lang.startswith("fr") else value == 1
    return one if singular else many


def word(ev: Evaluator, key: Any) -> str:
    """t("key"): a word of the layout in the edition's language."""
    text = ev.edition.words.get(key) if isinstance(key, str) else None
    if text is None:
        raise unknown("unknown-word", str(key), ev.edition.words, lang=ev.edition.lang)
    if key in ev.edition.borrowed and ev.gaps is not None:
        ev.gaps.borrowed.setdefault(str(key), ev.where)
    return text


def folio(ev: Evaluator) -> Late:
    """The page's own number, known when all pages are."""
    return Late("page")


def page_of(ev: Evaluator, target: Any) -> Late:
    """page_of("id"): the page on which a block stands, known when all pages are."""
    if not isinstance(target, str):
        raise ExpressionError("expression-not-text", kind=kind_of(target))
    return Late("page-of", str.__str__(target))


FUNCTIONS: Mapping[str, Function] = {
    "sum": total,
    "average": average,
    "max": largest,
    "min": smallest,
    "share": share,
    "shares": shares,
    "rounded": rounded,
    "in_units": in_units,
    "growth": growth,
    "difference": difference,
    "convert": convert,
    "figure": figure,
    "literal": literal,
    "plural": plural,
    "dates": date_range,
    "t": word,
    "folio": folio,
    "page_of": page_of,
}

FILTERS: Mapping[str, Function] = {
    **QUERIES,
    "sum": total,
    "average": average,
    "max": largest,
    "min": smallest,
    "shares": shares,
    "rounded": rounded,
    "number": number,
    "money": money,
    "percent": percent,
    "signed": signed,
    "compact": compact,
    "bare": bare,
    "date": as_date,
    "join": join,
    "listed": listed,
    "initials": initials,
    "upper_first": upper_first,
    "lower": lower,
    "upper": upper,
    "default": default,
}


def known_names() -> str:
    """All functions and filters, for help texts."""
    return name_list([*FUNCTIONS, *FILTERS])
