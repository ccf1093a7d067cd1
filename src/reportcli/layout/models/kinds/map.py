"""Maps, and the countries marked on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from reportcli.layout.models.block_fields import Blocks
from reportcli.layout.models.bounds import Contradiction, Trim
from reportcli.layout.models.declared import Field
from reportcli.layout.models.effects import needs
from reportcli.layout.models.fields import Expr, PaintField, StrokeField, Text, part
from reportcli.layout.models.measures import Latitude, Longitude, Shifts
from reportcli.layout.models.node import Node
from reportcli.layout.models.parts import Part


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


class MapMarks(Part):
    each: Expr = Field(description="Records, one country each.")
    as_: Text = Field(default="mark", description="Name of the record.")
    code: Expr = Field(description="ISO 3166 code of the country, two letters.")
    colour: PaintField | None = Field(default=None, description="Colour of the country.")
    label: Blocks = Field(default=(), description="Blocks beside it.")
    anchor: Text = Field(
        default="auto",
        needs=needs("label"),
        description="Side on which the label stands: auto, left, right, above or below.",
    )
    offset: Shifts | None = Field(
        default=None, needs=needs("label"), description="Moves the label: `[across, down]`."
    )


class MapNode(Node):
    kind: ClassVar[str] = "map"
    map: Annotated[Bounds, part(Bounds)] = Field(description="Part of the world, in degrees.")
    land: PaintField | None = Field(default=None, description="Colour of countries that are not marked.")
    border: StrokeField | None = Field(default=None, description="Line between countries.")
    water: PaintField | None = Field(default=None, description="Colour of the sea.")
    marks: Annotated[MapMarks, part(MapMarks)] | None = Field(
        default=None, description=("Countries that are marked.")
    )
    leader: StrokeField | None = Field(
        default=None, needs=needs("marks"), description="Line from a country to a label that stands apart."
    )
