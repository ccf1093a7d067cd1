"""Numbers of a file as decimals, at the precision that a spreadsheet shows."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from reportcli.model.collector import shown
from reportcli.number_formats import currency_codes, general

PRECISION = 15
"""Significant digits that a spreadsheet shows of a number; more are noise of binary fractions."""
_NO_MINOR = frozenset(
    ("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV")
) | frozenset(("XAF", "XOF", "XPF"))
_THREE_DIGITS = frozenset(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"))
SMALLEST = 300
"""Places behind the sign at which a number may begin: no spreadsheet holds a smaller one."""
FINEST = 15
"""Digits behind the sign that a figure may have: what begins below is printed as nothing."""
_ALWAYS_SHOWN = 4
"""Digits behind the sign that General leaves out of numbers alone that hardly stand in a report."""
LARGEST = 21
"""Digits before the sign that a figure may have: with cents, sums of such figures are exact in 28 digits."""


class TooLargeNumber(InvalidOperation):
    """A number with more than LARGEST digits before the sign."""


def exact(text: str) -> Decimal:
    """The number that the file states, at the precision that a spreadsheet shows.

    Raises TooLargeNumber, or InvalidOperation for what is no number.
    """
    value = Decimal(text)
    if not value.is_finite() or (value and value.adjusted() < -SMALLEST):
        raise InvalidOperation
    if value and value.adjusted() >= LARGEST:
        raise TooLargeNumber
    digits = len(value.as_tuple().digits)
    if digits > PRECISION:
        value = round_significant(value)
    return value


def round_significant(value: Decimal) -> Decimal:
    """109571.41999999998 is 109571.42."""
    exponent = value.adjusted() - PRECISION + 1
    rounded = value.quantize(Decimal(1).scaleb(exponent)).normalize() if value else Decimal(0)
    return rounded.quantize(Decimal(1)) if exponent_of(rounded) > 0 else rounded


def digits_of(value: Decimal) -> int:
    """Digits after the decimal sign, without trailing zeros."""
    return max(0, -exponent_of(value.normalize()))


def general_digits(value: Decimal) -> int:
    """Digits after the decimal sign of a number in a cell without format: 9 of 1/3, and of 1.5E-08."""
    digits = digits_of(value)
    return digits if digits <= _ALWAYS_SHOWN else digits_of(Decimal(general(value)))


def money_digits(shown: int, unit: str) -> int:
    """Digits that an amount is printed with: none, or at least those of its currency (1250.5 is 1250.50)."""
    return max(shown, minor_digits(unit)) if shown and unit in currency_codes() else shown


def minor_digits(code: str) -> int:
    """Decimals of a currency, by ISO 4217: 2 of the euro, 0 of the yen, 3 of the Tunisian dinar."""
    return 0 if code in _NO_MINOR else 3 if code in _THREE_DIGITS else 2


def exponent_of(value: Decimal) -> int:
    """The power of ten of the last digit; 0 for what is no number."""
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def percent_seen(text: str) -> str:
    """A fraction as a cell in per cent shows it: 0.19 is 19 %."""
    try:
        digits = f"{exact(text) * 100:f}"
    except InvalidOperation:
        return shown(text)
    return (digits.rstrip("0").rstrip(".") if "." in digits else digits) + " %"
