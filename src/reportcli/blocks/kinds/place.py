"""Absolute, layered content of a page or spread."""

from __future__ import annotations

from reportcli.blocks.block import Block
from reportcli.model.geometry import AUTO, Length
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a `place` block stands: each edge a distance from the reference box's edge, None leaves it free.

    reference: page (trim) | bleed | margin | spread | frame | block | box (what it stands in, inside its
    padding or with it). Turned by `rotate` degrees clockwise, its point `pivot` stays. `fit`
    says what overset does.
    """

    reference: str = "margin"
    left: Length | None = None
    right: Length | None = None
    top: Length | None = None
    bottom: Length | None = None
    width: Length = AUTO
    height: Length = AUTO
    rotate: float = 0.0
    pivot: str = "center"
    at: str | None = None  # a point of the reference box, instead of distances
    anchor: str | None = None  # of the content; None: that of the same name
    dx: Length | None = None
    dy: Length | None = None
    inner: Length | None = None  # in the flow, where the side is not known before the page is
    outer: Length | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Block):
    """Absolute, layered content of the page (or spread) where it is met. z below 0 stands behind the flow.

    clear: rest of the frame's flow keeps this distance from it (None: does not push the flow).
    overlap: its text may stand over other text."""

    children: tuple[Block, ...]
    at: Placement
    z: int = 0
    valign: str = "top"
    fit: str = "error"  # error | shrink | grow | next-frame
    clear: float | None = None
    wrap: str = "largest"  # sides of it on which text stands: largest | both | left | right
    contour: bool = False  # text follows the outline of what stands in it
    overlap: bool = False
    copyfit: bool = False  # how many words it holds is noted
