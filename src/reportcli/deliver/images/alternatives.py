"""What a screen reader says in the place of a picture of a page or block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reportcli.deliver.printed_tables import AS_READ, said
from reportcli.model.display import PagedDocument, Placed, PlacedPage, StructNode
from reportcli.paint.deferred_text import DeferredText, anchors_of
from reportcli.pdf.structure import INLINE, ROLE_MAP

_SPACES = re.compile(r"[ \n]+")
_FIGURES = ("Figure", "Formula")
_TEXTS = ("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Caption")
_BETWEEN = {"TR": "\t", "LI": " "}  # parts of one row, of one item


class _Spoken(NamedTuple):
    """What is said at once: the node that says it, and the paragraph, cell and row around it (-1: none)."""

    node: int
    paragraph: int
    cell: int
    row: int
    text: str


class Alternatives:
    """The texts of one document."""

    def __init__(self, document: PagedDocument) -> None:
        pages = document.pages
        self._deferred = DeferredText(pages, anchors_of(pages), lambda *_: (), [])

    def text(self, nodes: Sequence[StructNode], page: PlacedPage, leaves: Iterable[Placed]) -> str:
        """What is read of leaves of a page, in reading order: a line for a paragraph, tabs between cells; of
        a figure its alternative text. nodes: of the page's chapter.
        """
        spoken: list[_Spoken] = []
        for leaf in leaves:
            if leaf.node >= 0:
                own = "".join(said(leaf.ops, page, self._deferred)).translate(AS_READ)
                one = _spoken(nodes, leaf.node, own)
                if one.node < 0 or all(one.node != other.node for other in spoken):
                    spoken.append(one)
        return _joined(spoken, nodes)


def _above(nodes: Sequence[StructNode], node: int) -> Iterator[int]:
    """A node and all above it."""
    while node >= 0:
        yield node
        node = nodes[node].parent


def _spoken(nodes: Sequence[StructNode], node: int, own: str) -> _Spoken:
    """What a leaf of a node says: the alternative of the outermost node that has one, else the text that
    stands for its own, else that.
    """
    line = list(_above(nodes, node))
    speaker = next((each for each in reversed(line) if nodes[each].alt), -1)
    text = f" {nodes[speaker].alt} " if speaker >= 0 else None
    if speaker < 0:
        speaker = next((each for each in line if nodes[each].actual_text), -1)
        text = nodes[speaker].actual_text if speaker >= 0 else own
    paragraph = next((each for each in line if not _is_in_line(nodes, each)), -1)
    cell = next((each for each in line if nodes[each].tag in ("TD", "TH")), -1)
    row = next((each for each in line if nodes[each].tag in _BETWEEN), -1)
    return _Spoken(speaker, paragraph, cell, row, text or "")


def _is_in_line(nodes: Sequence[StructNode], node: int) -> bool:
    """Whether a node is part of a paragraph: words of it, or a figure among them."""
    tag, parent = nodes[node].tag, nodes[node].parent
    if tag in _FIGURES and parent >= 0:
        return nodes[parent].tag in _TEXTS or _is_words(nodes[parent].tag)
    return _is_words(tag)


def _is_words(tag: str) -> bool:
    return ROLE_MAP.get(tag, tag) in INLINE


def _joined(spoken: Sequence[_Spoken], nodes: Sequence[StructNode]) -> str:
    """One text; nothing of what says nothing."""
    parts: list[str] = []
    last: _Spoken | None = None
    for one in spoken:
        text = _SPACES.sub(" ", one.text)
        if not text.strip():
            continue
        if last is not None:
            parts.append(_between(last, one, nodes))
        parts.append(text)
        last = one
    lines = "".join(parts).split("\n")
    cells = ([_SPACES.sub(" ", cell).strip() for cell in line.split("\t")] for line in lines)
    return "\n".join("\t".join(line) for line in cells)


def _between(last: _Spoken, one: _Spoken, nodes: Sequence[StructNode]) -> str:
    if one.paragraph == last.paragraph:
        return ""
    if one.row < 0 or one.row != last.row:
        return "\n"
    return " " if one.cell == last.cell else _BETWEEN[nodes[one.row].tag]
