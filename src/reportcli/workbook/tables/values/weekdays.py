"""Days of the week beside dates, in words: “Monday 12 March 2024” was a Tuesday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from reportcli.model.patterns.late import late_pattern
from reportcli.number_formats.currencies.known import LANGUAGES
from reportcli.workbook.tables.values.dates import from_text
from reportcli.workbook.tables.values.months import plain_name

_WORD = r"[^\W\d_]{2,14}(?:-[^\W\d_]{4,6})?"
_NAME = r"[^\W\d_]{3,12}"
_DATE = (
    r"\d{1,2}(?:er|st|nd|rd|th|de|ste|\.|º)?\s(?:de\s|of\s)?" + _NAME + r"\.?(?:,|\sde|\sdel)?\s(?:19|20)\d\d"
    r"|" + _NAME + r"\s\d{1,2}(?:st|nd|rd|th)?,\s(?:19|20)\d\d"
    r"|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d"
)
_BEFORE = late_pattern(rf"(?<!\w)({_WORD})(\.?,?\s(?:the\s|le\s|den\s|dem\s|el\s)?)({_DATE})(?!\w)")
_BEHIND = late_pattern(rf"(?<!\w)({_DATE}),?\s\(({_WORD})\.?\)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHORT = 2
"""Letters of an abbreviation that without its full stop is a word as well: “so 12. März”, “do 12 maart”."""


class Stated(NamedTuple):
    """A weekday with its date, as a text has them, and the days that the word means, from 0 for Monday."""

    start: int
    end: int
    day: date
    means: frozenset[int]

    @property
    def is_wrong(self) -> bool:
        """Whether the date is none of these days."""
        return self.day.weekday() not in self.means


def weekdays_in(text: str, language: str, order: str) -> Iterator[Stated]:
    """Every weekday beside a date with its year; `order` is that of dates in figures: dmy or mdy."""
    if not _YEAR.search(text):
        return
    for match in _BEFORE.finditer(text):
        yield from _stated(match, (1, 3), language, order, cut=not match[2].strip())
    for match in _BEHIND.finditer(text):
        yield from _stated(match, (2, 1), language, order)


def weekday_name(day: date, language: str) -> str:
    """What the day of a date is called."""
    return _names(language).get(day.weekday(), "") or _names("en")[day.weekday()]


def _stated(
    match: re.Match[str], groups: tuple[int, int], language: str, order: str, *, cut: bool = False
) -> Iterator[Stated]:
    """cut: no full stop or comma stands behind the word."""
    word, text = match[groups[0]], match[groups[1]]
    means = _means(plain_name(word), language)
    if not means or (cut and len(word) <= _SHORT):
        return
    day = from_text(text, {}, order, language)
    if day is not None:
        yield Stated(match.start(), match.end(), day, means)


@lru_cache(maxsize=1024)
def _means(word: str, language: str) -> frozenset[int]:
    """The days that a word means, in the language of a text or those that are always known."""
    found: set[int] = set()
    for each in dict.fromkeys((language, *LANGUAGES)):
        found |= {day for day, names in _spellings(each).items() if word in names}
    return frozenset(found)


@lru_cache(maxsize=64)
def _spellings(language: str) -> dict[int, frozenset[str]]:
    """The names of each day, in full and short, folded; none for a language that CLDR does not know."""
    from babel import Locale, UnknownLocaleError

    try:
        days = Locale.parse(language.replace("_", "-"), sep="-").days
    except (UnknownLocaleError, ValueError, TypeError):
        return {}
    widths = [
        days[form][width] for form in ("format", "stand-alone") for width in ("wide", "abbreviated", "short")
    ]
    return {day: frozenset(plain_name(names[day]) for names in widths) for day in range(7)}


@lru_cache(maxsize=64)
def _names(language: str) -> dict[int, str]:
    from babel import Locale, UnknownLocaleError

    try:
        wide = Locale.parse(language.replace("_", "-"), sep="-").days["format"]["wide"]
    except (UnknownLocaleError, ValueError, TypeError):
        return {}
    return {day: str(wide[day]) for day in range(7)}
