"""Turns expression errors into diagnostics, and finds the nearest valid names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportcli.expressions.values import ExpressionError
from reportcli.inputs.nearest import nearest
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.refs import Position, Span, Where
from reportcli.model.value_class import replace

MAX_NAMES = 12


def name_list(names: Iterable[str], most: int = MAX_NAMES) -> str:
    """Names for a message: sorted, the first dozen."""
    words = sorted({name for name in names if not name.startswith("_")})
    more = f", … ({len(words)})" if len(words) > most else ""
    return ", ".join(words[:most]) + more


def unknown(
    code: str, word: str, names: Iterable[str], *, most: int = MAX_NAMES, **args: object
) -> ExpressionError:
    """An unknown name, with the valid ones and the nearest of them ("" when none is close). most: names that
    are listed.
    """
    words = list(names)
    listed = name_list(words, most)
    error = ExpressionError(code, word, name=word[:80], names=listed, nearest=nearest(word, words))
    error.arguments.update({name: str(value) for name, value in args.items()})
    return error


def finding(error: ExpressionError, source: str, span: Where | None) -> Diagnostic:
    """The diagnostic of an expression error, at the wrong word when it can be found in the source.

    `source` is what is written at `span`, "" when the word is a value that an expression gave. An error that
    has causes stands at the first of them.
    """
    related = (Related("cell-involved", error.where),) if error.where else ()
    where = narrow(span, source, error.word) if isinstance(span, Span) else span
    args = {"expression": source[:200], **error.arguments}
    if not error.causes:
        return Diagnostic(error.code, Severity.ERROR, where, args, related)
    return _at_cell(error, args, (*related, *((Related("used-here", where),) if where else ())))


def _at_cell(error: ExpressionError, args: dict[str, str], related: tuple[Related, ...]) -> Diagnostic:
    """What a cell causes stands at the cell; where it is needed stands beside it."""
    first, *others = dict.fromkeys(error.causes)
    code = "cell-blank" if error.asks_of_blank else error.code
    places = (first.where, *(other.where for other in others))
    args = {"remedy": "cell", **args, "column": first.column}
    alike = tuple(Diagnostic(code, Severity.ERROR, place, args, follows=(place,)) for place in places[1:])
    return Diagnostic(code, Severity.ERROR, first.where, args, related, alike=alike, follows=places)


def narrow(span: Span, source: str, word: str) -> Span:
    """The part of a one-line span where `word` stands; the span itself when it is not to be found."""
    if not word or "\n" in source:
        return span
    match = re.search(rf"(?<![\w]){re.escape(word)}(?![\w])", source)
    if match is None or span.start.line != span.end.line:
        return span
    # the span may include quotes or braces around the source: what is longer stands half on each side
    extra = max(0, (span.end.column - span.start.column) - len(source)) // 2
    start = span.start.column + extra + match.start()
    line = span.start.line
    return replace(span, start=Position(line, start), end=Position(line, start + len(word)))
