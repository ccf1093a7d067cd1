"""Every picture that shows something has an alternative text, from the layout or the photo's record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcli.blocks import Chart, Image, Map, Report
from reportcli.blocks.walk import blocks_of
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import table
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.refs import Where
from reportcli.workbook.tables.record import where_of
from reportcli.workbook.workbook import Workbook

_SAYS_NOTHING = re.compile(
    r"\S+\.(?:jpe?g|png|gif|tiff?|webp|svg|heic)|(?:IMG|DSC|DSCN|PXL|DCIM|P)[_-]?\d{3,}\w*|[?…._-]+"
    r"|(?:a |the |une? |la |een |de |ein |eine |das )?"
    r"(?:photo|image|picture|foto|afbeelding|bild|imagen|immagine)",
    re.IGNORECASE,
)
"""The name of a file or of a camera, or the word for a picture, in the place of what it shows."""


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding for each picture, chart and map without words; a photo that stands twice, once."""
    seen: set[Where | None] = set()
    words = {where_of(photo, "file"): where_of(photo, "alt") for photo in table(workbook, "photos", "file")}
    for block in blocks_of(report):
        if not isinstance(block, (Image, Chart, Map)) or _has_words(block):
            continue
        source = block.source if isinstance(block, Image) else None
        where = words.get(source, source) or block.span
        if where not in seen:
            seen.add(where)
            yield _without_words(block, where)


def _has_words(block: Image | Chart | Map) -> bool:
    """Whether a picture needs no words, or has some that say what it shows."""
    alt = _words_of(block)
    says_nothing = isinstance(block, Image) and _SAYS_NOTHING.fullmatch(alt)
    return block.decorative or bool(alt and not says_nothing)


def _words_of(block: Image | Chart | Map) -> str:
    return (block.alt or "").strip()


def _without_words(block: Image | Chart | Map, where: Where | None) -> Diagnostic:
    alt, source = _words_of(block), block.source if isinstance(block, Image) else None
    kind = "photo" if isinstance(block, Image) else type(block).__name__.lower()
    related = (Related("used-here", block.span),) if source and block.span else ()
    args = {"block": block.path} | ({"remedy": "says-nothing", "stated": alt} if alt else {})
    return Diagnostic(f"{kind}-without-alt", Severity.WARNING, where, args, related, block=block.path)


RULE = Rule(470, ("photo-without-alt", "chart-without-alt", "map-without-alt"), check)
