"""A key of the parts of a whole: a square of each colour, the name, the value."""

from __future__ import annotations

from collections.abc import Sequence

from reportcli.blocks import Datum
from reportcli.charts.labels import LEADING, Label, LabelSetter
from reportcli.charts.pencil import Pencil
from reportcli.model.display import Op
from reportcli.model.value_class import dataclass

SQUARE, BESIDE = 0.72, 1.6  # of the type size: the side of a square; from its left edge to its words
APART = 0.5  # of the type size, between entries


@dataclass(frozen=True, slots=True)
class PartKey:
    """Entries under one another; height in points."""

    data: tuple[Datum, ...]
    labels: tuple[Label, ...]
    size: float

    @property
    def height(self) -> float:
        """Of all entries."""
        return sum(self._step(label) for label in self.labels)

    @property
    def excess(self) -> float:
        """Points by which the widest word overruns its room."""
        return max((label.excess for label in self.labels), default=0.0)

    def ops(self, x: float, y: float) -> list[Op]:
        """From the top left corner."""
        pencil, ops = Pencil(), list[Op]()
        side = self.size * SQUARE
        for datum, label in zip(self.data, self.labels, strict=True):
            pencil.rect((x, y), (x + side, y + side), datum.paint)
            ops += label.ops(
                x + self.size * BESIDE, y + (side - label.rows[0].baseline if label.rows else 0.0)
            )
            y += self._step(label)
        return [*pencil.ops, *ops]

    def _step(self, label: Label) -> float:
        return max(label.height, self.size * SQUARE) + self.size * APART


def part_key(text: LabelSetter, data: Sequence[Datum], width: float) -> PartKey:
    """The key of these data in a column of so many points; empty where the chart shows no labels."""
    size = text.chart.label_char.size
    if not text.shown:
        return PartKey((), (), size)
    room = max(width - size * BESIDE, size * LEADING)
    return PartKey(tuple(data), tuple(text.beside(datum, room) for datum in data), size)
