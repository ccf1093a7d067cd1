"""Text fields of a layout: plain characters and `{{ expressions }}`, each with its own span."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from reportcli.model.refs import Position, Span
from reportcli.report.values import ExpressionError

STRING_OR_END = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|\}\}""", re.DOTALL)


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
        closed = _closing(source, opened + 2)
        tokens.append(Token(source[opened + 2 : closed].strip(), True, opened, closed + 2))
        position = closed + 2
    if position < len(source):
        tokens.append(Token(source[position:], False, position, len(source)))
    return tuple(tokens)


def _closing(source: str, start: int) -> int:
    """The offset of the `}}` that ends an expression; those inside its texts do not."""
    for match in STRING_OR_END.finditer(source, start):
        if match.group() == "}}":
            return match.start()
    raise ExpressionError("expression-not-closed")


def span_of(token: Token, field: Span | None, source: str) -> Span | None:
    """Where an expression stands, when its field is one line that holds it as written; else the field's span."""
    if field is None or field.start.line != field.end.line:
        return field
    # a quoted scalar is longer than its text by its quotes, half on each side
    extra = max(0, (field.end.column - field.start.column) - len(source)) // 2
    start = field.start.column + extra + token.start
    line = field.start.line
    return replace(field, start=Position(line, start), end=Position(line, start + token.end - token.start))


def is_plain(source: str) -> bool:
    return "{{" not in source
