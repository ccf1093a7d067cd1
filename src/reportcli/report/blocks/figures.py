"""Blocks that show something: pictures, icons, shapes, maps, QR codes, blocks of packages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reportcli.model.refs import Where
from reportcli.model.style import Paint, ParagraphStyle, Stroke
from reportcli.report.blocks.block import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Image(Block):
    """A photo or logo in a placement. fit: cover (crop to the box) or contain.

    ratio: width/height of the box when the height is auto. focal (0..1, 0..1) belongs to the photo; zoom,
    offset (fractions) and mask to here.
    """

    image: str  # key of Report.images
    fit: str = "cover"
    ratio: float | None = None
    focal: tuple[float, float] = (0.5, 0.5)
    zoom: float = 1.0
    offset: tuple[float, float] = (0.0, 0.0)
    mask: str = "none"  # none | circle | rounded
    radius: float = 0.0
    grey: bool = False
    tint: Paint | None = None
    source: Where | None = None
    missing: bool = False  # its file is not there: a draft shows a crossed box


@dataclass(frozen=True, slots=True, kw_only=True)
class Icon(Block):
    """A vector asset ("icons/heart", "flags/be"). paint: for single-colour icons; None keeps its own."""

    asset: str
    size: float
    paint: Paint | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape(Block):
    """kind: rect | rounded | ellipse | line | path (SVG path data in a 0..1 unit box)."""

    kind: str = "rect"
    fill: Paint | None = None
    stroke: Stroke | None = None
    radius: float = 0.0
    data: str | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Qr(Block):
    data: str
    paint: Paint
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlugIn(Block):
    """What an installed package draws: a ReportLab flowable, made of these arguments when it is typeset.

    arguments: by parameter name, as `reportcli.plugins.Parameter` says (colours as Paint). styles, colours:
    the layout's, as the section sees them. printed: index into Report.facts of the figures given, by text.
    """

    name: str
    arguments: Mapping[str, Any]
    styles: Mapping[str, ParagraphStyle]
    colours: Mapping[str, Paint]
    printed: Mapping[str, int]
