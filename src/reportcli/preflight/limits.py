"""What the house asks of a file for the press beyond the standard. A printer's own values replace these
(`printer.yaml`, layout/printer.py)."""

from __future__ import annotations

from reportcli.model.geometry import MM
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Lengths in points, inks as fractions (3.0 is 300 %), resolutions in pixels per inch at placed size."""

    total_ink: float = 3.0
    line: float = 0.25  # thinner is lost on the plate
    tint: float = 0.03  # lighter drops out on the plate: a colour's strongest ink has at least so much
    fragile_line: float = 0.35  # white, or of several inks: filled in or split when plates shift
    text: float = 4.5
    fragile_text: float = 6.0  # white, or of several inks
    heavy_text: float = 24.0  # up to this size black text is black ink alone, and overprints
    warn_ppi: float = 220.0
    error_ppi: float = 150.0
    bitmap_ppi: float = 550.0  # of pictures with one bit a pixel
    bleed: float = 3 * MM
    knife: float = 2 * MM  # how far the trim may be off: artwork at the edge goes on at least so far
    trim_distance: float = 3 * MM
    spine_distance: float = 5 * MM
    black_area: float = (40 * MM) ** 2  # black areas over this size do not overprint
