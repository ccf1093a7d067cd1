"""Arithmetic of expressions; units must agree, magnitudes are bounded."""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal, DecimalException
from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from reportcli.expressions.access import bounded_number, is_number, kind_of, plain, unit_of, whole_number
from reportcli.expressions.values import ExpressionError, Scope

if TYPE_CHECKING:
    from reportcli.expressions.evaluator import Evaluator

MAX_POWER = 64
ARITHMETIC: dict[type, tuple[str, Callable[[Any, Any], Any]]] = {
    nodes.Add: ("+", operator.add),
    nodes.Sub: ("-", operator.sub),
    nodes.Mul: ("*", operator.mul),
    nodes.Div: ("/", operator.truediv),
}


def arithmetic(ev: Evaluator, node: Any, scope: Scope) -> Any:
    sign, calculate = ARITHMETIC[type(node)]
    left, right = plain(ev.defined(node.left, scope)), plain(ev.defined(node.right, scope))
    for value in (left, right):
        if not is_number(value):
            raise ExpressionError(
                "expression-arithmetic", sign=sign, left=kind_of(left), right=kind_of(right)
            )
    try:
        return bounded_number(calculate(left, right))
    except (DecimalException, ZeroDivisionError):
        raise ExpressionError("division-by-zero") from None
    except ValueError:
        raise ExpressionError(
            "expression-units", problem=f"{unit_of(left)} {sign} {unit_of(right)}"
        ) from None


def power(ev: Evaluator, node: nodes.Pow, scope: Scope) -> Any:
    base, exponent = ev.defined(node.left, scope), whole_number(ev.defined(node.right, scope))
    if not is_number(base) or not 0 <= exponent <= MAX_POWER:
        raise ExpressionError("expression-power", limit=MAX_POWER)
    result: Any = Decimal(1)
    for _ in range(exponent):
        result = bounded_number(base * result)
    return result


def negative(ev: Evaluator, node: nodes.Neg, scope: Scope) -> Any:
    value = plain(ev.defined(node.node, scope))
    if not is_number(value):
        raise ExpressionError("expression-not-a-number", kind=kind_of(value))
    return -value


def positive(ev: Evaluator, node: nodes.Pos, scope: Scope) -> Any:
    return -negative(ev, nodes.Neg(node.node), scope)
