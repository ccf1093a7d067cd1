"""The tables of a tagged PDF as they are printed: read back through the structure tree."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import NamedTuple

from reportcli.pdf.structure_text import marked_texts
from reportcli.preflight.spoken import INLINE
from reportcli.preflight.structure import Node, Structure


class Cell(NamedTuple):
    """text as it is read. header: a TH. columns and rows: how far it spans."""

    text: str
    header: bool
    columns: int = 1
    rows: int = 1


class PrintedTable(NamedTuple):
    """title: its caption, else the heading above it. page: 1-based."""

    title: str
    page: int
    rows: tuple[tuple[Cell, ...], ...]


def printed_tables(pdf: bytes) -> list[PrintedTable]:
    """All tables in reading order; none where the file is not tagged."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as file:
        structure = Structure(file)
        wanted = {page for node in structure.nodes if node.role == "Table" for page in _pages(node)}
        wanted |= {node.page for node in structure.nodes if node.role[:1] == "H"} if wanted else set()
        pages = enumerate(file.pages, start=1)
        texts = {number: marked_texts(page.obj, strip=False) for number, page in pages if number in wanted}
        found, heading = [], ""
        for node in structure.nodes:
            if node.role[:1] == "H" and node.role[1:].isdecimal():
                heading = node_text(node, texts)
            elif node.role == "Table":
                captions = [node_text(one, texts) for one in node.all("Caption")]
                rows = tuple(tuple(_cell(cell, texts) for cell in row.kids) for row in node.all("TR"))
                found.append(PrintedTable(captions[0] if captions else heading, node.page, rows))
    return found


def _pages(node: Node) -> set[int]:
    pages = {page for page, _ in node.marks}
    for kid in node.kids:
        pages |= _pages(kid)
    return pages


def node_text(node: Node, texts: Mapping[int, Mapping[int, str]]) -> str:
    """All that is read of an element, alternatives of pictures included."""
    return re.sub(r"[ \t\n]+", " ", _raw(node, texts)).strip()


def _raw(node: Node, texts: Mapping[int, Mapping[int, str]]) -> str:
    if actual := node.text("/ActualText"):
        return actual
    if node.role in ("Figure", "Formula"):
        return f" {node.text('/Alt')} "
    parts = [
        texts.get(piece[0], {}).get(piece[1], "") if not isinstance(piece, Node) else _raw(piece, texts)
        for piece in node.content
    ]
    return "".join(parts) if node.role in INLINE else f" {''.join(parts)} "


def _cell(node: Node, texts: dict[int, dict[int, str]]) -> Cell:
    return Cell(node_text(node, texts), node.role == "TH", _span(node, "/ColSpan"), _span(node, "/RowSpan"))


def _span(node: Node, name: str) -> int:
    value = node.attribute(name)
    return min(max(int(value), 1), 1000) if isinstance(value, int) else 1
