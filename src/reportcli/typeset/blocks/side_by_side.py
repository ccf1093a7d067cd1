"""Things side by side, as one box."""

from __future__ import annotations

from collections.abc import Sequence

from reportcli import blocks as b
from reportcli.model.value_class import dataclass
from reportcli.typeset.blocks.fixed_box import fixed
from reportcli.typeset.blocks.flow import flow
from reportcli.typeset.breaking.items import Box, Leaf, Mark
from reportcli.typeset.breaking.region import Baselines
from reportcli.typeset.chapter_state import ChapterState, Room
from reportcli.typeset.inherited import Inherited


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Blocks at their left edges and widths, in points from the region's left.

    valign: top | middle | bottom | stretch | baseline. path: of the container, for findings."""

    state: ChapterState
    children: Sequence[b.Block]
    inherited: Inherited
    lefts: Sequence[float]
    widths: Sequence[float]
    valign: str
    path: str

    def box(self, height: float | None = None) -> Box:
        """One box, `height` points high or as high as the highest; the lines share one baseline grid."""
        baselines = Baselines(self.inherited.step)
        cells = self._cells(baselines, None)
        tallest = max(box.height for box in cells)
        total = tallest if height is None else height
        if self.valign == "stretch" and any(abs(box.height - total) > 0.01 for box in cells):
            cells = self._cells(baselines, total)  # all of them, so that they are read in order
        shifts = _shifts(cells, self.valign, total)
        total = max([total, *(dy + box.height for dy, box in zip(shifts, cells, strict=True))])
        return _joined(cells, self.lefts, shifts, height=total, path=self.path)

    def _cells(self, baselines: Baselines, height: float | None) -> list[Box]:
        """The children as boxes; those that stretch in that height."""
        pairs = zip(self.children, self.widths, strict=True)
        return [self._cell(child, width, baselines, height) for child, width in pairs]

    def _cell(self, child: b.Block, width: float, baselines: Baselines, height: float | None) -> Box:
        # What has a background stretches too, whatever its kind.
        if child.box is None and not self.state.kind_of(child).stretches:
            height = None
        items = flow(self.state, child, self.inherited, Room(0.0, width, height), sized=True)
        return fixed(self.state, items, self.inherited, grid=baselines)


def _shifts(cells: Sequence[Box], valign: str, total: float) -> list[float]:
    if valign == "middle":
        return [(total - box.height) / 2 for box in cells]
    if valign == "bottom":
        return [total - box.height for box in cells]
    if valign == "baseline":
        lowest = max((box.first for box in cells if box.first is not None), default=0.0)
        return [lowest - box.first if box.first is not None else 0.0 for box in cells]
    return [0.0] * len(cells)


def _joined(
    cells: Sequence[Box], lefts: Sequence[float], shifts: Sequence[float], *, height: float, path: str
) -> Box:
    leaves: list[Leaf] = []
    marks: list[Mark] = []
    baseline: float | None = None
    first: float | None = None
    snapped = False
    for box, x, dy in zip(cells, lefts, shifts, strict=True):
        leaves.extend(leaf.at(x, dy) for leaf in box.leaves)
        marks.extend(mark.at(x, dy) for mark in box.marks)
        if box.grid and not snapped and box.baseline is not None:
            baseline, snapped = box.baseline + dy, True
        if first is None and box.first is not None:
            first = box.first + dy
    notes = tuple(note for box in cells for note in box.notes)
    return Box(height, tuple(leaves), baseline, snapped, notes, tuple(marks), path, first=first)
