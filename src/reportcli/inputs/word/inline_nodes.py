"""Characters with formats to the inline nodes of the prose tree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from reportcli.inputs.link_targets import link_problem
from reportcli.inputs.markdown.nodes import (
    Emphasis,
    Expression,
    Inline,
    LineBreak,
    Link,
    NoteRef,
    Strong,
    Superscript,
    Text,
)
from reportcli.inputs.word.expressions import end_of, source_of
from reportcli.inputs.word.runs import NOTE, RunFormat, RunsOfParagraph
from reportcli.model.diagnostic import Diagnostic, error
from reportcli.model.refs import Position, Span
from reportcli.model.value_class import dataclass

KINDS: dict[str, Callable[[tuple[Inline, ...], Span], Inline]] = {
    "strong": Strong,
    "emphasis": Emphasis,
    "superscript": Superscript,
}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A node without children, with the format_ of its characters."""

    node: Inline
    format_: RunFormat
    span: Span


def inlines(
    line: RunsOfParagraph, file: str, number: int, *, plain: bool = False
) -> tuple[tuple[Inline, ...], tuple[Diagnostic, ...]]:
    """The nodes of paragraph `number`. plain: strong marks say nothing (a heading set in bold by hand)."""
    found: list[Diagnostic] = []
    leaves = _leaves(line, file, number, found)
    order = ("link", "emphasis", "superscript") if plain else ("link", "strong", "emphasis", "superscript")
    return _nested(leaves, order, found), tuple(found)


def _leaves(line: RunsOfParagraph, file: str, number: int, found: list[Diagnostic]) -> list[Leaf]:
    text = "".join(line.text)
    notes = iter(line.notes)
    leaves: list[Leaf] = []
    start = at = 0

    def flush(to: int) -> None:
        """Makes a leaf of the text from where the last one ended, up to an offset."""
        if to > start:
            span = _span(file, number, start, to)
            leaves.append(Leaf(Text(text[start:to], span), line.formats[start], span))

    while at < len(text):
        end = end_of(text, at) if text.startswith("{{", at) else at + 1 if text[at] in "\n" + NOTE else 0
        if end < 0:
            found.append(error("markdown-open-expression", _span(file, number, at, at + 2)))
            end = 0
        if end:
            flush(at)
            span = _span(file, number, at, end)
            leaves.append(Leaf(_special(text[at:end], notes, span), line.formats[at], span))
            start = at = end
            continue
        at += 2 if text.startswith("{{", at) else 1
        if at < len(text) and line.formats[at] != line.formats[start]:
            flush(at)
            start = at
    flush(len(text))
    return leaves


def _special(written: str, notes: object, span: Span) -> Inline:
    if written == "\n":
        return LineBreak(span)
    if written == NOTE:
        return NoteRef(next(notes), span)  # type: ignore[call-overload]
    return Expression(source_of(written), span)


def _nested(leaves: Sequence[Leaf], order: Sequence[str], found: list[Diagnostic]) -> tuple[Inline, ...]:
    """Leaves in the marks that they share, the first of `order` outermost."""
    if not order:
        return tuple(leaf.node for leaf in leaves)
    outer, rest = order[0], order[1:]
    nodes: list[Inline] = []
    for value, group in groupby(leaves, key=lambda leaf: _value(leaf.format_, outer)):
        members = list(group)
        inner = _nested(members, rest, found)
        if not value:
            nodes += inner
            continue
        span = Span(members[0].span.file, members[0].span.start, members[-1].span.end)
        nodes.append(_link(str(value), inner, span, found) if outer == "link" else KINDS[outer](inner, span))
    return tuple(nodes)


def _value(format_: RunFormat, name: str) -> str | bool:
    return format_.link if name == "link" else name in format_.marks


def _link(url: str, inner: tuple[Inline, ...], span: Span, found: list[Diagnostic]) -> Link:
    problem = None if "{{" in url else link_problem(url)
    if problem is not None:
        found.append(error(problem, span, url=url[:80]))
    return Link(url, inner, span)


def _span(file: str, number: int, start: int, end: int) -> Span:
    """Line: the paragraph's number in the document; column: the character."""
    return Span(file, Position(number, start + 1), Position(number, end + 1))
