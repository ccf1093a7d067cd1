"""Pictures: photos of the workbook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from reportcli.inputs.pdf_pages.opening import BOXES
from reportcli.layout.models.bounds import Bounds, Contradiction, Trim, crossed_heights
from reportcli.layout.models.context import Raw, asked
from reportcli.layout.models.declared import Field
from reportcli.layout.models.effects import needs
from reportcli.layout.models.fields import (
    BlendMode,
    Check,
    Corners,
    Expr,
    Flag,
    PaintField,
    Text,
    choice,
    sequence,
)
from reportcli.layout.models.measures import CropShifts, Distance, PageNumber, Ratio, Size, Zoom
from reportcli.layout.models.node import Node
from reportcli.layout.models.parts import Idle
from reportcli.layout.models.refusals import Info, refuse, refused_inside
from reportcli.layout.models.shadows import ShadowField
from reportcli.model.style import Paint

MOST_INKS = 4
_INKS = {"type": "array", "minItems": 1, "maxItems": MOST_INKS, "items": {"type": ["string", "object"]}}


def _inks(value: object, info: Info) -> tuple[object, ...]:
    """One to four colours."""
    written = sequence(value)
    if not 1 <= len(written) <= MOST_INKS:
        refuse("layout-value-out-of-range", value=f"{len(written)}", low=1, high=MOST_INKS)
    return tuple(
        refused_inside(step, lambda one, around: asked(around).paint(one), item, info)
        for step, item in enumerate(written)
    )


class ImageNode(Node):
    kind: ClassVar[str] = "image"
    image: Expr = Field(description="A photo: a record's cell, or a key of the table of photos in quotes.")
    fit: Annotated[str, choice("cover", "contain")] = Field(
        default="cover", description="`cover` fills the box and crops, `contain` shows all of it."
    )
    ratio: Ratio | None = Field(
        default=None, description="Width to height of the box, such as `3:2`, when no height is stated."
    )
    zoom: Zoom = Field(default=1.0, description="1 is as small as fills the box; 1.5 shows less, larger.")
    offset: CropShifts | None = Field(
        default=None, description="Moves the crop: `[across, down]` in percent."
    )
    grow: Flag = Field(
        default=False,
        description="Takes all that is left of its page, as `flex-grow` does. Decoration is left out where "
        "less than `min-height` is left; any other picture then stands on the next page.",
    )
    min_height: Size | None = Field(
        default=None, needs=needs("grow"), description="Least height of a picture that grows: 30 mm."
    )
    max_height: Size | None = Field(
        default=None, needs=needs("grow"), description="Greatest height of a picture that grows."
    )
    mask: Annotated[str, choice("none", "circle", "rounded", "path")] = Field(
        default="none", description="Form of what shows; `path`: that of `data`."
    )
    data: Text | None = Field(
        default=None,
        needs=needs("mask", values=("path",)),
        description="Of a mask that is a `path`: SVG path data in a box of 0 to 1.",
    )
    radius: Distance | None = Field(
        default=None, needs=needs("mask", values=("rounded",)), description="Radius of rounded corners."
    )
    corners: Corners | None = Field(
        default=None,
        needs=needs("radius"),
        description="Which corners are round: all, or some of them.",
    )
    page: PageNumber | None = Field(
        default=None, description="Of a PDF file: which of its pages, the first unless it says another."
    )
    pagebox: Annotated[str, choice(*BOXES)] | None = Field(
        default=None, description="Of a page of a PDF file: the box of it that shows, `trim` unless said."
    )
    grey: Flag = Field(default=False, description="Without colour.")
    blend_mode: BlendMode = Field(
        default="normal", description="How its colours mix with what lies below, as `mix-blend-mode` does."
    )
    shadow: ShadowField | None = Field(
        default=None,
        description="A soft shadow below, of its mask or of what is not transparent: `{dx, dy, blur, colour, "
        "opacity}`.",
    )
    tint: PaintField | None = Field(default=None, description="Shadows in this colour instead of black.")

    duotone: Annotated[tuple[Paint | str | Raw, ...], Check(_inks, _INKS, Bounds(1, 4))] = Field(
        default=(),
        description="Its greys printed from these inks and no other, one to four: `[black, gold]`. Spot inks "
        "stay inks of their own.",
    )

    def idle(self) -> Iterator[Idle]:
        """Colours beside those of a duotone."""
        yield from super().idle()
        for key in ("tint", "grey"):
            if self.duotone and getattr(self, key):
                yield Idle(self, key, over="duotone:")

    def contradictions(self, trim: Trim) -> Iterator[Contradiction]:
        """A mask that is a path has one; heights are in order."""
        yield from crossed_heights(self.min_height, self.max_height)
        if self.mask == "path" and self.data is None:
            yield Contradiction("layout-missing-key", {"key": "data"}, ("mask",), of_page=False)
