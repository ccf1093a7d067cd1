"""Fractions: # ?/?, # ??/16, 0/100.

The fraction is the last convergent of the value's continued fraction whose denominator has room, worked out
in double precision as Excel does: 0.3 as # ?/? is 1/3, not the nearer 2/7.
"""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal

from reportcli.number_formats.arithmetic import rounded
from reportcli.number_formats.conventions import Conventions
from reportcli.number_formats.numbers import Places, grouped, plain, scaled
from reportcli.number_formats.sections import Section
from reportcli.number_formats.tokens import Token

_NEAR = 0.00000005


def fraction_text(section: Section, value: Decimal, minus: bool, conventions: Conventions) -> str:
    """A number in a section of kind fraction. value: its size, without sign."""
    size = scaled(section, value)
    whole, numerator, denominator = split(section, size)
    has_whole = bool(section.digits("int"))
    zeros = section.digits("num") + ("" if fixed_denominator(section) else section.digits("den"))
    absent = has_whole and not numerator and "0" not in zeros
    digits = str(whole) if whole else "0" if absent else ""
    if section.grouped:
        digits = grouped(digits, 0, conventions.group)
    places = {
        "int": Places(section.digits("int"), digits),
        "num": Places(section.digits("num"), str(numerator) if numerator or not has_whole else ""),
        "den": Places(section.digits("den"), str(denominator), from_left=bool(numerator) or "0" not in zeros),
    }
    sign = "-" if minus and (whole or numerator) else ""
    return sign + _filled(section, places, absent=absent, bare=not digits)


def split(section: Section, size: Decimal) -> tuple[int, int, int]:
    """Whole part, numerator and denominator as shown; the whole part is 0 where no placeholder is for it."""
    whole = size.to_integral_value(ROUND_FLOOR) if section.digits("int") else Decimal(0)
    rest = size - whole
    fixed = fixed_denominator(section)
    if fixed:
        numerator, denominator = int(rounded(rest * fixed, 0)), fixed
    else:
        left = float(size) - float(whole)
        numerator, denominator = _convergent(left, 10 ** min(len(section.digits("den")), 7) - 1)
    if section.digits("int") and numerator >= denominator:
        return int(whole) + numerator // denominator, numerator % denominator, denominator
    return int(whole), numerator, denominator


def fixed_denominator(section: Section) -> int:
    """The denominator that the code states (16 of # ??/16), 0 where the value chooses it."""
    digits = section.digits("den")
    return (
        int("".join(sign for sign in digits if sign.isdigit()))
        if any(s in "123456789" for s in digits)
        else 0
    )


def _convergent(value: float, most: int) -> tuple[int, int]:
    last, before = (1, 0), (0, 1)  # numerator and denominator of the last two convergents
    left = value
    for _ in range(64):
        whole = int(left)
        following = (whole * last[0] + before[0], whole * last[1] + before[1])
        if following[1] > most:
            return last
        last, before = following, last
        if left - whole < _NEAR:
            break
        left = 1 / (left - whole)
    return last


def _filled(section: Section, places: dict[str, Places], *, absent: bool, bare: bool) -> str:
    """Where there is no fraction its places stay as spaces, or nothing where they are all #."""
    kept = "?" in section.digits("num") + section.digits("den")
    out: list[str] = []
    for index, token in enumerate(section.tokens):
        inside = _inside(section.tokens, index)
        if absent and inside:
            out.append(" " * len(plain(token.kind, token.text)) if kept else "")
        elif bare and inside == "gap" and section.digits("num").startswith("#"):
            continue
        elif token.kind in places:
            out.append(places[token.kind].take())
        else:
            out.append(plain(token.kind, token.text))
    return "".join(out)


def _inside(tokens: tuple[Token, ...], index: int) -> str:
    """gap: between whole part and numerator; fraction: from numerator to denominator; "" outside."""
    kinds = [token.kind for token in tokens]
    first, last = kinds.index("num"), len(kinds) - 1 - kinds[::-1].index("den")
    if first <= index <= last:
        return "fraction"
    whole = [at for at, kind in enumerate(kinds) if kind == "int"]
    return "gap" if whole and whole[-1] < index < first else ""
