"""Fractions: # ?/?, # ??/16, 0/100. The nearest fraction is the last convergent that has room, as Excel takes it."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal

from reportcli.number_formats.arithmetic import WIDE, rounded
from reportcli.number_formats.numbers import Places, plain, scaled
from reportcli.number_formats.sections import Section
from reportcli.number_formats.tokens import Token

_NEAR = Decimal("0.00000005")


def fraction_text(section: Section, value: Decimal, minus: bool) -> str:
    """A number in a section of kind fraction. value: its size, without sign."""
    size = scaled(section, value)
    whole, numerator, denominator = split(section, size)
    has_whole = bool(section.digits("int"))
    absent = has_whole and not numerator and "0" not in section.digits("num") + section.digits("den")
    if has_whole and absent and not whole:
        digits = "0"
    else:
        digits = str(whole) if whole else ""
    places = {
        "int": Places(section.digits("int"), digits),
        "num": Places(section.digits("num"), str(numerator) if numerator or not has_whole else ""),
        "den": Places(section.digits("den"), str(denominator), from_left=True),
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
        numerator, denominator = _convergent(rest, 10 ** min(len(section.digits("den")), 7) - 1)
    if section.digits("int") and numerator >= denominator:
        return int(whole) + numerator // denominator, numerator % denominator, denominator
    return int(whole), numerator, denominator


def fixed_denominator(section: Section) -> int:
    """The denominator that the code states (16 of # ??/16), 0 where the value chooses it."""
    digits = section.digits("den")
    return int("".join(sign for sign in digits if sign.isdigit())) if any(s in "123456789" for s in digits) else 0


def _convergent(value: Decimal, most: int) -> tuple[int, int]:
    above, below = (1, 0), (0, 1)  # numerators and denominators of the last two convergents
    left = value
    for _ in range(64):
        whole = int(left)
        last = (whole * above[0] + below[0], whole * above[1] + below[1])
        if last[1] > most:
            return above
        below, above = above, last
        if left - whole < _NEAR:
            break
        left = WIDE.divide(Decimal(1), left - whole)
    return above


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
