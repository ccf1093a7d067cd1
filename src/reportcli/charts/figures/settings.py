"""What a Figure looks like where its function says nothing: the layout's type and colours, thin lines, no
frame."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from cycler import cycler

from reportcli.blocks import Chart
from reportcli.charts.figures.colours import Colours, Rgba
from reportcli.charts.figures.library import ListedColormap, colormaps, own_defaults, rc_context, rcParams
from reportcli.model.style import BLACK, Paint

COLOURMAP = "layout"
_LINE = 0.5  # points of axes and ticks
_GREY, _PALE = Paint(BLACK.role, 0.6), Paint(BLACK.role, 0.25)


@contextmanager
def settings_of(chart: Chart, colours: Colours) -> Iterator[None]:
    """matplotlib's settings are these inside, whatever they were."""
    cycle = list(dict.fromkeys(colours.of(paint) for paint in _paints(chart)))
    colormaps.register(ListedColormap(colours.ramp(_paints(chart)[0]), name=COLOURMAP), force=True)
    try:
        settings: Any = {**_FIXED, **_of_layout(chart, colours), "axes.prop_cycle": _cycler(cycle)}
        with rc_context():
            own_defaults()
            rcParams.update(settings)
            yield
    finally:
        colormaps.unregister(COLOURMAP)


def _paints(chart: Chart) -> list[Paint]:
    """The chart's colours in order: those of its series, of its data where it has one series."""
    if len(chart.series) > 1:
        return [one.paint for one in chart.series]
    return [datum.paint for one in chart.series for datum in one.data] or [BLACK]


def _cycler(colours: list[Rgba]) -> Any:
    return cycler("color", colours)


def _of_layout(chart: Chart, colours: Colours) -> dict[str, object]:
    """Type and colours."""
    char = chart.label_char
    text, line, pale = colours.of(char.paint), colours.of(_GREY), colours.of(_PALE)
    return {
        "font.family": [char.font],
        "font.size": char.size,
        "text.color": text,
        "axes.labelcolor": text,
        "axes.titlecolor": text,
        "xtick.labelcolor": text,
        "ytick.labelcolor": text,
        "axes.edgecolor": line,
        "xtick.color": line,
        "ytick.color": line,
        "patch.edgecolor": text,
        "grid.color": pale,
        "legend.edgecolor": pale,
    }


_FIXED: dict[str, Any] = {
    "figure.dpi": 72,
    "figure.facecolor": "none",
    "figure.edgecolor": "none",
    "figure.constrained_layout.use": True,
    "figure.constrained_layout.h_pad": 0.02,
    "figure.constrained_layout.w_pad": 0.02,
    "figure.titlesize": "medium",
    "axes.facecolor": "none",
    "axes.linewidth": _LINE,
    "axes.titlesize": "medium",
    "axes.labelsize": "medium",
    "axes.titlelocation": "left",
    "axes.titlepad": 4.0,
    "axes.labelpad": 2.0,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.unicode_minus": True,
    "axes.formatter.use_locale": False,
    "axes.formatter.useoffset": False,
    "axes.formatter.limits": [-9, 15],
    "grid.linewidth": 0.3,
    "lines.linewidth": 1.25,
    "lines.markersize": 4.0,
    "lines.solid_capstyle": "round",
    "patch.linewidth": _LINE,
    "hatch.linewidth": _LINE,
    "scatter.edgecolors": "face",
    "errorbar.capsize": 2.0,
    "legend.frameon": False,
    "legend.fontsize": "medium",
    "legend.handlelength": 1.4,
    "xtick.labelsize": "medium",
    "ytick.labelsize": "medium",
    "xtick.major.width": _LINE,
    "ytick.major.width": _LINE,
    "xtick.minor.width": 0.3,
    "ytick.minor.width": 0.3,
    "xtick.major.size": 2.5,
    "ytick.major.size": 2.5,
    "xtick.minor.size": 1.5,
    "ytick.minor.size": 1.5,
    "xtick.major.pad": 2.5,
    "ytick.major.pad": 2.5,
    "image.interpolation": "none",
    "image.cmap": COLOURMAP,
    "mathtext.fontset": "custom",
    "mathtext.fallback": "stixsans",
    "mathtext.rm": "layoutregular",
    "mathtext.it": "layoutitalic",
    "mathtext.bf": "layoutbold",
    "mathtext.bfit": "layoutbolditalic",
    "mathtext.sf": "layoutregular",
    "mathtext.tt": "dejavu sans mono",
    "mathtext.cal": "layoutitalic",
    "path.simplify": True,
    "path.simplify_threshold": 0.05,
    "savefig.dpi": 72,
    "text.usetex": False,
}
