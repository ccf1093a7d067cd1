"""Measures the pages of an edition for every profile that they are delivered in."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reportcli.measure import measure
from reportcli.measure.readable import SCREEN, coloured
from reportcli.model.blobs import remembered
from reportcli.model.diagnostic import Diagnostic
from reportcli.pdf.icc import as_seen, read_profile
from reportcli.preflight.limits import Limits
from reportcli.press.files import main_profile
from reportcli.press.limits import limits_of
from reportcli.press.placed_limits import lines_and_inks
from reportcli.request import Request
from reportcli.run.editions import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportcli.blocks import Report
    from reportcli.measure.measuring import Elsewhere
    from reportcli.model.blobs import Blobs
    from reportcli.model.display import Ink, PagedDocument
    from reportcli.model.known_pages import PageMemory


def measured(
    request: Request,
    source: Source,
    report: Report,
    document: PagedDocument,
    *,
    known: PageMemory | None = None,
    elsewhere: Elsewhere | None = None,
) -> list[Diagnostic]:
    """What is lost, crowded, faint or too thin on the pages, each at its line of the layout.

    known: pages that other runs have measured. elsewhere: as for `measure`.
    """
    printer = source.printer
    profiles = [main_profile(name, source.layout, printer, spots=False) for name in request.profiles]
    palettes: dict[str, Mapping[str, Ink]] = {}
    pressed: list[Diagnostic] = []
    for profile in profiles:
        if profile.pdfx is None:
            palettes.setdefault(SCREEN, report.palette)
        elif profile.icc is not None:
            palettes["print"] = _in_print(report.palette, read_profile(profile.icc), source.blobs)
            limits = Limits() if printer is None else limits_of(printer.inner)
            stated = printer is not None
            pressed = lines_and_inks(document, limits, profile.icc, report, stated=stated, known=known)
    return [*measure(report, document, palettes, known, elsewhere=elsewhere), *pressed]


def _in_print(palette: Mapping[str, Ink], condition: bytes, blobs: Blobs) -> dict[str, Ink]:
    """The palette as it looks in print. condition: the ICC profile of the printing condition."""
    inks = [list(ink.cmyk) for ink in palette.values()]
    key = f"{hashlib.sha256(condition).hexdigest()} {inks}"
    seen = remembered(blobs, "inks-in-print", key, lambda: [list(rgb) for rgb in as_seen(condition, inks)])
    return coloured(palette, seen)
