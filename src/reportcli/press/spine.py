"""The spine of a perfect-bound cover: how wide it is, and the words on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reportcli.model.diagnostic import Diagnostic, note, warning
from reportcli.model.geometry import MM
from reportcli.press.printer import COVER, INSIDE, Printer

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.layout.layout import Layout
    from reportcli.model.display import PagedDocument

Bind = Callable[["Layout"], "Report"]  # the edition, bound to another layout
SPINE = "spine"
_FITS = "words"  # the parameter of the component `spine` that says whether its words fit
_END = 12 * MM  # that the spine's words keep from head and foot


def spine_width(printer: Printer, pages: int) -> float:
    """Points: what is stated, else all leaves, the cover's two and the allowance, to a tenth of a millimetre;
    none where the book is stapled."""
    if printer.spine is not None:
        return printer.spine
    cover, inside = printer.part(COVER), printer.part(INSIDE)
    if printer.binding == "saddle" or cover is None or inside is None:
        return 0.0
    leaves = (pages - 4) / 2 * (inside.thickness or 0.0)
    exact = (leaves + 2 * (cover.thickness or 0.0) + printer.spine_allowance) / MM
    return int(round(exact, 4) * 10 + 0.5) / 10 * MM


def spine_words(
    layout: Layout, printer: Printer, width: float, *, bind: Bind, known: tuple[Diagnostic, ...]
) -> tuple[PagedDocument | None, list[Diagnostic]]:
    """The component `spine` of the layout, set on a page as long as the spine; None where there is none.

    known: findings of the report itself, which its spine does not repeat.
    """
    if width <= 0:
        return None, []
    component = layout.components.get(SPINE)
    if component is None:
        return None, [note("printer-spine-bare", printer.at, width=f"{width / MM:.1f}")]
    from reportcli.layout.single_component import with_single_component  # for printed covers alone

    fits, findings = width >= printer.spine_least - 1e-6, list[Diagnostic]()
    if not fits:
        args = {"width": f"{width / MM:.1f}", "least": f"{printer.spine_least / MM:g}"}
        findings.append(warning("printer-spine-narrow", printer.at, **args))
        if _FITS not in component.params:
            return None, findings
    arguments = {_FITS: "true" if fits else "false"} if component.params else {}
    size = (layout.format.height, width)
    document, more = _typeset(bind(with_single_component(layout, SPINE, arguments, size, margin=_END)))
    return document, findings + [one for one in more if one not in known and SPINE in (one.block or SPINE)]


def _typeset(report: Report) -> tuple[PagedDocument, list[Diagnostic]]:
    from reportcli.blocks.positions import findings_of
    from reportcli.typeset import typeset

    document = typeset(report)
    return document, [*report.diagnostics, *findings_of(report, document)]
