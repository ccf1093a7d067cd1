"""Models of soft shadows."""

from __future__ import annotations

from typing import Annotated

from reportcli.layout.models.bounds import Bounds, LengthBounds
from reportcli.layout.models.context import asked
from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import Check
from reportcli.layout.models.measures import SHIFT, points, sure_number
from reportcli.layout.models.parts import Part
from reportcli.layout.models.refusals import Info, refuse, shown
from reportcli.model.geometry import MM
from reportcli.model.style import BLACK, Paint, Shadow
from reportcli.model.value_class import replace

WIDEST = 144  # points of a blur
_COLOUR = {"type": ["string", "object"], "description": "name, name/20 (tint), or {colour, tint, alpha}"}


def _paint(value: object, info: Info) -> Paint:
    paint = asked(info).paint(value)
    return paint if isinstance(paint, Paint) else refuse("layout-value-late", value=shown(value))


def _shadow(value: object, info: Info) -> Shadow:
    return asked(info).part(ShadowProperties, value).shadow()


ShadowField = Annotated[Shadow, Check(_shadow, {"$ref": "#/$defs/ShadowProperties"})]


class ShadowProperties(Part):
    dx: Annotated[float, points(SHIFT)] = Field(default=0.0, description="How far to the right it falls.")
    dy: Annotated[float, points(SHIFT)] = Field(
        default=MM, description="How far down it falls: 1 mm unless said."
    )
    blur: Annotated[float, points(LengthBounds(Bounds(0, WIDEST)))] = Field(
        default=2 * MM,
        description="How far it fades to both sides of its edge, as the blur of CSS's `box-shadow`: 2 mm "
        "unless said, at most 144 pt; 0 is a hard edge.",
    )
    colour: Annotated[Paint, Check(_paint, _COLOUR)] = Field(
        default=BLACK, description="Its colour: `black` unless said."
    )
    opacity: Annotated[float, sure_number(0, 100)] = Field(
        default=35.0, description="Of its middle, in percent."
    )

    def shadow(self) -> Shadow:
        """The shadow in points."""
        paint = replace(self.colour, alpha=self.colour.alpha * self.opacity / 100)
        return Shadow(paint, self.dx, self.dy, self.blur)
