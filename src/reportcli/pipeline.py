"""The run, on one screen: load, read, bind, check, typeset, measure, paint, preflight, deliver."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

from reportcli.cache.codec import decoded, encoded
from reportcli.cache.layouts import KnownLoads
from reportcli.cache.parts import KnownParts
from reportcli.deliver.images.raster import is_missing as images_are_missing
from reportcli.model.blobs import NO_BLOBS, Blobs
from reportcli.model.diagnostic import Diagnostic, Findings, error, note
from reportcli.press.files import padded
from reportcli.request import CHECK_STAGES, JUDGE_STAGES, STAGES, Outcome, Request, StageObserver
from reportcli.run import delivery
from reportcli.run.asked_pages import has_pages
from reportcli.run.beside import beside
from reportcli.run.counted_twice import with_sums
from reportcli.run.editions import Source, editions, reported_once, together
from reportcli.run.loading import bind, record_inputs
from reportcli.run.options import without_effect
from reportcli.run.preview import Preview
from reportcli.run.profile_run import Examined
from reportcli.run.reading import prepared
from reportcli.run.settled import settled
from reportcli.run.unprinted import with_unprinted

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.cache.chapters import KnownChapters
    from reportcli.model.display import PagedDocument
    from reportcli.paint.image_prefetch import ImagePrefetch
    from reportcli.press.printer import Printer

__all__ = [
    "CHECK_STAGES",
    "JUDGE_STAGES",
    "STAGES",
    "Outcome",
    "Preview",
    "Request",
    "build",
    "check",
    "page",
    "preview",
]

OnPages = Callable[[Preview], None]


def build(request: Request, observe: StageObserver, blobs: Blobs = NO_BLOBS) -> Outcome:
    """The deliverables of one workbook. Nothing is written when the run has failed, but for a draft.

    blobs: what other runs have made, and this one may use.
    """
    outcome = Outcome([*without_effect(request)], codes=request.codes)
    with collecting(outcome):
        _build(request, observe, outcome, blobs)
    if request.draft and not outcome.pages:
        outcome.diagnostics.append(note("draft-impossible"))
    return outcome


def check(request: Request, observe: StageObserver, blobs: Blobs = NO_BLOBS) -> Outcome:
    """All findings of a workbook, up to its typeset pages; those of its files too, where the request names
    profiles to judge. Nothing is written.
    """
    outcome = Outcome(codes=request.codes)
    with collecting(outcome):
        examined = (_covered if request.coverage else _examined)(request, observe, outcome, blobs)
        for one, built in examined:
            if request.judges and not outcome.failed(request.strict):
                delivery.judged(one, observe, outcome, built, pages=delivery.asked(one, outcome, built))
    return outcome


def _covered(
    request: Request, observe: StageObserver, outcome: Outcome, blobs: Blobs
) -> list[tuple[Request, Examined]]:
    """All findings, and what became of every cell and paragraph."""
    from reportcli.checks.coverage import StageReads
    from reportcli.run.coverage import covered, listening

    reads = StageReads()
    examined = _examined(request, listening(observe, reads), outcome, blobs)
    outcome.coverage = covered(request, examined, reads)
    return examined


def page(
    request: Request, number: int, observe: StageObserver, blobs: Blobs = NO_BLOBS
) -> tuple[bytes, Outcome]:
    """One page of the first edition as a PDF of its own; no bytes where it cannot be had. Nothing is written.

    number: of the page, counted from 1.
    """
    outcome, pdf = Outcome(codes=request.codes), b""
    with collecting(outcome):
        (one, built), *_ = _examined(request, observe, outcome, blobs)
        if has_pages(frozenset({number}), [(one, built)], outcome):
            with observe("paint"):
                pdf = delivery.painted_page(one, built, number, outcome)
    return pdf, outcome


def preview(request: Request, on_pages: OnPages, observe: StageObserver, blobs: Blobs = NO_BLOBS) -> Outcome:
    """All findings of a workbook. Nothing is written.

    on_pages: is handed every edition's pages as soon as they are placed, before anything of them is checked.
    """
    outcome = Outcome()
    with collecting(outcome):
        _examined(request, observe, outcome, blobs, on_pages=on_pages)
    return outcome


def _build(request: Request, observe: StageObserver, outcome: Outcome, blobs: Blobs) -> None:
    if request.images is not None and request.images.format == "png" and images_are_missing():
        raise Findings([error("image-extra-missing")])
    examined = _examined(request, observe, outcome, blobs, paints=request.images is None)
    if request.pages is not None and not has_pages(request.pages, examined, outcome):
        return
    if request.images is not None:
        delivery.deliver_images(examined, request.images, observe, outcome)
        return
    for one, built in examined:
        if request.draft or not outcome.failed(request.strict):
            delivery.deliver_all(one, observe, outcome, built)
        elif built.pictures is not None:
            built.pictures.image_preparer.close()


def _examined(
    request: Request,
    observe: StageObserver,
    outcome: Outcome,
    blobs: Blobs,
    *,
    paints: bool = False,
    on_pages: OnPages | None = None,
) -> list[tuple[Request, Examined]]:
    """Each edition up to its pages, with all findings, before anything of any is painted.

    paints: the pages will be painted, so that their pictures are begun while chapters are typeset.
    on_pages: is handed the pages before they are checked.
    """
    read = prepared(request, observe, outcome, blobs, loads=KnownLoads)
    layout, contract, workbook = read.layout, read.contract, read.workbook
    with observe("read"):
        before, asked = len(outcome.diagnostics), editions(request, workbook)
    built: list[tuple[Request, Examined]] = []
    reported: list[tuple[str, list[Diagnostic]]] = []
    for one, edition in asked:
        start = len(outcome.diagnostics)
        outcome.diagnostics += edition.diagnostics[len(workbook.diagnostics) :]
        source = Source(layout, edition, workbook, read.files, read.printer, blobs, read.made_from)
        built.append((one, pages_of(one, source, observe, outcome, paints=paints, on_pages=on_pages)))
        reported.append((one.lang or "", outcome.diagnostics[start:]))
    outcome.diagnostics[before:] = together(reported, workbook.languages)
    reports = [examined.report for _, examined in built]
    found = with_unprinted(
        outcome.diagnostics, workbook, reports, loading=[*layout.diagnostics, *contract.diagnostics]
    )
    outcome.diagnostics[:] = with_sums(found, workbook, reports)
    outcome.waived = reported_once([("", outcome.waived)])
    return built


def pages_of(
    request: Request,
    source: Source,
    observe: StageObserver,
    outcome: Outcome,
    *,
    paints: bool,
    on_pages: OnPages | None = None,
    alone: bool = False,
) -> Examined:
    """One edition, from binding to its pages; later stages run also after errors of a check. alone: without a
    process of its own for the checks.
    """
    from reportcli.pdf.remembered_pictures import RememberedPictures

    layout, workbook, printer = source.layout, source.workbook, source.printer
    known = RememberedPictures(source.blobs, source.files.digest)
    begun = (
        delivery.early_pictures(request, source, outcome, known=known, alone=alone)
        if paints
        else nullcontext()
    )
    with observe("bind"), begun as early:
        parts = KnownParts(source.blobs)
        report = bind(request, layout, workbook, known=parts, loaded=source.loaded)
        record_inputs(report, source.files)
        outcome.diagnostics += report.diagnostics
    checked = _checking(
        request, source, report, observe, outcome=outcome, begins=on_pages is None and not alone
    )
    with observe("typeset"):
        from reportcli.cache.chapters import KnownChapters
        from reportcli.cache.pages import KnownPages

        pictures = None
        if paints:
            pictures = delivery.image_prefetch(
                request, layout, report, outcome, printer=printer, known=known, early=early
            )
        chapters = KnownChapters(source.blobs, source.files.digest, parts.origin, parts.is_edited)
        document = _typeset(report, outcome, pictures, printer, known=chapters)
        pages = KnownPages(source.blobs, chapters, source.files.digest)
    examined = Examined(layout, report, workbook, document, source.files, pictures, printer, known, pages)
    if on_pages is not None:
        on_pages(Preview(request, examined, chapters.digest_of_page))
    checked()
    with observe("measure"):
        from reportcli.run.measuring import measured

        apart = alone or on_pages is not None or request.coverage
        elsewhere = None if apart or delivery.is_busy(pictures) else _elsewhere
        outcome.diagnostics += measured(request, source, report, document, known=pages, elsewhere=elsewhere)
    return examined


def _checking(
    request: Request,
    source: Source,
    report: Report,
    observe: StageObserver,
    *,
    outcome: Outcome,
    begins: bool,
) -> Callable[[], None]:
    """Begins the checks, beside the typesetting where there is room for it; gives what adds their findings.

    begins: else they wait until they are added. Where it is listened to what each stage reads, they are made
    at once.
    """

    def check() -> Any:
        from reportcli.checks.registry import run_checks

        found = run_checks(source.workbook, report, waivers=request.waivers, whole=source.whole)
        return found.open, found.waived

    at = len(outcome.diagnostics)
    wait = check
    if begins:
        with observe("check"):
            known = check() if request.coverage else None
            wait = beside(check, encoded, decoded) if known is None else lambda: known

    def add() -> None:
        """Puts the findings where they stand without a process of their own: before those of typesetting."""
        with observe("check"):
            found, waived = wait()
        outcome.diagnostics[at:at] = found
        outcome.waived += waived

    return add


def _elsewhere(work: Callable[[], Any]) -> Callable[[], Any]:
    """Work in a process of its own, which is a safe copy while this one has a single thread."""
    return beside(work, encoded, decoded)


def _typeset(
    report: Report,
    outcome: Outcome,
    pictures: ImagePrefetch | None,
    printer: Printer | None,
    *,
    known: KnownChapters,
) -> PagedDocument:
    from reportcli.blocks.positions import findings_of
    from reportcli.typeset import typeset

    begin = pictures.begin if pictures else None
    document = padded(report, typeset(report, on_placed=begin, known=known), printer, known)
    outcome.pages += len(document.pages)
    outcome.diagnostics += findings_of(report, document)
    return document


@contextmanager
def collecting(outcome: Outcome) -> Iterator[None]:
    """Findings that end a stage join those of the run, which are then settled."""
    try:
        yield
    except Findings as found:
        outcome.diagnostics += found.diagnostics
    outcome.diagnostics[:] = settled(outcome.diagnostics)
