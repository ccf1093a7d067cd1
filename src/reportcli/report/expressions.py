"""Expressions: Jinja2's grammar, evaluated by a closed set of rules over Facts, text and records.

Jinja2 parses; its syntax tree is walked here instead of being compiled to Python, so that nothing
outside this file can be
reached, every step is counted, and a Fact never becomes a string on the way.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, DecimalException
from functools import lru_cache
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.parser import Parser

from reportcli.model.fact import BareNumberError, Fact
from reportcli.model.refs import Where
from reportcli.report.access import (
    attribute,
    bounded,
    bounded_number,
    family,
    is_blank,
    is_number,
    joined,
    kind_of,
    plain,
    same_value,
    truth,
    unit_of,
    whole_number,
)
from reportcli.report.errors import unknown
from reportcli.report.formats import Locale
from reportcli.report.gaps import Gaps
from reportcli.report.values import Budget, ExpressionError, Scope, Undefined

MAX_SOURCE = 4000  # characters of one expression
MAX_NESTING = 40  # brackets within brackets
MAX_POWER = 64

Function = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed expression: its source and Jinja2's syntax tree."""

    source: str
    tree: Any


@dataclass(frozen=True, slots=True)
class Edition:
    """The language that is printed, its formats, its words (`t`) and the currency of the report."""

    lang: str
    locale: Locale
    words: Mapping[str, str] = field(default_factory=dict)
    currency: str = "EUR"
    borrowed: frozenset[str] = frozenset()  # keys of words that this language does not have


@dataclass(slots=True)
class Evaluator:
    """Walks syntax trees. Functions and filters take (evaluator, *values, **options)."""

    functions: Mapping[str, Function]
    filters: Mapping[str, Function]
    edition: Edition
    figures: Mapping[str, Any] = field(default_factory=dict)  # records of the key figures, by id
    budget: Budget = field(default_factory=Budget)
    where: Where | None = None  # of the expression that is being evaluated
    gaps: Gaps | None = None  # what the edition has no words for

    def evaluate(self, expression: Expression, scope: Scope, where: Where | None = None) -> Any:
        """The value of an expression; raises ExpressionError."""
        self.where = where
        try:
            value = self.walk(expression.tree, scope)
        except RecursionError:
            raise ExpressionError("expression-too-deep") from None
        if isinstance(value, Undefined):
            raise value.error
        return value

    def walk(self, node: Any, scope: Scope) -> Any:
        self.budget.spend()
        rule = RULES.get(type(node))
        if rule is None:
            raise ExpressionError("expression-not-allowed", construct=type(node).__name__)
        return rule(self, node, scope)

    def defined(self, node: Any, scope: Scope) -> Any:
        """The value of a part, which must exist."""
        value = self.walk(node, scope)
        if isinstance(value, Undefined):
            raise value.error
        return value


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(autoescape=False)


@lru_cache(maxsize=4096)
def parse(source: str) -> Expression:
    """Parses one expression; raises ExpressionError with the parser's complaint."""
    _bound_source(source)
    try:
        parser = Parser(_environment(), source, state="variable")
        tree = parser.parse_expression()
        if not parser.stream.eos:
            raise ExpressionError("expression-syntax", problem=f"unexpected “{parser.stream.current.value}”")
    except TemplateSyntaxError as problem:
        raise ExpressionError("expression-syntax", problem=problem.message or "") from None
    except RecursionError:
        raise ExpressionError("expression-too-deep") from None
    return Expression(source, tree)


def _bound_source(source: str) -> None:
    if not source.strip():
        raise ExpressionError("expression-empty")
    if len(source) > MAX_SOURCE:
        raise ExpressionError("expression-too-long", limit=MAX_SOURCE)
    depth = 0
    for character in source:
        depth += (character in "([{") - (character in ")]}")
        if depth > MAX_NESTING:
            raise ExpressionError("expression-too-deep")


# ---- leaves


def _name(ev: Evaluator, node: nodes.Name, scope: Scope) -> Any:
    try:
        return scope.lookup(node.name)
    except KeyError:
        names = [*scope.all_names(), *ev.functions]
        return Undefined(unknown("unknown-name", node.name, names))


def _const(ev: Evaluator, node: nodes.Const, scope: Scope) -> Any:
    value = node.value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return bounded_number(Decimal(repr(value)))
    return value


def _sequence(ev: Evaluator, node: nodes.List | nodes.Tuple, scope: Scope) -> list[Any]:
    return [ev.defined(item, scope) for item in node.items]


# ---- attributes, items, calls


def _getattr(ev: Evaluator, node: nodes.Getattr, scope: Scope) -> Any:
    owner = ev.walk(node.node, scope)
    return owner if isinstance(owner, Undefined) else attribute(owner, node.attr)


def _getitem(ev: Evaluator, node: nodes.Getitem, scope: Scope) -> Any:
    owner = ev.defined(node.node, scope)
    if isinstance(node.arg, nodes.Slice):
        raise ExpressionError("expression-not-allowed", construct="[:]")
    key = ev.defined(node.arg, scope)
    if isinstance(key, str):
        return attribute(owner, str(key))
    index = whole_number(key)
    if not isinstance(owner, Sequence) or isinstance(owner, str):
        raise ExpressionError("expression-not-a-list", kind=kind_of(owner))
    if not -len(owner) <= index < len(owner):
        return Undefined(ExpressionError("expression-no-such-item", index=index, count=len(owner)))
    return owner[index]


