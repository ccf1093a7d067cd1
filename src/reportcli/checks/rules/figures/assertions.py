"""What the organisation's contract says must hold (`assertions:`), evaluated over the workbook's tables."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jinja2 import nodes

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import differ, language, language_code, shown
from reportcli.expressions.access import plain, truth
from reportcli.expressions.errors import finding
from reportcli.expressions.evaluation import Edition
from reportcli.expressions.evaluator import Evaluator, parse
from reportcli.expressions.formats import is_money
from reportcli.expressions.functions.registry import FILTERS, FUNCTIONS
from reportcli.expressions.names import root_scope
from reportcli.expressions.rules.logic import COMPARE, compare
from reportcli.expressions.values import Budget, Cause, ExpressionError, Scope
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.fact import Fact, StatedUnit
from reportcli.model.refs import CellRef
from reportcli.workbook.contract.contract import Assertion
from reportcli.workbook.tables.record import key_of
from reportcli.workbook.workbook import Workbook

SIGNS = {"eq": "=", "ne": "≠", "lt": "<", "lteq": "≤", "gt": ">", "gteq": "≥"}
UNKNOWN = ("number-of-blank", "attribute-of-blank", "expression-arithmetic", "division-by-zero", "list-empty")
FIGURES = "key_figures"


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding for each assertion of the contract that does not hold, at the cell that was stated; for one
    that cannot be evaluated, where it is written.
    """
    if not workbook.contract.assertions:
        return
    evaluator, scope = _evaluator(workbook), root_scope(workbook, {}, workbook.language)
    for assertion in workbook.contract.assertions:
        try:
            yield from _examined(workbook, assertion, evaluator, scope)
        except ExpressionError as problem:
            if problem.code not in UNKNOWN:  # a blank cell can neither keep nor break a promise
                yield finding(problem, assertion.source, assertion.span)


def _evaluator(workbook: Workbook) -> Evaluator:
    table = workbook.tables.get(FIGURES)
    figures = {key_of(record): record for record in table.records} if table is not None else {}
    edition = Edition(workbook.language, language(workbook), {}, workbook.contract.currency)
    return Evaluator(FUNCTIONS, FILTERS, edition, figures, Budget())


def _examined(workbook: Workbook, assertion: Assertion, ev: Evaluator, scope: Scope) -> Iterator[Diagnostic]:
    expression = parse(assertion.source)
    tree = expression.tree
    if not (isinstance(tree, nodes.Compare) and len(tree.ops) == 1 and tree.ops[0].op in COMPARE):
        if not truth(ev.evaluate(expression, scope, assertion.span)):
            yield _finding(workbook, assertion, None, None, sign="")
        return
    op = tree.ops[0].op
    ev.where = assertion.span
    left, right = plain(ev.defined(tree.expr, scope)), plain(ev.defined(tree.ops[0].expr, scope))
    if left is None or right is None:
        return
    try:
        holds = _holds(ev, op, left, right, tolerance=assertion.tolerance)
    except ExpressionError as problem:  # unlike things: a cell says the unit
        said = sorted((left, right), key=lambda side: not isinstance(getattr(side, "unit", ""), StatedUnit))
        problem.causes = tuple(Cause(cell) for side in said for cell in _stated_first(side, None))[:1]
        raise
    if not holds:
        yield _finding(workbook, assertion, left, right, sign=SIGNS[op])


def _holds(ev: Evaluator, op: str, left: object, right: object, *, tolerance: Decimal) -> bool:
    apart = _apart(left, right)
    if tolerance and apart is not None and apart <= tolerance:
        return op != "ne"
    one, other = _decimal(left), _decimal(right)
    like = next((side for side in (left, right) if isinstance(side, Fact) and is_money(side.unit)), None)
    if like is not None and one is not None and other is not None and not differ(one, other, like):
        return op in ("eq", "lteq", "gteq")
    return compare(ev, op, left, right)


def _decimal(value: object) -> Decimal | None:
    """The value of a number, None for anything else."""
    if isinstance(value, Fact):
        return value.value
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def _apart(left: object, right: object) -> Decimal | None:
    """The difference of two numbers, None when either is none."""
    one, other = _decimal(left), _decimal(right)
    return None if one is None or other is None else abs(one - other)


def _finding(
    workbook: Workbook, assertion: Assertion, left: object, right: object, *, sign: str
) -> Diagnostic:
    apart = _apart(left, right)
    cells = _stated_first(left, right)
    args = {
        "message": _message(workbook, assertion),
        "left": _text(workbook, left),
        "right": _text(workbook, right),
        "sign": sign,
        "difference": "" if apart is None else shown(_like(apart, left, right), workbook),
    }
    related = tuple(Related("cell-related", cell) for cell in cells[1:8])
    asserted = Related("asserted-here", assertion.span)
    code = "assertion-fails" if sign else "assertion-is-false"
    where = cells[0] if cells else assertion.span
    return Diagnostic(code, Severity.WARNING, where, args, (*related, asserted))


def _message(workbook: Workbook, assertion: Assertion) -> str:
    words = assertion.messages
    return words.get(language_code(workbook)) or words.get("") or next(iter(words.values()), assertion.source)


def _like(value: Decimal, left: object, right: object) -> Fact:
    unit = next((side.unit for side in (left, right) if isinstance(side, Fact) and side.unit), "")
    return Fact(value, unit=unit)


def _text(workbook: Workbook, value: object) -> str:
    number = _decimal(value)
    if number is not None:
        return shown(value if isinstance(value, Fact) else Fact(number), workbook)
    return str(value) if isinstance(value, str) else ""


def _stated_first(left: object, right: object) -> list[CellRef]:
    """The cells of both sides; a side of one cell is what was stated, and stands first."""
    sides = [[s for s in getattr(side, "sources", ()) if isinstance(s, CellRef)] for side in (right, left)]
    sides.sort(key=lambda cells: (len(cells) != 1, not cells))
    return list(dict.fromkeys(cell for cells in sides for cell in cells))


RULE = Rule(80, ("assertion-fails", "assertion-is-false"), check)
