"""The findings of binding."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportcli.expressions.errors import finding
from reportcli.expressions.values import ExpressionError
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.layered import Layered
from reportcli.model.refs import CellRef, SheetRef, Span, Where
from reportcli.model.value_class import replace

ECHOES = ("number-of-blank",)  # findings that a refused cell draws after itself
BLANKS = (*ECHOES, "attribute-of-blank", "expression-arithmetic", "unknown-key-of")
RENAMED = ("unknown-column", "unknown-sheet")
NAMELESS = ("text-blank", "unknown-figure")
"""What a renamed column or sheet draws after itself without naming it."""
YEAR = re.compile(r"\bedition\.year\b")
"""What is blank only where the cell of the year is refused, or there is none."""


Met = tuple[str, Where | None, str]
"""What is one finding: code, place, and arguments where the place is not a cell."""


class Absent(Exception):
    """A block cannot be bound; its finding is already reported."""


class Diagnostics:
    """Collects findings, each once: a loop over records finds the same mistake of the layout many times.

    earlier: the findings of reading. Where reading refused a cell, a blank is most likely its echo: a note,
    for the cell is the error.
    """

    def __init__(self, earlier: Iterable[Diagnostic] = ()) -> None:
        self.found: list[Diagnostic] = []
        earlier = tuple(earlier)
        self.met: Layered[Met, bool] = Layered()
        self._renamed = [
            re.compile(rf"\b{re.escape(meant)}\b")
            for one in earlier
            if one.code in RENAMED and one.severity is Severity.ERROR and (meant := one.args.get("meant"))
        ]
        errors = [one for one in earlier if one.severity is Severity.ERROR]
        self._cell_refused = any(isinstance(one.where, CellRef) for one in errors)
        if errors:
            self._renamed.append(YEAR)

    def apart(self) -> Diagnostics:
        """Collects what is found in a part, and is not found yet."""
        part = Diagnostics()
        part.met = Layered(self.met)
        part._renamed, part._cell_refused = self._renamed, self._cell_refused
        return part

    @property
    def earlier(self) -> tuple[object, ...]:
        """What of the findings of reading counts here."""
        return [name.pattern for name in self._renamed], self._cell_refused

    def add(self, diagnostic: Diagnostic) -> None:
        """Takes a finding, unless it is there already."""
        if self._is_of_renamed(diagnostic):
            return
        if diagnostic.code in ECHOES and self._cell_refused:
            diagnostic = replace(diagnostic, severity=Severity.NOTE)
        if self.first(diagnostic.code, diagnostic.where, str(sorted(diagnostic.args.items()))):
            self.found.append(diagnostic)

    def _is_of_renamed(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding only says that the year or a renamed column or sheet is blank: said there."""
        if diagnostic.code in NAMELESS:
            return any(name is not YEAR for name in self._renamed)
        expression = diagnostic.args.get("expression", "")
        return diagnostic.code in BLANKS and any(name.search(expression) for name in self._renamed)

    def first(self, code: str, where: Where | None, arguments: str = "") -> bool:
        """Whether this is met for the first time."""
        key = (code, where, "" if isinstance(where, CellRef | SheetRef) else arguments)
        known = key in self.met
        self.met[key] = True
        return not known

    def failed(self, error: ExpressionError, source: str, span: Where | None) -> Absent:
        """Takes the finding of an expression; what is given back is to be raised."""
        self.add(finding(error, source, span))
        return Absent()

    def refused(self, diagnostic: Diagnostic, span: Span | None) -> Absent:
        """Takes a finding of the layout's own rules, at the place where the value is written."""
        self.add(replace(diagnostic, where=span))
        return Absent()

    @property
    def has_errors(self) -> bool:
        """Whether anything that was found is an error."""
        return any(one.severity is Severity.ERROR for one in self.found)
