"""What printer.yaml makes of a report: the format that it is set in, and the files for the press."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from reportcli.model.diagnostic import Diagnostic, Findings, error
from reportcli.model.geometry import MM
from reportcli.model.value_class import dataclass, replace
from reportcli.paint.profile import Condition, Profile
from reportcli.paint.profiles import profile_for
from reportcli.preflight.limits import Limits
from reportcli.press.cover_flat import (
    COVER_PAGES,
    cover_flat,
    cover_indices,
    cut_to_bleed,
    is_printed,
    without_cover,
)
from reportcli.press.limits import limits_of
from reportcli.press.printer import COVER, INSIDE, WHOLE, Printer, PrintPart
from reportcli.press.spine import Bind, spine_width, spine_words

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.layout.layout import Layout
    from reportcli.model.display import PagedDocument
    from reportcli.typeset.document import Known


@dataclass(frozen=True, slots=True)
class PressFile:
    """One file for the press. part: what the printer asks of it; suffix: of its name ("-cover").

    spine: width in points of a flat's, else None.
    """

    suffix: str
    document: PagedDocument
    profile: Profile
    limits: Limits
    part: PrintPart | None
    spine: float | None = None

    @property
    def is_cover(self) -> bool:
        """Whether it is the cover as one flat."""
        return self.part is not None and self.part.name == COVER


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What is to be printed. bind: the edition bound to another layout, for the spine.

    printer: None where no printer.yaml counts. slug: the line beside the marks for a file's suffix, None for
    no marks. spots: spot colours stay inks of their own.
    """

    layout: Layout
    report: Report
    pages: PagedDocument
    printer: Printer | None
    bind: Bind
    spots: bool = False
    slug: Callable[[str], str] | None = None

    def profile(self, suffix: str) -> Profile:
        """The profile of print for a file with this suffix, before the printer's own conditions."""
        slug = self.slug and self.slug(suffix)
        return profile_for("print", self.layout.file, spots=self.spots, slug=slug)


def for_press(layout: Layout, printer: Printer | None) -> Layout:
    """The layout as the printer wants it: its bleed, and a multiple of pages inside."""
    if printer is None:
        return layout
    format_ = replace(layout.format, bleed=printer.bleed)
    return replace(layout, format=format_, multiple=printer.inner.multiple)


def padded(
    report: Report, document: PagedDocument, printer: Printer | None, known: Known | None = None
) -> PagedDocument:
    """All pages with the blanks that the binding asks for. known: chapters that were typeset before."""
    from reportcli.typeset import pad

    if printer is None or not printer.has_cover:
        return pad(report, document, known=known)
    return pad(report, document, cover=COVER_PAGES, bare=printer.blank_inside_covers, known=known)


def main_profile(name: str, layout: Layout, printer: Printer | None, *, spots: bool) -> Profile:
    """The profile of the largest file that a profile's name stands for: pictures are begun early for it."""
    plain = profile_for(name, layout.file, spots=spots)
    if printer is None or plain.pdfx is None:
        return plain
    return _conditioned(plain, printer.inner, printer.inner.ink_limit or Limits().total_ink)


def press_files(order: PrintOrder, findings: list[Diagnostic]) -> Iterator[PressFile]:
    """The print files: one, or the cover as a flat and the inside. findings: takes those of the cover.

    Raises Findings where no cover can be.
    """
    printer, pages = order.printer, order.pages
    whole = printer.part(WHOLE) if printer is not None else None
    if printer is None:
        yield PressFile("", pages, order.profile(""), Limits(), None)
    elif whole is not None:
        yield _file(order, "", whole, _with_bleed(pages, whole.bleed))
    else:
        yield from _cover_and_inside(order, printer, findings)


def _cover_and_inside(order: PrintOrder, printer: Printer, findings: list[Diagnostic]) -> Iterator[PressFile]:
    pages = order.pages
    findings += _faults_of_cover(pages, printer)
    cover, inside = printer.part(COVER), printer.part(INSIDE)
    assert cover is not None and inside is not None
    width = spine_width(printer, len(pages.pages))
    words, more = spine_words(order.layout, printer, width, bind=order.bind, known=order.report.diagnostics)
    findings += more
    flat = cover_flat(pages, words, width, cover.bleed, reads=printer.spine_reads)
    yield replace(_file(order, f"-{COVER}", cover, flat), spine=width)
    yield _file(order, f"-{INSIDE}", inside, _with_bleed(without_cover(pages), inside.bleed))


def _file(order: PrintOrder, suffix: str, part: PrintPart, document: PagedDocument) -> PressFile:
    limits = limits_of(part)
    profile = _conditioned(order.profile(suffix), part, limits.total_ink)
    return PressFile(suffix, document, profile, limits, part)


def _conditioned(plain: Profile, part: PrintPart, ink_limit: float) -> Profile:
    """A profile of print under a part's printing condition."""
    profile = replace(plain, ink_limit=ink_limit, spots=plain.spots or part.spots)
    if part.intent is None:
        return profile
    condition = Condition(part.intent.condition, part.intent.registry, part.intent.info)
    return replace(profile, icc=part.intent.icc, condition=condition)


def _with_bleed(document: PagedDocument, bleed: float) -> PagedDocument:
    """Pages with a part's own bleed; what was made for a wider one is cut."""
    if abs(bleed - document.format.bleed) < 1e-6:
        return document
    return cut_to_bleed(document, bleed)


def _faults_of_cover(pages: PagedDocument, printer: Printer) -> Iterator[Diagnostic]:
    """What is printed where it must not be. Raises Findings: there are too few pages for a cover, or one of
    its pages has another size.
    """
    count = len(pages.pages)
    if count <= COVER_PAGES:
        raise Findings([error("printer-too-few-pages", printer.at, pages=count)])
    for index in cover_indices(count):
        if (own := pages.pages[index].size) is not None:
            size, usual = _shown(own), _shown((pages.format.width, pages.format.height))
            at, number = printer.at, index + 1
            raise Findings([error("sheet-page-size", at, page=number, size=size, usual=usual)])
    if printer.blank_inside_covers:
        _, second, third, _ = cover_indices(count)
        for index in (second, third):
            if is_printed(pages.pages[index]):
                yield error("printer-inside-cover", printer.at, page=pages.pages[index].folio)


def _shown(size: tuple[float, float]) -> str:
    return f"{size[0] / MM:.0f} × {size[1] / MM:.0f} mm"
