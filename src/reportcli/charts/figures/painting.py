"""What a graphics context of matplotlib says, as paints, strokes and clips of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportcli.charts.figures.collected import Clip, Clips, Collected, rectangle
from reportcli.charts.figures.colours import Colours
from reportcli.charts.figures.outlines import outline, tiles
from reportcli.model.display import Path, PathOp
from reportcli.model.paths import box_of
from reportcli.model.refs import FactKey
from reportcli.model.style import Paint, Stroke

if TYPE_CHECKING:
    from matplotlib.path import Path as MplPath

Context = Any
"""A graphics context of matplotlib; its declared types are wider than what it gives."""

THINNEST = 0.25  # points: the least line that a press holds
SEAM = 0.35  # points by which areas that touch reach into each other, so that no viewer shows paper between
HATCH = 72.0  # points of the square in which a hatch repeats
_CAPS = {"projecting": "square"}


class Painting:
    """Puts paths down in `drawn`, `height` points high."""

    def __init__(self, colours: Colours, drawn: Collected, height: float) -> None:
        self._colours = colours
        self._drawn = drawn
        self._height = height

    def path(self, gc: Context, path: Path, face: Any, fact: FactKey | None) -> None:
        """A path with its fill, its hatch and its line; a single point is none."""
        if len(path) < 2:
            return
        clips, fill, stroke = self.clips(gc), self._fill(gc, face), self._stroke(gc)
        if stroke is None and fill is not None and fill.alpha == 1 and not gc.get_antialiased():
            stroke = Stroke(fill, SEAM, join="round")
        hatch = gc.get_hatch_path()
        if hatch is not None:
            if fill is not None:
                self._drawn.path(PathOp(path, fill, fact=fact), clips)
            self._drawn.path(self._hatched(gc, path, hatch), clips, within=path)
            fill = None
        if fill is not None or stroke is not None:
            self._drawn.path(PathOp(path, fill, stroke, fact=fact), clips)

    def clips(self, gc: Context) -> Clips:
        """What clips the context: a rectangle, a path, or both."""
        clips: list[Clip] = []
        box = gc.get_clip_rectangle()
        if box is not None:
            x0, y0, x1, y1 = (float(side) for side in box.extents)
            clips.append(rectangle((x0, self._height - y1, x1, self._height - y0)))
        path, transform = gc.get_clip_path()
        if path is not None:
            clips.append(Clip(outline(path, transform, self._height)))
        return tuple(clips)

    def _hatched(self, gc: Context, path: Path, hatch: MplPath) -> PathOp:
        """The pattern over the box of a path, in its own ink."""
        ink = self._colours.paint(gc.get_hatch_color(), gc.get_rgb()[3] or 1.0)
        line = Stroke(ink, max(round(float(gc.get_hatch_linewidth()), 3), THINNEST))
        return PathOp(tiles(hatch, box_of(path), HATCH), ink, line)

    def _fill(self, gc: Context, face: Any) -> Paint | None:
        if face is None:
            return None
        own = len(face) > 3 and not gc.get_forced_alpha()
        alpha = float(face[3] if own else gc.get_alpha())
        return self._colours.paint(face, alpha) if alpha > 0 else None

    def _stroke(self, gc: Context) -> Stroke | None:
        width, rgb = float(gc.get_linewidth()), gc.get_rgb()
        if width <= 0 or rgb[3] <= 0:
            return None
        cap = str(gc.get_capstyle())
        dash = tuple(round(float(part), 3) for part in gc.get_dashes()[1] or ())
        paint = self._colours.paint(rgb, rgb[3])
        width = max(round(width, 3), THINNEST)
        return Stroke(paint, width, dash, _CAPS.get(cap, cap), str(gc.get_joinstyle()))
