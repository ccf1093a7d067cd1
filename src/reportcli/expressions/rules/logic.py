"""Tests, comparisons and conditions of expressions."""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from reportcli.expressions.access import (
    family,
    is_blank,
    is_number,
    kind_of,
    plain,
    same_value,
    truth,
    whole_number,
)
from reportcli.expressions.errors import unknown
from reportcli.expressions.values import ExpressionError, Scope, Undefined
from reportcli.model.fact import Fact

if TYPE_CHECKING:
    from reportcli.expressions.evaluator import Evaluator


def test(ev: Evaluator, node: nodes.Test, scope: Scope) -> bool:
    value = ev.walk(node.node, scope)
    name = node.name
    if name in ("defined", "undefined"):
        return isinstance(value, Undefined) is (name == "undefined")
    if isinstance(value, Undefined):
        raise value.error
    if name in ("blank", "none"):
        return is_blank(value)
    if name in ("even", "odd"):
        return whole_number(value) % 2 == (1 if name == "odd" else 0)
    if name in ("true", "false"):
        return value is (name == "true")
    raise unknown("unknown-test", name, ("defined", "undefined", "blank", "even", "odd", "true", "false"))


def negation(ev: Evaluator, node: nodes.Not, scope: Scope) -> bool:
    return not truth(ev.defined(node.node, scope))


def conjunction(ev: Evaluator, node: nodes.And, scope: Scope) -> Any:
    left = ev.defined(node.left, scope)
    return ev.defined(node.right, scope) if truth(left) else left


def disjunction(ev: Evaluator, node: nodes.Or, scope: Scope) -> Any:
    left = ev.defined(node.left, scope)
    return left if truth(left) else ev.defined(node.right, scope)


def condition(ev: Evaluator, node: nodes.CondExpr, scope: Scope) -> Any:
    if truth(ev.defined(node.test, scope)):
        return ev.defined(node.expr1, scope)
    return None if node.expr2 is None else ev.defined(node.expr2, scope)


COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "lteq": operator.le,
    "gt": operator.gt,
    "gteq": operator.ge,
}


def comparison(ev: Evaluator, node: nodes.Compare, scope: Scope) -> bool:
    left = ev.defined(node.expr, scope)
    for part in node.ops:
        right = ev.defined(part.expr, scope)
        if not compare(ev, part.op, left, right):
            return False
        left = right
    return True


def compare(ev: Evaluator, op: str, left: Any, right: Any) -> bool:
    """One comparison; numbers with numbers, text with text, dates with dates, anything with a blank."""
    if op in ("in", "notin"):
        return _contains(ev, right, left) is (op == "in")
    if op in ("eq", "ne") and (left is None or right is None):
        return (is_blank(left) and is_blank(right)) is (op == "eq")
    left, right = plain(left), plain(right)
    same = (is_number(left) and is_number(right)) or family(left) is family(right)
    if not same or (op not in ("eq", "ne") and family(left) not in (Decimal, str, date)):
        raise ExpressionError("expression-compare", left=kind_of(left), right=kind_of(right))
    if (
        isinstance(left, Fact)
        and isinstance(right, Fact)
        and left.unit
        and right.unit
        and left.unit != right.unit
    ):
        raise ExpressionError("expression-units", problem=f"{left.unit} ≠ {right.unit}")
    return COMPARE[op](left, right)


def _contains(ev: Evaluator, container: Any, item: Any) -> bool:
    if isinstance(container, str) and isinstance(item, str):
        return item in container
    if not isinstance(container, (list, tuple)):
        raise ExpressionError("expression-not-a-list", kind=kind_of(container))
    ev.budget.spend(len(container))
    return any(same_value(element, item) for element in container)
