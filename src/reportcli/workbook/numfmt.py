"""What a number format code says about a cell: percent, date, currency, decimals (ECMA-376-1, 18.8.30)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

BUILTIN = {0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00"}
BUILTIN |= {12: "# ?/?", 13: "# ??/??", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy"}
BUILTIN |= {18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm"}
BUILTIN |= {37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss"}
BUILTIN |= {47: "mmss.0", 48: "##0.0E+0", 49: "@"}
SYMBOLS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "₺": "TRY", "₫": "VND", "₦": "NGN"}
_CODES = (
    "EUR USD GBP CHF CAD AUD JPY SEK NOK DKK PLN CZK HUF RON BGN MAD TND DZD XOF XAF CDF RWF BIF UGX KES ZAR "
    "BOB PEN COP CUP PHP INR BDT NPR IDR VND THB BRL MXN GTQ HNL NIO CRC ILS JOD EGP LBP TRY CNY NGN"
)
CODES = frozenset(_CODES.split())


class NumberFormat(NamedTuple):
    """kind: general | number | percent | date | time | duration | text. pad: digits of a code ("0000": 4)."""

    kind: str
    decimals: int | None = None
    currency: str = ""
    pad: int = 0


@lru_cache(maxsize=4096)
def number_format(code: str) -> NumberFormat:
    """Reads the first section of a format code."""
    section = _first_section(code[:1000])
    currency = _currency(section)
    bare = re.sub(r'"[^"]*"|\\.|_.|\*.', "", section)
    duration = re.search(r"\[(h+|m+|s+)\]", bare, re.IGNORECASE) is not None
    bare = re.sub(r"\[[^\]]*\]", "", bare)
    if duration:
        return NumberFormat("duration")
    if bare.strip() == "@":
        return NumberFormat("text")
    if bare.strip().casefold() in ("general", "standard", ""):
        return NumberFormat("general", currency=currency)
    decimals = re.search(r"[0#?]\.([0#?]+)", bare)
    shown = len(decimals[1]) if decimals else 0
    bare = re.sub(r"(?<=s)[.,]0+", "", bare, flags=re.IGNORECASE)
    if "%" in bare:
        return NumberFormat("percent", shown)
    if re.search(r"[0#?]", bare):
        pad = len(bare.strip()) if re.fullmatch(r"0{2,}", bare.strip()) else 0
        return NumberFormat("number", shown, currency, pad)
    letters = re.sub(r"AM/PM|A/P", "", bare, flags=re.IGNORECASE)
    if re.search(r"[dy]", letters, re.IGNORECASE) or re.search(r"m{3,}", letters, re.IGNORECASE):
        return NumberFormat("date")
    if re.search(r"[hms]", letters, re.IGNORECASE):
        return NumberFormat("time")
    return NumberFormat("general", currency=currency)


def _first_section(code: str) -> str:
    section, quoted, index = "", False, 0
    while index < len(code):
        char = code[index]
        if char == '"':
            quoted = not quoted
        elif char == "\\" and not quoted:
            section += code[index : index + 2]
            index += 2
            continue
        elif char == ";" and not quoted:
            break
        section += char
        index += 1
    return section


def _currency(section: str) -> str:
    tagged = re.search(r"\[\$([^\]-]*)(?:-[^\]]*)?\]", section)
    candidates = [tagged[1]] if tagged else []
    rest = re.sub(r"\[[^\]]*\]", "", section)
    candidates += [*re.findall(r'"([^"]*)"', rest), re.sub(r"[\"\\]", "", rest)]
    for candidate in candidates:
        currency = currency_of(candidate)
        if currency:
            return currency
    return ""


def currency_of(text: str) -> str:
    """ISO 4217 code of a symbol or code in a text, "" when there is none."""
    for word in re.findall(r"[A-Z]{3}", text):
        if word in CODES:
            return str(word)
    return next((code for symbol, code in SYMBOLS.items() if symbol in text), "")
