"""Profiles: what a deliverable is for, and every decision of painting and finishing that depends on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from reportcli.model.geometry import MM


@dataclass(frozen=True, slots=True)
class Condition:
    """The output condition that an output intent names: identifier, its registry, and words for people."""

    identifier: str
    registry: str
    info: str


FOGRA39 = Condition("FOGRA39", "http://www.color.org", "Coated FOGRA39 (ISO 12647-2:2004)")
SRGB = Condition("sRGB IEC61966-2.1", "http://www.color.org", "sRGB IEC61966-2.1")


@dataclass(frozen=True, slots=True)
class Profile:
    """A deliverable's kind. The pages are the same for all; only what is said about them differs.

    icc: file of the output condition's ICC profile; the caller sets it.
    space: colour space of everything painted, cmyk | rgb. spots: spot inks stay separations.
    tags: marked content and structure tree. links: annotations. bleed: artwork beyond the trim is kept.
    marks: width in points of the slug with crop marks around the bleed, 0 for none. slug: its line of text.
    padding: blank pages that only pad the signature are delivered.
    version: PDF version of the header. pdfx: e.g. "PDF/X-4". pdfa: part and conformance. pdfua: part.
    max_ppi: pictures are reduced to this many pixels per inch at placed size. Print takes 240: 1.5 times
    the 150 to 160 lpi screen of offset, above the 225 below which preflight (GWG 2015) warns.
    quality: JPEG, 1..95, each ink at full resolution.
    ink_limit: most ink of a picture's spot (3.0 is 300 %) where a printer asks for one; the house's 300 % is
    the shipped ICC profile's own.
    """

    name: str
    space: str
    condition: Condition
    icc: Path | None = None
    spots: bool = False
    tags: bool = True
    links: bool = False
    bleed: bool = True
    marks: float = 0.0
    slug: str = ""
    padding: bool = True
    version: tuple[int, int] = (1, 6)
    pdfx: str | None = None
    pdfa: tuple[int, str] | None = None
    pdfua: int | None = None
    max_ppi: float = 240.0
    quality: int = 78
    ink_limit: float | None = None


PRINT = Profile(name="print", space="cmyk", condition=FOGRA39, pdfx="PDF/X-4")
SCREEN = Profile(
    name="screen",
    space="rgb",
    condition=SRGB,
    links=True,
    bleed=False,
    padding=False,
    version=(1, 7),
    pdfa=(3, "A"),
    pdfua=1,
    max_ppi=150.0,
    quality=85,
)
ARCHIVE = Profile(
    name="archive",
    space="rgb",
    condition=SRGB,
    links=True,
    bleed=False,
    version=(1, 7),
    pdfa=(2, "A"),
    pdfua=1,
    max_ppi=300.0,
    quality=88,
)

_PURPOSES = {  # with the ICC profile of each, a file that a layout may replace by its own
    "print": (PRINT, "icc/ISOcoated_v2_300_bas.icc"),
    "screen": (SCREEN, "icc/sRGB.icc"),
    "archive": (ARCHIVE, "icc/sRGB.icc"),
}
PURPOSES = tuple(_PURPOSES)
SLUG = 8 * MM


def profile_for(
    purpose: str, find: Callable[[str], Path | None], *, spots: bool = False, slug: str | None = None
) -> Profile:
    """The profile of a purpose (one of PURPOSES); find: a layout's files by name.

    spots and slug (the line beside the marks; None for no marks) are for print only.
    """
    profile, icc = _PURPOSES[purpose]
    profile = replace(profile, icc=find(icc))
    if purpose != "print":
        return profile
    return replace(profile, spots=spots, marks=0.0 if slug is None else SLUG, slug=slug or "")
