"""Masters as they stand when a layout is loaded: frames in points, furniture as blocks of the layout."""

from __future__ import annotations

from reportcli.layout.models.bounds import LARGEST
from reportcli.layout.models.node import Node
from reportcli.layout.models.page_sizes import Size
from reportcli.layout.settings.masters import MasterEntry
from reportcli.model.geometry import Edges
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class SideFrame:
    """A region in points on the trimmed page, for one side."""

    name: str
    x: float
    y: float
    width: float
    height: float
    fit: str
    flow: bool
    columns: int
    gap: float
    valign: str = "top"
    spacing: float = LARGEST


@dataclass(frozen=True, slots=True)
class MasterSide:
    """One side of a master. `furniture`: blocks (place) for every page of it, in order. size: of its pages,
    where it is not the report's; entry: as it is written, to be set out on pages of another size.
    """

    name: str
    side: str
    frames: tuple[SideFrame, ...]
    furniture: tuple[Node, ...]
    margin: Edges
    grid_top: float
    baseline: float
    columns: int
    gutter: float
    folio: bool
    size: Size | None = None
    entry: MasterEntry | None = None
