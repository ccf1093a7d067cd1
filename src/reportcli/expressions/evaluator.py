"""Expressions: Jinja2's grammar, evaluated by a closed set of rules over Facts, text and records.

Jinja2 parses; its syntax tree is walked here instead of being compiled to Python, so that nothing beyond the
rules (`rules`) can be reached, every step is counted, and a Fact never becomes a string on the way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.parser import Parser

from reportcli.expressions.evaluation import Edition, Function
from reportcli.expressions.rules import RULES
from reportcli.expressions.untranslated import Untranslated
from reportcli.expressions.values import Budget, Cause, ExpressionError, Scope, Undefined
from reportcli.model.refs import Where
from reportcli.model.value_class import dataclass
from reportcli.workbook.tables.record import Record, table_of, value_of, where_of

MAX_SOURCE = 4000  # characters of one expression
QUOTED = re.compile(r"['\"]([^'\"]+)['\"]")
FOREIGN = {
    "=": "equals", "&": "logic", "!": "logic", "?": "choice", "‘": "quotes", "’": "quotes", "“": "quotes",
    "”": "quotes", "«": "quotes", "„": "quotes",
}  # fmt: skip
"""Signs of other languages, and quotes of typographers, by the remedy of their finding."""
RECENT = 4  # cells that a part may still ask for
MAX_NESTING = 40  # brackets within brackets


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed expression: its source and Jinja2's syntax tree."""

    source: str
    tree: nodes.Expr


@dataclass(slots=True)
class Evaluator:
    """Walks syntax trees. Functions and filters take (evaluator, *values, **options)."""

    functions: Mapping[str, Function]
    filters: Mapping[str, Function]
    edition: Edition
    figures: Mapping[str, Record] = field(default_factory=dict)  # records of the key figures, by id
    budget: Budget = field(default_factory=Budget)
    where: Where | None = None  # of the expression that is being evaluated
    untranslated: Untranslated | None = None  # what the edition has no words for
    blanks: tuple[Cause, ...] = ()  # blank cells that were read last
    sources: set[str] = field(default_factory=set)  # of every expression that was evaluated
    columns: set[tuple[str, str]] = field(default_factory=set)  # table and column of every cell that was read
    reads: tuple[tuple[Record, str], ...] = ()  # record and column of the cells that were read last

    def evaluate(self, expression: Expression, scope: Scope, where: Where | None = None) -> object:
        """The value of an expression; raises ExpressionError."""
        self.sources.add(expression.source)
        self.where, self.blanks, self.reads = where, (), ()
        try:
            value = self.walk(expression.tree, scope)
        except ExpressionError as error:
            if error.asks_of_blank and not error.causes:
                error.causes = self.blanks
            raise
        except RecursionError:
            raise ExpressionError("expression-too-deep") from None
        if isinstance(value, Undefined):
            raise value.error
        return value

    def read_blank(self, *causes: Cause) -> None:
        """Remembers the blank cells that a part has just read: they may be why the next one fails."""
        if causes:
            self.blanks = causes

    def read_cell(self, record: Record, column: str) -> None:
        """Remembers the cell that a part has just read: what is said of the value is said there."""
        self.columns.add((table_of(record), column))
        self.reads = (*self.reads[1 - RECENT :], (record, column))

    def forget_reads(self) -> None:
        """What was read last is no part of what comes now."""
        self.blanks, self.reads = (), ()

    @property
    def last_read(self) -> tuple[Record, str] | None:
        """Record and column of the cell that was read last."""
        return self.reads[-1] if self.reads else None

    def cell_of(self, value: object) -> Where | None:
        """The cell that a value was just read from, None when it is none of the last ones."""
        found = (read for read in reversed(self.reads) if value_of(*read) is value)
        return next((where_of(*read) for read in found), None)

    def walk(self, node: nodes.Node, scope: Scope) -> object:
        """The value of a part by the rule of its kind; `Undefined` for a name that does not exist."""
        self.budget.spend()
        rule = RULES.get(type(node))
        if rule is None:
            raise ExpressionError("expression-not-allowed", construct=type(node).__name__)
        return rule(self, node, scope)

    def defined(self, node: nodes.Node, scope: Scope) -> object:
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
            raise _meaningless(source, str(parser.stream.current.value))
    except TemplateSyntaxError as problem:
        raise _unreadable(source, problem.message or "") from None
    except RecursionError:
        raise ExpressionError("expression-too-deep") from None
    return Expression(source, tree)


def _unreadable(source: str, problem: str) -> ExpressionError:
    """The error of a text that is no expression: where it stops being one, or that it breaks off. problem:
    the parser's complaint, which quotes what it met last.
    """
    if "end of template" in problem:
        remedy = "filter" if source.rstrip().endswith("|") else "ends"
        return ExpressionError("expression-syntax", problem="", remedy=remedy)
    met = QUOTED.findall(problem)
    return _meaningless(source, met[-1] if met else source[:40])


def _meaningless(source: str, met: str) -> ExpressionError:
    """The error of a sign that expressions do not have; where it is one of another language, with what stands
    for it here.
    """
    signs = FOREIGN.get(met[:1], "")
    remedy = "braces" if source.lstrip().startswith("{") and met.startswith("}") else signs
    if remedy:
        return ExpressionError("expression-syntax", problem=met, remedy=remedy)
    return ExpressionError("expression-syntax", problem=met)


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
