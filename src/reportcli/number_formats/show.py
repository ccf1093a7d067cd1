"""A value as its cell shows it, and what its number format says about it.

    show(Decimal("0.5"), '0.0"%"').text                      "0.5%", percent False, percent_literal True
    show(45, '#,##0.00 "k€"', "fr-BE")                        "45,00 k€", currency EUR, multiple 3
    show(45657, "jj/mm/aaaa").text                            "31/12/2024"

The text is Excel's in a column of any width (ECMA-376 Part 1, 18.8.30 and 18.8.31).
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from reportcli.model.value_class import dataclass, replace
from reportcli.number_formats.arithmetic import as_shown
from reportcli.number_formats.builtin import builtin_code
from reportcli.number_formats.calendar import serial_of
from reportcli.number_formats.conventions import Conventions, conventions_of, tag_of
from reportcli.number_formats.dates import OUT_OF_RANGE, date_text, kind_of
from reportcli.number_formats.fractions import fraction_text
from reportcli.number_formats.general import general
from reportcli.number_formats.numbers import decimals_shown, number_text, plain
from reportcli.number_formats.parse import ParsedFormat, parse
from reportcli.number_formats.problems import Problem
from reportcli.number_formats.sections import Section
from reportcli.number_formats.tokens import LONGEST
from reportcli.number_formats.words import words_of

Value = Decimal | int | float | str | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows. text: with its padding spaces, as the cell.

    kind: number, date, time, duration, text, general, fraction or scientific. decimals: digits shown behind
    the point, in plain notation (3.47E+09 has none); None for kinds without. scale: power of ten taken away
    by commas; multiple: power of ten that words say (k€: 3): the amount meant is the value times
    10**(multiple - scale). percent: a bare % that scales by 100; percent_literal: a % that is only written.
    currency: ISO 4217, else the sign as written. unit: other words around the number. hidden: the cell shows
    nothing; worded: words stand for the number ("-", "n/a"). other_sign: a negative number is shown without
    minus sign, parentheses or a colour of its own, or a positive one with a minus sign before or behind it or
    in parentheses. problems: what is not understood.
    """

    text: str
    kind: str
    decimals: int | None = None
    scale: int = 0
    multiple: int = 0
    percent: bool = False
    percent_literal: bool = False
    currency: str = ""
    unit: str = ""
    hidden: bool = False
    worded: bool = False
    negative_in_parentheses: bool = False
    other_sign: bool = False
    problems: tuple[Problem, ...] = ()


def show(value: Value, code: str | int, locale: str | int = "en-US", *, date1904: bool = False) -> Shown:
    """The value as its cell shows it. Never raises: what cannot be shown is General, with a problem.

    value: as the file holds it; dates as serial numbers or datetimes. code: a format code, or the number of a
    built-in one. locale: the workbook's, a tag (fr-BE) or LCID; date1904: the workbook counts days from 1904.
    """
    conventions = conventions_of(locale)
    stored, problems = _code(code, conventions)
    form = parse(stored, conventions.language)
    problems += form.problems
    if value is None:
        return Shown("", "general", problems=problems)
    if isinstance(value, bool):
        return Shown(conventions.truth[not value], "text", problems=problems)
    if isinstance(value, str):
        return replace(_text(value, form), problems=problems)
    if isinstance(value, (dt.date, dt.time, dt.timedelta)):
        value = serial_of(value, date1904=date1904)
    number = as_shown(value)
    if number is None:
        said = "" if isinstance(value, int) else str(value)[:40]
        return Shown("#NUM!", "general", problems=(*problems, Problem("not-a-number", said)))
    shown = _number(number, form, conventions, date1904=date1904)
    return replace(shown, problems=(*problems, *shown.problems)) if problems else shown


def _code(code: str | int, conventions: Conventions) -> tuple[str, tuple[Problem, ...]]:
    if isinstance(code, str):
        return code[: LONGEST + 1], ()  # one more is enough to be told as too long
    found = builtin_code(code, conventions)
    return (found, ()) if found is not None else ("General", (Problem("unknown-id", str(code)),))


def _text(value: str, form: ParsedFormat) -> Shown:
    section = form.words
    pieces = [
        value if token.kind in ("at", "general") else plain(token.kind, token.text)
        for token in section.tokens
    ]
    text = "".join(pieces)
    return Shown(text, "text", hidden=bool(value.strip()) and not text.strip())


