"""Names, constants, attributes, items, calls and filters of expressions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, DecimalException

from jinja2 import nodes

from reportcli.expressions.access import (
    GROUP_ATTRIBUTES,
    attribute,
    blank_cells,
    joined,
    kind_of,
    whole_number,
)
from reportcli.expressions.bounds import bounded, bounded_number
from reportcli.expressions.errors import MAX_NAMES, unknown
from reportcli.expressions.evaluation import Evaluation, Function
from reportcli.expressions.values import ExpressionError, Group, Made, Namespace, Scope, Undefined
from reportcli.inputs.nearest import nearest
from reportcli.model.fact import BareNumberError
from reportcli.workbook.tables.record import Record, columns_of

ALL_NAMES = 100
"""Functions and filters are few: a message lists every one."""


def lookup(ev: Evaluation, node: nodes.Name, scope: Scope) -> object:
    """The value of a name; `Undefined` when no scope has it."""
    try:
        value = scope.lookup(node.name)
        if value is None:
            ev.read_blank(*scope.blank(node.name))
        return value
    except KeyError:
        return Undefined(_unknown_word(ev, "unknown-name", node.name, scope.all_names()))


def _unknown_word(
    ev: Evaluation, code: str, word: str, names: Iterable[str], *, most: int = MAX_NAMES
) -> ExpressionError:
    """A word that is not one of `names` where it stands. What is a function or a filter, or nearer to one, is
    said so, for these are written otherwise.
    """
    error = unknown(code, word, names, most=most)
    kinds = {**dict.fromkeys(ev.filters, "filter"), **dict.fromkeys(ev.functions, "function")}
    meant = word if word in kinds else error.arguments["nearest"] or nearest(word, kinds)
    if kinds.get(meant) and meant != error.arguments["nearest"]:
        error.arguments |= {"nearest": meant, "remedy": kinds[meant]}
    return error


def constant(ev: Evaluation, node: nodes.Const, scope: Scope) -> object:
    """A number (as it is written, never a binary fraction), a text, true, false or none."""
    value: object = node.value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return bounded_number(Decimal(repr(value)))
    return value


def sequence(ev: Evaluation, node: nodes.List | nodes.Tuple, scope: Scope) -> list[object]:
    """`[x, y]`."""
    return [ev.defined(item, scope) for item in node.items]


def attribute_of(ev: Evaluation, node: nodes.Getattr, scope: Scope) -> object:
    """`x.name`."""
    owner = ev.walk(node.node, scope)
    return owner if isinstance(owner, Undefined) else _of(ev, owner, node.attr)


def _of(ev: Evaluation, owner: object, name: str) -> object:
    """An attribute; where it is a blank cell, the evaluation knows which."""
    value = attribute(owner, name)
    if isinstance(owner, Made) and owner.origin is not None and name in columns_of(owner.origin):
        ev.read_cell(owner.origin, name)
        if value is None:
            ev.read_blank(*blank_cells([owner.origin], name))
    if isinstance(owner, Record):
        ev.read_cell(owner, name)
        if value is None:
            ev.read_blank(*blank_cells([owner], name))
    return value


def item_of(ev: Evaluation, node: nodes.Getitem, scope: Scope) -> object:
    """`x["name"]`, or an element of a list by its place from 0."""
    owner = ev.defined(node.node, scope)
    if isinstance(node.arg, nodes.Slice):
        raise ExpressionError("expression-not-allowed", construct="[:]")
    key = ev.defined(node.arg, scope)
    if isinstance(key, str):
        return _of(ev, owner, str(key))
    index = whole_number(key)
    if not isinstance(owner, Sequence) or isinstance(owner, str):
        raise ExpressionError("expression-not-a-list", kind=kind_of(owner))
    if not -len(owner) <= index < len(owner):
        return Undefined(ExpressionError("expression-no-such-item", index=index, count=len(owner)))
    return owner[index]


def record(ev: Evaluation, node: nodes.Dict, scope: Scope) -> Made:
    """`{"name": x}`: a record of these columns."""
    values: dict[str, object] = {}
    for pair in node.items:
        name = ev.defined(pair.key, scope)
        if not isinstance(name, str):
            raise ExpressionError("expression-not-text", kind=kind_of(name))
        values[str.__str__(name)] = ev.defined(pair.value, scope)
    return Made(values)


def call(ev: Evaluation, node: nodes.Call, scope: Scope) -> object:
    """`f(x)`: one of the functions, never a method of a value."""
    if not isinstance(node.node, nodes.Name):
        raise ExpressionError("expression-not-allowed", construct="method call")
    name = node.node.name
    function = ev.functions.get(name)
    if function is None:
        raise _unknown_word(ev, "unknown-function", name, ev.functions, most=ALL_NAMES)
    return _apply(ev, function, name, arguments=_arguments(ev, node, scope))


def filtered(ev: Evaluation, node: nodes.Filter, scope: Scope) -> object:
    """`x | f`: `default` alone may be given a name that does not exist."""
    function = ev.filters.get(node.name)
    if function is None:
        raise _unknown_word(ev, "unknown-filter", node.name, ev.filters, most=ALL_NAMES)
    if node.node is None:
        raise ExpressionError("expression-not-allowed", construct="filter")
    tolerant = node.name == "default"
    value = ev.walk(node.node, scope) if tolerant else ev.defined(node.node, scope)
    if node.name in OF_ROWS:
        values, options = _of_rows(ev, node, scope)
    else:
        values, options = _arguments(ev, node, scope)
    return _apply(ev, function, node.name, arguments=([value, *values], options))


Arguments = tuple[list[object], dict[str, object]]
OF_ROWS: Mapping[str, bool] = {"where": False, "one": False, "extend": True}
"""Filters that evaluate something for each record, in which its columns are names: conditions without a name,
and whether what is named is one of them, too.
"""


class RowNames(Mapping[str, object]):
    """The columns of a record as names."""

    __slots__ = ("_ev", "_row")

    def __init__(self, ev: Evaluation, row: object) -> None:
        self._ev = ev
        self._row = row

    def __getitem__(self, name: str) -> object:
        if name not in tuple(self):
            raise KeyError(name)
        return _of(self._ev, self._row, name)

    def __iter__(self) -> Iterator[str]:
        row = self._row
        if isinstance(row, Record):
            return iter(columns_of(row))
        return iter(GROUP_ATTRIBUTES if isinstance(row, Group) else row if isinstance(row, Namespace) else ())

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _of_rows(ev: Evaluation, node: nodes.Filter, scope: Scope) -> Arguments:
    """Arguments that are evaluated for each record as functions of it, others at once."""
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        raise ExpressionError("expression-not-allowed", construct="*")

    def later(part: nodes.Expr) -> Callable[[object], object]:
        return lambda row: ev.defined(part, Scope(RowNames(ev, row), scope))

    named = {
        str(pair.key): later(pair.value) if OF_ROWS[node.name] else ev.defined(pair.value, scope)
        for pair in node.kwargs
    }
    return [later(arg) for arg in node.args], named


def _arguments(ev: Evaluation, node: nodes.Call | nodes.Filter, scope: Scope) -> Arguments:
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        raise ExpressionError("expression-not-allowed", construct="*")
    values = [ev.defined(arg, scope) for arg in node.args]
    return values, {str(pair.key): ev.defined(pair.value, scope) for pair in node.kwargs}


def _apply(ev: Evaluation, function: Function, name: str, *, arguments: Arguments) -> object:
    """What a function gives; its complaints become errors of the expression."""
    values, options = arguments
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


def concatenation(ev: Evaluation, node: nodes.Concat, scope: Scope) -> object:
    """`~` joins texts and Facts to pieces; each Fact stays a Fact."""
    return bounded(joined([ev.defined(part, scope) for part in node.nodes]))
