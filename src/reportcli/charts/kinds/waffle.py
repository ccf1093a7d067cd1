"""Waffle: a hundred squares, one for each hundredth of the whole, with a key that says the values."""

from __future__ import annotations

from collections.abc import Sequence

from reportcli.charts import axes
from reportcli.charts.labels import Drawn, LabelSetter
from reportcli.charts.part_key import part_key
from reportcli.charts.pencil import Pencil

SIDE = 10  # squares along a side
SHARE = 0.5  # of the width that the squares take at most, beside their key
AIR, GAP = 10.0, 0.16  # points before the key; of a square's step, between squares
LEAST = 3.0  # points of a square


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """Row by row from the top; every part that is not nil has a square at least."""
    data = text.chart.series[0].data
    side = min(height, width * SHARE) if text.shown else min(height, width)
    step = side / (SIDE - GAP)  # the last square ends where the side does
    pencil = Pencil()
    order = [
        datum
        for datum, count in zip(data, squares([axes.number(d) for d in data]), strict=True)
        for _ in range(count)
    ]
    for number, datum in enumerate(order):
        x, y = number % SIDE * step, number // SIDE * step
        pencil.rect((x, y), (x + step * (1 - GAP), y + step * (1 - GAP)), datum.paint)
    key = part_key(text, data, width - side - AIR)
    top = max(0.0, (side - key.height) / 2)
    return Drawn((*pencil.ops, *key.ops(side + AIR, top)), max(key.excess, key.height - height, LEAST - step))


def squares(values: Sequence[float]) -> list[int]:
    """How many of a hundred squares each value has: largest remainders, none without one unless it is nil.

    What a small part gets so, the largest gives.
    """
    whole = SIDE * SIDE
    shares = [value * whole / sum(values) for value in values]
    counts = [int(share) for share in shares]
    order = sorted(range(len(values)), key=lambda n: (counts[n] - shares[n], n))
    for number in order[: whole - sum(counts)]:
        counts[number] += 1
    for number, value in enumerate(values):
        if value > 0 and not counts[number]:
            counts[number] = 1
            counts[counts.index(max(counts))] -= 1
    return counts
