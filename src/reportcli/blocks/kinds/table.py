"""Tables, their columns, rows and cells."""

from __future__ import annotations

from reportcli.blocks.block import Block
from reportcli.model.geometry import Length
from reportcli.model.style import Paint, TableStyle
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A table column. width: pt, %, fr or auto; align: left | right | center | decimal."""

    width: Length
    align: str = "left"
    row_header: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """Blocks of one cell, which may go over several columns or rows."""

    blocks: tuple[Block, ...]
    col_span: int = 1
    row_span: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row."""

    cells: tuple[Cell, ...]
    kind: str = "body"  # body | header | total | group
    path: str = ""
    fill: Paint | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    """Rows of kind header are repeated (as artifacts) on every page; a row breaks between its lines."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    style: TableStyle
    gap: float = 0.0  # points between columns
