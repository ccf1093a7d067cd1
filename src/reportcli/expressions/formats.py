"""How numbers and dates look in a language: data in `locales/*.toml`, with the overrides of a house style."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import field
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import Any

from reportcli.expressions.cldr import cldr_data
from reportcli.expressions.values import Format
from reportcli.model.fact import POINTS, Fact, StatedUnit, round_half_up
from reportcli.model.languages import FALLBACK, language_of
from reportcli.model.value_class import dataclass, replace
from reportcli.number_formats import currency_codes

MAX_DECIMALS = 8
"""Digits after the decimal sign that an expression may ask for."""
FINEST = 15
"""Those that a cell may show."""
NO_PLACES: Mapping[str, int] = {}
_ENGLISH_POINTS = (("point", "points"), ("percentage point", "percentage points"))


@dataclass(frozen=True, slots=True)
class Locale:
    """Separators, patterns and words of one language.

    money, percent: patterns with {number} and {symbol}. group_from: least digits of a number that is grouped.
    """

    tag: str
    decimal: str
    group: str
    group_from: int
    minus: str
    plus: str
    percent: str
    money: str
    months: tuple[str, ...]  # the language's, where the file has none
    dates: Mapping[str, str]
    ranges: Mapping[str, str]
    first_day: str
    scales: tuple[tuple[int, str, str], ...]  # power of ten, singular, plural
    plural_from: Decimal  # least value that takes the plural (2 in French, 1 and a bit in English)
    last_and: str
    symbols: Mapping[str, str] = field(default_factory=dict)
    points: tuple[tuple[str, str], ...] = _ENGLISH_POINTS
    """Words of percentage points: short, and in full; singular and plural of each."""
    rounding: Mapping[str, str] = field(default_factory=dict)
    """What a footnote says of rounded figures: `moved`, and `apart` with {difference}."""
    short_scales: tuple[tuple[int, str, str], ...] = ()
    """As `scales`, short, each with the space before it."""
    negative: str = "minus"  # or parentheses
    places: Mapping[str, int] = field(default_factory=dict)
    """Digits after the decimal sign by unit, as a house has them."""
    tables: Mapping[str, str] = field(default_factory=dict)
    """What tables say at breaks: `continued`, `carried`, `brought`."""

    @property
    def table_words(self) -> Mapping[str, str]:
        """What tables say at breaks; in English where the language has no words for it."""
        return self.tables or locale(FALLBACK).tables


@lru_cache(maxsize=16)
def locale(tag: str) -> Locale:
    """The locale of a language tag: exact, else the same language, else that of CLDR, else English."""
    folder = resources.files(__package__) / "locales"
    names = sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".toml"))
    same_language = [name for name in names if name.split("-")[0] == tag.split("-")[0].lower()]
    name = tag if tag in names else next(iter(same_language), "")
    data = None if name else cldr_data(tag)
    if data is None:
        name = name or language_of(FALLBACK).locale
        data = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
    return _locale(name or tag, data)


def _locale(name: str, data: Mapping[str, Any]) -> Locale:
    """The locale that a file of `locales` or CLDR says."""
    return Locale(
        tag=name,
        decimal=data["decimal"],
        group=data["group"],
        group_from=data["group-from"],
        minus=data["minus"],
        plus=data["plus"],
        percent=data["percent"],
        money=data["money"],
        months=tuple(data.get("months", language_of(name).months)),
        dates=data["dates"],
        ranges=data["ranges"],
        first_day=data["first-day"],
        scales=_scales(data["scales"]),
        plural_from=Decimal(data["plural-from"]),
        last_and=data["and"],
        symbols=data["symbols"],
        points=tuple((one, many) for one, many in data.get("points", _ENGLISH_POINTS)),
        rounding=data.get("rounding", {}),
        tables=data.get("tables", {}),
        short_scales=_scales(data.get("scales-short", ())),
    )


def _scales(data: Iterable[tuple[int, str, str]]) -> tuple[tuple[int, str, str], ...]:
    return tuple((int(power), one, many) for power, one, many in data)


def with_house_style(base: Locale, style: Mapping[str, object]) -> Locale:
    """The locale in a house style: `format.numbers` of the layout (decimal, group, percent, money,
    symbols…).
    """
    plain = {
        key: str(style[key])
        for key in ("decimal", "group", "minus", "plus", "percent", "money", "negative")
        if key in style
    }
    changed = replace(base, **plain)  # type: ignore[arg-type]
    if "group_from" in style:
        changed = replace(changed, group_from=int(str(style["group_from"])))
    changed = replace(
        changed,
        first_day=str(style.get("first_day", base.first_day)),
        last_and=str(style.get("and_", base.last_and)),
        dates=_over(base.dates, style.get("dates")),
        ranges=_over(base.ranges, style.get("ranges")),
    )
    places = style.get("decimals")
    if isinstance(places, Mapping):
        changed = replace(changed, places={**base.places, **{str(u): int(n) for u, n in places.items()}})
    symbols = style.get("symbols")
    if isinstance(symbols, Mapping):
        changed = replace(changed, symbols={**base.symbols, **{str(k): str(v) for k, v in symbols.items()}})
    return changed


def _over(base: Mapping[str, str], style: object) -> Mapping[str, str]:
    return {**base, **style} if isinstance(style, Mapping) else base


def is_money(unit: str) -> bool:
    """Whether a unit is the code of a currency (ISO 4217)."""
    return unit in currency_codes()


def digits_of(value: Decimal) -> int:
    """Digits after the decimal sign that the value really has."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def decimals_of(fact: Fact, places: Mapping[str, int] = NO_PLACES) -> int:
    """Digits that a Fact is printed with when nothing says otherwise. places: of a house, by unit."""
    if fact.unit in places:
        return places[fact.unit]
    if fact.decimals is not None:
        return min(fact.decimals, FINEST)
    if is_money(fact.unit):
        return 2 if digits_of(fact.value) else 0
    if fact.unit in ("%", POINTS):
        return min(digits_of(fact.value * 100), 2)
    return min(digits_of(fact.value), 2 if fact.derivation and fact.derivation.formula is None else 6)


