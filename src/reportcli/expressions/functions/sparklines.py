"""Small charts inside a line of text."""

from __future__ import annotations

from reportcli.expressions.access import elements, is_blank
from reportcli.expressions.evaluation import Evaluation
from reportcli.expressions.functions.calculation import fact_of, refuse_mixed
from reportcli.expressions.values import ExpressionError, FormattedFact, Sparkline
from reportcli.model.fact import Fact

MOST = 60
"""Values of one; more cannot be told apart in a line."""


def sparkline(ev: Evaluation, values: object, alt: object = "") -> Sparkline:
    """A line as high as its words from the first value to the last, a dot at the last; a blank leaves a gap.

    values: a list of figures of one unit. alt: what it says; unless said, the values.
    """
    if not isinstance(alt, str):
        raise ExpressionError("expression-arguments", name="sparkline")
    items = elements(values)
    ev.budget.spend(len(items))
    if not 1 <= len(items) <= MOST:
        raise ExpressionError("list-empty" if not items else "expression-arguments", name="sparkline")
    facts = tuple(None if is_blank(item) else _figure(item) for item in items)
    refuse_mixed(fact for fact in facts if fact is not None)
    if not any(facts):
        raise ExpressionError("list-empty")
    return Sparkline("", str.__str__(alt), "capitals", facts)


def _figure(item: object) -> Fact:
    return fact_of(item.fact if isinstance(item, FormattedFact) else item)
