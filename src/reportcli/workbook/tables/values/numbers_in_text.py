"""Numbers that are typed as text: one explicit European grammar; what could mean two things is refused.

1.234,56   1 234,56   1234.56   (1.234,56) negative   12,5 %   € 1.500,00   1.500,- no cents
1.234 and 1,234 alone are ambiguous: thousands or decimals? The decimal sign of their column settles it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from reportcli.model.patterns.late import late_pattern
from reportcli.number_formats import settled

_SPACES = str.maketrans(dict.fromkeys("\xa0\u202f\u2009\u2007\u200a\t", " ") | {"\u2212": "-", "\u2019": "'"})
_CURRENCY = late_pattern(r"^(?:[A-Z]{1,3} ?)?[^\W\d_]*[€$£¥₹₺₫₦]|[€$£¥₹₺₫₦](?: ?[A-Z]{2,3})?|\b[A-Z]{3}\b")
_NAME = re.compile(r"^[^\W\d_]{3,8}(?= ?[-+(]?\d)|(?<=[\d)]) ?[^\W\d_]{3,8}$|(?<=[-.,]) [^\W\d_]{3,8}$")
_COMMON = ("EUR", "USD", "GBP", "CHF")
"""Codes of currencies that are no words, in whatever letters."""
_NO_CENTS = re.compile(r"(?<=\d)[.,] ?[-\u2013\u2014]{1,2}(?=\)?$)")
_GROUPED = late_pattern(r"\d{1,3}(?:([ '.,])\d{3})(?:\1\d{3})*")

_MISGROUPED = late_pattern(r"(?P<sign>-?)(?P<digits>\d{1,3}([ '])\d{1,6}(?:\3\d{1,6}){0,4})")


class NumberInText(NamedTuple):
    """problem: "" | not-a-number | ambiguous."""

    value: Decimal
    decimals: int
    percent: bool
    currency: str
    problem: str


def _no(problem: str) -> NumberInText:
    return NumberInText(Decimal(0), 0, False, "", problem)


def decimal_mark(texts: Iterable[str]) -> str:
    """The decimal sign that a column of texts proves: the last mark of a number with one or two decimals, or
    the other one when thousands stand in several groups or before no cents (1.500,-); "" when nothing proves
    it or both are used.
    """
    votes = {".": 0, ",": 0}
    for text in texts:
        body = re.sub(r"[^\d.,]", "", text)
        decimals = re.search(r"(?:^|\d)([.,])\d{1,2}$", body)
        groups = re.fullmatch(r"\d{1,3}([.,])\d{3}(?:\1\d{3})+(?:[.,]\d*)?", body)
        no_cents = _NO_CENTS.search(text.strip())
        if decimals or no_cents:
            votes[decimals[1] if decimals else (no_cents or "")[0][0]] += 1
        elif groups:
            votes["," if groups[1] == "." else "."] += 1
    sure = [mark for mark, count in votes.items() if count]
    return sure[0] if len(sure) == 1 else ""


def whole_thousands(texts: Iterable[str], least: int = 3) -> str:
    """The decimal sign of amounts without cents: the other mark than the one that stands before three digits
    in each of them, where there are `least` of them and no shorter fraction; "" else.
    """
    found = [match[1] for text in texts if (match := re.search(r"\d([.,])(?=\d{3}(?!\d))", text))]
    return {".": ",", ",": "."}[found[0]] if len(found) >= least and len(set(found)) == 1 else ""


def ungrouped(text: str) -> tuple[str, str] | None:
    """The two numbers that digits grouped otherwise than by threes likely are: all of them, and the last
    group cut or filled up to three (45000 and 4500 of “4 5000”); None for any other text.
    """
    hit = _MISGROUPED.fullmatch(text.translate(_SPACES))
    if hit is None:
        return None
    *first, last = re.split(r"\D", hit["digits"])
    whole = hit["sign"] + "".join((*first, last))
    return whole, hit["sign"] + "".join((*first, last[:3].ljust(3, "0")))


def number_in_text(text: str, home: str = "", mark: str = "") -> NumberInText:
    """Reads a number as a person in Europe writes it.

    home: the currency of the report, for shared signs. mark: the decimal sign of its column, "" unknown.
    """
    body = text.translate(_SPACES).strip()
    if len(body) > 60:
        return _no("not-a-number")
    body, currency = _money(re.sub(r"^\u2013(?=\d)", "-", body), home)
    if _NO_CENTS.search(body):
        body = _NO_CENTS.sub("", body)
        mark = "," if "." in body else "."  # a mark that is left stands before thousands
    negative = False
    if body.startswith("(") and body.endswith(")"):
        body, negative = body[1:-1].strip(), True
    percent = body.endswith("%")
    body = body.removesuffix("%").strip()
    if body.endswith("+"):
        return _no("not-a-number")  # 240+ is more than 240
    for sign in ("-", "+"):
        if body.startswith(sign) or body.endswith(sign):
            if negative:
                return _no("not-a-number")
            body, negative = body.removeprefix(sign).removesuffix(sign).strip(), sign == "-"
            break
    digits, decimals, problem = _body(body, mark)
    if problem:
        return _no(problem)
    value = Decimal(f"{digits}.{decimals}" if decimals else digits)
    return NumberInText(-value if negative else value, len(decimals), percent, currency, "")


def _money(body: str, home: str) -> tuple[str, str]:
    """A text without the sign, code or name of its currency, and the currency; "" for none."""
    found = _CURRENCY.search(body)
    currency = settled(found[0].strip(), home) if found else ""
    if found is None and (found := _NAME.search(body)):
        code = found[0].upper()
        currency = code if code in (home, *_COMMON) else settled(found[0].casefold(), home)
    return (body.replace(found[0], "", 1).strip(), currency) if found and currency else (body, "")


def _either(whole: str, last: str, *, settled_as: str, found: str) -> tuple[str, str, str]:
    """Three digits behind one mark: decimals where the decimal sign is settled as that mark, thousands where
    it is the other one, ambiguous where it is not known ("").
    """
    if not settled_as:
        return "", "", "ambiguous"
    return (whole, last, "") if settled_as == found else (whole + last, "", "")


def _body(body: str, mark: str) -> tuple[str, str, str]:
    """Digits before and after the decimal sign, and a problem."""
    if re.fullmatch(r"[0-9]+", body):
        return body, "", ""
    marks = [c for c in body if c in ".,"]
    if re.fullmatch(r"[0-9 '.,]+", body) is None or not body[0].isdigit() or not body[-1].isdigit():
        return "", "", "not-a-number"
    if len(marks) == 1 and re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", body):
        return _either(*body.split(marks[0]), settled_as=mark, found=marks[0])
    whole, decimals = body, ""
    if marks and marks.count(marks[-1]) == 1:
        whole, _, decimals = body.rpartition(marks[-1])
    if decimals and not decimals.isdigit():
        return "", "", "not-a-number"
    if whole.isdigit() or _GROUPED.fullmatch(whole):
        return re.sub(r"\D", "", whole), decimals, ""
    return "", "", "not-a-number"
