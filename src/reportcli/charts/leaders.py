"""Labels beside a circle in two flush columns, each tied to its sector by a leader of its colour."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reportcli.charts.labels import Label, LabelSetter, spread
from reportcli.charts.pencil import Pencil, Point
from reportcli.charts.sectors import Circle, Sector
from reportcli.model.display import Op
from reportcli.model.style import Stroke
from reportcli.model.value_class import dataclass

NEAR = 0.4  # sine of the angle from the vertical within which a label may change sides
ARM = 14.0  # points between circle and label column
TOUCH = 2.0  # points between circle and leader
AIR = 3.0  # points between leader and label
HAIRLINE = 0.4
OUT = 4.0  # points that a leader runs straight out of the circle
STRAIGHT = 0.35  # radians that a leader may cut across without touching the circle
LABEL_GAP = 0.7  # of the label size, between labels under one another

_Placed = tuple[Sector, Label]


@dataclass(frozen=True, slots=True)
class _Side:
    """The labels on one side of the circle: 1 is the right, -1 the left; `height` and `gap` in points."""

    sign: int
    circle: Circle
    height: float
    gap: float

    @property
    def edge(self) -> float:
        """Where leaders end and labels begin, but for the air between them."""
        return self.circle.x + self.sign * (self.circle.radius + ARM)


def draw_labels(
    text: LabelSetter, parts: Sequence[Sector], circle: Circle, pencil: Pencil
) -> tuple[list[Op], float]:
    """Draws the leaders; gives the labels, and the points by which the worst is too wide or a side too full.

    The circle stands in the middle of the box across.
    """
    width, height = 2 * circle.x, circle.height
    room = (width - 2 * circle.radius) / 2 - ARM - AIR
    gap = text.chart.label_char.size * LABEL_GAP
    placed = [(part, text.beside(part.datum, room)) for part in parts]
    right = [item for item in placed if math.sin(item[0].middle) >= 0]
    left = [item for item in placed if math.sin(item[0].middle) < 0]
    _balance(left, right, height, gap)
    excess = max(label.excess for _, label in placed)
    ops: list[Op] = []
    for sign, items in ((1, right), (-1, left)):
        excess = max(excess, sum(label.height for _, label in items) + gap * (len(items) - 1) - height)
        ops += _draw_side(_Side(sign, circle, height, gap), items, pencil)
    return ops, excess


def _draw_side(side: _Side, items: list[_Placed], pencil: Pencil) -> list[Op]:
    """Labels of one side from the top, as near to the height of their sectors as they can be."""
    circle, sign = side.circle, side.sign
    items = sorted(items, key=lambda item: -math.cos(item[0].middle))
    wanted = [circle.at(part.middle, circle.radius + TOUCH + OUT)[1] - label.middle for part, label in items]
    tops = spread(wanted, [label.height for _, label in items], side.height, side.gap)
    ties = [_Tie(part.middle, top + label.middle) for (part, label), top in zip(items, tops, strict=True)]
    ops: list[Op] = []
    for (part, label), top, tie in zip(items, tops, ties, strict=True):
        points = _leader(side, tie, ties)
        pencil.line(points, Stroke(part.datum.paint, HAIRLINE, cap="round", join="round"))
        ops += label.ops(side.edge + sign * AIR, top, "left" if sign > 0 else "right")
    return ops


@dataclass(frozen=True, slots=True)
class _Tie:
    """What a leader joins: the angle of a segment's middle and the height of its label's first row."""

    angle: float
    y: float

    def turn(self, circle: Circle, radius: float, sign: int) -> float:
        """Angle along a circle of that radius to the label's height; 0 beyond its top or foot."""
        sine = (self.y - circle.y) / radius
        if abs(sine) >= 1:
            return 0.0
        return math.remainder(sign * (math.pi / 2 + math.asin(sine)) - self.angle, 2 * math.pi)


def _balance(left: list[_Placed], right: list[_Placed], height: float, gap: float) -> None:
    """Moves the labels nearest to twelve or six o'clock over where one side is too full."""
    for full, other in ((right, left), (left, right)):

        def need(items: list[_Placed]) -> float:
            """The height that a side's labels take, gaps between them included."""
            return sum(label.height + gap for _, label in items) - gap

        while need(full) > height and len(full) > 1:
            item = min(full, key=lambda item: abs(math.sin(item[0].middle)))
            if abs(math.sin(item[0].middle)) > NEAR or need([*other, item]) > height:
                return
            full.remove(item)
            other.append(item)


def _leader(side: _Side, tie: _Tie, ties: list[_Tie]) -> list[Point]:
    """Out of the circle, then straight to the label; where that would cross the circle, around it.

    Leaders that go around in the same direction keep to circles of their own, the one ahead to the smallest.
    """
    circle, sign, edge = side.circle, side.sign, side.edge
    near = circle.radius + TOUCH
    turn = tie.turn(circle, near + OUT, sign)
    if abs(turn) <= STRAIGHT:
        points = [circle.at(tie.angle, near), circle.at(tie.angle, near + OUT)]
        if abs(tie.y - points[-1][1]) > 0.5:
            points.append((edge - sign * min(OUT, abs(edge - points[-1][0]) / 2), tie.y))
        return [*points, (edge, points[-1][1])]
    ahead = sum(
        math.remainder(other.angle - tie.angle, 2 * math.pi) * turn > 0
        and other.turn(circle, near + OUT, sign) * turn > 0
        and abs(other.turn(circle, near + OUT, sign)) > STRAIGHT
        for other in ties
    )
    far = near + min(ARM - TOUCH - 1, OUT * (0.6 + 0.5 * ahead))
    turn = tie.turn(circle, far, sign)
    steps = max(2, math.ceil(abs(turn) / 0.06))
    around = [circle.at(tie.angle + turn * i / steps, far) for i in range(steps + 1)]
    return [circle.at(tie.angle, near), *around, (edge, around[-1][1])]
