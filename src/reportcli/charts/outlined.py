"""Text of a chart that is drawn as outlines."""

from __future__ import annotations

from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class Outlined:
    """What it says, and where its baseline begins, in points."""

    text: str
    x: float
    y: float
    size: float
