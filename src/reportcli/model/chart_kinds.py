"""The kinds of charts: the one list that the layout language, typesetting and the registry of charts read.

A kind is one line here and one module of its name in `reportcli.charts.kinds`; a second name of a kind
is a line alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

_STROKES = frozenset({"axis", "value_axis", "references", "negative", "patterns"})
PLOT = _STROKES | {"bar_width", "max", "values", "label_style", "value_style"}
"""Keys of charts that a plot of bars reads; the others have some of them, and some of their own."""
_COURSES = PLOT - {"bar_width", "negative"}
_BARS = PLOT | {"gradient"}
_STACKS = _BARS - {"negative"} | {"normalize"}
_CROSSED = frozenset({"references", "label_style", "patterns", "x", "x_title", "y_title"})
_SPARKS = frozenset({"values", "value_style", "patterns"})
_PAIRS = frozenset({"bar_width", "max", "values", "label_style", "value_style", "patterns", "gradient"})
_STRENGTHS = frozenset({"negative", "values", "label_style", "value_style"})
_MARKS = frozenset({"icon", "per", "bar_width", "max", "values", "label_style", "value_style", "patterns"})
_PARTS = frozenset({"start", "sweep", "gap", "note", "values", "label_style", "value_style", "patterns"})


class ChartKind(NamedTuple):
    """height: of the width, where a layout states none. whole: one series of parts, none of them negative.

    of_one_colour: a series has one colour, its data have none of their own.
    adds: what it draws is added up or stacked, so that all of it has one unit.
    stacks: the parts of a category stand on one another; runs: each value begins where the one before ends.
    moments: how many values each series has, where that is fixed. positive: nothing below zero can be shown.
    scattered: each value stands for itself, labels of several series need not be the same at one place.
    crosses: each value has a place on both axes. alike: series have one colour, as each stands apart.
    pair: two series, no more and no less. compares: shows how far several are apart.
    on_figure: drawn on a Figure of matplotlib, so that the drawing depends on the palette too.
    drawn_as: the kind whose module draws it, where it is a second name of that kind.
    reads: what it reads of OPTIONAL, keys that some kinds only have a use for.
    """

    height: float = 0.62
    whole: bool = False
    of_one_colour: bool = False
    adds: bool = False
    stacks: bool = False
    runs: bool = False
    moments: int = 0
    positive: bool = False
    scattered: bool = False
    crosses: bool = False
    alike: bool = False
    pair: bool = False
    compares: bool = False
    on_figure: bool = False
    drawn_as: str = ""
    reads: frozenset[str] = PLOT


CHART_KINDS: Mapping[str, ChartKind] = MappingProxyType(
    {
        "donut": ChartKind(height=1.0, whole=True, adds=True, reads=_PARTS | {"hole", "centre", "gradient"}),
        "pie": ChartKind(height=1.0, whole=True, adds=True, drawn_as="donut", reads=_PARTS | {"gradient"}),
        "pictogram": ChartKind(height=0.45, of_one_colour=True, positive=True, reads=_MARKS),
        "waffle": ChartKind(height=0.5, whole=True, adds=True, reads=_PARTS - {"start", "sweep", "gap"}),
        "treemap": ChartKind(whole=True, adds=True, reads=_PARTS - {"start", "sweep"}),
        "pyramid": ChartKind(height=0.7, of_one_colour=True, positive=True, pair=True, reads=_PAIRS),
        "heatmap": ChartKind(height=0.5, of_one_colour=True, alike=True, reads=_STRENGTHS),
        "bar": ChartKind(reads=_BARS),
        "column": ChartKind(reads=_BARS),
        "grouped": ChartKind(drawn_as="column", reads=_BARS),
        "stacked": ChartKind(adds=True, stacks=True, reads=_STACKS),
        "stacked-bar": ChartKind(height=0.4, adds=True, stacks=True, positive=True, reads=_STACKS),
        "area": ChartKind(
            of_one_colour=True,
            adds=True,
            stacks=True,
            positive=True,
            reads=_COURSES | {"normalize", "gradient"},
        ),
        "waterfall": ChartKind(adds=True, runs=True, reads=PLOT | {"total"}),
        "dumbbell": ChartKind(compares=True, reads=_COURSES),
        "lollipop": ChartKind(height=0.5),
        "combined": ChartKind(adds=True, on_figure=True, reads=PLOT | {"mark"}),
        "multiples": ChartKind(
            height=0.6, of_one_colour=True, alike=True, on_figure=True, reads=_COURSES | {"mark"}
        ),
        "scatter": ChartKind(
            height=0.75, of_one_colour=True, scattered=True, crosses=True, on_figure=True, reads=_CROSSED
        ),
        "slope": ChartKind(height=0.8, of_one_colour=True, moments=2, reads=_COURSES - {"axis"}),
        "line": ChartKind(of_one_colour=True, reads=_COURSES),
        "sparkline": ChartKind(height=0.25, of_one_colour=True, reads=_SPARKS),
    }
)

OPTIONAL = frozenset().union(*(kind.reads for kind in CHART_KINDS.values()))
"""Keys of charts, of their series and their data that some kinds only have a use for."""

OF_PACKAGES = ChartKind(scattered=True, on_figure=True, reads=OPTIONAL - {"gradient"})
"""A kind that an installed package draws: it judges its values by itself."""


def chart_kind(name: str) -> ChartKind:
    """The kind of a name; of one that is not in the list, a package's."""
    return CHART_KINDS.get(name, OF_PACKAGES)
