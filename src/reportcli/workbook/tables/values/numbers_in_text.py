"""Numbers that are typed as text: one explicit European grammar; what could mean two things is refused.

1.234,56   1 234,56   1234.56   (1.234,56) negative   12,5 %   € 1.500,00
1.234 and 1,234 alone are ambiguous: thousands or decimals?
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from reportcli.number_formats import settled

_SPACES = str.maketrans(dict.fromkeys("\xa0\u202f\u2009\u2007\u200a\t", " ") | {"\u2212": "-", "\u2019": "'"})
_CURRENCY = re.compile(r"^(?:[A-Z]{1,3} ?)?[^\W\d_]*[€$£¥₹₺₫₦]|[€$£¥₹₺₫₦](?: ?[A-Z]{2,3})?|\b[A-Z]{3}\b")
_GROUPED = re.compile(r"\d{1,3}(?:([ '.,])\d{3})(?:\1\d{3})*")


class NumberInText(NamedTuple):
    """problem: "" | not-a-number | ambiguous."""

    value: Decimal
    decimals: int
    percent: bool
    currency: str
    problem: str


def _no(problem: str) -> NumberInText:
    return NumberInText(Decimal(0), 0, False, "", problem)


def number_in_text(text: str, home: str = "") -> NumberInText:
    """Reads a number as a person in Europe writes it. home: the currency of the report, for shared signs."""
    body = text.translate(_SPACES).strip()
    if len(body) > 60:
        return _no("not-a-number")
    money = _CURRENCY.search(body)
    currency = settled(money[0].strip(), home) if money else ""
    body = _CURRENCY.sub("", body, count=1).strip() if currency else body
    negative = False
    if body.startswith("(") and body.endswith(")"):
        body, negative = body[1:-1].strip(), True
    percent = body.endswith("%")
    body = body.removesuffix("%").strip()
    for sign in ("-", "+"):
        if body.startswith(sign) or body.endswith(sign):
            if negative:
                return _no("not-a-number")
            body, negative = body.removeprefix(sign).removesuffix(sign).strip(), sign == "-"
            break
    digits, decimals, problem = _body(body)
    if problem:
        return _no(problem)
    value = Decimal(f"{digits}.{decimals}" if decimals else digits)
    return NumberInText(-value if negative else value, len(decimals), percent, currency, "")


def _body(body: str) -> tuple[str, str, str]:
    """Digits before and after the decimal sign, and a problem."""
    if re.fullmatch(r"[0-9]+", body):
        return body, "", ""
    marks = [c for c in body if c in ".,"]
    if re.fullmatch(r"[0-9 '.,]+", body) is None or not body[0].isdigit() or not body[-1].isdigit():
        return "", "", "not-a-number"
    if len(marks) == 1 and re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", body):
        return "", "", "ambiguous"
    if marks and marks.count(marks[-1]) == 1:
        whole, _, decimals = body.rpartition(marks[-1])
    else:
        whole, decimals = body, ""
    if not decimals.isdigit() and decimals:
        return "", "", "not-a-number"
    if whole.isdigit() or _GROUPED.fullmatch(whole):
        return re.sub(r"\D", "", whole), decimals, ""
    return "", "", "not-a-number"
