"""The graphics state of a content stream (ISO 32000-1, 8.4), and what is drawn in it so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportcli.model.display import GroupOp, Op, Path
from reportcli.model.style import BLACK, Paint, Stroke

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Clip:
    """What is drawn inside a clip."""

    path: Path
    even_odd: bool
    ops: list[Op | Clip] = field(default_factory=list)


@dataclass(slots=True)
class State:
    """Graphics and text state, saved by q and restored by Q."""

    sink: list[Op | Clip]
    matrix: Matrix = IDENTITY
    fill: Paint = BLACK
    line: Stroke = field(default_factory=lambda: Stroke(BLACK, 1.0))
    fill_space: str = ""
    line_space: str = ""
    fill_alpha: float = 1.0
    line_alpha: float = 1.0
    font: str = ""
    size: float = 0.0
    leading: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    rise: float = 0.0
    hidden: bool = False


def product(a: Matrix, b: Matrix) -> Matrix:
    """First a, then b."""
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )  # fmt: skip


def matrix_of(numbers: list[Any]) -> Matrix:
    a, b, c, d, e, f = (float(n) for n in numbers)
    return (a, b, c, d, e, f)


def resolved(items: list[Op | Clip]) -> tuple[Op, ...]:
    """Clips as groups; an empty one leaves nothing."""
    ops: list[Op] = []
    for item in items:
        if not isinstance(item, Clip):
            ops.append(item)
            continue
        inner = resolved(item.ops)
        if inner:
            ops.append(GroupOp(inner, clip=item.path))
    return tuple(ops)
