"""Blocks placed out of the flow."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from reportcli.layout.models.block_fields import Blocks
from reportcli.layout.models.fields import Fit, LengthField, Number, Whole, choice, part
from reportcli.layout.models.node import Node
from reportcli.layout.models.parts import Part


class PlaceAt(Part):
    """Distances from the edges of the reference box; inner and outer follow the page's side."""

    reference: Annotated[str, choice("page", "bleed", "margin", "spread", "frame")] = Field(
        default="margin",
        description=(
            "The box that distances are measured from: the trimmed page, with its bleed, its "
            "margins, a spread or the frame."
        ),
    )
    left: LengthField | None = Field(default=None, description="Distance from its left edge.")
    right: LengthField | None = Field(default=None, description="Distance from its right edge.")
    inner: LengthField | None = Field(default=None, description="Distance from the edge at the spine.")
    outer: LengthField | None = Field(default=None, description="Distance from the edge away from the spine.")
    top: LengthField | None = Field(default=None, description="Distance from its upper edge.")
    bottom: LengthField | None = Field(default=None, description="Distance from its lower edge.")
    width: LengthField | None = Field(
        default=None, description=("Width; without one, what the two sides leave.")
    )
    height: LengthField | None = Field(
        default=None, description=("Height; without one, as high as the content.")
    )
    rotate: Number = Field(default=0.0, description="Degrees clockwise.")


class PlaceNode(Node):
    kind: ClassVar[str] = "place"
    place: Annotated[PlaceAt, part(PlaceAt)] = Field(description="Where the blocks stand, out of the flow.")
    do: Blocks = Field(description="The blocks.")
    z: Whole = Field(default=0, description="Order of drawing: below 0 behind the text, higher ones on top.")
    valign: Annotated[str, choice("top", "middle", "bottom", "justify")] = Field(
        default="top", description="Where they stand in its height."
    )
    fit: Fit = Field(
        default="error",
        description=(
            "What happens when they do not fit: a finding, smaller type (within `min-scale`), a "
            "higher place, or the next frame."
        ),
    )
    clear: LengthField | None = Field(default=None, description="Pushes the text of the flow this far away.")
    overlap: Annotated[str, choice("refused", "allowed")] = Field(
        default="refused", description="Whether its text may stand over other text; else that is an error."
    )
