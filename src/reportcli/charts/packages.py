"""Kinds of charts that installed packages add: a function that draws on a Figure; its faults name it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from importlib import import_module
from typing import Protocol

from reportcli.blocks import Chart
from reportcli.charts.labels import Drawn, LabelSetter
from reportcli.model.diagnostic import Diagnostic, Findings, error
from reportcli.plugins.charts import DrawFigure
from reportcli.plugins.registry import InstalledChart, described, find_chart


class _Figures(Protocol):
    """What is used of `charts.figures.drawing`, which imports matplotlib."""

    def settled(self) -> AbstractContextManager[None]:
        """matplotlib is imported, before a package does so; settings that are made inside end there."""

    def draw_figure(self, draw: DrawFigure, text: LabelSetter, size: tuple[float, float], /) -> Drawn:
        """What a function draws into a box."""


def drawn_by_package(text: LabelSetter, width: float, height: float) -> Drawn:
    """What the package's function draws; where it fails, an empty drawing and why. Raises Findings when the
    package is gone or not usable."""
    chart = text.chart
    figures: _Figures = import_module("reportcli.charts.figures.drawing")
    with figures.settled():
        installed = find_chart(chart.kind)
    if not isinstance(installed, InstalledChart):
        raise Findings([installed or error("plugin-gone", name=chart.kind, block=chart.path)])
    try:
        return figures.draw_figure(installed.draw, text, (width, height))
    except Findings:
        raise
    except (Exception, SystemExit) as problem:
        return Drawn((), 0.0, (), (_failed(chart, installed.package, problem),))


def _failed(chart: Chart, package: str, problem: BaseException) -> Diagnostic:
    said = described(problem)
    return error("plugin-failed", block=chart.path, name=chart.kind, package=package, problem=said)
