"""The rules of expressions: one for each kind of node in Jinja2's syntax tree, and no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import nodes

from reportcli.expressions.evaluation import Evaluation
from reportcli.expressions.rules.arithmetic import ARITHMETIC, arithmetic, negative, positive, power
from reportcli.expressions.rules.logic import comparison, condition, conjunction, disjunction, negation, test
from reportcli.expressions.rules.names import (
    attribute_of,
    call,
    concatenation,
    constant,
    filtered,
    item_of,
    lookup,
    record,
    sequence,
)
from reportcli.expressions.values import Scope

Rule = Callable[[Evaluation, Any, Scope], object]
"""The value of one kind of node; a rule takes no other kind."""

RULES: dict[type[nodes.Node], Rule] = {
    nodes.Name: lookup,
    nodes.Const: constant,
    nodes.List: sequence,
    nodes.Tuple: sequence,
    nodes.Dict: record,
    nodes.Getattr: attribute_of,
    nodes.Getitem: item_of,
    nodes.Call: call,
    nodes.Filter: filtered,
    nodes.Test: test,
    nodes.Not: negation,
    nodes.And: conjunction,
    nodes.Or: disjunction,
    nodes.CondExpr: condition,
    nodes.Compare: comparison,
    nodes.Pow: power,
    nodes.Neg: negative,
    nodes.Pos: positive,
    nodes.Concat: concatenation,
    **dict.fromkeys(ARITHMETIC, arithmetic),
}
