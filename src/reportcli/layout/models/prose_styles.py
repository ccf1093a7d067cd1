"""The field that gives the marks of Markdown their paragraph styles."""

from __future__ import annotations

from typing import Annotated

from reportcli.inputs.nearest import nearest
from reportcli.layout.models.fields import TEXT_SCHEMA, Check, known, mapping, named
from reportcli.layout.models.refusals import Info, refuse, shown

PROSE_MARKS = ("p", "p-first", "h1", "h2", "h3", "h4", "h5", "h6", "li", "quote", "note", "ol", "rule")
"""Marks of Markdown that have a paragraph style."""
_PARAGRAPHS = named(known("paragraph").read, TEXT_SCHEMA)


def _of_marks(value: object, info: Info) -> object:
    """Paragraph styles by mark; a mark that there is not is refused at its name."""
    for mark in mapping(value):
        if mark not in PROSE_MARKS:
            names, near = ", ".join(PROSE_MARKS), nearest(mark, PROSE_MARKS)
            refuse("layout-unknown-key", at_key=mark, key=shown(mark), names=names, nearest=near)
    return _PARAGRAPHS.read(value, info)


ParagraphMap = Annotated[dict[str, str], Check(_of_marks, _PARAGRAPHS.schema)]