def _call(ev: Evaluator, node: nodes.Call, scope: Scope) -> Any:
    if not isinstance(node.node, nodes.Name):
        raise ExpressionError("expression-not-allowed", construct="method call")
    name = node.node.name
    function = ev.functions.get(name)
    if function is None:
        raise unknown("unknown-function", name, ev.functions)
    return _apply(ev, name, function, [], node, scope)


def _filter(ev: Evaluator, node: nodes.Filter, scope: Scope) -> Any:
    function = ev.filters.get(node.name)
    if function is None:
        raise unknown("unknown-filter", node.name, ev.filters)
    if node.node is None:
        raise ExpressionError("expression-not-allowed", construct="filter")
    tolerant = node.name == "default"
    value = ev.walk(node.node, scope) if tolerant else ev.defined(node.node, scope)
    return _apply(ev, node.name, function, [value], node, scope)


def _apply(ev: Evaluator, name: str, function: Function, first: list[Any], node: Any, scope: Scope) -> Any:
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        raise ExpressionError("expression-not-allowed", construct="*")
    values = first + [ev.defined(arg, scope) for arg in node.args]
    options = {pair.key: ev.defined(pair.value, scope) for pair in node.kwargs}
    try:
        return bounded(function(ev, *values, **options))
    except ExpressionError as error:
        error.word = error.word or name
        raise
    except BareNumberError:
        kinds = ", ".join(kind_of(value) for value in values)
        raise ExpressionError("expression-not-a-number", name, kind=kinds) from None
    except ValueError as problem:
        raise ExpressionError("expression-units", name, problem=problem) from None
    except (DecimalException, ZeroDivisionError):
        raise ExpressionError("division-by-zero", name) from None
    except TypeError:
        raise ExpressionError("expression-arguments", name, name=name) from None


# ---- logic


def _test(ev: Evaluator, node: nodes.Test, scope: Scope) -> bool:
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


def _not(ev: Evaluator, node: nodes.Not, scope: Scope) -> bool:
    return not truth(ev.defined(node.node, scope))


def _and(ev: Evaluator, node: nodes.And, scope: Scope) -> Any:
    left = ev.defined(node.left, scope)
    return ev.defined(node.right, scope) if truth(left) else left


def _or(ev: Evaluator, node: nodes.Or, scope: Scope) -> Any:
    left = ev.defined(node.left, scope)
    return left if truth(left) else ev.defined(node.right, scope)


def _condition(ev: Evaluator, node: nodes.CondExpr, scope: Scope) -> Any:
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


def _compare(ev: Evaluator, node: nodes.Compare, scope: Scope) -> bool:
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


# ---- arithmetic

ARITHMETIC: dict[type, tuple[str, Callable[[Any, Any], Any]]] = {
    nodes.Add: ("+", operator.add),
    nodes.Sub: ("-", operator.sub),
    nodes.Mul: ("*", operator.mul),
    nodes.Div: ("/", operator.truediv),
}


def _arithmetic(ev: Evaluator, node: Any, scope: Scope) -> Any:
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


def _power(ev: Evaluator, node: nodes.Pow, scope: Scope) -> Any:
    base, exponent = ev.defined(node.left, scope), whole_number(ev.defined(node.right, scope))
    if not is_number(base) or not 0 <= exponent <= MAX_POWER:
        raise ExpressionError("expression-power", limit=MAX_POWER)
    result: Any = Decimal(1)
    for _ in range(exponent):
        result = bounded_number(base * result)
    return result


def _negative(ev: Evaluator, node: nodes.Neg, scope: Scope) -> Any:
    value = plain(ev.defined(node.node, scope))
    if not is_number(value):
        raise ExpressionError("expression-not-a-number", kind=kind_of(value))
    return -value


def _positive(ev: Evaluator, node: nodes.Pos, scope: Scope) -> Any:
    return -_negative(ev, nodes.Neg(node.node), scope)


def _concat(ev: Evaluator, node: nodes.Concat, scope: Scope) -> Any:
    """`~` joins texts and Facts to pieces; each Fact stays a Fact."""
    return bounded(joined([ev.defined(part, scope) for part in node.nodes]))


RULES: dict[type, Callable[[Evaluator, Any, Scope], Any]] = {
    nodes.Name: _name,
    nodes.Const: _const,
    nodes.List: _sequence,
    nodes.Tuple: _sequence,
    nodes.Getattr: _getattr,
    nodes.Getitem: _getitem,
    nodes.Call: _call,
    nodes.Filter: _filter,
    nodes.Test: _test,
    nodes.Not: _not,
    nodes.And: _and,
    nodes.Or: _or,
    nodes.CondExpr: _condition,
    nodes.Compare: _compare,
    nodes.Pow: _power,
    nodes.Neg: _negative,
    nodes.Pos: _positive,
    nodes.Concat: _concat,
    **dict.fromkeys(ARITHMETIC, _arithmetic),
}
