"""Sections and breaks, and the masters of their pages."""

from __future__ import annotations

from dataclasses import dataclass

from reportcli.model.geometry import Edges
from reportcli.model.style import Paint
from reportcli.report.blocks.block import Block
from reportcli.report.blocks.containers import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Break(Block):
    kind: str = "page"  # page | left | right | column | frame


@dataclass(frozen=True, slots=True, kw_only=True)
class UseMaster(Block):
    """Pages from here on (after a page break) follow another master."""

    master: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Block):
    """A section: heading level follows nesting. Top-level sections are chapters.

    title: plain text for outline, running head and contents; starts: any | next (a new page) | left | right.
    """

    title: str
    number: str = ""
    level: int = 1
    master: str | None = None
    starts: str = "next"
    in_outline: bool = True
    in_toc: bool = True
    running: str = ""
    hidden_heading: bool = False
    children: tuple[Block, ...] = ()
    accent: Paint | None = None


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
