"""Measures the pages of an edition for every profile that they are delivered in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportcli.model.diagnostic import Diagnostic
from reportcli.request import Request

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportcli.blocks import Report
    from reportcli.layout.layout import Layout
    from reportcli.model.display import Ink, PagedDocument
    from reportcli.press.printer import Printer


def measured(
    request: Request, layout: Layout, report: Report, document: PagedDocument, *, printer: Printer | None
) -> list[Diagnostic]:
    """What is lost, crowded, faint or too thin on the pages, each at its line of the layout."""
    from reportcli.measure import measure
    from reportcli.measure.readable import SCREEN, printed_palette
    from reportcli.pdf.icc import read_profile
    from reportcli.preflight.limits import Limits
    from reportcli.press.files import main_profile
    from reportcli.press.limits import limits_of
    from reportcli.press.placed_limits import lines_and_inks

    profiles = [main_profile(name, layout, printer, spots=False) for name in request.profiles]
    palettes: dict[str, Mapping[str, Ink]] = {}
    pressed: list[Diagnostic] = []
    for profile in profiles:
        if profile.pdfx is None:
            palettes.setdefault(SCREEN, report.palette)
        elif profile.icc is not None:
            palettes["print"] = printed_palette(report.palette, read_profile(profile.icc))
            limits = Limits() if printer is None else limits_of(printer.inner)
            stated = printer is not None
            pressed = lines_and_inks(document, limits, profile.icc, report, stated=stated)
    return [*measure(report, document, palettes), *pressed]
