"""Soft edges of shapes: opacity by the distance from an edge, as steps too small to be seen.

A straight edge that a Gaussian blurs fades by the integral of that Gaussian over the distance; its standard
deviation is half the radius of the blur (CSS Backgrounds 3, 6.2). Here it ends where the radius does.
"""

from __future__ import annotations

import math

FINEST = 0.4  # points of a step
MOST, FEWEST, LONG = 24, 4, 500  # steps to either side of the edge; segments of a path that has the fewest


def steps(blur: float, segments: int) -> list[tuple[float, float]]:
    """From the outer end of a soft edge to its middle: distance from the edge in points, and the opacity from
    there to the next step, 0 to 1; inside it is the rest to 1. segments: of the path.
    """
    count = FEWEST if segments > LONG else min(max(math.ceil(blur / FINEST), FEWEST), MOST)
    return [(blur * (1 - step / count), _opacity(1 - (step + 0.5) / count)) for step in range(count)]


def _opacity(distance: float) -> float:
    """At a share of the radius outside the edge; below zero inside."""
    end = _fallen(1.0)
    return (_fallen(distance) - end) / (1 - 2 * end)


def _fallen(distance: float) -> float:
    return 0.5 * math.erfc(2 * distance / math.sqrt(2))
