"""Signs that a format writes between the digits of a number or before them, which print leaves out."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from reportcli.number_formats import describe, show
from reportcli.workbook.names import fold

_BEHIND_LETTERS = re.compile(r"(?<=[^\W\d_])\d+")
"""The figures of m2 and CO2."""
NIL = re.compile(
    r"nihil|nil|neant|aucune?|zero|null?e?|rien|geen|niets|kein(e|er)?|nichts|none|nothing"
    r"|nada|cero|ninguno|niente|nessuno|nenhum"
)
"""Words for nothing, folded."""
NEUTRAL = "en"
"""The locale in which formats are read: of no country."""


@lru_cache(maxsize=4096)
def parts_digits(code: str, *, by_spaces: bool = False) -> bool:
    """Whether a format writes signs between the digits other than thousands: 15h30 of 1530 as 0"h"00, a mark
    out of twenty as 0"/20", 000-00-0000. by_spaces: spaces count too, as in 0# ## ## ##.
    """
    said = describe(code, NEUTRAL)
    if said.kind != "number" or said.percent:
        return False
    code = re.sub(r'"[^"]*"', lambda words: _BEHIND_LETTERS.sub("", words[0]), code)
    text = show(Decimal(1234567891), code, NEUTRAL).text
    if "." in re.sub(r"\"[^\"]*\"|\\.", "", code):
        text = re.sub(r"\.\d+(?=\D*$)", "", text)
    text = text if by_spaces else re.sub(r"(?<=\d)[ \xa0\u202f](?=\d)", "", text)
    body = re.search(r"\d(?:.*\d)?", text)
    groups = re.split(r"\D+", body[0])[1:] if body else []
    thousands = all(len(group) == 3 for group in groups)
    lakhs = bool(groups) and len(groups[-1]) == 3 and all(len(group) == 2 for group in groups[:-1])
    return not thousands and not lakhs


@lru_cache(maxsize=4096)
def compares(code: str) -> bool:
    """Whether a format says more than, less than or about: ">"0, "~"0, 0"+"."""
    if describe(code, NEUTRAL).kind != "number":
        return False
    text = show(Decimal(5), code, NEUTRAL).text
    return re.search(r"[<>\u2264\u2265~\u2248\u00b1]|\d[^\w+]*\+", text) is not None


@lru_cache(maxsize=4096)
def nil_in_words(code: str) -> str:
    """What a format says of nil in words that do not mean nothing: n.a. of 0;-0;"n.a."; "" for none, for a
    dash, and beside a currency.
    """
    if code.count(";") < 2:
        return ""
    said = show(Decimal(0), code, NEUTRAL)
    words = re.findall(r"[^\W\d_]+", said.text)
    if not said.worded or said.currency or all(NIL.fullmatch(fold(word)) for word in words):
        return ""
    return said.text.strip()


@lru_cache(maxsize=4096)
def writes_plus(code: str) -> bool:
    """Whether a format writes a plus sign before numbers above nothing: +0;-0;0, "+"0.0 %."""
    return "+" in code and show(Decimal(5), code, NEUTRAL).text.lstrip().startswith("+")
