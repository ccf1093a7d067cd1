"""Pictures in a placement."""

from __future__ import annotations

from reportcli.blocks.block import Block
from reportcli.model.refs import Span, Where
from reportcli.model.style import Paint, Shadow
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Image(Block):
    """A photo or logo in a placement. fit: cover (crop to the box) or contain.

    ratio: width/height of the box when the height is auto. focal (0..1, 0..1) belongs to the photo; zoom,
    offset (fractions) and mask to here.
    """

    image: str  # key of Report.images
    fit: str = "cover"
    ratio: float | None = None
    focal: tuple[float, float] = (0.5, 0.5)
    zoom: float = 1.0
    offset: tuple[float, float] = (0.0, 0.0)
    mask: str = "none"  # none | circle | rounded | path
    radius: float = 0.0
    corners: str = "all"  # that are round
    blend: str = "normal"
    shadow: Shadow | None = None
    data: str | None = None  # of a path, in a box of 0 to 1
    value_span: Span | None = None  # of `data`
    grey: bool = False
    tint: Paint | None = None
    duotone: tuple[Paint, ...] = ()  # inks that its greys are printed from, and no other
    source: Where | None = None
    grow: tuple[float, float] | None = None  # least and greatest height of one that fills its page
    missing: bool = False  # its file is not there: a draft shows a crossed box
