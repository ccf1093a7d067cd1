"""A map as it is drawn: what a run that finds one drawn before reads, without numpy."""

from __future__ import annotations

from collections.abc import Mapping

from reportcli.graphics.map.polygons import Point
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.display import Drawing
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """anchors: for the key of each mark the point inside the drawing that a label or leader aims at."""

    drawing: Drawing
    anchors: Mapping[str, Point]
    diagnostics: tuple[Diagnostic, ...] = ()
