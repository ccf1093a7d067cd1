"""Numbers and dates of languages that have no file of their own in `locales`, from CLDR (through Babel)."""

from __future__ import annotations

import re
from typing import Any

LONG, SHORT = "long", "short"
_NBSP = "\u00a0"
_FIELD = re.compile(r"'([^']*)'|([A-Za-z])\2*|([^A-Za-z']+)")
_DATES = {
    "d": "{day}", "dd": "{day2}", "MMMM": "{month}", "LLLL": "{month}", "MMM": "{month}", "MM": "{month2}",
    "M": "{month2}", "L": "{month2}", "y": "{year}", "yyyy": "{year}", "yy": "{year}",
}  # fmt: skip
_SCALES = (9, 6, 3)
_RANGES = dict.fromkeys(("day", "day-month", "month", "other"), "{start} – {end}") | {"since": "{start} –"}
"""Ranges of dates: both ends in full, since CLDR's shorter ones do not come apart."""
_FOUR_TOGETHER = ("es", "pl", "pt-PT", "bg", "lv", "ka")
"""Languages that group from five digits on (CLDR, minimumGroupingDigits 2); Babel does not say it."""


def cldr_data(tag: str) -> dict[str, Any] | None:
    """What a file of `locales` says, for any language of CLDR; None for one that it does not know.

    Digits are the Arabic ones of Europe; groups have three of them. Source: Unicode CLDR, as Babel has it.
    """
    from babel import Locale, UnknownLocaleError

    try:
        found = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return None
    symbols = found.number_symbols.get("latn") or {}
    months = tuple(found.months["format"]["wide"][number] for number in range(1, 13))
    return {
        "decimal": symbols.get("decimal", "."),
        "group": symbols.get("group", ","),
        "group-from": 5 if tag in _FOUR_TOGETHER or found.language in _FOUR_TOGETHER else 4,
        "minus": "\u2212",
        "plus": symbols.get("plusSign", "+").strip("\u200e\u200f\u061c"),
        "percent": _percent(found),
        "money": _money(found),
        "months": months,
        "dates": _dates(found),
        "ranges": _RANGES,
        "first-day": "1",
        "scales": _scales(found, LONG),
        "scales-short": _scales(found, SHORT),
        "plural-from": "1.000000001",
        "and": _last_and(found),
        "symbols": _currencies(found),
    }


def _percent(found: Any) -> str:
    pattern = found.percent_formats[None].pattern.split(";")[0]
    return re.sub(r"[#0.,]+", "{number}", pattern)


def _money(found: Any) -> str:
    """Pattern of an amount; a symbol that CLDR puts before without a space touches its number."""
    pattern = found.currency_formats["standard"].pattern.split(";")[0]
    pattern = re.sub(r"[#0.,]+", "{number}", pattern.replace("\u200f", "").replace("\u200e", ""))
    return pattern.replace("¤", "{symbol}").replace(" ", _NBSP)


def _currencies(found: Any) -> dict[str, str]:
    """The signs of currencies that are not their codes."""
    return {code: str(sign) for code, sign in found.currency_symbols.items() if sign != code}


def _scales(found: Any, style: str) -> tuple[tuple[int, str, str], ...]:
    """(power of ten, singular, plural); short ones from thousands, with the space before the word.

    Where a word has more forms than two (5 milionów, 3 miliony), its short one stands for it."""
    if style == LONG and {"few", "two"} & set(found.plural_form.tags):
        return tuple((power, one.strip(), many.strip()) for power, one, many in _scales(found, SHORT)[:2])
    patterns = found.compact_decimal_formats.get(style) or {}
    made = []
    for power in _SCALES[: 2 if style == LONG else 3]:
        words = []
        for count in ("one", "other"):
            known = patterns.get(count) or patterns.get("other") or {}
            words.append(_scale_word(known.get("1" + "0" * power), style))
        if all(words):
            made.append((power, words[0], words[1]))
    return tuple(made)


def _scale_word(pattern: Any, style: str) -> str:
    """What stands behind the number; "" where another power is counted (1 mil M), or it stands before."""
    text = pattern.pattern.split(";")[0].replace("'", "") if pattern is not None else ""
    match = re.fullmatch(r"0([^0]+)", text)
    if match is None:
        return ""
    return match[1].strip() if style == LONG else match[1].replace(" ", _NBSP)


def _pattern(text: str) -> str:
    """A pattern of CLDR with our names of its parts; other parts of it are left out."""
    parts = []
    for match in _FIELD.finditer(text):
        quoted, letter, other = match.groups()
        if quoted is not None:
            parts.append(quoted or "'")
        elif letter is not None:
            parts.append(_DATES.get(match[0], ""))
        else:
            parts.append(other)
    return "".join(parts).strip(" ,/-")


def _dates(found: Any) -> dict[str, str]:
    short = re.sub(r"(?<!d)d(?!d)", "dd", found.date_formats["short"].pattern)
    skeletons = found.datetime_skeletons
    month = _pattern(str(getattr(skeletons.get("yMMMM"), "pattern", "MMMM y")))
    return {
        "long": _pattern(found.date_formats["long"].pattern).replace("{day} ", f"{{day}}{_NBSP}"),
        "short": _pattern(short),
        "month": month,
        "year": "{year}",
        "month-name": "{month}",
        "day": "{day}",
    }


def _last_and(found: Any) -> str:
    pattern = found.list_patterns.get("standard", {}).get("end", "{0}, {1}")
    return str(pattern).replace("{0}", "").replace("{1}", "")
