"""Models of gradients: colours that run into one another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated

from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.layout.models.bounds import Bounds
from reportcli.layout.models.context import Raw, asked
from reportcli.layout.models.declared import Field
from reportcli.layout.models.effects import needs
from reportcli.layout.models.fields import Check, choice, sequence
from reportcli.layout.models.measures import sure_number
from reportcli.layout.models.parts import Part
from reportcli.layout.models.refusals import Info, refuse, refused_inside
from reportcli.model.style import Gradient, GradientStop, Paint

MOST_STOPS = 16
Stop = tuple[float, object]
"""Where a colour stands, 0 to 1, and the colour: a Paint, or what the binder makes one of."""
_STOPS = {"type": "array", "minItems": 2, "maxItems": MOST_STOPS, "items": {"type": ["string", "object"]}}


def _stops(value: object, info: Info) -> tuple[Stop, ...]:
    """Two or more colours in order; a mapping may say where its colour stands (`at: 40`, percent)."""
    written = sequence(value)
    if not 2 <= len(written) <= MOST_STOPS:
        refuse("layout-value-out-of-range", value=f"{len(written)}", low=2, high=MOST_STOPS)
    return _spaced([_checked(step, one, info) for step, one in enumerate(written)])


def _checked(step: int, value: object, info: Info) -> tuple[float | None, object]:
    """A stop; what is wrong with it stands at its place in the list."""
    found = refused_inside(step, _stop, value, info)
    assert isinstance(found, tuple)
    at, paint = found
    return at, paint


def _share(value: object, info: Info) -> float:
    found = sure_number(0, 100).read(value, info)
    assert isinstance(found, int | float)
    return found / 100


def _stop(value: object, info: Info) -> tuple[float | None, object]:
    at = None
    if isinstance(value, YamlMapping) and "at" in value:
        at = refused_inside("at", _share, value["at"], info)
        value = value.without("at")
        value = value["colour"] if list(value) == ["colour"] else value
    assert at is None or isinstance(at, float)
    paint = asked(info).paint(value)
    if isinstance(paint, Paint) and paint.alpha < 1:
        refuse("layout-value-out-of-range", at_key="alpha", value=f"{paint.alpha * 100:g}", low=100, high=100)
    return at, paint


def _spaced(stops: Sequence[tuple[float | None, object]]) -> tuple[Stop, ...]:
    """Stops without a place stand evenly between those that have one; the first at 0, the last at 100 %."""
    places = [at for at, _ in stops]
    places[0] = 0.0 if places[0] is None else places[0]
    places[-1] = 1.0 if places[-1] is None else places[-1]
    known = [number for number, at in enumerate(places) if at is not None]
    spaced = [0.0] * len(places)
    for first, last in pairwise(known):
        low, high = places[first] or 0.0, places[last] or 0.0
        if high < low:
            refuse(
                "layout-value-out-of-range",
                item=last,
                value=f"{high * 100:g}",
                low=f"{low * 100:g}",
                high=100,
            )
        for number in range(first, last + 1):
            spaced[number] = low + (high - low) * (number - first) / (last - first)
    return tuple((at, paint) for at, (_, paint) in zip(spaced, stops, strict=True))


class GradientProperties(Part):
    type: Annotated[str, choice("linear", "radial")] = Field(
        default="linear", description="Along a line, or from the middle to the farthest corner."
    )
    angle: Annotated[float, sure_number(-360, 360)] = Field(
        default=180.0,
        needs=needs("type", values=("linear",)),
        description="Of a linear one, in degrees as in CSS: 0 upwards, 90 to the right, 180 down.",
    )
    stops: Annotated[tuple[Stop, ...], Check(_stops, _STOPS, Bounds(0, 100))] = Field(
        description="Its colours in order, two or more, none of them transparent; `{colour, at: 40}` stands "
        "at 40 %, others evenly between."
    )

    def gradient(self) -> Gradient | Raw:
        """The gradient; where a colour waits for the binder, its properties by their names."""
        stops = [GradientStop(at, paint) for at, paint in self.stops if isinstance(paint, Paint)]
        if len(stops) == len(self.stops):
            return Gradient(self.type, tuple(stops), self.angle)
        return {"type": self.type, "angle": self.angle, "stops": self.stops}
