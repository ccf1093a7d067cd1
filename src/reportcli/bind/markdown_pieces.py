"""Inline Markdown to pieces of text: marks, links, footnote calls, and expressions with their values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportcli.expressions.values import Newline, Note, Piece
from reportcli.inputs.link_targets import link_problem
from reportcli.inputs.markdown import nodes as md
from reportcli.inputs.markdown.reader import parse_inline
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.refs import Span, Where
from reportcli.workbook.tables.record import CellText

if TYPE_CHECKING:
    from reportcli.bind.context import Binding, Here

MARKS: Mapping[type, str] = {md.Strong: "strong", md.Emphasis: "emphasis", md.Superscript: "superscript"}
NO_PIECES: tuple[Piece, ...] = ()


@dataclass(slots=True)
class Notes:
    """The footnotes of one text, and the marks that its calls were given."""

    bodies: Mapping[str, md.Note] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)


def pieces_of(
    binding: Binding, inlines: Iterable[md.Inline], here: Here, notes: Notes | None = None
) -> tuple[Piece, ...]:
    """The pieces of a paragraph, in reading order."""
    found: list[Piece] = []
    for node in inlines:
        found += _pieces(binding, node, here, notes or Notes())
    return tuple(found)


def _pieces(binding: Binding, node: md.Inline, here: Here, notes: Notes) -> tuple[Piece, ...]:
    if isinstance(node, md.Text):
        return (Piece(node.text, where=node.where),)
    if isinstance(node, md.LineBreak):
        return (Piece(Newline()),)
    if isinstance(node, md.Expression):
        return binding.printable(binding.value(node.source, here, node.where), node.source, node.where, here)
    if isinstance(node, md.NoteRef):
        return _call(binding, node, here, notes)
    inner = pieces_of(binding, node.children, here, notes)
    if isinstance(node, md.Link):
        url = _url(binding, node, here)
        return tuple(replace(piece, link=piece.link or url) for piece in inner)
    mark = MARKS[type(node)]
    return tuple(replace(piece, marks=(mark, *piece.marks)) for piece in inner)


def _url(binding: Binding, node: md.Link, here: Here) -> str | None:
    """Where a link leads; one that an expression gives is checked like the others."""
    if "{{" not in node.url:
        return None if link_problem(node.url) else node.url
    url = binding.plain(node.url, here, node.where)
    problem = link_problem(url)
    if problem:
        binding.tell(Diagnostic(problem, Severity.ERROR, node.where, {"url": url[:80]}))
        return None
    return url


def _call(binding: Binding, node: md.NoteRef, here: Here, notes: Notes) -> tuple[Piece, ...]:
    """A footnote's call; a second call of the same note prints its mark again."""
    if node.id in notes.marks:
        return (Piece(notes.marks[node.id], ("note-call",), where=node.where),)
    body = notes.bodies.get(node.id)
    if body is None:
        return NO_PIECES  # the parser has told that the note is missing
    binding.notes += 1
    mark = notes.marks[node.id] = str(binding.notes)
    return (Piece(Note(f"{here.section or here.path}-note-{mark}", mark, note_body(binding, body, here))),)


def note_body(binding: Binding, note: md.Note, here: Here) -> tuple[Piece, ...]:
    """A note's paragraphs, one after the other."""
    found: list[Piece] = []
    for block in note.blocks:
        if isinstance(block, (md.Paragraph, md.Heading)):
            found += [Piece(Newline())] if found else []
            found += pieces_of(binding, block.inlines, here)
    return tuple(found)


def inline_text(binding: Binding, source: str, here: Here, where: Where | None) -> tuple[Piece, ...]:
    """A text field with inline marks and expressions."""
    inlines, diagnostics = parse_inline(source, where)
    for diagnostic in diagnostics:
        binding.tell(diagnostic)
    return pieces_of(binding, inlines, here)


def inline_cell(binding: Binding, text: CellText, here: Here, expression: Where | None) -> tuple[Piece, ...]:
    """A Markdown cell in one paragraph: every line of the cell is a line. Its expressions see the tables
    only.
    """
    found: list[Piece] = []
    for line in filter(str.strip, str.__str__(text).splitlines()):
        found += [Piece(Newline())] if found else []
        found += inline_text(binding, line, replace(binding.root, lang=here.lang), text.ref)
    return tuple(replace(piece, expression=piece.expression or expression) for piece in found)


def span_only(where: Where | None) -> Span | None:
    return where if isinstance(where, Span) else None
