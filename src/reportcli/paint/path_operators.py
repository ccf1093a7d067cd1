"""Paths as operators of a content stream (ISO 32000-1, 8.5.2), y turned over."""

from __future__ import annotations

from itertools import pairwise

from reportcli.model.display import Path, Segment
from reportcli.model.style import Stroke
from reportcli.pdf import objects

_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


def on_page(
    path: Path, box: tuple[float, float, float, float], left: float, top: float, *, margin: float
) -> Path:
    """A long path without its subpaths beyond the page: a map over a spread is drawn on both of them.

    box: the page in PDF user space; (left, top): the trim's top left corner there.
    """
    least, right = box[0] - left - margin, box[2] - left + margin
    highest, bottom = top - box[3] - margin, top - box[1] + margin
    starts = [index for index, segment in enumerate(path) if segment[0] == "M"]
    kept: list[Segment] = []
    for start, end in pairwise([*starts, len(path)]):
        part = path[start:end]
        xs = [x for segment in part for x in segment[1::2]]
        ys = [y for segment in part for y in segment[2::2]]
        if min(xs) <= right and max(xs) >= least and min(ys) <= bottom and max(ys) >= highest:
            kept += part
    return tuple(kept)


def path_code(path: Path, left: float, top: float, n: int) -> str:
    """The path's operators, with n decimals; (left, top) as above."""
    parts: list[str] = []
    for segment in path:
        kind = segment[0]
        if kind == "M":
            parts.append(f"{left + segment[1]:.{n}f} {top - segment[2]:.{n}f} m")  # type: ignore[misc]
        elif kind == "L":
            parts.append(f"{left + segment[1]:.{n}f} {top - segment[2]:.{n}f} l")  # type: ignore[misc]
        elif kind == "C":
            _, x1, y1, x2, y2, x, y = segment  # type: ignore[misc]
            parts.append(
                f"{left + x1:.{n}f} {top - y1:.{n}f} {left + x2:.{n}f} {top - y2:.{n}f} "
                f"{left + x:.{n}f} {top - y:.{n}f} c"
            )
        else:
            parts.append("h")
    return "\n".join(parts)


def line_code(stroke: Stroke, last: Stroke | None) -> list[str]:
    """The operators of what a line has, other than the one before it."""
    code = []
    if last is None or last.width != stroke.width:
        code.append(f"{objects.number(stroke.width, 3)} w")
    if (last.dash if last else ()) != stroke.dash:
        code.append(f"[{objects.numbers(stroke.dash, 3)}] 0 d")
    if (last.cap if last else "butt") != stroke.cap:
        code.append(f"{_CAPS[stroke.cap]} J")
    if (last.join if last else "miter") != stroke.join:
        code.append(f"{_JOINS[stroke.join]} j")
    return code
