"""matplotlib artists as display operations. Bare artists: no Axes, no fonts, no settings of the machine.

Artists stand in points of the drawing, y downwards. Importing this module imports matplotlib.
"""

from __future__ import annotations

import importlib.util
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from reportcli.model.display import Op, PathOp, Segment
from reportcli.model.style import Paint, Stroke

if TYPE_CHECKING:
    from matplotlib.backend_bases import RendererBase  # imported, it would build matplotlib's list of fonts
    from matplotlib.transforms import Transform

logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it complains about caches that are not used here

_SETTINGS = "matplotlibrc"


@contextmanager
def _own_settings() -> Iterator[None]:
    """While matplotlib is imported it finds the settings that it ships with, and no others.

    It looks for ./matplotlibrc before it looks at MATPLOTLIBRC, and stops at a broken one; with no file found
    so far it makes a folder for its settings, or complains that it cannot. Whether ./matplotlibrc is there is
    answered here, as another working directory would be another one for all threads.
    """
    found = importlib.util.find_spec("matplotlib")
    shipped = Path((found and found.origin) or "").parent / "mpl-data" / _SETTINGS
    exists, before = os.path.exists, os.environ.get("MATPLOTLIBRC")
    os.path.exists = lambda path: path != _SETTINGS and exists(path)
    os.environ["MATPLOTLIBRC"] = str(shipped)
    try:
        yield
    finally:
        os.path.exists = exists
        if before is None:
            del os.environ["MATPLOTLIBRC"]
        else:
            os.environ["MATPLOTLIBRC"] = before


with _own_settings():
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path as MplPath
    from matplotlib.transforms import IdentityTransform

__all__ = ["DisplayRenderer", "GraphicsContext", "MplPath", "PaintTable", "Pencil", "Point"]

Point = tuple[float, float]

_CAPS = {"projecting": "square"}
_MPL_CAPS = {"square": "projecting"}
_DECIMALS = 3


class PaintTable:
    """Colour roles through matplotlib and back: each Paint is a colour of its own, looked up exactly."""

    def __init__(self) -> None:
        self._codes: dict[Paint, int] = {}
        self._paints: list[Paint] = []

    def encode(self, paint: Paint) -> str:
        """A colour in matplotlib's notation, the same for equal paints."""
        code = self._codes.get(paint)
        if code is None:
            code = self._codes[paint] = len(self._paints)
            self._paints.append(paint)
        return f"#{code:06x}"

    def decode(self, rgb: Sequence[float]) -> Paint:
        """Raises IndexError for a colour that no Paint was given."""
        red, green, blue = (round(channel * 255) for channel in rgb[:3])
        return self._paints[(red << 16) + (green << 8) + blue]


class GraphicsContext:
    """What an artist says before it draws; other settings (snapping, URLs) mean nothing here."""

    def __init__(self) -> None:
        self.colour: Sequence[float] = (0.0, 0.0, 0.0, 1.0)
        self.width = 0.0
        self.cap, self.join = "butt", "miter"
        self.dash: tuple[float, ...] = ()

    def set_foreground(self, colour: Sequence[float], isRGBA: bool = False) -> None:  # noqa: N803
        """The colour of the stroke, channels from 0 to 1."""
        self.colour = colour

    def set_linewidth(self, width: float) -> None:
        """Points."""
        self.width = float(width)

    def set_capstyle(self, style: object) -> None:
        """The name of a cap, or matplotlib's enumeration of it."""
        name = str(getattr(style, "value", style))
        self.cap = _CAPS.get(name, name)

    def set_joinstyle(self, style: object) -> None:
        """The name of a corner, or matplotlib's enumeration of it."""
        self.join = str(getattr(style, "value", style))

    def set_dashes(self, _offset: float, dashes: Sequence[float] | None) -> None:
        """Lengths on and off in points; None is a solid line."""
        self.dash = tuple(float(d) for d in dashes or ())

    def restore(self) -> None:
        """Nothing to give back: each context is new."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name.startswith("set_"):
            return lambda *_, **__: None
        raise AttributeError(name)


class DisplayRenderer:
    """The part of matplotlib's renderer protocol that patches and lines use. Collects PathOps."""

    _raster_depth, _rasterizing = 0, False  # asked for by every artist's draw

    def __init__(self, paints: PaintTable) -> None:
        self.paints = paints
        self.ops: list[Op] = []

    def new_gc(self) -> GraphicsContext:
        """A context with nothing said."""
        return GraphicsContext()

    def open_group(self, *_: object) -> None:
        """Groups have no meaning here."""

    def close_group(self, *_: object) -> None:
        """Groups have no meaning here."""

    def points_to_pixels(self, points: float) -> float:
        """The drawing is in points: nothing to convert."""
        return points

    def draw_path(
        self,
        gc: GraphicsContext,
        path: MplPath,
        transform: Transform,
        rgbFace: Sequence[float] | None = None,  # noqa: N803
    ) -> None:
        """A path in the colours of the context; one without fill and stroke leaves nothing."""
        fill = self.paints.decode(rgbFace) if rgbFace is not None and rgbFace[3] > 0 else None
        stroke = None
        if gc.width > 0 and gc.colour[3] > 0:
            stroke = Stroke(self.paints.decode(gc.colour), gc.width, gc.dash, gc.cap, gc.join)
        segments = _segments(path, transform)
        if segments and (fill is not None or stroke is not None):
            self.ops.append(PathOp(segments, fill, stroke))


