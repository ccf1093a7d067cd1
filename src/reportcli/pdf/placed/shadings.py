"""Gradients of other files in the colours of the output."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pikepdf
from pikepdf import Object

from reportcli.inputs.pdf_pages.bounded import refused
from reportcli.pdf import objects
from reportcli.pdf.placed.colours import Colours
from reportcli.pdf.placed.copying import Copier
from reportcli.pdf.placed.functions import function_of
from reportcli.pdf.writer import Resources

_SAMPLES = 128  # colours that a gradient is measured at; between them it runs straight
_KEPT = ("/ShadingType", "/Coords", "/Domain", "/Extend", "/BBox", "/AntiAlias")


def shading_object(shading: Object, named: Object, colours: Colours, copier: Copier) -> str:
    """An axial or radial gradient, its function measured and sampled anew in the output's colours.

    Raises Findings for those of other types.
    """
    if int(shading["/ShadingType"]) not in (2, 3):
        raise refused(f"gradients of type {int(shading['/ShadingType'])}")
    space = colours.space(shading["/ColorSpace"], named)
    colours.spots.update(space.spots)
    function = function_of(shading["/Function"])
    low, high = (float(number) for number in shading.get("/Domain", (0, 1)))
    steps = [low + (high - low) * step / (_SAMPLES - 1) for step in range(_SAMPLES)]
    made = [colours.output(space.process(function([step]))) for step in steps]
    width = max(map(len, made))
    data = bytes(
        round(min(max(value, 0.0), 1.0) * 255) for colour in made for value in _of_width(colour, width)
    )
    limits = " 0 1" * width
    entries = (
        f"/FunctionType 0/Domain[{objects.numbers((low, high), 4)}]/Range[{limits[1:]}]"
        f"/Size[{_SAMPLES}]/BitsPerSample 8"
    )
    reference = copier.add(objects.stream(entries, data, pad=b""))
    kept = "".join(f"{key} {copier.syntax(shading[key])}" for key in _KEPT if key in shading)
    space_name = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}[width]
    return f"<<{kept}/ColorSpace{space_name}/Function {reference}>>"


def _of_width(colour: Sequence[float], width: int) -> Sequence[float]:
    """A grey among colours: on the black plate, or of three equal lights."""
    if len(colour) == width:
        return colour
    return (0.0, 0.0, 0.0, 1 - colour[0]) if width == 4 else (colour[0],) * width


def pattern_object(
    pattern: Object,
    copier: Copier,
    *,
    translated: Callable[[Object], tuple[bytes, Resources]],
    shading: Callable[[Object], str],
    state: Callable[[Object], str],
) -> str:
    """A pattern of tiles or of a gradient: its reference. state: of a graphics state's own."""
    matrix = f"/Matrix {copier.syntax(pattern['/Matrix'])}" if "/Matrix" in pattern else ""
    if int(pattern["/PatternType"]) == 2:
        more = f"/ExtGState {state(pattern['/ExtGState'])}" if "/ExtGState" in pattern else ""
        body = f"<</PatternType 2/Shading {shading(pattern['/Shading'])}{matrix}{more}>>"
        return copier.add(body.encode("latin-1"))
    if not isinstance(pattern, pikepdf.Stream):
        raise refused("patterns without content")
    data, resources = translated(pattern)
    kept = "".join(
        f"{key} {copier.syntax(pattern[key])}"
        for key in ("/PaintType", "/TilingType", "/BBox", "/XStep", "/YStep")
    )
    return copier.add(objects.stream(f"/PatternType 1{kept}{matrix}/Resources{resources.body()}", data))
