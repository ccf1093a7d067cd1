"""Contrast in the colours that a reader of each profile sees, on screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportcli.measure.found import Faint, Found
from reportcli.measure.palettes import Palettes
from reportcli.model.diagnostic import Severity
from reportcli.model.display import Ink, PagedDocument, PlacedPage
from reportcli.model.value_class import replace
from reportcli.preflight.contrast import lows_on

SCREEN = "screen"  # the name of the palette of files that are read on screens, and aloud
CLAUSE = "WCAG 2.1, 1.4.3"
GRAPHIC_CLAUSE = "WCAG 2.1, 1.4.11"
INVISIBLE = 1.3  # contrast below which a text is lost, not faint


def faint_on(page: PlacedPage, document: PagedDocument, palettes: Palettes) -> Iterator[Faint]:
    """Texts and small graphics too like what lies behind them, of each block and profile the worst."""
    if page.skipped:
        return
    for profile, palette in palettes.items():
        for block, low in lows_on(page, replace(document, palette=palette)).items():
            yield Faint(profile, block, low.ratio, low.needed, low.shown, low.decoration)


def faint(
    pages: Sequence[PlacedPage], on_pages: Sequence[Sequence[Faint]], palettes: Palettes
) -> Iterator[Found]:
    """The findings of what is faint, each in the profile where it is worst. on_pages: of each page."""
    worst: dict[tuple[int, str], Faint] = {}
    for profile in palettes:
        for number, on_page in enumerate(on_pages, start=1):
            for low in on_page:
                known = worst.get((number, low.block))
                if low.profile == profile and (known is None or low.ratio < known.ratio):
                    worst[number, low.block] = low
    for (number, _), low in worst.items():
        yield _found(low, number, pages[number - 1].folio)


def _found(low: Faint, number: int, folio: str) -> Found:
    text = low.shown != ""
    args = {
        "page": folio,
        "number": str(number),
        "text": low.shown,
        "ratio": f"{low.ratio:.1f}",
        "needed": f"{low.needed:g}",
        "object": low.block,
        "profile": low.profile,
        "clause": CLAUSE if text else GRAPHIC_CLAUSE,
    }
    if text and low.ratio < INVISIBLE and not low.decoration:
        return Found("text-invisible", Severity.ERROR, low.block, folio, args, 1 / low.ratio)
    code = "contrast-low" if text else "contrast-graphic"
    return Found(code, Severity.WARNING, low.block, folio, args, low.needed / low.ratio)


def coloured(palette: Mapping[str, Ink], colours: Sequence[Sequence[float]]) -> dict[str, Ink]:
    """The palette in other colours on the screen: sRGB fractions of each ink, in order."""
    shown = {}
    for (name, ink), (red, green, blue) in zip(palette.items(), colours, strict=True):
        shown[name] = replace(ink, rgb=(red, green, blue))
    return shown
