"""Field types of settings: sure values, for nothing here waits for the binder."""

from __future__ import annotations

from typing import Annotated

from reportcli.layout.models.context import asked
from reportcli.layout.models.fields import Check, choice, is_deferred
from reportcli.layout.models.measures import (
    DISTANCE,
    LEADING,
    RISE,
    SHIFT,
    TYPE_SIZE,
    edges,
    points,
)
from reportcli.layout.models.refusals import Info, refuse, shown
from reportcli.model.geometry import Edges
from reportcli.model.style import Paint, Stroke


def _bool(value: object, _: Info) -> bool:
    if isinstance(value, bool):
        return value
    refuse("layout-value-not-flag", value=shown(value))


def _sure_paint(value: object, info: Info) -> Paint:
    """A paint that cannot wait for the binder: styles hold no expressions."""
    paint = asked(info).paint(value)
    return paint if isinstance(paint, Paint) else refuse("layout-value-late", value=shown(value))


def _sure_stroke(value: object, info: Info) -> Stroke | None:
    if value is False:
        return None
    stroke = asked(info).stroke(value)
    return stroke if isinstance(stroke, Stroke) else refuse("layout-value-late", value=shown(value))


def sure_choice(*names: str) -> Check:
    """A text that is one of a few names, and never waits for the binder."""
    known = choice(*names)

    def check(value: object, info: Info) -> object:
        """The name; refused when it is not among them."""
        if is_deferred(value):
            refuse("layout-value-late", value=shown(value))
        return known.read(value, info)

    return Check(check, known.schema)


def unread(schema: dict[str, object]) -> Check:
    """A value that its own module reads, name by name."""
    return Check(lambda value, _: value, schema)


Bool = Annotated[bool, Check(_bool, {"type": "boolean"})]
_COLOUR = {"type": ["string", "object"], "description": "name, name/20 (tint), or {colour, tint, alpha}"}
Points = Annotated[float, points(DISTANCE)]
Shift = Annotated[float, points(SHIFT)]
TypeSize = Annotated[float, points(TYPE_SIZE)]
Leading = Annotated[float, points(LEADING)]
Rise = Annotated[float, points(RISE)]
EdgesField = Annotated[Edges, edges(late=False)]
SurePaint = Annotated[Paint, Check(_sure_paint, _COLOUR)]
SureStroke = Annotated[
    Stroke, Check(_sure_stroke, {"anyOf": [{"$ref": "#/$defs/StrokeProperties"}, {"type": "boolean"}]})
]
