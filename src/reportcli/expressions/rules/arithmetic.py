"""Arithmetic of expressions; units must agree, magnitudes are bounded."""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal, DecimalException

from jinja2 import nodes

from reportcli.expressions.access import is_number, kind_of, plain, unit_of, whole_number
from reportcli.expressions.bounds import bounded_number
from reportcli.expressions.evaluation import Evaluation
from reportcli.expressions.values import ExpressionError, Number, Scope

MAX_POWER = 64
ARITHMETIC: dict[type[nodes.Node], tuple[str, Callable[[Number, Number], Number]]] = {
    nodes.Add: ("+", operator.add),
    nodes.Sub: ("-", operator.sub),
    nodes.Mul: ("*", operator.mul),
    nodes.Div: ("/", operator.truediv),
}


def arithmetic(ev: Evaluation, node: nodes.BinExpr, scope: Scope) -> Number:
    """Sum, difference, product or quotient of two numbers; of Facts it is a Fact with both their sources."""
    sign, calculate = ARITHMETIC[type(node)]
    left, right = plain(ev.defined(node.left, scope)), plain(ev.defined(node.right, scope))
    if not (is_number(left) and is_number(right)):
        raise ExpressionError("expression-arithmetic", sign=sign, left=kind_of(left), right=kind_of(right))
    try:
        return bounded_number(calculate(left, right))
    except (DecimalException, ZeroDivisionError):
        raise ExpressionError("division-by-zero") from None
    except ValueError:
        raise ExpressionError(
            "expression-units", problem=f"{unit_of(left)} {sign} {unit_of(right)}"
        ) from None


def power(ev: Evaluation, node: nodes.Pow, scope: Scope) -> Number:
    """A number by itself, so many times: 0 to 64."""
    base, exponent = ev.defined(node.left, scope), whole_number(ev.defined(node.right, scope))
    if not is_number(base) or not 0 <= exponent <= MAX_POWER:
        raise ExpressionError("expression-power", limit=MAX_POWER)
    result: Number = Decimal(1)
    for _ in range(exponent):
        result = bounded_number(base * result)
    return result


def negative(ev: Evaluation, node: nodes.UnaryExpr, scope: Scope) -> Number:
    """The number with the other sign."""
    value = plain(ev.defined(node.node, scope))
    if not is_number(value):
        raise ExpressionError("expression-not-a-number", kind=kind_of(value))
    return -value


def positive(ev: Evaluation, node: nodes.Pos, scope: Scope) -> Number:
    """The number itself, with a plus before it."""
    return -negative(ev, node, scope)
