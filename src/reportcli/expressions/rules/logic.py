"""Tests, comparisons and conditions of expressions."""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from jinja2 import nodes

from reportcli.expressions.access import (
    family,
    is_blank,
    kind_of,
    plain,
    same_value,
    truth,
    whole_number,
)
from reportcli.expressions.errors import unknown
from reportcli.expressions.evaluation import Evaluation
from reportcli.expressions.values import ExpressionError, Scope, Undefined
from reportcli.model.fact import Fact


def test(ev: Evaluation, node: nodes.Test, scope: Scope) -> bool:
    """`x is blank`, and the other tests; a name that does not exist may only be asked whether it does."""
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


def negation(ev: Evaluation, node: nodes.Not, scope: Scope) -> bool:
    """`not x`."""
    return not truth(ev.defined(node.node, scope))


def conjunction(ev: Evaluation, node: nodes.And, scope: Scope) -> object:
    """`x and y`: the first that is false, else the second."""
    left = ev.defined(node.left, scope)
    return ev.defined(node.right, scope) if truth(left) else left


def disjunction(ev: Evaluation, node: nodes.Or, scope: Scope) -> object:
    """`x or y`: the first that is true, else the second."""
    left = ev.defined(node.left, scope)
    return left if truth(left) else ev.defined(node.right, scope)


def condition(ev: Evaluation, node: nodes.CondExpr, scope: Scope) -> object:
    """`x if condition else y`; blank where there is no `else`."""
    if truth(ev.defined(node.test, scope)):
        return ev.defined(node.expr1, scope)
    return None if node.expr2 is None else ev.defined(node.expr2, scope)


COMPARE: dict[str, Callable[..., bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "lteq": operator.le,
    "gt": operator.gt,
    "gteq": operator.ge,
}


def comparison(ev: Evaluation, node: nodes.Compare, scope: Scope) -> bool:
    """`x < y <= z`: every comparison must hold."""
    left = ev.defined(node.expr, scope)
    for part in node.ops:
        right = ev.defined(part.expr, scope)
        if not compare(ev, part.op, left, right):
            return False
        left = right
    return True


def compare(ev: Evaluation, op: str, left: object, right: object) -> bool:
    """One comparison; numbers with numbers, text with text, dates with dates, anything with a blank."""
    if op in ("in", "notin"):
        return _contains(ev, right, left) is (op == "in")
    if op in ("eq", "ne") and (left is None or right is None):
        return (is_blank(left) and is_blank(right)) is (op == "eq")
    left, right = plain(left), plain(right)
    ordered = op not in ("eq", "ne")
    if family(left) is not family(right) or (ordered and family(left) not in (Decimal, str, date)):
        raise ExpressionError("expression-compare", left=kind_of(left), right=kind_of(right))
    _same_unit(left, right)
    return COMPARE[op](left, right)


def _same_unit(left: object, right: object) -> None:
    """Refuses euros beside hours; a figure without a unit may stand beside any."""
    if not (isinstance(left, Fact) and isinstance(right, Fact)):
        return
    if left.unit and right.unit and left.unit != right.unit:
        raise ExpressionError("expression-units", problem=f"{left.unit} ≠ {right.unit}")


def _contains(ev: Evaluation, container: object, item: object) -> bool:
    if isinstance(container, str) and isinstance(item, str):
        return item in container
    if not isinstance(container, (list, tuple)):
        raise ExpressionError("expression-not-a-list", kind=kind_of(container))
    ev.budget.spend(len(container))
    return any(same_value(element, item) for element in container)
