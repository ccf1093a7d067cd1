"""What pages paint: the words of preflight for it.

Boxes are in default user space, cut to the clip; curves count with their control points.
"""

from __future__ import annotations

from dataclasses import field
from typing import NamedTuple

from reportcli.model.paths import Box
from reportcli.model.value_class import dataclass
from reportcli.pdf.content.sink import Budget
from reportcli.preflight.font_widths import FontWidths
from reportcli.preflight.inks import Inks

EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)
MAX_OPERATORS = 3_000_000  # of a document: more is a trick, or a drawing that no press should get


class Mark(NamedTuple):
    """The marked content around something: its MCID (-1 none), or whether it is an artifact."""

    mcid: int
    artifact: bool


class Painted(NamedTuple):
    """One painted object. kind: text | fill | stroke | image | shading.

    size: type size, effective line width, or the thinner side of a filled rectangle (inf for other fills).
    order: its place in the page's content. extent: an image's placed width and height in points.
    isolated: it stands in a transparency group that is isolated or knocks out (11.4.6).
    """

    page: int
    kind: str
    box: Box
    inks: Inks
    overprint: bool
    overprint_mode: int
    size: float
    mark: Mark | None
    name: str
    value: object
    extent: tuple[float, float]
    order: int
    hidden: bool
    isolated: bool = False

    @property
    def spares_inks_below(self) -> bool:
        """Whether the inks below stay of which the object has none (ISO 32000-1, 8.6.7, table 149).

        With overprint mode 0 a CMYK colour paints its zeros; so do greys and colours of a profile in either
        mode; and nothing below an isolated or a knockout group is there for what stands in it.
        """
        kept = self.inks.kind == "spot" or (self.inks.kind == "cmyk" and self.overprint_mode == 1)
        return self.overprint and not self.isolated and kept


@dataclass(slots=True)
class DocumentContent:
    """What is known of a document's content: what is left to follow, fonts by object, pages that break off,
    the marks opened on each page, and the pages with lines dashed by a pattern that no viewer need draw."""

    budget: Budget = field(default_factory=lambda: Budget(MAX_OPERATORS))
    fonts: dict[tuple[int, int], FontWidths] = field(default_factory=dict)
    broken: set[int] = field(default_factory=set)
    mcids: dict[int, set[int]] = field(default_factory=dict)
    dashes: set[int] = field(default_factory=set)


def cut(one: Box, other: Box) -> Box:
    """What two boxes share; `is_empty` where nothing."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def is_empty(box: Box) -> bool:
    """Whether a box that was cut holds not even a point."""
    return box[0] > box[2] or box[1] > box[3]
