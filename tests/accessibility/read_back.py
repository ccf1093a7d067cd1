"""What a tagged PDF says of itself: texts and tables, read back through its structure tree."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

import pikepdf

from reportcli.deliver.printed_tables import PrintedCell, PrintedTable
from reportcli.pdf.marked_text import marked_texts
from reportcli.pdf.structure import INLINE
from reportcli.preflight.structure import Structure, StructureElement


def tables_in(pdf: bytes) -> list[PrintedTable]:
    """All tables in reading order; none where the file is not tagged."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        structure = Structure(file)
        texts = {
            number: marked_texts(page.obj, strip=False) for number, page in enumerate(file.pages, start=1)
        }
        found, heading = [], ""
        for node in structure.nodes:
            if node.role[:1] == "H" and node.role[1:].isdecimal():
                heading = node_text(node, texts)
            elif node.role == "Table":
                captions = [node_text(one, texts) for one in node.all("Caption")]
                rows = tuple(tuple(_cell(cell, texts) for cell in row.kids) for row in node.all("TR"))
                found.append(PrintedTable(captions[0] if captions else heading, rows))
    return found


def node_text(node: StructureElement, texts: Mapping[int, Mapping[int, str]]) -> str:
    """All that is read of an element, alternatives of pictures included."""
    return re.sub(r"[ \t\n]+", " ", _raw(node, texts)).strip()


def _raw(node: StructureElement, texts: Mapping[int, Mapping[int, str]]) -> str:
    if actual := node.text("/ActualText"):
        return actual
    if node.role in ("Figure", "Formula"):
        return f" {node.text('/Alt')} "
    parts = [
        texts.get(piece[0], {}).get(piece[1], "")
        if not isinstance(piece, StructureElement)
        else _raw(piece, texts)
        for piece in node.content
    ]
    return "".join(parts) if node.role in INLINE else f" {''.join(parts)} "


def _cell(node: StructureElement, texts: dict[int, dict[int, str]]) -> PrintedCell:
    return PrintedCell(
        node_text(node, texts), node.role == "TH", _span(node, "/ColSpan"), _span(node, "/RowSpan")
    )


def _span(node: StructureElement, name: str) -> int:
    value = node.attribute(name)
    return min(max(int(value), 1), 1000) if isinstance(value, int) else 1
