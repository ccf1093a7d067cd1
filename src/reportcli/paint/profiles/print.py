"""For the press: PDF/X-4 in the inks of coated paper."""

from __future__ import annotations

from reportcli.paint.profile import Condition, Profile

PROFILE = Profile(
    name="print",
    space="cmyk",
    condition=Condition("FOGRA39", "http://www.color.org", "Coated FOGRA39 (ISO 12647-2:2004)"),
    icc_name="icc/ISOcoated_v2_300_bas.icc",
    pdfx="PDF/X-4",
)
