"""Axes that are nothing but a scale: kinds of ours draw their marks on them, and set the words beside."""

from __future__ import annotations

from typing import Any

from reportcli.charts.axes import Scale
from reportcli.model.value_class import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points of the chart's box."""


LEAST = 1.0  # point: axes that have no room at all; their kind refuses the box


@dataclass(frozen=True, slots=True)
class Extent:
    """From the lowest to the highest value that stands on an axis."""

    low: float
    high: float


def bare_axes(figure: Any, size: tuple[float, float], box: Box, *, x: Extent, y: Extent) -> Any:
    """Axes over a part of a figure without lines, ticks and margins; their values run from edge to edge."""
    figure.set_layout_engine("none")
    (width, height), (left, top, right, bottom) = size, box
    across, down = max(right - left, LEAST), max(bottom - top, LEAST)
    axes = figure.add_axes((left / width, 1 - bottom / height, across / width, down / height))
    axes.set(xlim=(x.low, x.high), ylim=(y.low, y.high), autoscale_on=False)
    axes.axis("off")
    return axes


def upright(box: Box, y: Extent) -> Scale:
    """The scale of the same axes in points, y downwards."""
    _, top, _, bottom = box
    unit = (bottom - top) / (y.high - y.low)
    return Scale(bottom + y.low * unit, -unit)


def level(box: Box, x: Extent) -> Scale:
    """The scale of the same axes in points, across."""
    left, _, right, _ = box
    unit = (right - left) / (x.high - x.low)
    return Scale(left - x.low * unit, unit)
