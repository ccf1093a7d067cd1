"""Field types of settings: sure values, for nothing here waits for the binder."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import ValidationInfo

from reportcli.layout.models.fields import Check, refuse, shown
from reportcli.model.geometry import Edges
from reportcli.model.style import Paint, Stroke


def _bool(value: Any, _: ValidationInfo) -> bool:
    if isinstance(value, bool):
        return value
    refuse("layout-value-not-flag", value=shown(value))


def between(low: float, high: float, whole: bool = False) -> Check:
    """A number within bounds."""

    def check(value: Any, _: ValidationInfo) -> Any:
        number = isinstance(value, int if whole else int | float) and not isinstance(value, bool)
        if not number or not low <= value <= high:
            refuse("layout-value-out-of-range", value=shown(value), low=low, high=high)
        return value

    return Check(check, {"type": "integer" if whole else "number", "minimum": low, "maximum": high})


def asked(name: str, schema: dict[str, Any]) -> Check:
    """A value that the layout being loaded reads, by the name of its function there."""
    return Check(lambda value, info: getattr(info.context, name)(value), schema)


def _sure_paint(value: Any, info: ValidationInfo) -> Any:
    """A paint that cannot wait for the binder: styles hold no expressions."""
    paint = info.context.paint(value)  # type: ignore[union-attr]
    return paint if isinstance(paint, Paint) else refuse("layout-value-late", value=shown(value))


def _sure_stroke(value: Any, info: ValidationInfo) -> Any:
    if value is False:
        return None
    stroke = info.context.stroke(value)  # type: ignore[union-attr]
    return stroke if isinstance(stroke, Stroke) else refuse("layout-value-late", value=shown(value))


def _positive(value: Any, info: ValidationInfo) -> float:
    points: float = info.context.points(value)  # type: ignore[union-attr]
    return points if points > 0 else refuse("layout-length-not-positive", value=shown(value))


def unread(schema: dict[str, Any]) -> Check:
    """A value that its own module reads, name by name."""
    return Check(lambda value, _: value, schema)


Bool = Annotated[bool, Check(_bool, {"type": "boolean"})]
_LENGTH = {"type": ["string", "integer"], "description": "mm cm pt bl, or a named length"}
_COLOUR = {"type": ["string", "object"], "description": "name, name/20 (tint), or {colour, tint, alpha}"}
_EDGES = {
    "type": ["string", "integer", "array", "object"],
    "description": "one length, [vertical, horizontal], [top, right, bottom, left], or a mapping",
}
Points = Annotated[float, asked("points", _LENGTH)]
Positive = Annotated[float, Check(_positive, _LENGTH)]
EdgesField = Annotated[Edges, asked("edges", _EDGES)]
SurePaint = Annotated[Paint, Check(_sure_paint, _COLOUR)]
SureStroke = Annotated[
    Stroke, Check(_sure_stroke, {"anyOf": [{"$ref": "#/$defs/StrokeProperties"}, {"type": "boolean"}]})
]
