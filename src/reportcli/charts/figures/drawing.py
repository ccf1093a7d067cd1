"""A function that draws on a Figure, as operations of the page: set up, run, drawn, its faults named."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from typing import Any

from reportcli.blocks import Chart
from reportcli.charts.figures.colours import Colours
from reportcli.charts.figures.extent import excess, inside
from reportcli.charts.figures.formulas import Formulas
from reportcli.charts.figures.given import Given, gid_of
from reportcli.charts.figures.library import FONTS, LOCK, Figure, FigureCanvasBase, rc_context
from reportcli.charts.figures.prepared import INCH, prepared, sized
from reportcli.charts.figures.renderer import Renderer
from reportcli.charts.figures.settings import settings_of
from reportcli.charts.figures.texts import Texts
from reportcli.charts.labels import Drawn, LabelSetter
from reportcli.model.diagnostic import Diagnostic, error, warning
from reportcli.model.refs import FactKey
from reportcli.plugins.charts import DrawFigure
from reportcli.text.fonts import FontSet

_NO_ROOM = "layout not applied"  # of constrained_layout and tight_layout
_NAMED = 5  # foreign colours that a finding names


class Canvas(FigureCanvasBase):
    """The canvas of a figure whose renderer collects operations."""

    def __init__(self, figure: Any, renderer: Renderer) -> None:
        self._own: Any = renderer
        super().__init__(figure)

    def get_renderer(self) -> Renderer:
        """The one that the figure is measured and drawn with."""
        own: Renderer = self._own
        return own

    def draw(self, *_: object, **__: object) -> None:
        """A function that asks for it has its figure laid out; it is drawn when it is done."""
        with self._own._draw_disabled():
            self.figure.draw(self._own)


@contextmanager
def settled() -> Iterator[None]:
    """Settings of matplotlib that are made inside end there."""
    with LOCK, rc_context():
        yield


def draw_figure(draw: DrawFigure, text: LabelSetter, size: tuple[float, float]) -> Drawn:
    """What `draw(figure, chart)` draws into a box of points. What it prints is not shown; it may raise
    anything."""
    chart, lang = text.chart, text.lang
    with LOCK:
        colours = Colours(text.palette)
        renderer = _renderer(text, size, colours)
        given = Given(chart, size, colours, lang=lang, palette=text.palette)
        with settings_of(chart, colours), FONTS.own(renderer.formulas.files), _quiet() as said:
            figure = Figure(figsize=(size[0] / INCH, size[1] / INCH))
            Canvas(figure, renderer)
            draw(figure, given)
            sized(figure, size)
            prepared(figure, lang, renderer.lost.effects)
            figure.draw(renderer)
        ops = inside(renderer.drawn.ops(), size)
        found = tuple(_findings(chart, renderer, colours))
        return Drawn(ops, max(excess(ops, size), _collapsed(said, chart)), tuple(renderer.outlined), found)


@contextmanager
def _quiet() -> Iterator[list[warnings.WarningMessage]]:
    """What is printed goes nowhere; warnings are collected."""
    with warnings.catch_warnings(record=True) as said, redirect_stdout(io.StringIO()):
        warnings.simplefilter("always")
        yield said


def _collapsed(said: Sequence[warnings.WarningMessage], chart: Chart) -> float:
    """A line of labels, where matplotlib says that they leave no room for the axes; what else it says about a
    figure is for the author of its function."""
    return chart.label_char.size if any(_NO_ROOM in str(one.message) for one in said) else 0.0


def _renderer(text: LabelSetter, size: tuple[float, float], colours: Colours) -> Renderer:
    chart, composer = text.chart, text.composer
    fonts: FontSet | None = getattr(composer, "fonts", None)
    families = {key.partition("/")[0] for key in fonts.resources} if fonts is not None else set[str]()
    data = [datum for series in chart.series for datum in series.data]
    data += [one.datum for one in chart.references]
    facts = {gid_of(datum.fact): datum.fact for datum in data}
    return Renderer(
        size,
        colours,
        Texts(composer, chart.label_char, families, text.lang),
        Formulas(fonts, chart.label_char),
        facts=facts,
        printed=_printed({datum.fact: datum.printed for datum in data}),
        said={datum.fact: datum.said for datum in data},
    )


def _printed(texts: Mapping[FactKey, str]) -> dict[str, FactKey]:
    """Figures by their printed text, but for texts that several have: those need the name of their marks."""
    found: dict[str, FactKey] = {}
    double: set[str] = set()
    for key, text in texts.items():
        if text in found:
            double.add(text)
        found[text] = key
    return {text: key for text, key in found.items() if text and text not in double}


def _findings(chart: Chart, renderer: Renderer, colours: Colours) -> Iterator[Diagnostic]:
    """What was not drawn as it was asked."""
    foreign, lost = list(colours.foreign), renderer.lost
    if foreign:
        shown = ", ".join(foreign[:_NAMED]) + (", …" if len(foreign) > _NAMED else "")
        args = {"colours": shown, "count": len(foreign), "nearest": colours.nearest(foreign[0])}
        yield warning("chart-colour", chart=chart.path, **args)
    if renderer.texts.unknown:
        names = ", ".join(renderer.texts.unknown)
        yield warning("chart-font", chart=chart.path, fonts=names, font=chart.label_char.font)
    if lost.cells:
        yield error("chart-picture", chart=chart.path, count=lost.cells)
    if lost.tex:
        yield warning("chart-tex", chart=chart.path)
    if lost.effects:
        yield warning("chart-effect", chart=chart.path, effects=", ".join(lost.effects))
