"""Text fields of a layout: plain characters and `{{ expressions }}`, each with its own span."""

from __future__ import annotations

from functools import lru_cache

from reportcli.expressions.values import ExpressionError
from reportcli.inputs.braces import expression_end
from reportcli.model.refs import Position, Span, Where
from reportcli.model.value_class import dataclass, replace


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of a text field. For an expression, `start` and `end` are offsets with its braces."""

    text: str
    expression: bool
    start: int
    end: int


@lru_cache(maxsize=8192)
def split(source: str) -> tuple[Token, ...]:
    """Splits a text field at its expressions; raises ExpressionError when one is not closed."""
    tokens: list[Token] = []
    position = 0
    while (opened := source.find("{{", position)) >= 0:
        if opened > position:
            tokens.append(Token(source[position:opened], False, position, opened))
        end = expression_end(source, opened)
        if end < 0:
            raise ExpressionError("expression-not-closed", source[opened:])
        tokens.append(Token(source[opened + 2 : end - 2].strip(), True, opened, end))
        position = end
    if position < len(source):
        tokens.append(Token(source[position:], False, position, len(source)))
    for token in tokens:
        if not token.expression and "{%" in token.text:
            raise ExpressionError("expression-statement", token.text[token.text.index("{%") :].rstrip())
    return tuple(tokens)


def span_of(token: Token, field: Where | None, source: str) -> Where | None:
    """Where an expression stands, when its field is one line that holds it as written; else the field's
    span.
    """
    if not isinstance(field, Span) or field.start.line != field.end.line:
        return field
    # a quoted scalar is longer than its text by its quotes, half on each side
    extra = max(0, (field.end.column - field.start.column) - len(source)) // 2
    start = field.start.column + extra + token.start
    line = field.start.line
    return replace(field, start=Position(line, start), end=Position(line, start + token.end - token.start))
