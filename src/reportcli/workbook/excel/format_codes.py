"""What a number format code says about a cell: percent, date, currency, decimals (ECMA-376-1, 18.8.30)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from reportcli.workbook.names import fold

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
CURRENCY_WORDS = {"eur": "EUR", "euro": "EUR", "euros": "EUR", "us$": "USD", "$us": "USD"}
CURRENCY_WORDS |= {"pound sterling": "GBP", "pounds sterling": "GBP"}
_SHARED = {"$": ("409", "0409", "1000", "en-us", "540a", "es-us"), "¥": ("411", "0411", "ja-jp")}
"""Signs of several currencies: the locales in which `SYMBOLS` has the right one (MS-LCID)."""
_MULTIPLIERS = (
    "k m t mio mrd md mds mld mln mn bn tsd mille millier milliers million millions milliard milliards "
    "thousand thousands billion billions duizend miljoen miljard tausend millionen milliarden"
)
_MULTIPLES = frozenset(_MULTIPLIERS.split())
_MARKS = " \t\xa0\u202f\u2009+-\u2212–—()[]{}'\u2019:;.,*~≈=<>|!&^_/\\"
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\[\$(?P<money>[^\]-]*)-?(?P<place>[^\]]*)\]|\[[^\]]*\]|_.|\*.'
    r"|\\(?P<escaped>.)|(?P<plain>.)",
    re.DOTALL,
)


class Unread(NamedTuple):
    """A part of a format that is not understood. what: scale (#,##0,) | fraction | percent (a % that does not
    multiply) | multiple (k, Mio, "000") | money (k€, R$) | word ("kg", "kr").
    """

    text: str
    what: str


class NumberFormat(NamedTuple):
    """kind: general | number | percent | date | time | duration | text. pad: digits of a code ("0000": 4).

    unread: what the cell shows beside that.
    """

    kind: str
    decimals: int | None = None
    currency: str = ""
    pad: int = 0
    unread: tuple[Unread, ...] = ()


@lru_cache(maxsize=4096)
def number_format(code: str) -> NumberFormat:
    """Reads the first section of a format code."""
    shape = _shape(code)
    if shape.kind not in ("general", "number", "percent"):
        return shape
    pieces, bare = _pieces(_first_section(code[:1000]))
    judged = [_judged(text, place, "%" in bare) for text, place in pieces]
    unread = [
        Unread(f"[${text}-{place}]" if place else text.strip(), what)
        for (text, place), (_, what) in zip(pieces, judged, strict=True)
        if what
    ]
    if re.search(r"[0#?],+(?![0#?,])", bare):
        unread.append(Unread(code.strip(), "scale"))
    if re.search(r"[0#?] */ *[0-9#?]", bare):
        unread.append(Unread(code.strip(), "fraction"))
        shape = shape._replace(kind="general", decimals=None)  # a fraction says nothing of decimals
    currency = next((currency for currency, _ in judged if currency), "")
    return shape._replace(currency=currency if shape.kind != "percent" else "", unread=tuple(unread))


def _shape(code: str) -> NumberFormat:
    section = _first_section(code[:1000])
    bare = re.sub(r'"[^"]*"|\\.|_.|\*.', "", section)
    duration = re.search(r"\[(h+|m+|s+)\]", bare, re.IGNORECASE) is not None
    bare = re.sub(r"\[[^\]]*\]", "", bare)
    if duration:
        return NumberFormat("duration")
    if bare.strip() == "@":
        return NumberFormat("text")
    if bare.strip().casefold() in ("general", "standard", ""):
        return NumberFormat("general")
    decimals = re.search(r"[0#?]\.([0#?]+)", bare)
    shown = len(decimals[1]) if decimals else 0
    bare = re.sub(r"(?<=s)[.,]0+", "", bare, flags=re.IGNORECASE)
    if "%" in bare:
        return NumberFormat("percent", shown)
    if re.search(r"[0#?]", bare):
        pad = len(bare.strip()) if re.fullmatch(r"0{2,}", bare.strip()) else 0
        return NumberFormat("number", shown, pad=pad)
    letters = re.sub(r"AM/PM|A/P", "", bare, flags=re.IGNORECASE)
    if re.search(r"[dy]", letters, re.IGNORECASE) or re.search(r"m{3,}", letters, re.IGNORECASE):
        return NumberFormat("date")
    if re.search(r"[hms]", letters, re.IGNORECASE):
        return NumberFormat("time")
    return NumberFormat("general")


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


def _pieces(section: str) -> tuple[list[tuple[str, str]], str]:
    """What a section shows as it stands, each with the locale of its brackets; and its digits and signs."""
    section = re.sub(r"general|standard|(?<=[0#?])E[+-](?=[0#?])", "", section, flags=re.IGNORECASE)
    pieces: list[tuple[str, str]] = []
    run, bare = "", ""
    for hit in _TOKEN.finditer(section):
        char = hit["plain"] or ""
        if hit["escaped"] or (char and char not in "0123456789#?.,%/@ "):
            run += hit["escaped"] or char
            continue
        bare += char
        if char == " ":
            run += char
            continue
        pieces += [(run, ""), (hit["quoted"] or hit["money"] or "", hit["place"] or "")]
        run = ""
    pieces.append((run, ""))
    return [piece for piece in pieces if piece[0].strip()], bare


def _judged(text: str, place: str, percent: bool) -> tuple[str, str]:
    """The currency of a text in a format, and what of it is not understood (see `Unread`); both may be ""."""
    code = stated_currency(text.strip(_MARKS))
    locales = _SHARED.get(text.strip(_MARKS), ())
    if code:
        return ("", "money") if place and locales and place.casefold() not in locales else (code, "")
    if not percent and re.search("[%‰]", text):
        return "", "percent"
    words = [word for part in re.split(r"[\s'\u2019]+", text) if (word := part.strip(_MARKS))]
    rare = currency_codes() - CODES  # TOP and ALL are also words
    codes = ["" if word in rare else stated_currency(word) for word in words]
    others = [word for word, known in zip(words, codes, strict=True) if not known]
    code = next((known for known in codes if known), "")
    if any(fold(word) in _MULTIPLES or re.search(r"\d", word) for word in others):
        return code, "multiple"
    if any(map(_names_money, others)) or (others and "$" in words):
        return "", "money"
    return code, "word" if any(char.isalpha() for word in others for char in word) else ""


def _names_money(word: str) -> bool:
    """Whether a word holds a currency and something else: k€, TEUR, EUR/h."""
    if any(unicodedata.category(char) == "Sc" for char in word):
        return True
    codes = re.findall(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])", word)
    glued = re.fullmatch(r"([a-z]+?)(euros?|[a-z]{3})", word, re.IGNORECASE)
    before = glued is not None and fold(glued[1]) in _MULTIPLES and glued[2]
    after = word[:3] if fold(word[3:]) in _MULTIPLES else ""
    written = bool(before) and fold(str(before)) in CURRENCY_WORDS
    return written or any(code in CODES for code in (*codes, before, after))


def amount_unit(text: str, money: bool) -> tuple[str, bool]:
    """The unit that a cell states, a currency as its ISO code; whether it is understood: never a currency
    with something else (k€, Mio €), and of an amount (money) nothing but a currency or %.
    """
    code = stated_currency(text)
    if code:
        return code, True
    if money and text not in ("", "%"):
        return text, False
    known, what = _judged(text, "", True)
    return text, what != "money" and not known


def lost(shape: NumberFormat, kind: str, unit: str, money: bool) -> tuple[str, bool]:
    """What print would lose of a cell's format, "" for nothing, and whether a wrong figure would be printed.

    kind: type of the column; unit: what is printed anyway, "" for nothing; money: it is an amount.
    """
    for part in sorted(shape.unread, key=lambda part: part.what == "word"):
        if unit and fold(part.text.strip(_MARKS)) == fold(unit):
            continue
        if part.what == "word":
            if money or not (unit or kind in ("percent", "year")):
                return part.text, money and not shape.currency
            continue
        return part.text, money or (kind == "percent" and part.what == "percent")
    return "", False


def stated_currency(text: str) -> str:
    """ISO 4217 code of a text that is nothing but a currency: EUR, €, euros; "" for anything else."""
    word = " ".join(text.split())
    return word if word in currency_codes() else SYMBOLS.get(word) or CURRENCY_WORDS.get(fold(word), "")


def report_currency(text: str) -> str:
    """ISO 4217 code of the currency that a report states, in letters of any size; a sign that several
    currencies share ($, ¥) names none, and gives "" like any other text.
    """
    word = "".join(text.split()).upper()
    if word in currency_codes():
        return word
    return "" if word in _SHARED else stated_currency(text)


@lru_cache(maxsize=1)
def currency_codes() -> frozenset[str]:
    """The codes of ISO 4217 that were in use in 2024 or later, without funds and metals."""
    listed = resources.files(__package__) / "iso4217.txt"
    return frozenset(listed.read_text(encoding="utf-8").split())


def currency_of(text: str) -> str:
    """ISO 4217 code of a symbol or code in a text, "" when there is none."""
    for word in re.findall(r"[A-Z]{3}", text):
        if word in CODES:
            return str(word)
    return next((code for symbol, code in SYMBOLS.items() if symbol in text), "")
