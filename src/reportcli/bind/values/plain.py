"""Numbers, names and lengths that may hold expressions (`{{ … }}`), read where they are used."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

from reportcli.bind.context import Binding
from reportcli.bind.diagnostics import Absent
from reportcli.bind.position import Here
from reportcli.bind.texts import bare
from reportcli.expressions.access import elements, kind_of, origin, plain, truth
from reportcli.expressions.values import Cause, ExpressionError, Rich
from reportcli.layout.layout import ValueRefusedError
from reportcli.layout.models.bounds import Bounds, LengthBounds, Problem, shown_length
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.fact import Fact
from reportcli.model.geometry import AUTO, Length
from reportcli.model.refs import CellRef, Span
from reportcli.model.value_class import dataclass
from reportcli.workbook.tables.record import cell_of, value_of
from reportcli.workbook.tables.values.numbers_in_text import number_in_text

M = TypeVar("M", float, Length)


@dataclass(frozen=True, slots=True)
class PlainValues:
    """Reads values at one place of the report. span: where they are written, for findings.

    What cannot be read raises Absent, its finding reported.
    """

    binding: Binding
    here: Here
    span: Span | None

    def failed(self, error: ExpressionError, source: str) -> Absent:
        """Reports an error at the place where the value is written; what is given back is to be raised."""
        return self.binding.diagnostics.failed(error, source, self.span)

    def blamed(self, error: ExpressionError, value: object) -> ExpressionError:
        """The error of a name, with the cell that gave it if one did: a text knows its own, or it is what was
        read last. A number or a record in the place of a name is a mistake of the layout.
        """
        if not isinstance(value, str | Rich):
            return error
        where = origin(value)
        pieces = value.pieces if isinstance(value, Rich) else ()
        where = where or next((p.where for p in pieces if isinstance(p.where, CellRef)), None)
        if isinstance(where, CellRef):
            error.causes = (Cause(where),)
        elif (read := self.binding.texts.evaluator.last_read) is not None:
            cell, text = cell_of(*read), str(value_of(*read) or "")
            said = "".join(str(p.content) for p in pieces) if pieces else str(value)
            if cell is not None and text and text.casefold() in said.casefold():
                error.causes = (Cause(cell, read[1]),)
        return error

    def evaluated(self, source: str) -> object:
        """The value of an expression, with braces around it or without."""
        return self.binding.texts.value(bare(source), self.here, self.span)

    def records(self, source: str) -> list[object]:
        """The elements of a list, each of which makes something."""
        value = self.binding.texts.value(source, self.here, self.span)
        try:
            return elements(value)
        except ExpressionError as error:
            raise self.failed(error, source) from None

    def flag(self, value: bool | str | None, default: bool = False) -> bool:
        """Whether something is so."""
        if value is None:
            return default
        return value if isinstance(value, bool) else truth(self.evaluated(value))

    def number(self, value: float | str | None, default: float = 0.0) -> float:
        """A number; of a figure its value."""
        if value is None:
            return default
        if not isinstance(value, str):
            return float(value)
        found = plain(self.evaluated(value))
        found = found.value if isinstance(found, Fact) else found
        if isinstance(found, Decimal):
            return float(found)
        raise self.failed(ExpressionError("expression-not-a-number", kind=kind_of(found)), value)

    def count(self, value: float | str, most: int) -> int:
        """A whole number from 1 to `most`; one that an expression gives may lie beyond it: a finding."""
        found = self.number(value, 1.0)
        if 1 <= found <= most and found == int(found):
            return int(found)
        raise self.failed(
            ExpressionError("count-out-of-range", value=f"{found:g}", low=1, high=most), str(value)
        )

    def fact(self, source: str) -> Fact:
        """A figure, which an expression gives."""
        value = plain(self.binding.texts.value(source, self.here, self.span))
        if isinstance(value, Fact):
            return value
        code = "number-of-blank" if value is None else "value-needs-cell"
        problem = ExpressionError(code, kind=kind_of(value))
        problem.causes = self.binding.texts.evaluator.blanks if value is None else ()
        raise self.failed(problem, source)

    def word(self, value: str | None) -> str:
        """A name (style, icon, choice), "" when there is none."""
        return self.binding.texts.plain(value, self.here, self.span).strip()

    def within(self, bounds: Bounds | LengthBounds | None, found: M, written: object) -> M:
        """The number or length, which lies in a range; one beyond it is a finding."""
        problem = None
        if isinstance(found, Length):
            problem = bounds.problem(found, shown_length(found)) if isinstance(bounds, LengthBounds) else None
        elif isinstance(bounds, Bounds):
            problem = bounds.problem(found, f"{found:g}")
        self.refuse(problem)
        return found

    def refuse(self, problem: Problem | None) -> None:
        """Reports what a rule of the layout says of a value, at the place of the value."""
        if problem is not None:
            refused = Diagnostic(problem[0], Severity.ERROR, None, problem[1])
            raise self.binding.diagnostics.refused(refused, self.span)

    # ---- lengths

    def length(self, value: Length | str | None) -> Length:
        """A length; one with an expression is a parameter or a text such as `12 mm`."""
        if value is None:
            return AUTO
        if isinstance(value, Length):
            return value
        found = self.evaluated(value) if bare(value) != value else self._plain(value)
        if isinstance(found, Length):
            return found
        text = self.binding.texts.characters(found) if isinstance(found, Rich) else found
        try:
            return self.binding.layout.length(str.__str__(text) if isinstance(text, str) else kind_of(text))
        except ValueRefusedError as refused:
            raise self.binding.diagnostics.refused(refused.diagnostic, self.span) from None

    def _plain(self, value: str) -> str:
        return self.binding.texts.plain(value, self.here, self.span)

    def points(self, value: Length | str | None, default: float = 0.0) -> float:
        """A distance in points: relative units have no meaning here."""
        if value is None:
            return default
        found = self.length(value)
        if found.unit != "pt":
            problem = ExpressionError("length-not-points", unit=found.unit)
            raise self.failed(problem, f"{found.value:g} {found.unit}")
        return found.value

    def inner_points(self, value: object, bounds: LengthBounds, default: float = 0.0) -> float:
        """A distance in a mapping, within bounds."""
        written = value if value is None or isinstance(value, Length) else str(value)
        return self.within(bounds, Length(self.points(written, default)), value).value

    def ratio(self, value: str | None) -> float | None:
        """`3:2` or a plain number: width by height."""
        if value is None:
            return None
        text = self.word(value)
        parts = text.split(":")
        numbers = [number_in_text(part) for part in parts]
        sides = [float(n.value) for n in numbers if not n.problem]
        if len(sides) == len(parts) and len(parts) in (1, 2) and all(0 < side < 10_000 for side in sides):
            return sides[0] / sides[1] if len(sides) == 2 else sides[0]
        raise self.failed(self.blamed(ExpressionError("not-a-ratio", found=text), text), text)
