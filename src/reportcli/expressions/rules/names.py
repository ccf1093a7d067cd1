"""Names, constants, attributes, items, calls and filters of expressions."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, DecimalException
from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from reportcli.expressions.access import attribute, bounded, bounded_number, joined, kind_of, whole_number
from reportcli.expressions.errors import unknown
from reportcli.expressions.values import ExpressionError, Scope, Undefined
from reportcli.model.fact import BareNumberError

if TYPE_CHECKING:
    from reportcli.expressions.evaluator import Evaluator, Function


def lookup(ev: Evaluator, node: nodes.Name, scope: Scope) -> Any:
    try:
        return scope.lookup(node.name)
    except KeyError:
        names = [*scope.all_names(), *ev.functions]
        return Undefined(unknown("unknown-name", node.name, names))


def constant(ev: Evaluator, node: nodes.Const, scope: Scope) -> Any:
    value = node.value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return bounded_number(Decimal(repr(value)))
    return value


def sequence(ev: Evaluator, node: nodes.List | nodes.Tuple, scope: Scope) -> list[Any]:
    return [ev.defined(item, scope) for item in node.items]


def attribute_of(ev: Evaluator, node: nodes.Getattr, scope: Scope) -> Any:
    owner = ev.walk(node.node, scope)
    return owner if isinstance(owner, Undefined) else attribute(owner, node.attr)


def item_of(ev: Evaluator, node: nodes.Getitem, scope: Scope) -> Any:
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


def call(ev: Evaluator, node: nodes.Call, scope: Scope) -> Any:
    if not isinstance(node.node, nodes.Name):
        raise ExpressionError("expression-not-allowed", construct="method call")
    name = node.node.name
    function = ev.functions.get(name)
    if function is None:
        raise unknown("unknown-function", name, ev.functions)
    return _apply(ev, name, function, [], node, scope)


def filtered(ev: Evaluator, node: nodes.Filter, scope: Scope) -> Any:
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


def concatenation(ev: Evaluator, node: nodes.Concat, scope: Scope) -> Any:
    """`~` joins texts and Facts to pieces; each Fact stays a Fact."""
    return bounded(joined([ev.defined(part, scope) for part in node.nodes]))
