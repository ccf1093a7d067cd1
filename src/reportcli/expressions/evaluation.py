"""What a rule or a function of expressions may ask of the evaluation that it is part of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Protocol

from jinja2 import nodes

from reportcli.expressions.formats import Locale
from reportcli.expressions.untranslated import Untranslated
from reportcli.expressions.values import Budget, Cause, Scope
from reportcli.model.refs import Where
from reportcli.model.value_class import dataclass
from reportcli.workbook.tables.record import Record

Function = Callable[..., object]
"""A function or filter: called with the evaluation, the values of its arguments and its options by name."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The language that is printed, its formats, its words (`t`) and the currency of the report."""

    lang: str
    locale: Locale
    words: Mapping[str, str] = field(default_factory=dict)
    currency: str = "EUR"
    borrowed: frozenset[str] = frozenset()  # keys of words that this language does not have


class Evaluation(Protocol):
    """Walks syntax trees within a budget. figures: records of the key figures, by id."""

    @property
    def functions(self) -> Mapping[str, Function]:
        """The functions of expressions, by name."""

    @property
    def filters(self) -> Mapping[str, Function]:
        """The filters of expressions, by name."""

    @property
    def edition(self) -> Edition:
        """The language that is printed."""

    @property
    def figures(self) -> Mapping[str, Record]:
        """Records of the key figures, by id."""

    @property
    def budget(self) -> Budget:
        """What is left of the steps that evaluation may take."""

    @property
    def where(self) -> Where | None:
        """Where the expression stands that is being evaluated."""

    def read_blank(self, *causes: Cause) -> None:
        """Remembers the blank cells that a part has just read: they may be why the next one fails."""

    @property
    def untranslated(self) -> Untranslated | None:
        """What the edition has no words for."""

    def cell_of(self, value: object) -> Where | None:
        """The cell that a value was just read from, None when it is none of the last ones."""

    def read_cell(self, record: Record, column: str) -> None:
        """Remembers the cell that a part has just read: what is said of the value is said there."""

    def walk(self, node: nodes.Node, scope: Scope) -> object:
        """The value of a part of the tree; `Undefined` for a name that does not exist."""

    def defined(self, node: nodes.Node, scope: Scope) -> object:
        """The value of a part, which must exist; raises ExpressionError."""
