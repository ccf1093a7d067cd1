"""Blocks placed out of the flow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from reportcli.layout.models.block_fields import Blocks
from reportcli.layout.models.bounds import Contradiction, Trim
from reportcli.layout.models.declared import Field
from reportcli.layout.models.effects import needs
from reportcli.layout.models.fields import Flag, choice, part
from reportcli.layout.models.measures import Degrees, Distance, Edge, Extent, Layer
from reportcli.layout.models.node import FLOWING, SIZES, Node
from reportcli.layout.models.off_page import outside, outweighed, reference
from reportcli.layout.models.parts import Idle, Part

_SIDES = ("left", "right", "inner", "outer")
POINTS = (
    *(f"{down}{side}" for down in ("top", "bottom") for side in ("", *(f"-{one}" for one in _SIDES))),
    *_SIDES,
    "center",
)
EDGES = ("left", "right", "inner", "outer", "top", "bottom")
REFERENCES = ("page", "bleed", "margin", "spread", "frame", "block", "box")


class PlaceAt(Part):
    """Distances from the edges of the reference box; inner and outer follow the page's side."""

    reference: Annotated[str, choice(*REFERENCES)] = Field(
        default="margin",
        description=(
            "The box that distances are measured from: the trimmed page, with its bleed, its "
            "margins, a spread or the frame; `block` is the stack, box, row or grid that it stands in, "
            "inside its padding, `box` the same with it."
        ),
    )
    at: Annotated[str, choice(*POINTS)] | None = Field(
        default=None,
        description="Instead of distances: a point of that box, such as top-right, bottom or center.",
    )
    anchor: Annotated[str, choice(*POINTS)] | None = Field(
        default=None,
        description="The point of the blocks that stands there; without one, that of the same name.",
    )
    dx: Edge | None = Field(default=None, description="Moved to the right of `at` by so much.")
    dy: Edge | None = Field(default=None, description="Moved down from `at` by so much.")
    left: Edge | None = Field(default=None, description="Distance from its left edge.")
    right: Edge | None = Field(default=None, description="Distance from its right edge.")
    inner: Edge | None = Field(default=None, description="Distance from the edge at the spine.")
    outer: Edge | None = Field(default=None, description="Distance from the edge away from the spine.")
    top: Edge | None = Field(default=None, description="Distance from its upper edge.")
    bottom: Edge | None = Field(default=None, description="Distance from its lower edge.")
    width: Extent | None = Field(default=None, description=("Width; without one, what the two sides leave."))
    height: Extent | None = Field(default=None, description=("Height; without one, as high as the content."))
    rotate: Degrees = Field(default=0.0, description="Degrees clockwise.")
    pivot: Annotated[str, choice(*POINTS)] = Field(
        default="center",
        needs=needs("rotate"),
        description="The point of the blocks that stays where it is when they are turned.",
    )

    def contradictions(self, trim: Trim) -> Iterator[Contradiction]:
        """A place wholly outside the page, or of no area, where its lengths say so by themselves."""
        yield from self._anchors()
        if self.rotate != 0:
            return
        wide = reference(trim, self.reference, trim.width, 2 if trim.facing else 1)
        high = reference(trim, self.reference, trim.height)
        across = {name: getattr(self, name) for name in ("left", "right", "inner", "outer")}
        down = {"top": self.top, "bottom": self.bottom}
        if wide is not None and high is not None:
            pair = ("left", "right") if self.inner is None else ("inner", "outer")
            yield from outside(wide, across, self.width, pair)
            yield from outside(high, down, self.height, ("top", "bottom"))

    def idle(self) -> Iterator[Idle]:
        """Edges beside those that settle where it stands."""
        yield from super().idle()
        yield from outweighed(self, mirrored=False)

    def _anchors(self) -> Iterator[Contradiction]:
        """A point beside distances, or what only a point has without one."""
        if self.at is None:
            alone = [name for name in ("anchor", "dx", "dy") if getattr(self, name) is not None]
            if alone and (self.source is None or "at" not in self.source):  # one that is wrong is reported
                args, also = {"key": ", ".join(alone)}, tuple(alone[1:])
                yield Contradiction("layout-place-without-point", args, (alone[0],), of_page=False, also=also)
            return
        for name in EDGES:
            if getattr(self, name) is not None:
                yield Contradiction("layout-place-point-and-edge", {"key": name}, (name,), of_page=False)


class PlaceNode(Node):
    kind: ClassVar[str] = "place"
    content: ClassVar[tuple[str, ...]] = ("do",)
    unread: ClassVar[frozenset[str]] = FLOWING
    place: Annotated[PlaceAt, part(PlaceAt)] = Field(description="Where the blocks stand, out of the flow.")
    do: Blocks = Field(description="The blocks.")
    z: Layer = Field(default=0, description="Order of drawing: below 0 behind the text, higher ones on top.")
    valign: Annotated[str, choice("top", "middle", "bottom", "justify")] = Field(
        default="top", description="Where they stand in its height."
    )
    fit: Annotated[str, choice("error", "shrink", "grow")] = Field(
        default="error",
        description="How they fit its height: a finding where they do not, smaller type (within `min-scale`) "
        "until they do, larger type (within `max-scale`) as long as they do.",
    )
    clear: Distance | None = Field(default=None, description="Pushes the text of the flow this far away.")
    wrap: Annotated[str, choice("largest", "both", "left", "right")] = Field(
        default="largest",
        needs=needs("clear"),
        description="On which sides of it the text stands: the wider one, both, or the one that is named. A "
        "side is used from a fifth of the measure on; a paragraph with a drop capital stands on one.",
    )
    contour: Flag = Field(
        default=False,
        needs=needs("clear"),
        description="Text follows the outline of what stands in it, at the distance `clear`: paths of shapes "
        "and masks, what is not transparent of pictures. What is hollow between its left and right edge at "
        "a height stays empty.",
    )
    copyfit: Flag = Field(
        default=False,
        description="Notes at its text how many words it has and about how many fit into the stated height.",
    )
    overlap: Annotated[str, choice("refused", "allowed")] = Field(
        default="refused", description="Whether its text may stand over other text; else that is an error."
    )

    def contradictions(self, trim: Trim) -> Iterator[Contradiction]:
        """A place on a block pushes no text: the block is as high as the rest of its content."""
        if self.clear is not None and self.place.reference in ("block", "box"):
            args = {"reference": self.place.reference}
            yield Contradiction("layout-clear-without-flow", args, ("clear",), of_page=False)

    def idle(self) -> Iterator[Idle]:
        """What needs a height of the place, where nothing says how high it is."""
        yield from super().idle()
        at, sized = self.place, self.source is not None and "height" in self.source
        if sized or at.height is not None or None not in (at.top, at.bottom):
            return
        for name in sorted(self.stated & {"copyfit", "fit", "valign"}):
            if getattr(self, name) not in ("top", "error", False):
                yield Idle(self, name, "height:")

    def idle_common(self) -> Iterator[Idle]:
        """What every block takes and this one does not read, such as a size beside that of the place."""
        yield from super().idle_common()
        for name in sorted(self.common.stated & SIZES):
            if getattr(self.place, name) is not None:
                yield Idle(self.common, name, over=f"place: {{{name}: …}}")
