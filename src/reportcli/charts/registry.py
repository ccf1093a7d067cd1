"""Finds the module that draws a kind of chart, `charts/kinds/<kind>.py` with `_` for `-`, when it is met."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol

from reportcli.charts.labels import Drawn, LabelSetter
from reportcli.model.chart_kinds import CHART_KINDS


class DrawKind(Protocol):
    """What the module of a kind has: `draw`, from labels and a box in points to operations in that box."""

    def draw(self, text: LabelSetter, width: float, height: float, /) -> Drawn:
        """Origin at the top left corner of the box, y downwards."""
        ...


def kind_module(kind: str) -> DrawKind:
    """The module that draws a kind in `CHART_KINDS`; imported when it is met. KeyError for another name."""
    if kind not in CHART_KINDS:
        raise KeyError(kind)
    name = (CHART_KINDS[kind].drawn_as or kind).replace("-", "_")
    module: DrawKind = import_module(f"reportcli.charts.kinds.{name}")
    return module
