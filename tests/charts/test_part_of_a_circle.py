"""Pies and donuts over a part of a circle."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from charts.test_charts import box, chart, made, paths, texts
from charts.test_parts_and_pairs import parts
from layout.folders import HEAD, SECTIONS, one
from layout.test_ranges import at, only
from reportcli.charts.sectors import reach, sectors


def half(kind: str = "donut", **more: object):
    return replace(chart(kind, parts(50, 30, 20)), start=-90.0, sweep=180.0, **more)


def edges(drawn) -> tuple[float, float, float, float]:
    boxes = [box(op) for op in paths(drawn) if op.fill]
    return (
        min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
    )  # fmt: skip


def test_parts_take_their_share_of_the_sweep() -> None:
    found = sectors(parts(50, 30, 20).data, 0.0, 2.0)
    assert [round(part.last - part.first, 9) for part in found] == [1.0, 0.6, 0.4]


@pytest.mark.parametrize(
    ("start", "sweep", "far"),
    [(-90, 180, (1, 0)), (90, 180, (0, 1)), (0, 180, (1, 1)), (-135, 270, (1, 0.7071)), (0, 90, (1, 0))],
)
def test_how_far_an_arc_reaches(start: float, sweep: float, far: tuple[float, float]) -> None:
    from math import radians

    assert reach(radians(start), radians(sweep)) == pytest.approx(far, abs=1e-4)


@pytest.mark.parametrize("kind", ["donut", "pie"])
def test_a_half_circle_is_twice_as_wide_as_high_and_stands_in_its_box(kind: str) -> None:
    drawn = made(half(kind, labels="none"))
    left, top, right, bottom = edges(drawn)
    assert (right - left) / (bottom - top) == pytest.approx(2, rel=0.02)
    assert (
        left >= -0.1
        and top >= -0.1
        and right <= drawn.drawing.width + 0.1
        and bottom <= drawn.drawing.height + 0.1
    )
    whole = edges(made(chart(kind, parts(50, 30, 20), labels="none")))
    assert right - left >= whole[2] - whole[0]


def test_labels_and_centre_stay_in_the_box() -> None:
    drawn = made(half())
    assert not drawn.diagnostics
    assert texts(drawn) and all(0 <= op.y <= drawn.drawing.height for op in texts(drawn))


def test_a_whole_circle_is_drawn_as_before() -> None:
    plain = chart("donut", parts(50, 30, 20))
    assert made(plain) == made(replace(plain, sweep=360.0))


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ("{chart: donut, data: {value: a}, sweep: ⟦400}", "layout-value-out-of-range"),
        ("{chart: donut, data: {value: a}, sweep: ⟦10}", "layout-value-out-of-range"),
        ("{chart: bar, data: {value: a}, ⟦sweep: 180}", "layout-key-without-effect"),
    ],
)
def test_a_sweep_that_cannot_be(tmp_path: Path, block: str, code: str) -> None:
    plain, (_, column) = at(block)
    line = HEAD.count("\n") + SECTIONS.count("\n") + 1
    assert only(one(tmp_path, f"- {plain}"), code) == (line, column + 8)
