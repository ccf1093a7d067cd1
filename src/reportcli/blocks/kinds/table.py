"""Tables, their columns, rows and cells."""

from __future__ import annotations

from reportcli.blocks.block import Block
from reportcli.model.geometry import Length
from reportcli.model.style import Gradient, Paint, Stroke, TableStyle
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A table column. width: pt, %, fr or auto; align: left | right | center | decimal."""

    width: Length
    align: str = "left"
    row_header: bool = False
    rule_left: Stroke | None = None
    rule_right: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Blocks of one cell, which may go over several columns or rows. align: "" for that of its column."""

    blocks: tuple[Block, ...]
    col_span: int = 1
    row_span: int = 1
    header: bool = False
    align: str = ""
    fill: Paint | Gradient | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row. What only breaks print is none of the blocks of the report: sums of the rows so
    far, where the page ends and where the next one begins; the heading of a group that goes on.
    """

    cells: tuple[Cell, ...]
    kind: str = "body"  # body | header | total | subtotal | group | carried
    path: str = ""
    fill: Paint | Gradient | None = None
    above: Stroke | None = None
    below: Stroke | None = None
    carried: Row | None = None
    brought: Row | None = None
    again: Row | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    """Rows of kind header are repeated (as artifacts) on every page; a row breaks between its lines.

    orphans, widows: least rows before and after a break. notes: what stands under the last row.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    style: TableStyle
    gap: float = 0.0  # points between columns
    notes: tuple[Block, ...] = ()
    decimal: str = ""  # the sign before decimals of its figures, where it is known
    orphans: int = 2
    widows: int = 2
