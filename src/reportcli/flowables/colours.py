"""Colours that a flowable draws with, as roles of the layout's palette."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportcli.model.display import Ink
from reportcli.model.style import BLACK, WHITE, Paint

CLOSE = 0.02  # of a component: values as near as that are the same colour
ReportColour = Callable[[str, str], None]  # the colour as drawn, the palette's nearest


class Matcher:
    """Finds the palette's colour for components; another is reported, and its nearest is drawn."""

    def __init__(self, palette: Mapping[str, Ink], report: ReportColour) -> None:
        self._palette = palette
        self._report = report
        self._known: dict[tuple[float, ...], Paint] = {}

    def named(self, role: str, tint: float) -> Paint:
        """A separation of this name: a colour of the layout, or a foreign spot colour."""
        if role in self._palette:
            return Paint(role, tint)
        self._report(role, BLACK.role)
        return Paint(BLACK.role, tint)

    def components(self, values: tuple[float, ...]) -> Paint:
        """Grey, RGB or CMYK, by their number."""
        if values not in self._known:
            self._known[values] = self._matched(values)
        return self._known[values]

    def _matched(self, values: tuple[float, ...]) -> Paint:
        grey = _grey(values)
        if grey is not None:
            return WHITE if grey >= 1 - CLOSE else Paint(BLACK.role, 1 - grey)
        distances = {role: _distance(values, ink) for role, ink in self._palette.items()}
        role = min(sorted(distances), key=lambda name: distances[name])
        if distances[role] > CLOSE:
            self._report(_shown(values), role)
        return Paint(role)


def _grey(values: tuple[float, ...]) -> float | None:
    """0 black to 1 white when the colour is a grey."""
    if len(values) == 1:
        return values[0]
    if len(values) == 3 and max(values) - min(values) < CLOSE:
        return values[0]
    if len(values) == 4 and max(values[:3]) < CLOSE:
        return 1 - values[3]
    return None


def _distance(values: tuple[float, ...], ink: Ink) -> float:
    own = ink.rgb if len(values) == 3 else ink.cmyk
    return max(abs(a - b) for a, b in zip(values, own, strict=True))


def _shown(values: tuple[float, ...]) -> str:
    if len(values) == 3:
        return "#" + "".join(f"{round(v * 255):02x}" for v in values)
    return "CMYK " + " ".join(f"{v * 100:.0f}" for v in values)
