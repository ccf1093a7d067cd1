"""Vertical justification: a region that ends a line or two early is let out above headings, on the grid."""

from __future__ import annotations

from reportcli.model.value_class import replace
from reportcli.typeset.breaking.items import Box
from reportcli.typeset.breaking.region import Filled, Region

MOST = 2  # lines that a region may be let out by, one at each place
LEAST_GAP = 0.9  # of a step: narrower gaps are those between paragraphs, and stay


def short(filled: Filled, region: Region) -> int:
    """Whole lines of the grid that are left empty below."""
    step = region.grid.step
    if step <= 0 or not filled.placed:
        return 0
    return max(int((region.bottom - filled.bottom) / step + 0.01), 0)


def justify(filled: Filled, region: Region) -> None:
    """Lets out a region whose text goes on elsewhere; one step at a time, the widest gaps first."""
    missing = short(filled, region)
    if not 1 <= missing <= MOST or not filled.rest or filled.cut or filled.excess:
        return
    if region.obstacles or filled.bottoms or any(_background(one.box) for one in filled.placed):
        return
    gaps = _gaps(filled, region.grid.step)
    if len(gaps) < missing:
        return
    chosen = {index for _, index in sorted(gaps, reverse=True)[:missing]}
    shift = 0.0
    for index, one in enumerate(filled.placed):
        if index in chosen:
            shift += region.grid.step
        if shift:
            filled.placed[index] = replace(one, y=one.y + shift)
    filled.bottom += shift


def _gaps(filled: Filled, step: float) -> list[tuple[float, int]]:
    """(size, index) of the gaps that may be let out: before the box of that index, marks included.

    Never between a heading and its text."""
    gaps: list[tuple[float, int]] = []
    bottom, start = None, 0
    for index, one in enumerate(filled.placed):
        if one.box.height <= 0:
            continue
        if bottom is not None and not one.bound and one.y - bottom > LEAST_GAP * step:
            gaps.append((round(one.y - bottom, 3), start))
        bottom, start = one.y + one.box.height, index + 1
    return gaps


def _background(box: Box) -> bool:
    """What a scope paints behind several boxes: it would have to be stretched."""
    return box.height <= 0 and bool(box.leaves)
