"""Points of a rectangle by name: corners, middles, centre; inner and outer follow the page's side."""

from __future__ import annotations

from reportcli.model.geometry import Rect

_ACROSS = {"left": 0.0, "center": 0.5, "right": 1.0}
_DOWN = {"top": 0.0, "center": 0.5, "bottom": 1.0}


def shares(point: str, side: str) -> tuple[float, float]:
    """How far across and down a point lies, as fractions: `top-right` is (1, 0), `bottom` (0.5, 1).

    side: of the page, left | right.
    """
    words = point.split("-")
    down = next((_DOWN[word] for word in words if word in ("top", "bottom")), 0.5)
    across = next((_across(word, side) for word in words if word not in ("top", "bottom", "center")), 0.5)
    return across, down


def _across(word: str, side: str) -> float:
    if word in _ACROSS:
        return _ACROSS[word]
    return 1.0 if (word == "outer") == (side == "right") else 0.0


def point_of(rect: Rect, point: str, side: str) -> tuple[float, float]:
    """The point in the coordinates of the rectangle."""
    across, down = shares(point, side)
    return rect.x + across * rect.width, rect.y + down * rect.height
