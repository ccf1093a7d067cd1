"""Expressions of editions.yaml, evaluated for a record in a language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reportcli.expressions.access import elements, is_blank, plain, truth
from reportcli.expressions.errors import finding
from reportcli.expressions.evaluation import Edition
from reportcli.expressions.evaluator import Evaluator, parse
from reportcli.expressions.functions.registry import FILTERS, FUNCTIONS
from reportcli.expressions.names import root_scope
from reportcli.expressions.templates import span_of, split
from reportcli.expressions.values import ExpressionError, Rich, Scope
from reportcli.model.collector import Collector
from reportcli.model.fact import Fact
from reportcli.workbook.tables.record import Record, key_of

if TYPE_CHECKING:
    from reportcli.batch.declared import Template
    from reportcli.expressions.formats import Locale
    from reportcli.model.diagnostic import Diagnostic
    from reportcli.model.refs import Where
    from reportcli.workbook.workbook import Workbook


class Words:
    """Evaluates in one language. A mistake is reported once, with None in the place of the value."""

    def __init__(
        self, workbook: Workbook, locale: Locale, *, tag: str, code: str, diagnostics: Collector
    ) -> None:
        self.edition = Edition(tag, locale, {}, workbook.contract.currency)
        self.diagnostics = diagnostics
        self._names = dict(root_scope(workbook, {}, tag).names) | {"lang": code}
        self._reported: set[tuple[object, ...]] = set()

    def records(self, template: Template) -> list[Record] | None:
        """The records that an expression gives."""
        value = self._value(template.text, template.span, {})
        try:
            listed = elements(value) if value is not None else []
        except ExpressionError as error:
            self._report(finding(error, template.text, template.span))
            return None
        return [one for one in listed if isinstance(one, Record)] if listed or value is not None else None

    def holds(self, template: Template, subject: str, record: Record) -> bool:
        """Whether a condition holds for a record."""
        value = self._value(_bare(template.text), template.span, {subject: record})
        return value is not None and truth(value)

    def number(self, template: Template, subject: str, record: Record) -> Fact | int | None:
        """The figure that an expression gives, None where it gives none."""
        value = plain(self._value(_bare(template.text), template.span, {subject: record}))
        return value if isinstance(value, Fact | int) and not isinstance(value, bool) else None

    def text(self, template: Template, subject: str, record: Record) -> str | None:
        """A text with expressions as characters; None where one of them cannot be evaluated."""
        try:
            tokens = split(template.text)
        except ExpressionError as error:
            self._report(finding(error, template.text, template.span))
            return None
        parts: list[str] = []
        for token in tokens:
            if not token.expression:
                parts.append(token.text)
                continue
            at = span_of(token, template.span, template.text)
            value = self._value(token.text, at, {subject: record}, blank="")
            if value is None:
                return None
            parts.append(_characters(value))
        return "".join(parts).strip()

    def _value(
        self, source: str, span: Where | None, names: dict[str, object], blank: object = None
    ) -> object:
        """blank: stands for a blank value."""
        evaluator = Evaluator(FUNCTIONS, FILTERS, self.edition)
        try:
            value = evaluator.evaluate(parse(source), Scope({**self._names, **names}), span)
        except ExpressionError as error:
            self._report(finding(error, source, span))
            return None
        return blank if is_blank(value) and not isinstance(value, list | tuple) else value

    def _report(self, found: Diagnostic) -> None:
        key = (found.code, found.where)
        if key not in self._reported:
            self._reported.add(key)
            self.diagnostics.take([found])


def _bare(text: str) -> str:
    """An expression without the braces that may stand around it."""
    stripped = text.strip()
    whole = stripped.startswith("{{") and stripped.endswith("}}") and stripped.count("{{") == 1
    return stripped[2:-2].strip() if whole else stripped


def _characters(value: object) -> str:
    if isinstance(value, Fact):
        return value.written or f"{value.value.normalize():f}"
    if isinstance(value, Record):
        return key_of(value)
    if isinstance(value, Rich):
        return "".join(str(one.content) for one in value.pieces if isinstance(one.content, str))
    if isinstance(value, tuple | list):
        return _listed(value)
    return str.__str__(value) if isinstance(value, str) else str(value)


def _listed(values: Iterable[object]) -> str:
    return ",".join(_characters(one) for one in values)
