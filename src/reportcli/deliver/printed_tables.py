"""The tables of a document as they are printed, from the structure of its placed pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reportcli.model.display import GlyphsOp, GroupOp, LateOp, Op, PagedDocument, PlacedPage
from reportcli.paint.deferred_text import DeferredText, anchors_of
from reportcli.paint.page import is_shown
from reportcli.paint.page_selection import delivered_pages
from reportcli.paint.profile import Profile
from reportcli.paint.structure_tree import TreeGrower
from reportcli.pdf.structure import INLINE, ROLE_MAP, Element, Mark, prune

AS_READ = {0xAD: None, 0xA0: " "}  # soft hyphens are no text; a space that does not break is a space
_SPACES = re.compile(r"[ \t\n]+")
Texts = Mapping[tuple[str, int], str]  # by page and MCID


class PrintedCell(NamedTuple):
    """text as it is read. header: a TH. columns and rows: how far it spans."""

    text: str
    header: bool
    columns: int = 1
    rows: int = 1


class PrintedTable(NamedTuple):
    """title: its caption, else the heading above it."""

    title: str
    rows: tuple[tuple[PrintedCell, ...], ...]


def printed_tables(document: PagedDocument, profile: Profile) -> list[PrintedTable]:
    """All tables that a profile delivers, in reading order, with the texts of their cells; none where it is
    not tagged."""
    if not profile.tags:
        return []
    tree, texts = _read(document, profile)
    found, heading = [], ""
    for element in _descendants(tree.root):
        if element.tag[:1] == "H" and element.tag[1:].isdecimal():
            heading = _text(element, texts)
        elif element.tag == "Table":
            captions = [_text(one, texts) for one in _all(element, "Caption")]
            rows = tuple(tuple(_cells(row, tree, texts)) for row in _all(element, "TR"))
            found.append(PrintedTable(captions[0] if captions else heading, rows))
    return found


def _read(document: PagedDocument, profile: Profile) -> tuple[TreeGrower, Texts]:
    """The structure as it is painted, and the text of every mark."""
    tree, texts = TreeGrower(document), dict[tuple[str, int], str]()
    deferred = DeferredText(document.pages, anchors_of(document.pages), lambda *_: (), [])
    for index, chapter, page in delivered_pages(document, profile):
        owners: list[Element] = []
        name = str(index)
        for leaf in page.placed:
            if leaf.node >= 0 and is_shown(leaf, profile):
                mcid = tree.mark(tree.element(chapter, leaf.node), name, owners)
                texts[name, mcid] = "".join(said(leaf.ops, page, deferred)).translate(AS_READ)
    tree.keep_empty_cells()
    tree.finish(0.0, {})
    prune(tree.root)
    return tree, texts


def said(ops: Sequence[Op], page: PlacedPage, deferred: DeferredText) -> Iterator[str]:
    """The text of display operations as it is read."""
    for op in ops:
        if isinstance(op, GlyphsOp):
            yield from (glyph.text for glyph in op.glyphs)
        elif isinstance(op, GroupOp):
            yield from said(op.ops, page, deferred)
        elif isinstance(op, LateOp):
            yield deferred.text(op, page, "")


def _descendants(element: Element) -> Iterator[Element]:
    """All elements below one, in reading order."""
    for kid in element.kids:
        if isinstance(kid, Element):
            yield kid
            yield from _descendants(kid)


def _all(element: Element, tag: str) -> Iterator[Element]:
    """Descendants of a tag, not looking into those found."""
    for kid in element.kids:
        if isinstance(kid, Element):
            if kid.tag == tag:
                yield kid
            else:
                yield from _all(kid, tag)


def _text(element: Element, texts: Texts) -> str:
    """All that is read of an element, alternatives of pictures included."""
    return _SPACES.sub(" ", _joined(element, texts)).strip()


def _joined(element: Element, texts: Texts) -> str:
    if element.actual_text:
        return element.actual_text
    if element.tag in ("Figure", "Formula"):
        return f" {(element.alt or '').strip()} "
    parts = []
    for kid in element.kids:
        if isinstance(kid, Element):
            parts.append(_joined(kid, texts))
        elif isinstance(kid, Mark):
            parts.append(texts[kid])
    inline = ROLE_MAP.get(element.tag, element.tag) in INLINE
    return "".join(parts) if inline else f" {''.join(parts)} "


def _cells(row: Element, tree: TreeGrower, texts: Texts) -> Iterator[PrintedCell]:
    for cell in row.kids:
        if isinstance(cell, Element):
            source = tree.source(cell)
            yield PrintedCell(_text(cell, texts), cell.tag == "TH", source.col_span, source.row_span)
