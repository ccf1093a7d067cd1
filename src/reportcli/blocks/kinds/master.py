"""Masters of pages, and the block that calls one."""

from __future__ import annotations

from reportcli.blocks.block import Block
from reportcli.blocks.kinds.place import Place
from reportcli.model.geometry import Edges
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class UseMaster(Block):
    """Pages from here on (after a page break) follow another master."""

    master: str
    pages: int = 0  # how many pages follow it before those of the master before it; 0: all from here on


@dataclass(frozen=True, slots=True)
class FrameSpec:
    """A region of one side of a master, in points on the trimmed page. fit: as a Place's."""

    name: str
    x: float
    y: float
    width: float
    height: float
    fit: str = "next-frame"
    flow: bool = True  # the section's flow threads through it, in order; others are filled by name
    columns: int = 1
    gap: float = 0.0
    valign: str = "top"  # where what it holds stands: top | middle | bottom | justify
    spacing: float = 14400.0  # points that a gap may be let out by where it is justified


@dataclass(frozen=True, slots=True)
class PageMaster:
    """One side of a master: frames, and furniture (running head, folio, backgrounds) bound per section."""

    name: str
    side: str  # left | right
    frames: tuple[FrameSpec, ...]
    furniture: tuple[Place, ...]
    margin: Edges  # top, right, bottom, left of this side
    grid_top: float  # first baseline of the baseline grid, points from the trim's top
    baseline: float  # grid step in points
    columns: int
    gutter: float
    folio: bool = True
    size: tuple[float, float] | None = None  # of its pages in points, where it is not the report's
