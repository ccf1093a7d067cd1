"""Shapes: rectangles, ellipses, lines and paths."""

from __future__ import annotations

from typing import Annotated, ClassVar

from reportcli.layout.models.declared import Field
from reportcli.layout.models.effects import needs
from reportcli.layout.models.fields import PaintField, StrokeField, Text, choice
from reportcli.layout.models.measures import Distance
from reportcli.layout.models.node import Node


class ShapeNode(Node):
    kind: ClassVar[str] = "shape"
    shape: Annotated[str, choice("rect", "rounded", "ellipse", "line", "path")] = Field(
        description="Which shape."
    )
    fill: PaintField | None = Field(
        default=None,
        needs=needs("shape", values=("rect", "rounded", "ellipse", "path")),
        description="Colour inside.",
    )
    stroke: StrokeField | None = Field(default=None, description="Outline.")
    radius: Distance | None = Field(
        default=None, needs=needs("shape", values=("rounded",)), description="Radius of a `rounded` one."
    )
    data: Text | None = Field(
        default=None,
        needs=needs("shape", values=("path",)),
        description="Of a `path`: SVG path data in a box of 0 to 1.",
    )

    @property
    def flat(self) -> bool:
        """Whether it may have no height: a line."""
        return self.shape == "line"
