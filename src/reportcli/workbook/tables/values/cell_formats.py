"""What a number's format says of it: the amount that its cell shows, and what of that print would not say.

    45 as #,##0.00 "k€"        45 000 EUR, reported as a multiple
    12345 as #,##0, "k€"       12 345 EUR: the commas take away what the word gives back
    0.5 as 0.0"%", a share     0.005: a % in quotes does not multiply
    12345 as #,##0,            12 345, with the finding that the cell shows 12

The meaning of codes is that of `reportcli.number_formats`; here stands only what a report makes of it.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from reportcli.model.fact import round_half_up
from reportcli.number_formats import (
    Shown,
    currency_codes,
    describe,
    multiple_in_header,
    recognise,
    settled,
    show,
)
from reportcli.workbook.names import fold
from reportcli.workbook.tables.values.decimals import general_digits
from reportcli.workbook.tables.values.format_signs import compares, nil_in_words, parts_digits, writes_plus
from reportcli.workbook.tables.values.format_units import continues_number, is_rate, unit_behind

NEUTRAL = "en"
"""The locale in which formats are read: of no country, so that shared signs are settled by the report."""
_A_DAY = Decimal(45356)  # 5 March 2024
TIMES = ("date", "time", "duration")
_UNIT_SIGNS = "‰‱°"
_MARKS = "*\u2020\u2021\u00a7\u00b6#"
"""Signs behind a number that refer to a note."""
_NO_SECTION = "no-section"
_EDGES = " \t\xa0\u202f\u2009+-\u2212\u2013\u2014()[]{}'\u2019:;.,*~\u2248=<>|!&^_/\\"


class Meant(NamedTuple):
    """The number that a cell shows. decimals: that it shows, None where its format does not say.

    currency: ISO 4217, "" for none. lost: what the cell shows and print would not, "" for nothing;
    misleading: a wrong figure would be printed. multiplied: the value is the stored one times a multiple;
    hidden: the cell shows nothing though its number is not zero. unit: that the format alone says.
    """

    value: Decimal
    decimals: int | None
    currency: str = ""
    lost: str = ""
    misleading: bool = False
    multiplied: bool = False
    hidden: bool = False
    unit: str = ""


class Purpose(NamedTuple):
    """What a number is read for. kind: type of its column; unit: what its row or column states, "" for none;
    home: the currency of the report; money: it is an amount; power: of ten that its column's heading says;
    stated: a cell of the row says the unit, so that it is printed.
    """

    kind: str
    unit: str
    home: str
    money: bool
    power: int = 0
    stated: bool = False

    @classmethod
    def of(cls, kind: str, unit: str, home: str, power: int = 0, *, stated: bool = False) -> Purpose:
        """An amount is what stands in a column of amounts, or has a currency for its unit."""
        return cls(kind, unit, home, kind == "money" or unit in currency_codes(), power, stated)


@lru_cache(maxsize=8192)
def seen(value: Decimal, code: str, date1904: bool = False) -> Shown:
    """What the cell shows; its text only where the code treats numbers differently."""
    return _alike(code) or show(value, code, NEUTRAL, date1904=date1904)


@lru_cache(maxsize=4096)
def _alike(code: str) -> Shown | None:
    """What the code says of every number; None when that depends on the number."""
    said = describe(code, NEUTRAL)
    if not said.uniform:
        return None
    return Shown(
        text="",
        kind=said.kind,
        decimals=said.decimals,
        scale=said.scale,
        multiple=said.multiple,
        percent=said.percent,
        percent_literal=said.percent_literal,
        currency=said.currency,
        unit=said.unit,
        problems=said.problems,
    )


def is_plain(code: str, home: str) -> bool:
    """Whether every number with this format is just what it shows: nothing to multiply or to tell."""
    one = _alike(code)
    if one is None or one.kind in TIMES or one.scale or one.multiple or one.unit or one.percent_literal:
        return False
    if parts_digits(code) or compares(code) or writes_plus(code) or nil_in_words(code):
        return False
    return not one.currency or bool(settled(one.currency, home))


@lru_cache(maxsize=256)
def shows_day(code: str) -> bool:
    """Whether a date format tells one day of a month from the next: not mmm yyyy."""
    return show(_A_DAY, code, NEUTRAL).text != show(_A_DAY + 1, code, NEUTRAL).text


def format_kind(code: str) -> str:
    """The kind of a format: as `Shown.kind`, with text for @."""
    return describe(code, NEUTRAL).kind


def hides_text(code: str) -> bool:
    """Whether a cell with this format shows nothing of a text: ;;; and its like."""
    return ";" in code and "text" in describe(code, NEUTRAL).hides


def zeros(code: str) -> int:
    """Digits that a format of whole numbers always shows: 4 of 0000."""
    said = describe(code, NEUTRAL)
    return said.zeros if said.kind == "number" and not said.grouped and not said.least else 0


def meant(value: Decimal, code: str, shows: Shown, purpose: Purpose) -> Meant:
    """The number that the cell shows, in the unit that is printed."""
    currency = settled(shows.currency, purpose.home) if shows.currency else ""
    if shows.hidden or shows.worded:
        return _without_figures(value, code, shows, currency, purpose=purpose)
    if not value and (words := nil_in_words(code)):
        return Meant(value, None, currency, words)
    unit = _own_unit(shows, code, purpose)
    if unit:
        return Meant(value, _decimals(value, _places(shows, "", 0)), unit=unit)
    lost, misleading = _lost(shows, code, currency, purpose)
    multiple = shows.multiple or purpose.power
    power = 0 if lost else multiple - shows.scale
    if power:
        value = multiplied(value, power)
    places = _places(shows, lost, multiple)
    by_cell = bool(power and not purpose.power) or _counts_in_words(shows, currency, purpose)
    return Meant(value, _decimals(value, places), currency, lost, misleading, by_cell)


def _own_unit(shows: Shown, code: str, purpose: Purpose) -> str:
    """The unit that only the format says of a number, a rate also of an amount; "" for none."""
    if not shows.unit or purpose.unit or purpose.power or purpose.kind in ("percent", "year"):
        return ""
    if purpose.money and not shows.currency:
        return ""
    return unit_behind(shows, code, purpose.home)


def _counts_in_words(shows: Shown, currency: str, purpose: Purpose) -> bool:
    """Whether a number that is no amount shows thousands or millions of itself (12M of 12 345 678)."""
    return bool(shows.multiple and shows.multiple == shows.scale) and not (purpose.money or currency)


def _without_figures(value: Decimal, code: str, shows: Shown, currency: str, *, purpose: Purpose) -> Meant:
    """A number whose cell shows nothing, or words in its place."""
    lost = shows.text.strip() if shows.worded and value else ""
    decimals = _decimals(value, describe(code, NEUTRAL).decimals)
    hidden = shows.hidden and bool(value)
    return Meant(value, decimals, currency, lost, misleading=bool(lost and purpose.money), hidden=hidden)


def multiplied(value: Decimal, power: int) -> Decimal:
    """Times ten to the power; a whole number is written without exponent."""
    value = value.scaleb(power)
    return round_half_up(value, 0) if value == value.to_integral_value() else value


def _places(shows: Shown, lost: str, multiple: int) -> int | None:
    """Decimals that the cell shows of the number meant; None where it says nothing about them."""
    if shows.kind in ("general", "scientific") or (lost and shows.scale):
        return None
    return shows.decimals if lost or shows.decimals is None else max(shows.decimals - multiple, 0)


def share(value: Decimal, shows: Shown) -> Meant | None:
    """A share as a fraction; None where its cell shows no percent sign."""
    if shows.percent:
        return Meant(value, shows.decimals)
    alone = not (shows.unit or shows.currency or shows.scale or shows.multiple)
    if shows.percent_literal and alone:
        return Meant(value.scaleb(-2), shows.decimals)
    return None


def _decimals(value: Decimal, shown: int | None) -> int:
    return general_digits(value) if shown is None else shown


def _lost(shows: Shown, code: str, currency: str, purpose: Purpose) -> tuple[str, bool]:
    """What print would lose of a number that is shown, and whether the figure would be a wrong one."""
    if shows.other_sign or any(problem.code == _NO_SECTION for problem in shows.problems):
        return shows.text.strip() or code, purpose.money
    if parts_digits(code) or compares(code):
        return code.strip(), purpose.money
    said = _words(code, shows)
    if said and purpose.unit and fold(said) == fold(purpose.unit):
        return "", False
    if _is_other_amount(shows, currency, purpose):
        return said or code.strip(), purpose.money or purpose.kind == "percent"
    if shows.percent_literal and purpose.kind != "percent":
        return "%", purpose.money
    return _lost_unit(shows.unit, said, currency, purpose)


def _is_other_currency(currency: str, purpose: Purpose) -> bool:
    """Whether the currency of a format, "" where it is not settled, is none that print would say."""
    if purpose.money:
        return not currency or (purpose.unit in currency_codes() and currency != purpose.unit)
    return not currency or bool(purpose.unit) or purpose.kind not in ("number", "integer")


def _is_other_amount(shows: Shown, currency: str, purpose: Purpose) -> bool:
    """Whether the words around the number make another amount of it than print would say."""
    if shows.currency and _is_other_currency(currency, purpose):
        return True
    if "\u2030" in shows.unit and purpose.kind == "percent":
        return True
    if shows.multiple == shows.scale:
        return False
    if purpose.power:
        return shows.multiple not in (0, purpose.power)
    return not (purpose.money and currency and shows.multiple)


def _lost_unit(unit: str, said: str, currency: str, purpose: Purpose) -> tuple[str, bool]:
    if continues_number(unit.strip(_EDGES)):
        return said or unit, purpose.money
    if not any(char.isalpha() or char in _UNIT_SIGNS for char in unit):
        return (unit, False) if any(char in _MARKS for char in unit) else ("", False)
    if purpose.unit and _is_one_unit(unit, purpose.unit):
        return "", False
    if _has_unit_already(purpose):
        return "", False
    return said or unit, purpose.money and (not currency or len(unit) == 1)


def _has_unit_already(purpose: Purpose) -> bool:
    """Whether the column says what its numbers are, so that a cell need not."""
    if purpose.money:
        return False
    return purpose.kind in ("percent", "year") or bool(purpose.unit and not purpose.stated)


def _is_one_unit(one: str, other: str) -> bool:
    """Whether two units are one, apart from capitals, raised figures, full stops and endings."""
    first, second = (
        re.sub(r"[^\w%‰/°]", "", fold(unicodedata.normalize("NFKC", unit))) for unit in (one, other)
    )
    return first.startswith(second) or second.startswith(first)


@lru_cache(maxsize=4096)
def _words(code: str, shows: Shown) -> str:
    """The words around the number, as the cell shows them: `k€` of #,##0.00 "k€"."""
    text = shows.text or show(Decimal(5), code, NEUTRAL).text
    return re.sub(r"[0-9](?:.*[0-9])?", " ", text, flags=re.DOTALL).strip(_EDGES)


def _hints_at_money(text: str) -> bool:
    """Cheap, as names of currencies are slow to look up: a sign, three capitals, or the euro by name."""
    signs = any(unicodedata.category(char) == "Sc" for char in text)
    return signs or re.search("[A-Z]{3}", text) is not None or "euro" in text.casefold()


def amount_unit(text: str, money: bool, home: str = "") -> tuple[str, bool]:
    """The unit that a cell states, a currency as its ISO code; whether it is understood: never a currency
    with something else (k€, Mio €) or a multiple alone (milliers, Mio), which print would leave out, and of
    an amount (money) nothing but a currency or %.
    """
    code = settled(text, home)
    if code:
        return code, True
    if is_rate(text, home):
        return text, not money
    if money and text not in ("", "%"):
        return text, False
    if len(text) > 2 and multiple_in_header(text) is not None:  # mm is a length
        return text, False
    return text, not (_hints_at_money(text) and recognise(text, "").money)
