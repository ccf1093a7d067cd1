"""Figures in expressions: calculated with the sources of all their operands, named, or declared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation

from reportcli.expressions.access import elements, kind_of, plain, whole_number
from reportcli.expressions.errors import unknown
from reportcli.expressions.evaluation import Evaluation
from reportcli.expressions.formats import MAX_DECIMALS, decimals_of
from reportcli.expressions.functions.marks import MOVED, ROUNDING, marked
from reportcli.expressions.rounding import CENT, Rounded, alike, half_up, percentages, rounded_parts
from reportcli.expressions.values import Cause, ExpressionError, Format, FormattedFact
from reportcli.model.fact import POINTS, SHARE_OF_SUM, BareNumberError, Derivation, Fact
from reportcli.model.origin import Origin, join
from reportcli.model.refs import CellRef, Span
from reportcli.model.value_class import replace
from reportcli.workbook.tables.record import value_of, where_of


def fact_of(value: object) -> Fact:
    """A value as a Fact; a constant becomes a declared one, so that derivations name it."""
    value = plain(value)
    if isinstance(value, Fact):
        return value
    if value is None:
        raise ExpressionError("number-of-blank")
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return Fact(Decimal(value), declared=True)
    raise BareNumberError(kind_of(value))


def derived(operation: str, value: Decimal, unit: str, operands: tuple[Fact, ...]) -> Fact:
    """A computed Fact with the sources of all its operands."""
    return Fact(
        value=value,
        unit=unit,
        sources=join(source for operand in operands for source in operand.sources),
        derivation=Derivation(operation, operands),
        sample=any(operand.sample for operand in operands),
    )


def _facts(ev: Evaluation, values: tuple[object, ...]) -> tuple[Fact, ...]:
    items = elements(values[0]) if len(values) == 1 and isinstance(values[0], (list, tuple)) else list(values)
    ev.budget.spend(len(items))
    facts = tuple(fact_of(item) for item in items)
    refuse_mixed(facts)
    return facts


def refuse_mixed(facts: Iterable[Fact]) -> None:
    """Figures of several units are neither added nor drawn together. Raises ExpressionError."""
    units = {fact.unit for fact in facts if not fact.declared}
    if len(units) > 1:
        raise ExpressionError("expression-units", problem=" ≠ ".join(sorted(unit or "–" for unit in units)))


def _unit(facts: tuple[Fact, ...]) -> str:
    return next((fact.unit for fact in facts if fact.unit), "")


def _decimals(facts: tuple[Fact, ...]) -> int | None:
    """Digits to show of a sum: the most that any operand shows."""
    shown = [fact.decimals for fact in facts if fact.decimals is not None]
    return max(shown) if shown and len(shown) == len(facts) else None


def places_of(decimals: object) -> int | None:
    """Decimals as an expression states them; None where it does not."""
    if decimals is None:
        return None
    places = whole_number(decimals)
    if not 0 <= places <= MAX_DECIMALS:
        raise ExpressionError("decimals-out-of-range", limit=MAX_DECIMALS)
    return places


def total(ev: Evaluation, *values: object) -> Fact:
    """sum(facts): of a list, or of its arguments."""
    facts = _facts(ev, values)
    result = derived("sum", sum((fact.value for fact in facts), Decimal(0)), _unit(facts), facts)
    return replace(result, decimals=_decimals(facts))


def average(ev: Evaluation, *values: object) -> Fact:
    """The mean of a list, or of its arguments."""
    facts = _facts(ev, values)
    if not facts:
        raise ExpressionError("list-empty")
    return derived("average", sum(fact.value for fact in facts) / Decimal(len(facts)), _unit(facts), facts)


def largest(ev: Evaluation, *values: object) -> Fact:
    """The greatest of a list, or of its arguments."""
    return _extreme(_facts(ev, values), max)


def smallest(ev: Evaluation, *values: object) -> Fact:
    """The least of a list, or of its arguments."""
    return _extreme(_facts(ev, values), min)


def _extreme(facts: tuple[Fact, ...], pick: Callable[..., Fact]) -> Fact:
    if not facts:
        raise ExpressionError("list-empty")
    return pick(facts, key=lambda fact: fact.value)


def share(ev: Evaluation, part: object, whole: object) -> Fact:
    """part / whole as a percentage."""
    facts = _facts(ev, (part, whole))
    return derived("share", facts[0].value / facts[1].value, "%", facts)


def shares(ev: Evaluation, parts: object, decimals: object = 0) -> list[Fact]:
    """The parts of a list as percentages of their sum, rounded together so that they make 100 %.

    Equal parts print equal and none moves to nil or away from it; parts that cannot make 100 % so are rounded
    each by itself, and `rounding_note` says what they miss.
    """
    facts, places = _facts(ev, (elements(parts),)), places_of(decimals) or 0
    made = percentages([fact.value for fact in facts], places)
    if made is None:
        problem = ExpressionError("shares-of-nothing")
        below = [fact.sources[0] for fact in facts if fact.value < 0 and len(fact.sources) == 1]
        problem.causes = tuple(Cause(each) for each in below if isinstance(each, CellRef))
        raise problem
    return _printed(facts, made, "%", places, operation=SHARE_OF_SUM)


def rounded(ev: Evaluation, parts: object, decimals: object = 0, total: object = None) -> list[Fact]:
    """The parts of a list rounded together, so that they add up to their rounded total as printed.

    Equal parts print equal and none moves to nil or away from it; parts that cannot follow so, or that miss a
    stated total before rounding, are rounded each by itself: nothing is hidden (`rounding_note`).
    """
    facts, places = _facts(ev, (elements(parts),)), places_of(decimals) or 0
    unit = Decimal(1).scaleb(-places)
    values = [fact.value for fact in facts]
    whole = fact_of(total).value if total is not None else None
    made = rounded_parts(values, unit, whole)
    if made is None:
        made = _each_by_itself(values, unit, whole)
    return _printed(facts, made, _unit(facts), places, operation=ROUNDING)


def as_printed(ev: Evaluation, parts: object, total: object = None) -> list[Fact]:
    """The parts of a list at the digits that they are printed with, following their total as printed: so that
    a table of parts beside its total adds up. Parts that hide no digit are given as they are.
    """
    facts = _facts(ev, (elements(parts),))
    places = [decimals_of(fact, ev.edition.locale.places) for fact in facts]
    if all(
        alike(fact.value, half_up(fact.value, Decimal(1).scaleb(-n)), CENT)
        for fact, n in zip(facts, places, strict=True)
    ):
        return list(facts)
    return rounded(ev, list(facts), Decimal(max(places)), total)


def _each_by_itself(values: list[Decimal], unit: Decimal, whole: Decimal | None) -> Rounded:
    """Parts that miss their stated total: published as they are, with what they miss of it as printed."""
    own = tuple(half_up(value, unit) for value in values)
    total = half_up(whole or Decimal(0), unit)
    return Rounded(own, total, apart=total - sum(own, Decimal(0)))


def _printed(facts: tuple[Fact, ...], made: Rounded, unit: str, places: int, *, operation: str) -> list[Fact]:
    """Facts of rounded values; the derivation of one that had to move says so, as does the ledger."""
    moved = {one.index for one in made.adjusted}
    found = [
        derived(operation + MOVED if i in moved else operation, value, unit, (fact,))
        for i, (fact, value) in enumerate(zip(facts, made.values, strict=True))
    ]
    return [marked(replace(fact, decimals=places), made.apart) for fact in found]


def growth(ev: Evaluation, new: object, old: object) -> Fact:
    """(new − old) / old as a percentage; undefined unless old is above zero and new not below it."""
    facts = _facts(ev, (new, old))
    if facts[1].value <= 0 or facts[0].value < 0:
        raise ExpressionError("growth-undefined", old=facts[1].value, new=facts[0].value)
    return derived("growth", (facts[0].value - facts[1].value) / facts[1].value, "%", facts)


def difference(ev: Evaluation, left: object, right: object) -> Fact:
    """left − right; both in one unit. Of two percentages in points."""
    facts = _facts(ev, (left, right))
    unit = _unit(facts)
    value = facts[0].value - facts[1].value
    result = derived("difference", value, POINTS if unit == "%" else unit, facts)
    return replace(result, decimals=_decimals(facts))


def convert(ev: Evaluation, amount: object, rate: object, unit: object) -> Fact:
    """amount × rate in another unit; the rate is a Fact of the workbook or a declared constant."""
    facts = (fact_of(amount), fact_of(rate))
    if not isinstance(unit, str):
        raise ExpressionError("expression-arguments", name="convert")
    return derived("conversion", facts[0].value * facts[1].value, str.__str__(unit), facts)


_LITERAL = re.compile(r"[+\u2212-]?\d[\d.,\u00a0\u202f ’']*")


def literal(ev: Evaluation, text: object) -> FormattedFact:
    """A number that has no cell, declared in the layout or the prose and printed as it is typed."""
    if not isinstance(text, str):
        raise ExpressionError("literal-needs-text")
    value = _typed(text.strip(), ev.edition.locale.decimal)
    if value is None:
        raise ExpressionError("literal-not-a-number", text=text)
    sources: tuple[Origin, ...] = (ev.where,) if isinstance(ev.where, (CellRef, Span)) else ()
    fact = Fact(value, sources=sources, derivation=Derivation("literal"), declared=True)
    return FormattedFact(fact, Format(text=str.__str__(text)))


def _typed(text: str, decimal: str) -> Decimal | None:
    """A number with its separators, read as the edition writes them; the other sign stands for the decimal
    sign where it cannot group thousands. None when it is no number.
    """
    if not _LITERAL.fullmatch(text):
        return None
    digits = re.sub(r"[\u00a0\u202f ’']", "", text).replace("\u2212", "-")
    other = "." if decimal == "," else ","
    if digits.count(other) == 1 and decimal not in digits and not re.search(rf"\{other}\d{{3}}$", digits):
        digits = digits.replace(other, decimal)
    try:
        return Decimal(digits.replace(other, "").replace(decimal, "."))
    except InvalidOperation:
        return None


def figure(ev: Evaluation, key: object) -> object:
    """figure("id"): the value of a key figure."""
    record = ev.figures.get(key) if isinstance(key, str) else None
    if record is None:
        problem = unknown("unknown-figure", str(key), ev.figures)
        near = ev.figures.get(problem.arguments["nearest"])
        problem.where = where_of(near) if near is not None else None
        raise problem
    ev.read_cell(record, "value")
    return value_of(record, "value")
