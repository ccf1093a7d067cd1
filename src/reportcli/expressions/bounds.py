"""How large values of expressions may be: none fills the memory, no figure is beyond what is printed."""

from __future__ import annotations

from decimal import Decimal

from reportcli.expressions.access import is_number
from reportcli.expressions.values import MAX_LIST, MAX_TEXT, ExpressionError, Number, Rich
from reportcli.model.fact import Fact

MAX_MAGNITUDE = 30  # decimal digits before the sign


def bounded(value: object) -> object:
    """The value, if it is small enough; texts and lists have limits, so that no expression can fill the
    memory.
    """
    if isinstance(value, str) and len(value) > MAX_TEXT:
        raise ExpressionError("expression-too-big", limit=MAX_TEXT)
    if isinstance(value, (list, tuple)) and len(value) > MAX_LIST:
        raise ExpressionError("expression-too-big", limit=MAX_LIST)
    if isinstance(value, Rich):
        length = sum(len(p.content) if isinstance(p.content, str) else 1 for p in value.pieces)
        if length > MAX_TEXT or len(value.pieces) > MAX_LIST:
            raise ExpressionError("expression-too-big", limit=MAX_TEXT)
    return bounded_number(value) if is_number(value) else value


def bounded_number(value: Number) -> Number:
    """The number, if its magnitude is one that figures have; raises ExpressionError."""
    number = value.value if isinstance(value, Fact) else value
    if not isinstance(number, Decimal):
        return value
    if not number.is_finite() or (number and abs(number.adjusted()) > MAX_MAGNITUDE):
        raise ExpressionError("expression-too-big", limit=f"10^{MAX_MAGNITUDE}")
    return value
