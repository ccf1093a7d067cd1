"""Every kind of chart with little, much, negative, missing, equal, single, huge and tiny data: drawn whole
within its box, in colour and in black, or refused with the reason; its alternative text says every value.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from charts.figures_support import PALETTE, keyed
from charts.test_charts import chart, composer, series
from charts.test_more_kinds import GRID
from reportcli.bind.charts.value_axes import crossed
from reportcli.blocks import Chart, Series
from reportcli.charts.drawing import ChartDrawing, draw
from reportcli.expressions.formats import locale
from reportcli.model.chart_kinds import CHART_KINDS
from reportcli.model.display import GlyphsOp, GroupOp, Op, PathOp
from reportcli.model.fact import Fact
from reportcli.model.style import Paint

WIDTH, HEIGHT, BESIDE = 480.0, 300.0, 1.5
DATA: dict[str, tuple[float, ...]] = {
    "little": (3, 5),
    "much": tuple(range(1, 13)),
    "negative": (4, -2, 6),
    "equal": (7, 7, 7),
    "one": (5,),
    "huge": (1.2e12, 3.4e12, 2e12),
    "tiny": (1.2e-7, 3.4e-7, 2e-7),
    "huge and tiny": (1e9, 1e-3),
    "nothing": (0, 0),
}
PAINTS = ("accent", "other", "third")


def row(values: tuple[float, ...], name: str = "") -> Series:
    """Values with places on the level axis, too; parts of a whole in colours of their own."""
    made = series(*values, name=name, paint="other" if name == "b" else "accent")
    shades = (made.paint,) if name else tuple(map(Paint, PAINTS))
    placed = (
        replace(one, x=Fact(one.value.value + at), x_printed="x", paint=shades[at % len(shades)])
        for at, one in enumerate(made.data)
    )
    return replace(made, data=tuple(placed))


def given(kind: str, values: tuple[float, ...], *, missing: bool = False) -> Chart:
    """A chart of a kind, in as many series as it needs. missing: the second has no last value."""
    told = CHART_KINDS[kind]
    values = values[: told.moments or None]
    if told.crosses:
        return crossed(chart(kind, row(values)), locale("en-GB"), GRID)
    if not (told.pair or told.compares or told.stacks or missing) or told.whole:
        return chart(kind, row(values))
    second = row(values, "b")
    kept = second.data[:-1] if missing else second.data
    return chart(kind, row(values, "a"), replace(second, data=kept))


def drawn(block: Chart, *, patterns: bool = False) -> ChartDrawing:
    return draw(
        replace(keyed(block), patterns=patterns), WIDTH, HEIGHT, composer(), lang="en", palette=PALETTE
    )


def flat(ops: Iterable[Op]) -> Iterator[Op]:
    for op in ops:
        if isinstance(op, GroupOp):
            yield from flat(op.ops)
        else:
            yield op


def points(ops: Iterable[Op]) -> Iterator[tuple[float, float]]:
    for op in flat(ops):
        if isinstance(op, PathOp):
            for segment in op.path:
                yield from zip(segment[1::2], segment[2::2], strict=True)
        elif isinstance(op, GlyphsOp):
            yield op.x, op.y
            yield op.x + op.width, op.y


@pytest.mark.parametrize("kind", CHART_KINDS)
@pytest.mark.parametrize("values", DATA.values(), ids=DATA)
def test_it_is_drawn_whole_or_refused_with_the_reason(kind: str, values: tuple[float, ...]) -> None:
    block = given(kind, values)
    for patterns in (False, True):
        made = drawn(block, patterns=patterns)
        errors = [one.code for one in made.diagnostics if one.severity == "error"]
        assert all(code.startswith("chart-") for code in errors)
        if errors and errors != ["chart-crowded"]:
            assert made.drawing.ops == ()
            continue
        numbers = [*points(made.drawing.ops)]
        assert all(math.isfinite(x) and math.isfinite(y) for x, y in numbers)
        if not errors and not patterns:  # hatches reach beyond, and are cut off
            assert numbers or not any(values)
            assert all(-BESIDE <= x <= WIDTH + BESIDE and -BESIDE <= y <= HEIGHT + BESIDE for x, y in numbers)
        assert all(datum.printed in made.alt for one in block.series for datum in one.data)


@pytest.mark.parametrize("kind", CHART_KINDS)
def test_a_value_that_is_missing_is_none_that_is_drawn(kind: str) -> None:
    made = drawn(given(kind, (3, 5, 4), missing=True))
    errors = [one.code for one in made.diagnostics if one.severity == "error"]
    numbers = [*points(made.drawing.ops)]
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in numbers)
    assert bool(numbers) != bool(errors and errors != ["chart-crowded"])


def test_every_kind_can_be_drawn_with_little() -> None:
    refused = [kind for kind in CHART_KINDS if not drawn(given(kind, (3, 5))).drawing.ops]
    assert refused == []
