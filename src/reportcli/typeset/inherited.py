"""What a block inherits from what stands around it."""

from __future__ import annotations

from reportcli.blocks import PageMaster
from reportcli.model.geometry import Length, Rect
from reportcli.model.value_class import dataclass
from reportcli.typeset.structure_tree import StructureNode


@dataclass(frozen=True, slots=True)
class Inherited:
    """Structure parent (None inside decoration), language, copyfitting factor, measures of the container."""

    node: StructureNode | None
    lang: str
    factor: float = 1.0
    own: bool = False  # the only paragraph inside: its content belongs to `node` itself
    step: float = 0.0  # of the baseline grid
    columns: tuple[float, float] = (0.0, 0.0)  # grid column width and gutter
    room: float | None = None  # height of the container where it is stated, for heights in %
    safe: tuple[Rect, ...] = ()  # where words may stand off trim and spine, from the place's content corner


def resolve(length: Length, container: float | None, inherited: Inherited) -> float | None:
    """Points, or None for auto and fr (and % of something whose size is not known)."""
    if length.unit == "pt":
        return length.value
    if length.unit == "%" and container is not None:
        return container * length.value / 100
    if length.unit == "col":
        column, gutter = inherited.columns
        return length.value * column + max(length.value - 1, 0) * gutter
    return None


def grid_columns(master: PageMaster, page_width: float) -> tuple[float, float]:
    """Width of a grid column and of the gutter."""
    measure = page_width - master.margin.left - master.margin.right
    count = max(master.columns, 1)
    return (measure - (count - 1) * master.gutter) / count, master.gutter
