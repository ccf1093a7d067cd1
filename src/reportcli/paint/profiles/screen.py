"""For screens: PDF/A-3a, light, without the blanks that only a binding needs."""

from __future__ import annotations

from reportcli.model.value_class import replace
from reportcli.paint.profiles.for_reading import READING

PROFILE = replace(READING, name="screen", padding=False, pdfa=(3, "A"), max_ppi=150.0, quality=85)