def _number(value: Decimal, form: ParsedFormat, conventions: Conventions, *, date1904: bool) -> Shown:
    section, minus = form.choose(value)
    if section is None:
        return Shown(OUT_OF_RANGE, "number", problems=(Problem("no-section", str(value)),))
    names, section, problems = _localised(section, conventions)
    if section.kind == "date":
        return _date(value, section, names, problems, date1904=date1904)
    words = words_of(section, conventions.territory, conventions.language)
    text = _digits(value, section, minus, conventions)
    return Shown(
        text=text,
        kind=_KINDS.get(section.kind, section.kind),
        decimals=_decimals(value, section),
        scale=section.scale,
        multiple=words.multiple,
        percent=section.percents > 0,
        percent_literal=words.percent_literal,
        currency=words.currency,
        unit=words.unit,
        hidden=not text.strip(),
        worded=bool(text.strip()) and not any(char.isdigit() for char in text),
        negative_in_parentheses=value < 0 and words.parentheses,
        other_sign=_other_sign(value, section, text),
        problems=(*problems, *words.problems),
    )


_AS_NEGATIVE = re.compile(
    r"\A\s*[-\u2212]\s*[0-9]"
    r"|[0-9][\s\xa0\u202f]?[-\u2212\u2013]\s*\Z"
    r"|\A[^0-9()]*\([^0-9()]*[0-9][0-9.,'\u2019\s\xa0\u202f]*[^0-9()]*\)[^0-9()]*\Z"
)
"""-5, 5-, (5), (€ 5); never 5.- for a round amount."""


def _other_sign(value: Decimal, section: Section, text: str) -> bool:
    """Never for what is shown as zero, nor where words alone are shown."""
    if not any(char in "123456789" for char in text):
        return False
    if value < 0:
        return not (section.coloured or re.search("[-\u2212\u2013(]", text))
    return _AS_NEGATIVE.search(text) is not None


_KINDS = {"words": "number", "empty": "number", "text": "general"}


def _digits(value: Decimal, section: Section, minus: bool, conventions: Conventions) -> str:
    size = abs(value)
    if section.kind in ("number", "scientific"):
        return number_text(section, size, minus, conventions)
    if section.kind == "fraction":
        return fraction_text(section, size, minus, conventions)
    signed = -size if minus or (section.kind == "text" and value < 0) else size
    figure = general(signed if section.kind == "text" else size, conventions.decimal)
    pieces = [figure if t.kind in ("general", "at") else plain(t.kind, t.text) for t in section.tokens]
    sign = "-" if minus and section.kind != "text" and (value or section.kind == "general") else ""
    return sign + "".join(pieces)


def _decimals(value: Decimal, section: Section) -> int | None:
    if section.kind in ("number", "scientific"):
        return decimals_shown(section, abs(value))
    if section.kind in ("general", "text"):
        figure = general(abs(value))
        mantissa, _, power = figure.partition("E")
        return max(len(mantissa.partition(".")[2]) - int(power or 0), 0)
    return None


def _date(
    value: Decimal, section: Section, names: Conventions, problems: tuple[Problem, ...], *, date1904: bool
) -> Shown:
    text = date_text(section, value, names, date1904=date1904)
    if text is None:
        return Shown(
            OUT_OF_RANGE, kind_of(section), problems=(*problems, Problem("date-out-of-range", str(value)))
        )
    return Shown(text, kind_of(section), hidden=not text.strip(), problems=problems)


def _localised(
    section: Section, conventions: Conventions
) -> tuple[Conventions, Section, tuple[Problem, ...]]:
    """The names and the section that the locale in a bracket asks for; numbers keep the workbook's signs."""
    names, problems = conventions, []
    for place in section.places:
        low = place.locale.lower().partition(",")[0]
        if low in ("f800", "x-sysdate") or low in ("f400", "x-systime"):
            code = conventions.long_date if low in ("f800", "x-sysdate") else conventions.long_time
            section = parse(code).numbers[0]
            continue
        tag = tag_of(low)
        if tag is None:
            problems.append(Problem("unknown-locale", place.locale))
        elif tag:
            names = conventions_of(tag)
        problems += _beyond(low, section)
    if any(token.kind == "date" and token.text[0] in "gb" for token in section.tokens):
        problems.append(Problem("calendar", "era"))
    return names, section, tuple(problems)


def _beyond(place: str, section: Section) -> list[Problem]:
    """Numerals and calendars stand above the sixteen bits of the locale."""
    if len(place) < 5 or any(char not in "0123456789abcdef" for char in place):
        return []
    number = int(place, 16)
    found = []
    if number >> 24 not in (0, 1):
        found.append(Problem("numerals", place))
    if section.kind == "date" and number >> 16 & 0xFF not in (0, 1, 9, 0xC):
        found.append(Problem("calendar", place))
    return found
