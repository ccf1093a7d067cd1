"""What an output asks of a page that is placed."""

from __future__ import annotations

from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class PlacingRules:
    """What the output asks of pictures within the page: JPEG quality, and the most ink on a spot."""

    quality: int
    ink_limit: float | None
