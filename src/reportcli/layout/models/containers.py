"""Models of blocks that arrange others, in the flow or out of it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from reportcli.layout.models.fields import (
    Blocks,
    ColumnCount,
    Fit,
    Flag,
    GridCount,
    LengthField,
    Number,
    ObjectName,
    StrokeField,
    Text,
    Whole,
    choice,
    part,
)
from reportcli.layout.models.parts import Node, Part


class StackNode(Node):
    kind: ClassVar[str] = "stack"
    stack: Blocks = Field(description="Blocks under one another.")
    gap: LengthField | None = Field(default=None, description="Least space between them.")
    valign: Annotated[str, choice("top", "middle", "bottom", "justify")] = Field(
        default="top", description="Where they stand when the stack has a height of its own."
    )


class SpokenNode(Node):
    """Blocks that are only read aloud."""

    kind: ClassVar[str] = "spoken"
    spoken: Blocks = Field(description="Blocks that are only read aloud; they take no room.")


class RowNode(Node):
    kind: ClassVar[str] = "row"
    row: Blocks = Field(description="Blocks beside one another, each with its `width`; never broken.")
    gap: LengthField | None = Field(default=None, description="Space between them.")
    valign: Annotated[str, choice("top", "middle", "bottom", "stretch", "baseline")] = Field(
        default="top", description="How blocks of different heights stand to each other."
    )


class GridNode(Node):
    kind: ClassVar[str] = "grid"
    grid: Blocks = Field(description="Blocks in equal columns, row by row; broken between rows.")
    columns: GridCount = Field(default=2, description="How many columns.")
    gap: LengthField | None = Field(default=None, description="Space between columns.")
    row_gap: LengthField | None = Field(default=None, description="Space between rows; without one, `gap`.")
    valign: Annotated[str, choice("top", "middle", "bottom", "stretch")] = Field(
        default="top", description="How blocks of one row stand to each other."
    )
    equal: Flag = Field(default=False, description="All blocks of a row are as high as the highest.")
    center_last: Flag = Field(default=False, description="A last row that is not full stands in the middle.")


class ColumnsNode(Node):
    kind: ClassVar[str] = "columns"
    columns: Blocks = Field(description="Blocks that flow through columns, and over pages.")
    count: ColumnCount = Field(default=2, description="How many columns.")
    gap: LengthField | None = Field(default=None, description="Space between columns.")
    balance: Flag = Field(default=True, description="Columns end at the same height.")
    rule: StrokeField | None = Field(default=None, description="Line between columns.")


class BoxNode(Node):
    """A stack with an object style."""

    kind: ClassVar[str] = "box"
    box: Blocks = Field(description="Blocks under one another in a box.")
    style: ObjectName | None = Field(default=None, description="Object style of the box.")
    gap: LengthField | None = Field(default=None, description="Least space between them.")
    valign: Annotated[str, choice("top", "middle", "bottom", "justify")] = Field(
        default="top", description="Where they stand when the box has a height of its own."
    )


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


class FrameNode(Node):
    kind: ClassVar[str] = "frame"
    frame: Text = Field(description="Name of a frame of the page's master.")
    do: Blocks = Field(description="Blocks that go into it.")
    fit: Fit = Field(default="error", description="What happens when they do not fit.")
