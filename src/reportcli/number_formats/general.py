"""General: a number in at most eleven characters, sign apart.

Excel's rule, as its wide columns and its TEXT function show it: whole numbers of eleven digits, else as many
decimals as fit; from twelve digits on, and below 0.0001 where the digits do not fit, a power of ten with five
decimals.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

from reportcli.number_formats.arithmetic import rounded

WIDTH = 11
_SIX = Context(prec=6, rounding=ROUND_HALF_UP)


def general(value: Decimal, decimal: str = ".") -> str:
    """The value as General shows it, with a minus sign where it is negative."""
    size = abs(value)
    text = "0" if not size else _plain(size)
    if len(text) > WIDTH or (text == "0" and size):
        text = _power(size)
    sign = "-" if value < 0 else ""
    return sign + text.replace(".", decimal)


def _plain(size: Decimal) -> str:
    """As many decimals as fit, nothing else; longer than WIDTH where the number needs a power of ten."""
    whole = max(size.adjusted() + 1, 1)
    exact = format(size.normalize(), "f")
    if len(exact) <= WIDTH or whole > WIDTH or size.adjusted() < -4:
        return exact if whole <= WIDTH else "0" * (WIDTH + 1)
    text = format(rounded(size, max(WIDTH - 1 - whole, 0)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _power(size: Decimal) -> str:
    digits = _SIX.plus(size)
    exponent = digits.adjusted()
    mantissa = format(digits.scaleb(-exponent).normalize(), "f")
    return f"{mantissa}E{'-' if exponent < 0 else '+'}{abs(exponent):02d}"
