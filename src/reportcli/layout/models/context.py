"""What a field may ask of the layout that is being loaded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeVar

from reportcli.layout.models.bounds import LengthBounds
from reportcli.layout.models.parts import Part
from reportcli.layout.models.refusals import Info
from reportcli.model.geometry import Length
from reportcli.model.refs import Span
from reportcli.model.style import Gradient, ObjectStyle, Paint, Stroke

P = TypeVar("P", bound=Part)
Raw = Mapping[str, object]
"""A mapping as it is written, where a value in it is deferred."""


class Context(Protocol):
    """What a field may ask of the layout that is being loaded; all raise Refused."""

    def length(self, value: object) -> Length | str:
        """A length, or the text of a deferred one."""

    def points(self, value: object) -> float:
        """A length in points."""

    def reach(self) -> float:
        """Points: no length on these pages is longer."""

    def waiting(self, text: str, bounds: LengthBounds) -> None:
        """A field waits for a length that the binder gives, within its range."""

    def named(self, value: object) -> Span | None:
        """Where a named length has its value; None of what is no such name."""

    def paint(self, value: object) -> Paint | str | Raw:
        """A colour by its role."""

    def gradient(self, value: object) -> Gradient | Raw:
        """Colours that run into one another."""

    def stroke(self, value: object) -> Stroke | Raw:
        """A line."""

    def box(self, value: object) -> ObjectStyle | str | Raw:
        """An object style, or its name."""

    def font(self, value: object) -> str:
        """The name of a family that the layout has."""

    def known(self, what: str, name: str) -> None:
        """Refuses a name that the layout does not have."""

    def part(self, model: type[P], value: object) -> P:
        """A mapping read by a model of its own."""

    def blocks(self, value: object) -> object:
        """A list of blocks."""

    def one_block(self, value: object) -> object:
        """One block, as a tuple of it; empty where it is not valid."""


def asked(info: Info) -> Context:
    """The layout that is being loaded."""
    context: Context | None = info.context
    if context is None:
        raise LookupError("a model of the layout is read by the layout that is being loaded")
    return context
