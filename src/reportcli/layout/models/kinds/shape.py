"""Shapes: rectangles, ellipses, lines and paths."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from reportcli.layout.models.bounds import Contradiction, Trim, crossed_heights
from reportcli.layout.models.declared import Field
from reportcli.layout.models.effects import is_set, needs
from reportcli.layout.models.fields import (
    BlendMode,
    Corners,
    Flag,
    GradientField,
    PaintField,
    StrokeField,
    Text,
    choice,
)
from reportcli.layout.models.growing import GREATEST_HEIGHT, GROW, LEAST_HEIGHT
from reportcli.layout.models.measures import Distance, Size
from reportcli.layout.models.node import Node
from reportcli.layout.models.parts import Idle
from reportcli.layout.models.shadows import ShadowField


class ShapeNode(Node):
    kind: ClassVar[str] = "shape"
    content: ClassVar[tuple[str, ...]] = ("fill", "gradient", "stroke")
    shape: Annotated[str, choice("rect", "rounded", "ellipse", "line", "path")] = Field(
        description="Which shape."
    )
    fill: PaintField | None = Field(
        default=None,
        needs=needs("shape", values=("rect", "rounded", "ellipse", "path")),
        description="Colour inside.",
    )
    gradient: GradientField | None = Field(
        default=None,
        needs=needs("shape", values=("rect", "rounded", "ellipse", "path")),
        description="Colours inside that run into one another, instead of one.",
    )
    stroke: StrokeField | None = Field(default=None, description="Outline.")
    radius: Distance | None = Field(
        default=None, needs=needs("shape", values=("rounded",)), description="Radius of a `rounded` one."
    )
    corners: Corners | None = Field(
        default=None,
        needs=needs("radius"),
        description="Which corners of a `rounded` one are round: all, or some of them.",
    )
    data: Text | None = Field(
        default=None,
        needs=needs("shape", values=("path",)),
        description="Of a `path`: SVG path data in a box of 0 to 1.",
    )
    blend_mode: BlendMode = Field(
        default="normal", description="How its colours mix with what lies below, as `mix-blend-mode` does."
    )
    shadow: ShadowField | None = Field(
        default=None,
        needs=needs("fill", "gradient"),
        description="A soft shadow below: `{dx, dy, blur, colour, opacity}`.",
    )
    grow: Flag = GROW
    min_height: Size | None = LEAST_HEIGHT
    max_height: Size | None = GREATEST_HEIGHT

    def contradictions(self, trim: Trim) -> Iterator[Contradiction]:
        """A greatest height below the least."""
        yield from crossed_heights(self.min_height, self.max_height)

    def idle(self) -> Iterator[Idle]:
        """A plain colour beside a gradient."""
        yield from super().idle()
        if self.fill is not None and self.gradient is not None:
            yield Idle(self, "fill", over="gradient:")

    def hollow(self) -> str | None:
        """What it would be drawn with, where nothing of it is written: a size alone draws nothing."""
        stands = self.common.stated & {"id", "box"} or is_set(self.grow, False)
        return None if stands or self.stated & set(self.content) else "fill"

    def doubts(self) -> Iterator[Contradiction]:
        """A path without its data."""
        if self.shape == "path" and not (self.data or "").strip():
            yield Contradiction("layout-block-empty", {"kind": "shape: path", "keys": "data:"}, ("shape",))

    @property
    def flat(self) -> bool:
        """Whether it may have no height: a line."""
        return self.shape == "line"
