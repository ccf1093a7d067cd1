"""Decimal arithmetic as a spreadsheet shows it: fifteen significant digits, halves away from zero."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

WIDE = Context(prec=1300, rounding=ROUND_HALF_UP, Emax=9999, Emin=-9999)
_FIFTEEN = Context(prec=15, rounding=ROUND_HALF_UP)
LARGEST = 308  # power of ten of the largest number of a spreadsheet (IEEE 754 double)


def as_shown(value: Decimal | int | float) -> Decimal | None:
    """The value in fifteen significant digits, a float by its shortest ones; None: no number of a cell."""
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite() or (number and number.adjusted() > LARGEST):
        return None
    if number.adjusted() < -LARGEST:
        return Decimal(0)
    return _FIFTEEN.plus(number)


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Rounded to so many decimals, halves away from zero."""
    return value.quantize(Decimal(1).scaleb(-decimals), context=WIDE)


def shifted(value: Decimal, power: int) -> Decimal:
    """The value times ten to the power, exactly."""
    return value.scaleb(power, context=WIDE)
