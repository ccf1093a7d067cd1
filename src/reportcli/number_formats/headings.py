"""Multiples in headings: "2023 in T€", "en milliers d'euros", "in 1 000", "x 1.000 €", "Mio. €"."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportcli.number_formats.currencies.recognition import Recognised, recognise, report_currency, settled
from reportcli.number_formats.multiples import power_of_figure, split_multiple

_LONGEST = 300
_NO_MULTIPLES = ("mrs", "mrs.", "bfr", "bfr.")
_WORDS_TOO = ("ALL", "TOP", "TRY", "CUP")
"""Codes of currencies that are words when they stand in capitals."""
_PAIR = re.compile(r"[^\W\d_]+ [^\W\d_]+")
_WORD = re.compile(r"[^\s()\[\]|;:]+")
_LEAD = re.compile(
    r"(?:^|[\s(\[,;:])(?:in|en|x|×|per|par|à|je|em|expressed in)\s*$|[(\[/|,;:–—-]\s*$", re.IGNORECASE
)
_ONE = re.compile(r"(?<=[x×])\s*1\s*$")
_SIGN_OR_CODE = re.compile(r"[A-Z]{3}|(?:[A-Z]{1,2})?[€$£¥₹₺₽₩₪₫₴₦]")
_FIGURES = re.compile(
    r"(?P<lead>(?:^|[\s(\[])(?:in|en|x|×|em)\s?[€$£]?\s?|[(\[]\s?|[€$£]\s?(?=['’]?000)|^(?=['’]000))"
    r"(?P<figure>1[ .,'’\u00a0\u202f]?000(?:[ .,'’\u00a0\u202f]?000)?|['’]?000s?)(?![\d.,]\d|\d)"
    r"\s?(?P<money>[A-Z]{3}\b|[€$£¥]|euros?\b)?",
    re.IGNORECASE,
)


_OF_TEN = re.compile(r"(?:^|[\s(\[x×])10(?:\s?(?:\^|\*\*)\s?(?P<digit>[2-9])|(?P<raised>[²³⁴-⁹]))(?!\d)")
_RAISED = str.maketrans("²³⁴⁵⁶⁷⁸⁹", "23456789")
_SUBUNITS = re.compile(
    r"(?:in|en|x|[(\[])\s*(?P<word>(?:euro)?cents?|ct|centimes?|pence|centen|eurocenten)\b", re.IGNORECASE
)


class HeadingMultiple(NamedTuple):
    """power: of ten that the figures below count in; currency: ISO code or sign, "" when none is named."""

    power: int
    currency: str
    text: str


def multiple_in_header(
    text: str, territory: str | None = None, language: str | None = None
) -> HeadingMultiple | None:
    """The multiple that a heading states for the figures under it, None when it states none.

    A multiple with a currency counts wherever it stands, one without only behind in, en, x or a bracket. An
    amount ("more than 1 000 €", "over 2 Mio. €") is none.
    """
    text = " ".join(text[:_LONGEST].split())
    words = list(_WORD.finditer(text))
    for length in (4, 3, 2, 1):
        for first in range(len(words) - length + 1):
            begin, end = words[first].start(), words[first + length - 1].end()
            if found := _stated(text, begin, end, territory, language=language):
                return found
    return _in_figures(text, territory) or _of_ten(text)


def subunit_in_header(text: str) -> str:
    """The word of a heading whose figures are hundredths of a currency ("Amount in cents"), "" for none."""
    found = _SUBUNITS.search(" ".join(text[:_LONGEST].split()))
    return found["word"] if found else ""


def _of_ten(text: str) -> HeadingMultiple | None:
    """A multiple as a power of ten: "10³ €", "x 10^6"."""
    found = _OF_TEN.search(text)
    if not found:
        return None
    power = int((found["digit"] or found["raised"]).translate(_RAISED))
    return HeadingMultiple(power, "", found[0].strip(" ([x×"))


def currency_in_header(text: str, home: str = "") -> str:
    """ISO 4217 code of the one currency that a heading names by a sign or a code ("2023 (USD)", "Amount in
    £"), "" for none or several. home: of the report, for signs that several share.
    """
    words = [word for word in re.split(r"[\s()\[\],;:/|]+", text[:_LONGEST]) if _SIGN_OR_CODE.fullmatch(word)]
    codes = {code for word in words if recognise(word).money and (code := settled(word, home))}
    return codes.pop() if len(codes) == 1 else ""


def currency_in_caption(text: str, home: str = "") -> str:
    """ISO 4217 code of the one currency that words over a table name behind "in" or a bracket, such as "All
    amounts in USD"; "" for none or several. home: of the report, for signs that several share.
    """
    text = " ".join(text[:_LONGEST].split())
    if text.isupper():  # TOP and ALL are codes of currencies
        return ""
    led = [word for word in _WORD.finditer(text) if _LEAD.search(text[: word.start()])]
    pieces = [word[0].rstrip(".,") for word in led]
    codes = {code for piece in pieces if piece not in _WORDS_TOO and (code := settled(piece, home))}
    pairs = [found[0] for word in led if (found := _PAIR.match(text, word.start()))]
    codes |= {code for pair in pairs if (code := report_currency(pair))}  # Swiss francs, US dollars
    return codes.pop() if len(codes) == 1 else ""


def _stated(
    text: str, begin: int, end: int, territory: str | None, *, language: str | None
) -> HeadingMultiple | None:
    piece, before = text[begin:end].rstrip(","), _ONE.sub("", text[:begin])
    if (
        piece.casefold() in _NO_MULTIPLES
        or re.search(r"[()\[\]|;:]", piece)
        or not _multiplied(piece)
        or _follows_amount(before)
    ):
        return None
    found = recognise(piece, territory, language)
    if not found.multiple:
        return None
    if not found.money and (len(piece) < 3 or not _LEAD.search(before)) and piece != text:
        return None
    if not found.money and len(piece) < 2:
        return None
    return HeadingMultiple(found.multiple, _named(found), piece)


def _multiplied(piece: str) -> bool:
    """Cheap first: names are only looked up behind a word that multiplies; figures have their own rules."""
    return not re.search(r"000", piece) and bool(split_multiple(piece))


def _follows_amount(before: str) -> bool:
    """Whether a number stands before it, other than a year: then it is an amount."""
    last = re.search(r"(\S*\d)\s*$", before)
    return bool(last) and not re.fullmatch(
        r"\D*(?:(?:19|20)\d\d[-/–])?(?:(?:19|20)\d\d|\d\d)", last[1] if last else ""
    )


def _in_figures(text: str, territory: str | None) -> HeadingMultiple | None:
    match = _FIGURES.search(text)
    if not match:
        return None
    sign = re.sub(r"[^€$£]", "", match["lead"]) or match["money"] or ""
    found = recognise(sign, territory) if sign else Recognised()
    return HeadingMultiple(power_of_figure(match["figure"]), _named(found), match[0].strip(" (["))


def _named(found: Recognised) -> str:
    return found.name if found.money else ""
