"""Days that no month has, in words: 31 April 2024, 30 février, 31/06/2024."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reportcli.workbook.tables.values.dates import from_text
from reportcli.workbook.tables.values.months import plain_name

_LAST = 28
"""Days that every month has."""
_LEAP = 2024
"""The year of a day that states none: February has 29 then."""
_DAY = r"(?P<day{0}>29|30|31)(?:st|nd|rd|th|de|ste|\.|º)?"
_NAME = r"(?P<name{0}>[^\W\d_]{{3,12}})\.?"
_YEAR = r"(?:19|20)\d\d"
_IN_WORDS = re.compile(
    rf"(?<![\w.,/-]){_DAY.format(1)}\s(?:de\s|of\s)?{_NAME.format(1)}(?:(?:,|\sde|\sdel)?\s{_YEAR})?(?!\w)"
    rf"|(?<!\w){_NAME.format(2)}\s{_DAY.format(2)},\s{_YEAR}(?!\w)"
)
_IN_FIGURES = re.compile(
    rf"(?<![\w./-])(?:(?:29|30|31)([./])\d{{1,2}}\1{_YEAR}|{_YEAR}-\d\d-(?:29|30|31))(?![\w/-])"
)


def impossible_days(text: str, language: str, order: str) -> Iterator[tuple[int, int]]:
    """Where a text names a day that its month does not have. order: of dates in figures, dmy or mdy."""
    for match in _IN_WORDS.finditer(text):
        name = plain_name(match["name1"] or match["name2"])
        if name in _months(language) and _has_not(match[0], language, order):
            yield match.span()
    for match in _IN_FIGURES.finditer(text):
        if _has_not(match[0], language, order):
            yield match.span()


def _has_not(text: str, language: str, order: str) -> bool:
    """Whether a date is none, and would be one on another day of the same month."""
    whole = text if re.search(_YEAR, text) else f"{text} {_LEAP}"
    other = re.sub(r"(?<!\d)(?:29|30|31)(?!\d)", str(_LAST), whole, count=1)
    return from_text(whole, {}, order, language) is None and from_text(other, {}, order, language) is not None


@lru_cache(maxsize=64)
def _months(language: str) -> frozenset[str]:
    """The names of months of a language, in full and short, folded."""
    from babel import Locale, UnknownLocaleError

    try:
        months = Locale.parse(language.replace("_", "-"), sep="-").months["format"]
    except (UnknownLocaleError, ValueError, TypeError):
        return frozenset()
    return frozenset(plain_name(name) for width in ("wide", "abbreviated") for name in months[width].values())
