"""Inline Markdown to pieces of text: marks, links, footnote calls, and expressions with their values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import field
from functools import lru_cache
from typing import Protocol

from reportcli.bind.diagnostics import Diagnostics
from reportcli.bind.position import Here
from reportcli.expressions.errors import finding
from reportcli.expressions.templates import span_of, split
from reportcli.expressions.values import ExpressionError, Newline, Note, Piece
from reportcli.inputs.link_targets import link_problem
from reportcli.inputs.markdown import nodes as md
from reportcli.inputs.markdown.reader import parse_inline
from reportcli.model.diagnostic import error
from reportcli.model.refs import Span, Where
from reportcli.model.value_class import dataclass, replace
from reportcli.workbook.tables.record import CellText

MARKS: Mapping[type[md.Inline], str] = {
    md.Strong: "strong",
    md.Emphasis: "emphasis",
    md.Superscript: "superscript",
    md.Subscript: "subscript",
    md.Struck: "struck",
}


class ExpressionPrinter(Protocol):
    """What a text asks for its expressions."""

    @property
    def diagnostics(self) -> Diagnostics:
        """Where findings go."""

    def pieces(self, source: str, here: Here, span: Where | None) -> tuple[Piece, ...]:
        """The value of an expression as pieces of text."""

    def plain(self, source: str | None, here: Here, span: Where | None) -> str:
        """A text with its expressions as characters."""

    def note_mark(self) -> str:
        """The number of the next footnote."""


@dataclass(slots=True)
class Notes:
    """The footnotes of one text, and the marks that its calls were given."""

    bodies: Mapping[str, md.Note] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)


def pieces_of(
    printer: ExpressionPrinter, inlines: Iterable[md.Inline], here: Here, notes: Notes | None = None
) -> tuple[Piece, ...]:
    """The pieces of a paragraph, in reading order."""
    found: list[Piece] = []
    for node in inlines:
        found += _pieces(printer, node, here, notes or Notes())
    return tuple(found)


def _pieces(printer: ExpressionPrinter, node: md.Inline, here: Here, notes: Notes) -> tuple[Piece, ...]:
    if isinstance(node, md.Text):
        return (Piece(node.text, where=node.where),)
    if isinstance(node, md.LineBreak):
        return (Piece(Newline()),)
    if isinstance(node, md.Expression):
        return printer.pieces(node.source, here, node.where)
    if isinstance(node, md.NoteRef):
        return _call(printer, node, here, notes)
    if isinstance(node, md.InlineNote):
        return _noted(pieces_of(printer, node.children, here), here, printer.note_mark())
    inner = pieces_of(printer, node.children, here, notes)
    if isinstance(node, md.Link):
        url = _url(printer, node, here)
        return tuple(replace(piece, link=piece.link or url) for piece in inner)
    marks = _styles(printer, node, here) if isinstance(node, md.Styled) else (MARKS[type(node)],)
    return tuple(replace(piece, marks=(*marks, *piece.marks)) for piece in inner)


def _styles(printer: ExpressionPrinter, node: md.Styled, here: Here) -> tuple[str, ...]:
    """The character styles of a span; one that the layout does not have is a finding where it is written."""
    known: list[str] = []
    for name in node.styles:
        try:
            known.append(here.styles.character(name))
        except ExpressionError as problem:
            printer.diagnostics.add(finding(problem, "", node.where))
    return tuple(known)


def _url(printer: ExpressionPrinter, node: md.Link, here: Here) -> str | None:
    """Where a link leads; one that an expression gives is checked like the others."""
    if "{{" not in node.url:
        return None if link_problem(node.url) else node.url
    url = printer.plain(node.url, here, node.where)
    problem = link_problem(url)
    if problem:
        printer.diagnostics.add(error(problem, node.where, url=url[:80]))
        return None
    return url


def _call(printer: ExpressionPrinter, node: md.NoteRef, here: Here, notes: Notes) -> tuple[Piece, ...]:
    """A footnote's call; a second call of the same note prints its mark again."""
    if node.id in notes.marks:
        return (Piece(notes.marks[node.id], ("note-call",), where=node.where),)
    body = notes.bodies.get(node.id)
    if body is None:
        return ()  # the parser has reported that the note is missing
    mark = notes.marks[node.id] = printer.note_mark()
    return _noted(_note_body(printer, body, here), here, mark)


def _noted(body: tuple[Piece, ...], here: Here, mark: str) -> tuple[Piece, ...]:
    return (Piece(Note(f"{here.section or here.path}-note-{mark}", mark, body)),)


def _note_body(printer: ExpressionPrinter, note: md.Note, here: Here) -> tuple[Piece, ...]:
    """A note's paragraphs, one after the other."""
    found: list[Piece] = []
    for block in note.blocks:
        if isinstance(block, (md.Paragraph, md.Heading)):
            found += [Piece(Newline())] if found else []
            found += pieces_of(printer, block.inlines, here)
    return tuple(found)


def inline_text(
    printer: ExpressionPrinter, source: str, here: Here, where: Where | None
) -> tuple[Piece, ...]:
    """A text field with inline marks and expressions."""
    inlines, diagnostics = parse_inline(source, where)
    for diagnostic in diagnostics:
        printer.diagnostics.add(diagnostic)
    if isinstance(where, Span) and "{{" in source:
        printer = _Placed(printer, source, where)
    return pieces_of(printer, inlines, here)


@lru_cache(maxsize=4096)
def _places(source: str, field: Span) -> tuple[tuple[str, tuple[Where | None, ...]], ...]:
    """The expressions of a text by their characters, with the places of each in turn; none of a text that
    cannot be taken apart, which the reader of marks has reported.
    """
    found: dict[str, list[Where | None]] = {}
    with suppress(ExpressionError):
        for token in split(source):
            if token.expression:
                found.setdefault(token.text.strip(), []).append(span_of(token, field, source))
    return tuple((text, tuple(spans)) for text, spans in found.items())


class _Placed:
    """Prints the expressions of a layout's text, each known by its own columns rather than by the text's."""

    def __init__(self, printer: ExpressionPrinter, source: str, field: Span) -> None:
        self.printer = printer
        self._left = {text: list(spans) for text, spans in _places(source, field)}

    @property
    def diagnostics(self) -> Diagnostics:
        """Where findings go."""
        return self.printer.diagnostics

    def pieces(self, source: str, here: Here, span: Where | None) -> tuple[Piece, ...]:
        """The value of an expression as pieces of text."""
        own = self._left.get(source.strip())
        return self.printer.pieces(source, here, own.pop(0) if own else span)

    def plain(self, source: str | None, here: Here, span: Where | None) -> str:
        """A text with its expressions as characters."""
        return self.printer.plain(source, here, span)

    def note_mark(self) -> str:
        """The number of the next footnote."""
        return self.printer.note_mark()


def inline_cell(
    printer: ExpressionPrinter, text: CellText, here: Here, expression: Where | None
) -> tuple[Piece, ...]:
    """A Markdown cell in one paragraph: every line of the cell is a line. here: where its expressions are
    evaluated; expression: what printed the cell.
    """
    found: list[Piece] = []
    for line in filter(str.strip, str.__str__(text).splitlines()):
        found += [Piece(Newline())] if found else []
        found += inline_text(printer, line, here, text.ref)
    return tuple(replace(piece, expression=piece.expression or expression) for piece in found)
