"""Maps and their marked countries."""

from __future__ import annotations

from reportcli.blocks.block import Block
from reportcli.model.style import Paint, Stroke
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class MapMark:
    """A marked country: ISO 3166-1 alpha-2 code, its paint and what stands beside it (may be empty)."""

    code: str
    paint: Paint
    label: tuple[Block, ...] = ()
    anchor: str = "auto"  # auto | left | right | above | below
    offset: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Map(Block):
    """World or part of it in Equal Earth projection. bounds: west, south, east, north in degrees."""

    bounds: tuple[float, float, float, float]
    land: Paint
    border: Stroke | None
    marks: tuple[MapMark, ...]
    leader: Stroke | None = None
    water: Paint | None = None
