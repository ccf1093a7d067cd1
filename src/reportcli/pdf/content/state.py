"""The graphics and text state of a content stream (ISO 32000-1, 8.4 and 9.3)."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

import pikepdf

from reportcli.model.paths import IDENTITY, Matrix
from reportcli.model.value_class import dataclass

F = TypeVar("F")  # what a sink makes of a font
C = TypeVar("C")  # how a sink keeps the clip


class ColourState(NamedTuple):
    """A colour as it was set. space: a name or an array; values: None for the space's initial colour.

    pattern: the tiling pattern, None where it is none; named: a name was given, of whatever pattern.
    """

    space: pikepdf.Object
    values: tuple[float, ...] | None = None
    pattern: pikepdf.Stream | None = None
    named: bool = False


INITIAL = ColourState(pikepdf.Name.DeviceGray)


@dataclass(slots=True)
class GraphicsState(Generic[F, C]):
    """Saved by q and restored by Q; lengths in the units of the content. clip and font: the sink's own."""

    clip: C
    font: F | None = None
    ctm: Matrix = IDENTITY
    fill: ColourState = INITIAL
    stroke: ColourState = INITIAL
    width: float = 1.0
    cap: int = 0
    join: int = 0
    dash: tuple[float, ...] = ()
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    blend: str = "Normal"
    overprint_fill: bool = False
    overprint_stroke: bool = False
    overprint_mode: int = 0
    size: float = 0.0
    character: float = 0.0
    word: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    render: int = 0


def apply_dictionary(state: GraphicsState[F, C], entry: pikepdf.Dictionary) -> None:
    """What a dictionary of graphics state parameters sets (8.4.5), but for its font and what is not kept."""
    for key, name in (("/LW", "width"), ("/ca", "fill_alpha"), ("/CA", "stroke_alpha")):
        if key in entry:
            setattr(state, name, float(entry[key]))
    if "/D" in entry:
        state.dash = tuple(float(part) for part in entry["/D"][0].as_list())
    if "/BM" in entry:
        state.blend = str(entry["/BM"]).removeprefix("/")
    if "/OP" in entry:
        state.overprint_stroke = bool(entry["/OP"])
        state.overprint_fill = bool(entry.get("/op", entry["/OP"]))
    elif "/op" in entry:
        state.overprint_fill = bool(entry["/op"])
    if "/OPM" in entry:
        state.overprint_mode = int(entry["/OPM"])
