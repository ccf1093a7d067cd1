"""Lines as high as a word: drawn where they are bound, every value a mark with its figure."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.bind.context import Binding
from reportcli.bind.position import Here
from reportcli.expressions.values import Sparkline
from reportcli.model.display import Drawing, Op, Path, PathOp
from reportcli.model.inline import InlineIcon, Run
from reportcli.model.refs import FactKey, Where
from reportcli.model.style import Stroke

HEIGHT, STEP, EDGE = 12.0, 5.0, 1.8  # of the drawing, which its line sets in the size of its words
LEAST = 3  # steps that a short one is wide
WEIGHT, DOT, LONE = 1.0, 1.6, 0.8
ROUND = 0.5523  # of a radius: the handles of a quarter circle
Point = tuple[float, float]


def inline_sparkline(
    binding: Binding, content: Sparkline, run: Run, *, span: Where | None, here: Here
) -> InlineIcon:
    """The drawing in the colour of its words; it says its values, unless the layout says what it says."""
    printed: list[str] = []
    keys: list[FactKey | None] = []
    for fact in content.facts:
        if fact is None:
            keys.append(None)
            continue
        text, key = binding.texts.print_fact(fact, span, here.path)
        printed.append(text)
        keys.append(key)
    values = [None if fact is None else float(fact.value) for fact in content.facts]
    drawing = _drawn(values, keys, run)
    alt = content.alt or "; ".join(printed)
    return InlineIcon(
        "",
        0.0,
        run.char.paint,
        alt,
        char=run.char,
        on=content.height,
        lang=run.lang,
        link=run.link,
        drawing=drawing,
    )


def _drawn(values: list[float | None], keys: list[FactKey | None], run: Run) -> Drawing:
    """From the lowest to the highest value; all equal, it runs through the middle."""
    known = [value for value in values if value is not None]
    low, high = min(known), max(known)
    unit = (HEIGHT - 2 * EDGE) / (high - low) if high > low else 0.0
    wide = STEP * max(len(values) - 1, LEAST)
    step = wide / max(len(values) - 1, 1)
    points: list[Point | None] = [
        None
        if value is None
        else (EDGE + number * step, HEIGHT - EDGE - (value - low) * unit if unit else HEIGHT / 2)
        for number, value in enumerate(values)
    ]
    return Drawing(wide + 2 * EDGE, HEIGHT, tuple(_ops(points, keys, run)))


def _ops(points: list[Point | None], keys: list[FactKey | None], run: Run) -> Iterator[Op]:
    """A stroke to each value from the one before, a dot at one without neighbours before it, and at the
    last.
    """
    stroke = Stroke(run.char.paint, WEIGHT, cap="round", join="round")
    last = max(number for number, point in enumerate(points) if point is not None)
    for number, point in enumerate(points):
        if point is None:
            continue
        before = points[number - 1] if number else None
        if before is not None:
            yield PathOp((("M", *before), ("L", *point)), stroke=stroke, fact=keys[number])
        if number == last or before is None:
            radius = DOT if number == last else LONE
            yield PathOp(_dot(*point, radius), run.char.paint, fact=keys[number])


def _dot(x: float, y: float, r: float) -> Path:
    k = r * ROUND
    return (
        ("M", x + r, y),
        ("C", x + r, y + k, x + k, y + r, x, y + r),
        ("C", x - k, y + r, x - r, y + k, x - r, y),
        ("C", x - r, y - k, x - k, y - r, x, y - r),
        ("C", x + k, y - r, x + r, y - k, x + r, y),
        ("Z",),
    )