def decimal_text(
    value: Decimal, decimals: int, lo: Locale, *, signed: bool = False, grouped: bool = True
) -> str:
    """Digits with separators and sign; half-up; never “−0”."""
    rounded = round_half_up(value, min(max(decimals, 0), FINEST))
    whole, _, fraction = f"{abs(rounded):f}".partition(".")
    if grouped and len(whole) >= lo.group_from:
        head = len(whole) % 3
        whole = lo.group.join(
            ([whole[:head]] if head else []) + [whole[i : i + 3] for i in range(head, len(whole), 3)]
        )
    sign = lo.minus if rounded < 0 else (lo.plus if signed and rounded > 0 else "")
    return sign + whole + (lo.decimal + fraction if fraction else "")


def fact_text(
    fact: Fact, lo: Locale, *, decimals: int | None = None, signed: bool = False, bare: bool = False
) -> str:
    """A Fact in its unit's format: money with its symbol, percentages as such, years without grouping."""
    if fact.written:
        return fact.written
    signed = signed or fact.plus
    shown = decimals_of(fact, lo.places) if decimals is None else decimals
    if fact.unit == "%":
        number = decimal_text(fact.value * 100, shown, lo, signed=signed)
        return number if bare else filled_in(lo.percent, number=number)
    if fact.unit == POINTS:
        return points_text(fact, shown, lo, signed=signed, bare=bare)
    number = decimal_text(fact.value, shown, lo, signed=signed, grouped=fact.unit != "year")
    if is_money(fact.unit) and not bare:
        return money_text(number, fact.unit, lo)
    return number if bare else _with_stated_unit(number, fact)


def _with_stated_unit(number: str, fact: Fact) -> str:
    """The unit that a cell states stands behind its number, on the same line."""
    return f"{number}\u00a0{fact.unit}" if isinstance(fact.unit, StatedUnit) else number


def points_text(
    fact: Fact, decimals: int, lo: Locale, *, signed: bool = False, bare: bool = False, full: bool = False
) -> str:
    """“3 points”: a difference of two percentages, whose sign would say something else."""
    number = decimal_text(fact.value * 100, decimals, lo, signed=signed or fact.plus)
    if bare:
        return number
    size = abs(round_half_up(fact.value * 100, decimals))
    one, many = lo.points[full]
    singular = size < 2 if language_of(lo.tag).singular_below_two else size == 1
    return f"{number}\u00a0{one if singular else many}"


def formatted(fact: Fact, style: Format, lo: Locale) -> str:
    """A Fact printed in the format that an expression asks for."""
    if style.text is not None:
        return style.text
    if style.unit is not None:
        fact = replace(fact, unit=style.unit)
    said = _formatted(fact, style, lo)
    if style.zero is not None and not any(digit in said for digit in "123456789"):
        return style.zero
    if fact.value < 0 and lo.minus in said and (style.negative or lo.negative) == "parentheses":
        return f"({_formatted(abs(fact), replace(style, signed=False), lo)})"
    return said


def _formatted(fact: Fact, style: Format, lo: Locale) -> str:
    if fact.unit == POINTS and style.full:
        shown = decimals_of(fact, lo.places) if style.decimals is None else style.decimals
        return points_text(fact, shown, lo, signed=style.signed, bare=style.bare, full=True)
    if style.compact:
        decimals = 1 if style.decimals is None else style.decimals
        return compact_text(fact, lo, decimals, short=style.short, bare=style.bare)
    return fact_text(fact, lo, decimals=style.decimals, signed=style.signed, bare=style.bare)


def money_text(number: str, unit: str, lo: Locale) -> str:
    """A number with its currency symbol; a sign stands before a symbol that touches the number."""
    sign = number[:1] if lo.money.startswith("{symbol}{number}") and number[:1] in (lo.minus, lo.plus) else ""
    symbol = lo.symbols.get(unit, unit)
    if "{symbol}{number}" in lo.money and unicodedata.category(symbol[-1:] or "€")[0] not in "SZ":
        symbol += "\u00a0"  # CHF 12 beside £12 (CLDR, currencySpacing)
    return sign + filled_in(lo.money, number=number[len(sign) :], symbol=symbol)


def filled_in(pattern: str, **values: str) -> str:
    """Fills {name}; never str.format, as patterns come from layouts."""
    for name, value in values.items():
        pattern = pattern.replace(f"{{{name}}}", value)
    return pattern


def compact_text(
    fact: Fact, lo: Locale, decimals: int = 1, *, short: bool = False, bare: bool = False
) -> str:
    """“1,4 million”, short “1,4 M”: the largest scale that leaves at least 1; percentages and small numbers
    as they are.
    """
    if fact.unit in ("%", POINTS):
        return fact_text(fact, lo, bare=bare)
    for power, one, many in lo.short_scales if short and lo.short_scales else lo.scales:
        scale = Decimal(10) ** power
        rounded = round_half_up(fact.value / scale, decimals)
        if abs(rounded) >= 1:
            word = one if abs(rounded) < lo.plural_from else many
            space = "" if short and lo.short_scales else "\u00a0"
            number = f"{decimal_text(rounded, digits_of(rounded), lo, signed=fact.plus)}{space}{word}"
            if bare:
                return number
            return (
                money_text(number, fact.unit, lo) if is_money(fact.unit) else _with_stated_unit(number, fact)
            )
    return fact_text(fact, lo, bare=bare)
