"""Field types of settings: sure values, for nothing here waits for the binder."""

from __future__ import annotations

from typing import Annotated

from pydantic import ValidationInfo

from reportcli.layout.models.fields import Check, asked, asking, refuse, shown
from reportcli.model.geometry import Edges
from reportcli.model.style import Paint, Stroke


def _bool(value: object, _: ValidationInfo) -> bool:
    if isinstance(value, bool):
        return value
    refuse("layout-value-not-flag", value=shown(value))


def between(low: float, high: float, whole: bool = False) -> Check:
    """A number within bounds."""

    def check(value: object, _: ValidationInfo) -> float:
        """The number; one out of bounds, or no number, is refused."""
        kinds = int if whole else int | float
        if isinstance(value, bool) or not isinstance(value, kinds) or not low <= value <= high:
            refuse("layout-value-out-of-range", value=shown(value), low=low, high=high)
        return value

    return Check(check, {"type": "integer" if whole else "number", "minimum": low, "maximum": high})


def _sure_paint(value: object, info: ValidationInfo) -> Paint:
    """A paint that cannot wait for the binder: styles hold no expressions."""
    paint = asked(info).paint(value)
    return paint if isinstance(paint, Paint) else refuse("layout-value-late", value=shown(value))


def _sure_stroke(value: object, info: ValidationInfo) -> Stroke | None:
    if value is False:
        return None
    stroke = asked(info).stroke(value)
    return stroke if isinstance(stroke, Stroke) else refuse("layout-value-late", value=shown(value))


def positive(value: object, info: ValidationInfo) -> float:
    """A length in points that is above zero."""
    points = asked(info).points(value)
    return points if points > 0 else refuse("layout-length-not-positive", value=shown(value))


def unread(schema: dict[str, object]) -> Check:
    """A value that its own module reads, name by name."""
    return Check(lambda value, _: value, schema)


Bool = Annotated[bool, Check(_bool, {"type": "boolean"})]
_LENGTH = {"type": ["string", "integer"], "description": "mm cm pt bl, or a named length"}
_COLOUR = {"type": ["string", "object"], "description": "name, name/20 (tint), or {colour, tint, alpha}"}
_EDGES = {
    "type": ["string", "integer", "array", "object"],
    "description": "one length, [vertical, horizontal], [top, right, bottom, left], or a mapping",
}
Points = Annotated[float, Check(asking("points"), _LENGTH)]
Positive = Annotated[float, Check(positive, _LENGTH)]
EdgesField = Annotated[Edges, Check(asking("edges"), _EDGES)]
SurePaint = Annotated[Paint, Check(_sure_paint, _COLOUR)]
SureStroke = Annotated[
    Stroke, Check(_sure_stroke, {"anyOf": [{"$ref": "#/$defs/StrokeProperties"}, {"type": "boolean"}]})
]
