"""For archives: PDF/A-2a, with every page of the printed book."""

from __future__ import annotations

from reportcli.model.value_class import replace
from reportcli.paint.profiles.for_reading import READING

PROFILE = replace(READING, name="archive", pdfa=(2, "A"), max_ppi=300.0, quality=88)
