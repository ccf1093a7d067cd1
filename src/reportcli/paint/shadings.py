"""Gradients as shadings: axial and radial, in process colours or in tints of one spot ink."""

from __future__ import annotations

from reportcli.graphics.gradients import ends, parts
from reportcli.model.display import Path
from reportcli.model.paths import box_of
from reportcli.model.style import Gradient, Paint
from reportcli.pdf import objects
from reportcli.pdf.colour import Inks

_SPACES = {"cmyk": "/DeviceCMYK", "rgb": "/DeviceRGB"}


def shading(gradient: Gradient, path: Path, inks: Inks, *, left: float, top: float) -> str:
    """The shading over the box of a path (ISO 32000-1, 8.7.4.5.3 and 8.7.4.5.4). (left, top): the trim's top
    left corner in PDF user space.
    """
    (x0, y0), (x1, y1) = ends(gradient, box_of(path))
    spot = inks.one_spot([stop.paint for stop in gradient.stops])
    space = _SPACES[inks.space] if spot is None else inks.separations[spot]
    axis = (left + x0, top - y0, left + x1, top - y1)
    kind, coords = 2, objects.numbers(axis)
    if gradient.kind == "radial":
        kind, middle = 3, objects.numbers(axis[:2])
        coords = f"{middle} 0 {middle} {objects.number(x1 - x0)}"
    function = _function(gradient, inks, tints=spot is not None)
    return f"<</ShadingType {kind}/ColorSpace{space}/Coords[{coords}]/Extend[true true]/Function{function}>>"


def _function(gradient: Gradient, inks: Inks, *, tints: bool) -> str:
    """From 0 to 1 to colours (ISO 32000-1, 7.10.3 and 7.10.4)."""
    runs = parts(gradient)
    colours = [(_values(a.paint, inks, tints), _values(b.paint, inks, tints)) for a, b in runs]
    functions = [f"<</FunctionType 2/Domain[0 1]/C0[{a}]/C1[{b}]/N 1>>" for a, b in colours]
    if len(functions) == 1:
        return functions[0]
    bounds = objects.numbers(tuple(a.at for a, _ in runs[1:]), 4)
    encode = " ".join(["0 1"] * len(runs))
    return (
        f"<</FunctionType 3/Domain[0 1]/Functions[{''.join(functions)}]/Bounds[{bounds}]/Encode[{encode}]>>"
    )


def _values(paint: Paint, inks: Inks, tints: bool) -> str:
    if tints:
        return objects.number(inks.tint_of(paint), 4)
    return objects.numbers(inks.components(paint), 4)
