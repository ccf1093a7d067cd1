"""What a format code says without a value: for headings, for columns, for a cell that is empty."""

from __future__ import annotations

from functools import lru_cache

from reportcli.model.value_class import dataclass
from reportcli.number_formats.builtin import builtin_code
from reportcli.number_formats.conventions import conventions_of
from reportcli.number_formats.dates import kind_of, subsecond_digits
from reportcli.number_formats.parse import ParsedFormat, parse
from reportcli.number_formats.problems import Problem
from reportcli.number_formats.sections import Section
from reportcli.number_formats.words import words_of


@dataclass(frozen=True, slots=True)
class Described:
    """A format code. Fields as in `Shown`, of the first section that shows a value.

    decimals: the most that it shows, least: those that it always shows; None for kinds without. zeros: digits
    that it always shows before the point (00000: 5). hides: which of positive, negative, zero and text it
    shows nothing for. language: of the date letters, where a code was stored as typed (fr for jj/mm/aaaa).
    uniform: of every number other than zero a cell shows just what is described here, with its sign.
    """

    kind: str
    decimals: int | None = None
    least: int | None = None
    zeros: int = 0
    scale: int = 0
    multiple: int = 0
    percent: bool = False
    percent_literal: bool = False
    currency: str = ""
    unit: str = ""
    grouped: bool = False
    negative_in_parentheses: bool = False
    hides: tuple[str, ...] = ()
    language: str = ""
    uniform: bool = False
    problems: tuple[Problem, ...] = ()


@lru_cache(maxsize=4096)
def describe(code: str | int, locale: str | int = "en-US") -> Described:
    """What the code says of any value. code and locale as for `show`; never raises."""
    conventions = conventions_of(locale)
    home = (conventions.territory, conventions.language)
    stored = builtin_code(code, conventions) if isinstance(code, int) else code
    form = parse("General" if stored is None else stored, conventions.language)
    unknown = (Problem("unknown-id", str(code)),) if stored is None else ()
    section = next((s for s in form.numbers if s.shows_value), form.numbers[0])
    words = words_of(section, *home)
    decimals, least = _decimals(section)
    negative = words_of(form.numbers[1], *home) if len(form.numbers) > 1 else words
    return Described(
        kind=_kind(section, form),
        decimals=decimals,
        least=least,
        zeros=section.digits("int").count("0"),
        scale=section.scale,
        multiple=words.multiple,
        percent=section.percents > 0,
        percent_literal=words.percent_literal,
        currency=words.currency,
        unit=words.unit,
        grouped=section.grouped,
        negative_in_parentheses=negative.parentheses,
        hides=_hides(form),
        language=form.language,
        uniform=_uniform(form, home),
        problems=(*unknown, *form.problems, *words.problems),
    )


def _uniform(form: ParsedFormat, home: tuple[str, str]) -> bool:
    """Positive and negative numbers have one section, or two that differ in the sign and its colour alone."""
    first, second = form.numbers[0], form.numbers[min(1, len(form.numbers) - 1)]
    if any(section.condition for section in form.numbers) or first.marks_negative or first.kind == "text":
        return False
    if first.kind not in ("general", "number", "scientific", "date"):
        return False
    if first is not second and not (second.marks_negative or second.coloured):
        return False
    decimals, least = _decimals(first)
    return decimals == least and _likeness(first, home) == _likeness(second, home)


def _likeness(section: Section, home: tuple[str, str]) -> tuple[object, ...]:
    words = words_of(section, *home)
    said = (words.currency, words.multiple, words.unit, words.percent_literal)
    return (section.kind, section.scale, section.percents, _decimals(section), said)


def _kind(section: Section, form: ParsedFormat) -> str:
    if section.kind == "date":
        return kind_of(section)
    if section.kind == "general" and form.words.kind == "text" and form.code.strip() == "@":
        return "text"
    return "number" if section.kind in ("words", "empty") else section.kind


def _decimals(section: Section) -> tuple[int | None, int | None]:
    if section.kind == "date":
        digits = subsecond_digits(section)
        return (digits, digits) if digits else (None, None)
    if section.kind not in ("number", "scientific"):
        return None, None
    places = section.digits("dec")
    return len(places), max((index + 1 for index, sign in enumerate(places) if sign == "0"), default=0)


def _hides(form: ParsedFormat) -> tuple[str, ...]:
    numbers = form.numbers
    if any(section.condition for section in numbers):
        empty = [section.kind == "empty" for section in numbers]
        hidden = ["positive", "negative", "zero"] if all(empty) else []
    else:
        second = numbers[1] if len(numbers) > 1 else numbers[0]
        third = numbers[2] if len(numbers) > 2 else numbers[0]
        shares = zip(("positive", "negative", "zero"), (numbers[0], second, third), strict=True)
        hidden = [name for name, section in shares if section.kind == "empty"]
    return tuple(hidden + (["text"] if form.words.kind == "empty" else []))
