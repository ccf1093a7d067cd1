"""Contrast in the colours that a reader of each profile sees, on screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportcli.measure.found import Blocks, Found
from reportcli.model.diagnostic import Severity
from reportcli.model.display import Ink, PagedDocument
from reportcli.pdf.icc import as_seen
from reportcli.preflight.contrast import CLAUSE, GRAPHIC_CLAUSE, Low, lows

Palettes = Mapping[str, Mapping[str, Ink]]

SCREEN = "screen"  # the name of the palette of files that are read on screens, and aloud
INVISIBLE = 1.3  # contrast below which a text is lost, not faint


def faint(document: PagedDocument, palettes: Palettes, blocks: Blocks) -> Iterator[Found]:
    """Texts and small graphics too like what lies behind them, in the profile where they are worst."""
    worst: dict[tuple[int, str], tuple[Low, str]] = {}
    pages = document.pages
    for profile, palette in palettes.items():
        for number, block, low in lows(replace(document, palette=palette)):
            known = worst.get((number, block))
            if known is None or low.ratio < known[0].ratio:
                worst[number, block] = low, profile
    for (number, block), (low, profile) in worst.items():
        yield _found(low, profile, block, number, pages[number - 1].folio)


def _found(low: Low, profile: str, block: str, number: int, folio: str) -> Found:
    text = low.shown != ""
    args = {
        "page": folio,
        "number": str(number),
        "text": low.shown,
        "ratio": f"{low.ratio:.1f}",
        "needed": f"{low.needed:g}",
        "object": block,
        "profile": profile,
        "clause": CLAUSE if text else GRAPHIC_CLAUSE,
    }
    if text and low.ratio < INVISIBLE and not low.decoration:
        return Found("text-invisible", Severity.ERROR, block, folio, args, 1 / low.ratio)
    code = "contrast-low" if text else "contrast-graphic"
    return Found(code, Severity.WARNING, block, folio, args, low.needed / low.ratio)


def printed_palette(palette: Mapping[str, Ink], condition: bytes) -> dict[str, Ink]:
    """The palette as it looks in print. condition: the ICC profile of the printing condition."""
    colours = as_seen(condition, [ink.cmyk for ink in palette.values()])
    pairs = zip(palette.items(), colours, strict=True)
    return {name: replace(ink, rgb=colour) for (name, ink), colour in pairs}
