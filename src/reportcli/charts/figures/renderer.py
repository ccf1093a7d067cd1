"""The renderer of matplotlib that draws display operations, in the layout's inks and fonts.

Only what is asked for by documented name of `RendererBase` is overridden, with `_get_font_height_metrics` and
`_text2path`; tests/charts/figures/test_internals.py holds these to the version that is installed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from reportcli.charts.figures.cells import cells, quarters
from reportcli.charts.figures.collected import Collected
from reportcli.charts.figures.colours import Colours
from reportcli.charts.figures.formulas import Formulas
from reportcli.charts.figures.library import Affine2D, MplPath, RendererBase
from reportcli.charts.figures.outlines import moved, outline
from reportcli.charts.figures.painting import SEAM, Context, Painting
from reportcli.charts.figures.texts import Place, Texts
from reportcli.charts.outlined import Outlined
from reportcli.model.display import Path, PathOp
from reportcli.model.refs import FactKey
from reportcli.model.style import Paint, Stroke
from reportcli.model.value_class import dataclass, replace

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

_SHADES = 3  # times that a shaded triangle is cut into four


@dataclass(slots=True)
class Lost:
    """What a figure asked for that cannot be drawn as it asks. cells: of a picture that has too many."""

    tex: bool = False
    cells: int = 0
    effects: dict[str, None] = field(default_factory=dict)


class Renderer(RendererBase):
    """Draws one figure. size: width and height in points. facts: keys by the name of a mark (`set_gid`)."""

    def __init__(
        self,
        size: tuple[float, float],
        colours: Colours,
        texts: Texts,
        formulas: Formulas,
        *,
        facts: Mapping[str, FactKey],
        printed: Mapping[str, FactKey],
        said: Mapping[FactKey, str],
    ) -> None:
        """printed: keys by the text that a figure is printed as; said: how each is printed, or read."""
        super().__init__()
        self.width, self.height = size
        self.colours, self.texts, self.formulas = colours, texts, formulas
        self.drawn = Collected()
        self.outlined: list[Outlined] = []
        self.lost = Lost()
        self._facts, self._printed, self._said = facts, printed, said
        self._groups: list[object] = []
        self._painting = Painting(colours, self.drawn, self.height)
        self._letters = self._text2path = formulas.outlines()  # asked for by effects on text

    dpi = 72.0  # of pictures of the figure itself

    # -- what an artist asks

    def get_canvas_width_height(self) -> tuple[float, float]:
        """In points."""
        return self.width, self.height

    def points_to_pixels(self, points: Any) -> Any:
        """A pixel is a point."""
        return points

    def option_image_nocomposite(self) -> bool:
        """Pictures are not joined."""
        return True

    def option_scale_image(self) -> bool:
        """Pictures come as they are, each cell once."""
        return True

    def open_group(self, s: str, gid: object = None) -> None:
        """What is drawn inside is marked by `gid`: a name, or a list of one for each mark."""
        self._groups.append(gid)

    def close_group(self, s: str) -> None:
        """The group ends."""
        if self._groups:
            self._groups.pop()

    def start_filter(self) -> None:
        """Effects on pixels have no place on a page."""
        self.lost.effects["agg_filter"] = None

    def _fact(self, number: int = -1) -> FactKey | None:
        """The figure that a mark shows, by the innermost group that names one; number: of the mark in it."""
        for gid in reversed(self._groups):
            name = gid[number] if isinstance(gid, list | tuple) and 0 <= number < len(gid) else gid
            if isinstance(name, str) and name in self._facts:
                return self._facts[name]
        return None

    def _printed_fact(self, text: str) -> FactKey | None:
        """The figure that a text prints: that of its group, where the text has it in its printed form."""
        fact = self._fact()
        if fact is not None and self._said.get(fact) and self._said[fact] in text:
            return fact
        return self._printed.get(text.strip())

    # -- text

    def _get_font_height_metrics(self, prop: FontProperties) -> tuple[float, float, float]:
        return self.texts.heights(prop)

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: object
    ) -> tuple[float, float, float]:
        """As it will be set, in points."""
        if ismath and (ismath != "TeX" or s.count("$") > 1):
            return self.formulas.measured(s, prop)
        return self.texts.measured(s, prop)

    def draw_text(
        self,
        gc: Context,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: object = False,
        mtext: object = None,
    ) -> None:
        """A line of text with its baseline at x, y (downwards), in the context's colour."""
        rgb = gc.get_rgb()
        paint, place = self.colours.paint(rgb, rgb[3]), (float(x), float(y), float(angle))
        if ismath:
            self._formula(gc, s, prop, place=place, paint=paint)
            return
        for op in self.texts.ops(s, prop, paint, place, fact=self._printed_fact(s)):
            self.drawn.other(op, self._painting.clips(gc))

    def draw_tex(
        self,
        gc: Context,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        *,
        mtext: object = None,
    ) -> None:
        """TeX is not run: its formulas are set as those of matplotlib's own."""
        self.lost.tex = True
        self.draw_text(gc, x, y, s, prop, angle, s.count("$") > 1)

    def _formula(self, gc: Context, text: str, prop: FontProperties, *, place: Place, paint: Paint) -> None:
        path = self.formulas.path(text, prop, place)
        size = round(float(prop.get_size_in_points()), 3)
        said = self.formulas.text(text, prop)
        self.outlined.append(Outlined(said, round(place[0], 3), round(place[1], 3), size))
        if path:
            self.drawn.path(PathOp(path, paint, fact=self._fact()), self._painting.clips(gc))

    # -- paths

    def draw_path(
        self,
        gc: Context,
        path: MplPath,
        transform: Any,
        rgbFace: Any = None,  # noqa: N803
    ) -> None:
        """An outline in the colours of the context, with its hatch; of letters, with what they say."""
        for said, size in self._letters.said:
            x, y = transform.transform((0.0, 0.0)).tolist()
            self.outlined.append(Outlined(said, round(x, 3), round(self.height - y, 3), round(size, 3)))
        self._letters.said.clear()
        open_line = rgbFace is None and gc.get_hatch() is None
        margin = gc.get_linewidth() + 1
        clip = (-margin, -margin, self.width + margin, self.height + margin) if open_line else None
        segments = outline(path, transform, self.height, clip=clip, sketch=gc.get_sketch_params())
        self._painting.path(gc, segments, rgbFace, self._fact())

    def draw_markers(
        self,
        gc: Context,
        marker_path: MplPath,
        marker_trans: Any,
        path: MplPath,
        trans: Any,
        rgbFace: Any = None,  # noqa: N803
    ) -> None:
        """A mark at each point of a path."""
        mark = outline(marker_path, marker_trans, 0.0)
        number = 0
        for vertices, _ in path.iter_segments(trans, simplify=False):
            if len(vertices):
                x, y = float(vertices[-2]), float(vertices[-1])
                self._painting.path(gc, tuple(moved(mark, x, self.height - y)), rgbFace, self._fact(number))
                number += 1

    def draw_path_collection(
        self,
        gc: Context,
        master_transform: Any,
        paths: Any,
        all_transforms: Any,
        offsets: Any,
        offset_trans: Any,
        facecolors: Any,
        edgecolors: Any,
        linewidths: Any,
        linestyles: Any,
        antialiaseds: Any,
        urls: Any,
        offset_position: Any,
        *,
        hatchcolors: Any = None,
    ) -> None:
        """Paths at places, each outline made once."""
        known, walk = dict[int, Path](), cast(Any, self)
        raw = list(walk._iter_collection_raw_paths(master_transform, paths, all_transforms))
        marks = walk._iter_collection(
            gc, list(range(len(raw))), offsets, offset_trans, facecolors, edgecolors, linewidths, linestyles,
            antialiaseds, urls, offset_position, hatchcolors=() if hatchcolors is None else hatchcolors,
        )  # fmt: skip
        for number, (x, y, which, own, face) in enumerate(marks):
            if which not in known:
                own_path, transform = raw[which]
                known[which] = outline(own_path, transform, self.height)
            placed = tuple(moved(known[which], float(x), -float(y))) if x or y else known[which]
            self._painting.path(own, placed, face, self._fact(number))

    def draw_gouraud_triangles(
        self, gc: Context, triangles_array: Any, colors_array: Any, transform: Any
    ) -> None:
        """Triangles whose colour runs from corner to corner, in steps of one colour each."""
        placed = transform.transform(triangles_array.reshape(-1, 2)).reshape(-1, 3, 2)
        for triangle in zip(placed, colors_array, strict=True):
            self._shaded(gc, *triangle)

    def _shaded(self, gc: Context, corners: Any, colours: Any) -> None:
        """One triangle; between tints of one colour there are only tints of it."""
        paints = [self.colours.paint(colour, float(colour[3])) for colour in colours]
        mixes = len({paint.role for paint in paints}) > 1
        shades = colours if mixes else np.array([(paint.tint, paint.alpha) for paint in paints])
        for own, values in quarters((corners, shades), _SHADES):
            value = values.mean(axis=0)
            paint = self.colours.paint(value, float(value[3])) if mixes else self._tint(paints[0], value)
            path = outline(MplPath([*own, own[0]], closed=True), None, self.height)
            seam = Stroke(paint, SEAM, join="round") if paint.alpha == 1 else None
            self.drawn.path(PathOp(path, paint, seam, fact=self._fact()), self._painting.clips(gc))

    @staticmethod
    def _tint(paint: Paint, value: Any) -> Paint:
        return replace(paint, tint=round(float(value[0]), 3), alpha=round(float(value[1]), 3))

    def draw_image(self, gc: Context, x: float, y: float, im: Any, transform: Any = None) -> None:
        """A picture as areas of its cells' colours; cells of one colour are one area."""
        matrix = Affine2D().scale(im.shape[1], im.shape[0]) if transform is None else transform.frozen()
        areas = cells(im, matrix.translate(float(x), float(y)).get_matrix(), self.height, SEAM)
        if areas is None:
            self.lost.cells = max(self.lost.cells, int(im.shape[0]) * int(im.shape[1]))
            return
        share = float(gc.get_alpha()) if gc.get_forced_alpha() else 1.0
        for (red, green, blue, alpha), path in areas:
            paint = self.colours.paint((red / 255, green / 255, blue / 255), share * alpha / 255)
            self.drawn.path(PathOp(path, paint, fact=self._fact()), self._painting.clips(gc))
