"""Gradients as pixels, for the contrast of what stands on them: each letter against the colour behind it."""

from __future__ import annotations

import math
from collections.abc import Callable

from PIL import Image

from reportcli.graphics.gradients import ends, parts
from reportcli.model.display import Path
from reportcli.model.paths import Matrix, box_of, point_under
from reportcli.model.style import Gradient, Paint, Rgb

_STEPS = 256  # shades of Pillow's gradients, from black above, or in the middle, to white
_PAD = 64  # steps that stay the same beyond both ends: whole pixels reach over a box


def shaded(
    gradient: Gradient,
    path: Path,
    matrix: Matrix,
    pixels: tuple[int, int, int, int],
    *,
    rgb: Callable[[Paint], Rgb],
) -> Image.Image:
    """The pixels of a gradient over the box of a path, a pixel a point. rgb: of a paint, fractions."""
    start, end = (point_under(matrix, *point) for point in ends(gradient, box_of(path)))
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy) or 1.0
    left, top = pixels[0] + 0.5 - start[0], pixels[1] + 0.5 - start[1]
    size = pixels[2] - pixels[0], pixels[3] - pixels[1]
    if gradient.kind == "radial":
        step, middle = (_STEPS - 1) / 2 / length, _STEPS / 2
        data = (step, 0.0, middle + left * step, 0.0, step, middle + top * step)
        shades = Image.radial_gradient("L").transform(size, Image.Transform.AFFINE, data, fillcolor=255)
    else:
        step = (_STEPS - 1) / length / length
        at = (left * dx + top * dy) * step + _PAD
        data = (0.0, 0.0, 0.5, dx * step, dy * step, at)
        shades = _ramp().transform(size, Image.Transform.AFFINE, data, fillcolor=255)
    tables = _tables(gradient, rgb)
    return Image.merge("RGB", [shades.point(table) for table in tables])


def _ramp() -> Image.Image:
    ramp = Image.new("L", (1, _STEPS + 2 * _PAD), 0)
    ramp.putdata([min(max(row - _PAD, 0), _STEPS - 1) for row in range(ramp.height)])
    return ramp


def _tables(gradient: Gradient, rgb: Callable[[Paint], Rgb]) -> list[list[int]]:
    """For each channel the value of every shade."""
    tables: list[list[int]] = [[], [], []]
    runs = [(a.at, b.at, rgb(a.paint), rgb(b.paint)) for a, b in parts(gradient)]
    for shade in range(_STEPS):
        at = shade / (_STEPS - 1)
        low, high, first, last = next((run for run in runs if at <= run[1]), runs[-1])
        share = (at - low) / (high - low)
        for table, one, other in zip(tables, first, last, strict=True):
            table.append(round((one + (other - one) * share) * 255))
    return tables
