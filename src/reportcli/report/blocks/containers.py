"""Blocks that arrange others, in the flow or out of it."""

from __future__ import annotations

from dataclasses import dataclass

from reportcli.model.geometry import AUTO, Length
from reportcli.model.style import Stroke
from reportcli.report.blocks.block import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack(Block):
    """Blocks under one another, `gap` points apart.

    valign, when a height is given: top | middle | bottom | justify.
    """

    children: tuple[Block, ...]
    gap: float = 0.0
    valign: str = "top"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken(Block):
    """Blocks that are only read aloud, at this place of the reading order: unseen, without room."""

    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowBlock(Block):
    """Blocks beside one another; children's width in pt, %, col, fr or auto (natural). Never broken."""

    children: tuple[Block, ...]
    gap: float = 0.0
    valign: str = "top"  # top | middle | bottom | stretch | baseline


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid(Block):
    """Children in equal columns, row by row; breaks between rows. equal: rows of one height."""

    children: tuple[Block, ...]
    columns: int
    gap: float = 0.0
    row_gap: float = 0.0
    valign: str = "top"
    equal: bool = False
    center_last: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns(Block):
    """Text in columns that flows over pages; balanced where it ends unless `balance` is off."""

    children: tuple[Block, ...]
    count: int
    gap: float = 12.0
    balance: bool = True
    rule: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a `place` block stands: each edge a distance from the reference box's edge, None leaves it free.

    reference: page (trim) | bleed | margin | spread | frame. `fit` says what overset does.
    """

    reference: str = "margin"
    left: Length | None = None
    right: Length | None = None
    top: Length | None = None
    bottom: Length | None = None
    width: Length = AUTO
    height: Length = AUTO
    rotate: float = 0.0
    inner: Length | None = None  # in the flow, where the side is not known before the page is
    outer: Length | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Block):
    """Absolute, layered content of the page (or spread) where it is met. z below 0 stands behind the flow.

    clear: rest of the frame's flow keeps this distance from it (None: does not push the flow)."""

    children: tuple[Block, ...]
    at: Placement
    z: int = 0
    valign: str = "top"
    fit: str = "error"  # error | shrink | grow | next-frame
    clear: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Into(Block):
    """Content for a named frame of the current page's master (a sidebar beside the main text)."""

    frame: str
    children: tuple[Block, ...]
    fit: str = "error"
