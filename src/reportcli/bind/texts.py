"""Expressions evaluated and printed: what a text of the layout or the workbook says in this edition."""

from __future__ import annotations

import re

from reportcli.bind.diagnostics import Diagnostics
from reportcli.bind.inline_markdown import inline_cell, inline_text
from reportcli.bind.position import Here
from reportcli.bind.registers import Registers
from reportcli.blocks import PrintedFact
from reportcli.expressions.access import joined, origin, truth
from reportcli.expressions.bounds import bounded
from reportcli.expressions.evaluator import Evaluator, parse
from reportcli.expressions.formats import formatted
from reportcli.expressions.points import said_once
from reportcli.expressions.templates import span_of, split
from reportcli.expressions.untranslated import Untranslated
from reportcli.expressions.values import ExpressionError, FormattedFact, Icon, Piece, Rich
from reportcli.model.diagnostic import warning
from reportcli.model.fact import Fact
from reportcli.model.refs import FactKey, Span, Where
from reportcli.model.value_class import replace
from reportcli.workbook.tables.record import CellText

_UNBRACED = re.compile(
    r"\s*([a-z_]\w{0,40})(?:(?:\.[a-z_]\w{0,40}){1,4}\s*(?:\|[^\n]{1,200})?|\s*\|\s*[a-z_]+\b[^\n]{0,200})"
)


class Texts:
    """Reads text fields and expressions at a place of the report; what fails raises Absent, its finding
    reported. root: the place where only the tables are known.
    """

    def __init__(
        self,
        evaluator: Evaluator,
        untranslated: Untranslated,
        *,
        diagnostics: Diagnostics,
        registers: Registers,
        root: Here,
    ) -> None:
        self.evaluator = evaluator
        self.untranslated = untranslated
        self.diagnostics = diagnostics
        self.registers = registers
        self.root = root

    def _look_for_braces(self, source: str, here: Here, span: Where | None) -> None:
        """Reports a whole text that is a column of something known here: it would be printed as its name."""
        hit = _UNBRACED.fullmatch(source) if "." in source or "|" in source else None
        if hit is None or not isinstance(span, Span):
            return
        try:
            here.scope.lookup(hit[1])
        except KeyError:
            return
        args = {"mark": source.strip()[:60], "mended": f"{{{{ {source.strip()} }}}}"[:60]}
        self.diagnostics.add(warning("expression-without-braces", span, **args))

    # ---- values

    def value(self, source: str, here: Here, span: Where | None) -> object:
        """The value of an expression, with the braces of a text field around it or without."""
        source = bare(source) if "{{" in source else source
        try:
            return self.evaluator.evaluate(parse(source), here.scope, span)
        except ExpressionError as error:
            raise self.diagnostics.failed(error, source, span) from None

    def holds(self, source: str | None, here: Here, span: Where | None) -> bool:
        """Whether a condition is met, none is; a text field's braces are allowed around it."""
        return source is None or truth(self.value(bare(source), here, span))

    # ---- texts

    def text(self, source: str, here: Here, span: Where | None, marks: bool = False) -> Rich:
        """A text field with its expressions evaluated (and its inline marks read); nothing is styled yet."""
        self._look_for_braces(source, here, span)
        if marks:
            return Rich(inline_text(self, source, here, span))
        try:
            tokens = split(source)
        except ExpressionError as error:
            raise self.diagnostics.failed(error, source, span) from None
        pieces: list[Piece] = []
        for token in tokens:
            if token.expression:
                pieces += self.pieces(token.text, here, span_of(token, span, source))
            else:
                pieces.append(Piece(token.text, where=span))
        return Rich(tuple(pieces))

    def pieces(self, source: str, here: Here, span: Where | None) -> tuple[Piece, ...]:
        """The value of an expression as pieces of text."""
        return self.printable(self.value(source, here, span), source, here, span)

    def printable(self, value: object, source: str, here: Here, span: Where | None) -> tuple[Piece, ...]:
        """A value as pieces of text, each knowing the expression that printed it."""
        try:
            whole = bounded(joined([value]))
        except ExpressionError as error:
            raise self.diagnostics.failed(error, source, span) from None
        if isinstance(whole, Rich):
            return tuple(p if p.expression else replace(p, expression=span) for p in whole.pieces)
        if isinstance(value, CellText) and value.markdown:
            return inline_cell(self, value, replace(self.root, lang=here.lang), span)
        return (Piece(str.__str__(whole), where=origin(whole) or span, expression=span),)

    def plain(self, source: str | None, here: Here, span: Where | None, block: str | None = None) -> str:
        """A text field as characters. With `block` they are read as they stand (titles, labels, alternative
        texts), so that its numbers are registered; names and ids are not.
        """
        if source is None:
            return ""
        if "{{" not in source:
            self._look_for_braces(source, here, span)
            return source
        return self.characters(self.text(source, here, span), block)

    def characters(self, rich: Rich, block: str | None = None) -> str:
        """Pieces of text as characters; what only the finished pages know is a space. block: as for
        `plain`.
        """
        parts: list[str] = []
        for piece in said_once(rich, self.evaluator.edition.locale).pieces:
            content = piece.content
            if block is not None:
                self.untranslated.look(piece)
                self.registers.take_text(piece)
            if isinstance(content, (Fact, FormattedFact)):
                if block is None:
                    content = self._format(content)
                else:
                    content, _ = self.print_fact(content, piece.expression, block)
            if isinstance(content, Icon):
                content = content.alt
            parts.append(content if isinstance(content, str) else " ")
        return "".join(parts)

    # ---- numbers and notes

    def _format(self, value: Fact | FormattedFact) -> str:
        styled = value if isinstance(value, FormattedFact) else FormattedFact(value)
        return formatted(styled.fact, styled.format, self.evaluator.edition.locale)

    def print_fact(self, value: Fact | FormattedFact, span: Where | None, block: str) -> tuple[str, FactKey]:
        """The one place where a number becomes text: its characters and its key in Report.facts."""
        printed = self._format(value)
        fact = value.fact if isinstance(value, FormattedFact) else value
        return printed, self.registers.print_fact(PrintedFact(fact, printed, span, block))

    def note_mark(self) -> str:
        """The number of the next footnote."""
        return self.registers.note_mark()


def bare(source: str) -> str:
    """The expression of `{{ … }}` when that is the whole field; else the field itself."""
    try:
        tokens = split(source)
    except ExpressionError:
        return source
    return tokens[0].text if len(tokens) == 1 and tokens[0].expression else source
