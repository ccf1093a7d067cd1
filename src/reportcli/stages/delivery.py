"""Paint, preflight and deliver: every purpose is painted and judged before the first file is written."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.model.diagnostic import Diagnostic, Findings
from reportcli.source.jail import ProjectFiles
from reportcli.stages.request import Outcome, Request, StageObserver, output_path, select_pages

if TYPE_CHECKING:
    from reportcli.deliver.attach import Attachment
    from reportcli.layout.layout import Layout
    from reportcli.model.display import PagedDocument
    from reportcli.paint.pictures import EarlyPictures
    from reportcli.report.blocks import Report


@dataclass(frozen=True, slots=True)
class Examined:
    """A report with its pages, before painting. `pictures`: those that are already being prepared."""

    layout: Layout
    report: Report
    document: PagedDocument
    files: ProjectFiles
    pictures: EarlyPictures | None


def early_pictures(
    request: Request, layout: Layout, report: Report, outcome: Outcome
) -> EarlyPictures | None:
    """The first purpose's pictures, unless only some pages are wanted or errors forbid to paint them."""
    from reportcli.paint import profile_for
    from reportcli.paint.pictures import EarlyPictures

    if request.pages is not None or (outcome.failed(request.strict) and not request.draft):
        return None
    try:
        return EarlyPictures(profile_for(request.purposes[0], layout.file), report.palette, report.images)
    except Findings:  # a missing ICC profile is told when the pages are painted
        return None


def deliver_all(request: Request, observe: StageObserver, outcome: Outcome, built: Examined) -> None:
    """Every purpose is painted and judged before the first file is written: all of them, or none."""
    from reportcli import deliver, preflight
    from reportcli.paint import paint, profile_for
    from reportcli.report.ledger import build_ledger, ledger_bytes, sha256

    document = built.document
    if request.draft:
        document = _marked(document, built.report, outcome.language)
    pages = select_pages(document, request.pages)
    files: dict[Path, bytes] = {}
    for purpose in request.purposes:
        with observe("paint"):
            slug = _slug(request, built) if request.marks else None
            profile = profile_for(purpose, built.layout.file, spots=request.spot, slug=slug)
            found: list[Diagnostic] = []
            begun = built.pictures if purpose == request.purposes[0] else None
            painted = paint(pages, profile, pictures=begun, findings=found)
            enclosed, warned = _attachments(request, built, painted) if purpose == "screen" else ((), ())
            found += warned
            pdf = deliver.finish(painted, pages, profile, enclosed)
        with observe("preflight"):
            found += preflight.check(pdf, profile)
        outcome.diagnostics += [finding for finding in found if finding not in outcome.diagnostics]
        path = output_path(request, purpose)
        files[path] = pdf
        if request.impose is not None and purpose == "print":
            files[path.with_stem(f"{path.stem}-{request.impose}")] = deliver.impose(pdf, request.impose)
    if outcome.failed(request.strict) and not request.draft:
        return
    with observe("deliver"):
        _record_inputs(built)
        target, pdf = next(iter(files.items()))
        ledger = build_ledger(built.report, pages, built.files.hashes, sha256(pdf))
        files[target.with_suffix(".ledger.json")] = ledger_bytes(ledger)
        in_the_way = deliver.obstacles(files, built.files.was_read)
        if in_the_way:
            raise Findings(in_the_way)
        for path, data in files.items():
            deliver.write_atomic(path, data)
            outcome.written.append(path)


def _marked(document: PagedDocument, report: Report, language: str) -> PagedDocument:
    from reportcli.messages import catalogue
    from reportcli.typeset.draft import marked

    words = catalogue(language.split("-")[0])["_interface"]
    return marked(document, report, words["draft"], words["excess"])


def _attachments(
    request: Request, built: Examined, painted: bytes
) -> tuple[list[Attachment], list[Diagnostic]]:
    """The printed tables as a workbook; the workbook itself, with a warning, where it is asked for."""
    from reportcli import deliver, preflight

    enclosed: list[Attachment] = []
    warned: list[Diagnostic] = []
    tables = preflight.printed_tables(painted)
    if tables:
        enclosed.append(deliver.tables_attachment(tables, request.workbook.stem))
    if request.attach_source:
        data = built.files.read_bytes(request.workbook)
        enclosed.append(deliver.source_attachment(request.workbook.name, data))
        warned += deliver.private_parts(request.workbook.name, data)
    return enclosed, warned


def _record_inputs(built: Examined) -> None:
    """Hashes of what other libraries read by themselves: pictures, fonts and drawings of the report."""
    report = built.report
    used = {*(image.path for image in report.images.values()), *(font.path for font in report.fonts.values())}
    for path in sorted({*used, *report.assets.values()}):
        with suppress(OSError):
            built.files.read_bytes(Path(path))


def _slug(request: Request, built: Examined) -> str:
    """What a printed sheet says of itself: file, program, date of the edition, hash of the workbook."""
    from reportcli import __version__

    digest = built.files.hashes.get(request.workbook.name, "")[:12]
    date = built.document.metadata.date[:10]
    return f"{request.workbook.name} – reportcli {__version__} – {date} – {digest}"
