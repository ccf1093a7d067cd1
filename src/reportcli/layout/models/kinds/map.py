"""Maps, and the countries marked on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from reportcli.layout.models.block_fields import Blocks
from reportcli.layout.models.bounds import Contradiction, Trim
from reportcli.layout.models.context import asked
from reportcli.layout.models.declared import Field
from reportcli.layout.models.effects import needs
from reportcli.layout.models.fields import (
    Check,
    Expr,
    PaintField,
    Paints,
    ParagraphName,
    StrokeField,
    Text,
    choice,
    parts,
)
from reportcli.layout.models.measures import Breaks, Distance, Latitude, Longitude, Shifts, Size
from reportcli.layout.models.node import Node
from reportcli.layout.models.parts import Idle, Part
from reportcli.layout.models.refusals import Info


class Bounds(Part):
    """Degrees."""

    west: Longitude = Field(description="Least longitude.")
    south: Latitude = Field(description="Least latitude.")
    east: Longitude = Field(description="Greatest longitude.")
    north: Latitude = Field(description="Greatest latitude.")

    def contradictions(self, trim: Trim) -> Iterator[Contradiction]:
        """Bounds between which there is nothing."""
        for low, high in (("west", "east"), ("south", "north")):
            least, most = getattr(self, low), getattr(self, high)
            if not (isinstance(least, str) or isinstance(most, str)) and least >= most:
                yield Contradiction(
                    "layout-bounds-reversed", {"low": low, "high": high}, (high,), of_page=False
                )


def _shown(value: object, info: Info) -> object:
    """Bounds in degrees, or `auto`."""
    return value if value == "auto" else asked(info).part(Bounds, value)


class MapMarks(Part):
    """Marked areas, or points by longitude and latitude, one for each record."""

    each: Expr = Field(description="Records, one area or point each.")
    as_: Text = Field(default="mark", description="Name of the record.")
    code: Expr | None = Field(
        default=None,
        description=(
            "Code of the area: ISO 3166 of a country, two letters, or as the file of `regions` has it."
        ),
    )
    latitude: Expr | None = Field(
        default=None, description="Of a point instead of an area: degrees north, south below zero."
    )
    longitude: Expr | None = Field(default=None, description="Degrees east, west below zero.")
    name: Text | None = Field(
        default=None, description="What it is called where its value is read aloud; unless said, its label."
    )
    value: Expr | None = Field(
        default=None,
        description=(
            "A figure: it colours its area, or, with `size` or at a point, gives a circle its area. "
            "A legend says what colours and sizes mean."
        ),
    )
    size: Size | None = Field(
        default=None,
        description=(
            "Diameter of the circle of the largest value (8 mm unless said); of points without values 2.4 mm."
        ),
    )
    breaks: Breaks | None = Field(
        default=None,
        needs=needs("value"),
        description=(
            "Where one colour ends and the next begins, as the values are printed: `[10, 50, 100]`; "
            "unless said, "
            "round numbers that put as many areas in each."
        ),
    )
    colours: Paints = Field(
        default=(),
        description="Colours from the lowest to the highest values; unless said, four tints of `colour`.",
    )
    colour: PaintField | None = Field(default=None, description="Colour of the area or the circle.")
    label: Blocks = Field(default=(), description="Blocks beside it.")
    anchor: Annotated[str, choice("auto", "inside", "left", "right", "above", "below")] = Field(
        default="auto",
        needs=needs("label"),
        description=(
            "Where the label stands: `auto` beside it, `inside` on its own land where it fits, else "
            "beside with a "
            "leader; `left`, `right`, `above` or `below`."
        ),
    )
    offset: Shifts | None = Field(
        default=None, needs=needs("label"), description="Moves the label: `[across, down]`."
    )

    def contradictions(self, trim: Trim) -> Iterator[Contradiction]:
        """A mark has one place; as many colours as there are classes."""
        point = self.latitude is not None or self.longitude is not None
        half = (self.latitude is None) != (self.longitude is None)
        if half or point == (self.code is not None):
            yield Contradiction("layout-map-mark-place", {}, ("each",), of_page=False)
        if self.breaks and self.colours and len(self.colours) != len(self.breaks) + 1:
            wanted = {"colours": str(len(self.colours)), "wanted": str(len(self.breaks) + 1)}
            yield Contradiction("layout-map-colours", wanted, ("colours",), of_page=False)


class MapNode(Node):
    """A part of the world, or of a file of the layout, with marked areas and points."""

    kind: ClassVar[str] = "map"
    map: Annotated[
        Bounds | str,
        Check(_shown, {"anyOf": [{"$ref": "#/$defs/Bounds"}, {"enum": ["auto"]}]}),
    ] = Field(description="Part of the world, in degrees; `auto`: where the marks are.")
    margin: Distance | None = Field(
        default=None,
        needs=needs("map", values=("auto",)),
        description="With `map: auto`: air around the marks, 14 mm unless said.",
    )
    projection: Annotated[str, choice("equal-earth", "azimuthal")] | None = Field(
        default=None,
        description=(
            "Both keep areas: `equal-earth` for the world, `azimuthal` for a region, whose shapes it "
            "keeps. With "
            "`map: auto` by the extent of the marks."
        ),
    )
    regions: Text | None = Field(
        default=None,
        description=(
            "Areas of your own instead of the countries of the world: a GeoJSON or TopoJSON file "
            "under `map/` of "
            "the layout, in degrees (WGS 84), without its ending."
        ),
    )
    key: Text | None = Field(
        default=None,
        needs=needs("regions"),
        description="The property of that file that names an area; unless said, its `id`.",
    )
    land: PaintField | None = Field(default=None, description="Colour of countries that are not marked.")
    border: StrokeField | None = Field(default=None, description="Line between countries.")
    water: PaintField | None = Field(default=None, description="Colour of the sea.")
    marks: Annotated[tuple[MapMarks, ...], parts(MapMarks, one=True)] = Field(
        default=(), description="Areas and points that are marked; several sets as a list."
    )
    leader: StrokeField | None = Field(
        default=None, needs=needs("marks"), description="Line from a country to a label that stands apart."
    )
    legend: Annotated[str, choice("bottom", "top", "none")] = Field(
        default="bottom", description="Where the legend of values stands."
    )
    legend_title: Text | None = Field(default=None, description="What the values are, over the legend.")
    legend_style: ParagraphName | None = Field(
        default=None, description="Style of the legend's words; unless said, that of a chart's labels."
    )

    def lacks(self) -> Iterator[Contradiction]:
        """A map of where the marks are, without any."""
        if self.map == "auto" and not self.marks:
            yield Contradiction("layout-map-without-marks", {}, ("map",), of_page=False)

    def idle(self) -> Iterator[Idle]:
        """What a legend says or looks like, where no mark has a value."""
        yield from super().idle()
        if any(marks.value is not None for marks in self.marks):
            return
        for name in sorted(self.stated & {"legend_title", "legend_style"}):
            yield Idle(self, name, "marks: {value: …}", content=name == "legend_title")
