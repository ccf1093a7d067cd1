"""Maps, the areas and points marked on them, their legend."""

from __future__ import annotations

from reportcli.blocks.block import Block
from reportcli.blocks.kinds.chart import Datum
from reportcli.blocks.kinds.text import Text
from reportcli.model.style import CharacterStyle, Paint, Stroke
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class MapMark:
    """A marked area or point, its paint and what stands beside it (may be empty).

    code: of the area, ISO 3166-1 alpha-2 in the world; "" of a point. point: longitude and latitude in
    degrees.
    symbol: diameter in points of a circle at its place; None: the area itself is painted. hollow: the circle
    stands for nil. name: what it is called in findings.
    """

    code: str
    paint: Paint
    label: tuple[Block, ...] = ()
    anchor: str = "auto"  # auto | inside | left | right | above | below
    offset: tuple[float, float] = (0.0, 0.0)
    point: tuple[float, float] | None = None
    symbol: float | None = None
    hollow: bool = False
    name: str = ""

    @property
    def key(self) -> str:
        """What the mark is found by: two marks at one place have the same."""
        return self.code if self.point is None else f"{self.point[0]},{self.point[1]}"

    @property
    def radius(self) -> float:
        """Of its circle, in points."""
        return (self.symbol or 0.0) / 2


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """What a colour, or a circle of a size, means. symbol: diameter in points; None: a swatch."""

    paint: Paint
    text: Text
    symbol: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Map(Block):
    """World or part of it in a projection that keeps areas. bounds: west, south, east, north in degrees;
    None: where the marks are, with `margin` points around them.

    projection: equal-earth | azimuthal, "" for what suits. data: the asset with its areas; key: property that
    names them. values: of the marks that have one, read aloud as a table in the type of `label_char`.
    legend_at: bottom | top.
    """

    bounds: tuple[float, float, float, float] | None
    land: Paint
    border: Stroke | None
    marks: tuple[MapMark, ...]
    leader: Stroke | None = None
    water: Paint | None = None
    margin: float = 0.0
    projection: str = ""
    data: str = "map/world"
    key: str = ""
    values: tuple[Datum, ...] = ()
    label_char: CharacterStyle | None = None
    legend_title: tuple[Text, ...] = ()
    legend: tuple[LegendEntry, ...] = ()
    legend_at: str = "bottom"
