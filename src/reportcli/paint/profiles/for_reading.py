"""What files have in common that are read and not printed: sRGB, links, PDF/UA-1, no bleed."""

from __future__ import annotations

from reportcli.paint.profile import Condition, Profile

READING = Profile(
    name="",
    space="rgb",
    condition=Condition("sRGB IEC61966-2.1", "http://www.color.org", "sRGB IEC61966-2.1"),
    icc_name="icc/sRGB.icc",
    links=True,
    bleed=False,
    version=(1, 7),
    pdfua=1,
)
