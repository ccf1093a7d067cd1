"""Typesetting: the flow of bound blocks into placed pages. Each chapter is a pure function."""

from reportcli.typeset.context import ChapterContext, Composer, EntryState, context_of
from reportcli.typeset.document import document_of, pad, typeset

__all__ = [
    "ChapterContext",
    "Composer",
    "EntryState",
    "context_of",
    "document_of",
    "pad",
    "typeset",
]