def _segments(path: MplPath, transform: Transform) -> tuple[Segment, ...]:
    out: list[Segment] = []
    x = y = 0.0
    for values, code in path.iter_segments(transform, simplify=False, curves=True):
        n = [round(float(v), _DECIMALS) + 0.0 for v in values]
        if code == MplPath.CLOSEPOLY:
            out.append(("Z",))
            continue
        if code == MplPath.MOVETO:
            out.append(("M", n[0], n[1]))
        elif code == MplPath.LINETO:
            out.append(("L", n[0], n[1]))
        elif code == MplPath.CURVE4:
            out.append(("C", n[0], n[1], n[2], n[3], n[4], n[5]))
        elif code == MplPath.CURVE3:
            qx, qy, ex, ey = n
            third = 2 / 3
            first = (x + third * (qx - x), y + third * (qy - y))
            out.append(("C", *first, ex + third * (qx - ex), ey + third * (qy - ey), ex, ey))
        x, y = n[-2], n[-1]
    return tuple(out)


class Pencil:
    """Draws matplotlib paths as artists with nothing left to the machine's matplotlib configuration."""

    def __init__(self) -> None:
        self.paints = PaintTable()
        self.renderer = DisplayRenderer(self.paints)

    @property
    def ops(self) -> list[Op]:
        """What was drawn so far, in the order of drawing."""
        return self.renderer.ops

    def path(self, path: MplPath, fill: Paint | None = None, stroke: Stroke | None = None) -> None:
        """An outline, filled, stroked or both."""
        patch = PathPatch(
            path,
            facecolor="none" if fill is None else self.paints.encode(fill),
            edgecolor="none" if stroke is None else self.paints.encode(stroke.paint),
            linewidth=0.0 if stroke is None else stroke.width,
            linestyle="-"
            if stroke is None or not stroke.dash
            else (0, tuple(d / stroke.width for d in stroke.dash)),
            capstyle="butt" if stroke is None else _MPL_CAPS.get(stroke.cap, stroke.cap),
            joinstyle="miter" if stroke is None else stroke.join,
            antialiased=True,
        )
        patch.set_path_effects([])
        patch.set_transform(IdentityTransform())
        patch.draw(cast("RendererBase", self.renderer))

    def line(self, points: Sequence[tuple[float, float]], stroke: Stroke) -> None:
        """A line through points, open."""
        self.path(MplPath(points), None, stroke)

    def curve(self, points: Sequence[Point], paint: Paint, weight: float) -> None:
        """The line of a series, with round ends and corners; of a single point there is none."""
        if len(points) > 1:
            self.line(points, Stroke(paint, weight, cap="round", join="round"))

    def rect(self, a: Point, b: Point, fill: Paint) -> None:
        """A bar between two corners; one of no extent is not drawn."""
        (x0, y0), (x1, y1) = a, b
        if x0 != x1 and y0 != y1:
            corners = [a, (x1, y0), b, (x0, y1), a]
            self.path(MplPath(corners, closed=True), fill)

    def dot(self, centre: Point, radius: float, fill: Paint, ring: Stroke | None = None) -> None:
        """A filled circle around a centre, with a ring on its edge."""
        self.path(MplPath.circle(centre, radius), fill, ring)
