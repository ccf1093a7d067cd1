"""What a profile decides: what a deliverable is for, and all of painting and finishing that depends on it."""

from __future__ import annotations

from pathlib import Path

from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class Condition:
    """The output condition that an output intent names: identifier, its registry, and words for people."""

    identifier: str
    registry: str
    info: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A deliverable's kind. The pages are the same for all; only what is said about them differs.

    icc_name: the ICC profile of the output condition, a file that a layout may replace by its own; icc: that
    file, once a layout has said where it is.
    space: colour space of everything painted, cmyk | rgb. spots: spot inks stay separations.
    tags: marked content and structure tree. links: annotations. bleed: artwork beyond the trim is kept.
    marks: width in points of the slug with crop marks around the bleed, 0 for none. slug: its line of text.
    padding: blank pages that only pad the signature are delivered.
    version: PDF version of the header. pdfx: e.g. "PDF/X-4". pdfa: part and conformance. pdfua: part.
    max_ppi: pictures are reduced to this many pixels per inch at placed size. Print takes 240: 1.5 times
    the 150 to 160 lpi screen of offset, above the 225 below which preflight (GWG 2015) warns.
    quality: JPEG, 1..95, each ink at full resolution.
    ink_limit: most ink of a picture's spot (3.0 is 300 %) where a printer asks for one; else 300 %, the
    shipped ICC profile's own.
    """

    name: str
    space: str
    condition: Condition
    icc_name: str
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

    @property
    def encloses(self) -> bool:
        """Whether files may go with the document: PDF/A-3 alone allows them (ISO 19005-3, 6.8)."""
        return self.pdfa is not None and self.pdfa[0] == 3
