"""Paint, preflight and deliver: every profile is painted and judged before the first file is written."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli import preflight
from reportcli.deliver.atomic_write import obstacles, write_all
from reportcli.deliver.attach import source_attachment, tables_attachment
from reportcli.deliver.private_parts import private_parts
from reportcli.messages import catalogue
from reportcli.model.diagnostic import Diagnostic, Findings
from reportcli.model.value_class import replace
from reportcli.paint import paint_page, painted, profile_for, profile_named
from reportcli.paint.page_selection import select_pages
from reportcli.press.files import main_profile
from reportcli.request import Images, Outcome, Request, StageObserver, image_path, output_path
from reportcli.run.beside import beside
from reportcli.run.for_press import for_press
from reportcli.run.profile_run import Examined, ProfileRun
from reportcli.run.workers import give_back_memory, no_workers, workers

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.deliver.attach import Attachment
    from reportcli.layout.layout import Layout
    from reportcli.model.display import PagedDocument
    from reportcli.paint.image_prefetch import ImagePrefetch
    from reportcli.paint.profile import Profile
    from reportcli.pdf.image_preparer import ImagePreparer
    from reportcli.pdf.remembered_pictures import RememberedPictures
    from reportcli.press.printer import Printer
    from reportcli.run.editions import Source
    from reportcli.workbook.workbook import Workbook

LONG = 10_000  # placed boxes from which writing the ledger takes longer than a process costs


def image_prefetch(
    request: Request,
    layout: Layout,
    report: Report,
    outcome: Outcome,
    *,
    known: RememberedPictures,
    printer: Printer | None = None,
    early: ImagePreparer | None = None,
) -> ImagePrefetch | None:
    """The first profile's pictures, unless only some pages are wanted or errors forbid to paint them. early:
    what prepares them, where it was begun before.
    """
    from reportcli.paint.image_prefetch import ImagePrefetch

    if not _paints_all(request, outcome):
        if early is not None:
            early.close()
        return None
    try:
        profile = main_profile(request.profiles[0], layout, printer, spots=request.spot)
        return ImagePrefetch(profile, report.palette, report.images, known=known, preparer=early)
    except Findings:  # a missing ICC profile is reported when the pages are painted
        return None


@contextmanager
def early_pictures(
    request: Request, source: Source, outcome: Outcome, *, known: RememberedPictures, alone: bool
) -> Iterator[ImagePreparer | None]:
    """Stands around the binding: what will prepare the first profile's pictures, None where nothing will be
    painted. Its processes begin at once where the workbook has photos that no run has prepared. alone:
    without processes.
    """
    early = _preparer(request, source, known, alone=alone) if _paints_all(request, outcome) else None
    try:
        if early is not None:
            photos = source.workbook.photos.values()
            early.begin_processes(one.resource.path for one in photos if one.mode)
        yield early
    except BaseException:
        if early is not None:
            early.close()
        raise


def _preparer(
    request: Request, source: Source, known: RememberedPictures, *, alone: bool
) -> ImagePreparer | None:
    from reportcli.paint.image_prefetch import image_preparer

    try:
        profile = main_profile(request.profiles[0], source.layout, source.printer, spots=request.spot)
        return image_preparer(profile, known, no_workers if alone else workers)
    except Findings:
        return None


def _paints_all(request: Request, outcome: Outcome) -> bool:
    return request.pages is None and (request.draft or not outcome.failed(request.strict))


def deliver_all(request: Request, observe: StageObserver, outcome: Outcome, built: Examined) -> None:
    """Every profile is painted and judged before the first file is written; then every file is written beside
    its target before the first is replaced."""
    from reportcli.ledger.write import sha256

    files, digests = _files_with_digests(request, observe, outcome, built, shares=True)
    if outcome.failed(request.strict) and not request.draft:
        return
    with observe("deliver"):
        in_the_way = obstacles(files, built.files.was_read)
        if in_the_way:
            raise Findings(in_the_way)
        write_all(files, outcome.written)
        known = {path: digests.get(path.name) or sha256(data) for path, data in files.items()}
        outcome.digests.update({str(path): digest for path, digest in known.items()})


def deliver_images(
    examined: Sequence[tuple[Request, Examined]], images: Images, observe: StageObserver, outcome: Outcome
) -> None:
    """Pictures of pages and blocks, each with its alternative text beside: those of all editions, or none."""
    from reportcli.ledger.write import sha256

    files: dict[Path, bytes] = {}
    for request, built in examined:
        if not outcome.failed(request.strict):
            with observe("paint"):
                files |= _images_of(request, built, images, outcome)
    if any(outcome.failed(request.strict) for request, _ in examined):
        return
    with observe("deliver"):
        in_the_way = obstacles(files, examined[0][1].files.was_read)
        if in_the_way:
            raise Findings(in_the_way)
        write_all(files, outcome.written)
        outcome.digests.update({str(path): sha256(data) for path, data in files.items()})


def _images_of(request: Request, built: Examined, images: Images, outcome: Outcome) -> dict[Path, bytes]:
    """The files of one edition; none where a block that is named is not there."""
    from reportcli.deliver.images.chosen import chosen
    from reportcli.deliver.images.files import image_files
    from reportcli.deliver.images.makers import Drawn, maker

    findings: list[Diagnostic] = []
    document = built.document
    made = chosen(document, built.report, pages=request.pages, blocks=images.blocks, findings=findings)
    files: dict[Path, bytes] = {}
    if not findings:
        profile = profile_for(request.profiles[0], built.layout.file)
        with maker(Drawn(document, profile, built.known, built.streams), images, findings) as drawn:
            ends = image_files(document, made, drawn, findings=findings)
            files = {image_path(request, end): data for end, data in ends}
    outcome.diagnostics += [
        one for one in _at_photos(findings, built.workbook) if one not in outcome.diagnostics
    ]
    return files


def files_of(
    request: Request, observe: StageObserver, outcome: Outcome, built: Examined
) -> dict[Path, bytes]:
    """Every file of an edition with its ledger, by its target; none where it has failed."""
    return _files_with_digests(request, observe, outcome, built)[0]


def _files_with_digests(
    request: Request, observe: StageObserver, outcome: Outcome, built: Examined, *, shares: bool = False
) -> tuple[dict[Path, bytes], dict[str, str]]:
    """The files, and the SHA-256 of each PDF by its name. shares: a process may write a long ledger."""
    from reportcli.ledger.write import ledger_file, sha256, written_lists

    pages = asked(request, outcome, built)
    wait = lists = None
    if shares and _is_long(pages) and not is_busy(built.pictures):
        wait = beside(lambda: written_lists(built.report, pages), bytes, bytes)
    try:
        files = judged(request, observe, outcome, built, pages=pages)
    finally:
        if wait is not None:
            give_back_memory()
            lists = wait()
    if outcome.failed(request.strict) and not request.draft:
        return {}, {}
    with observe("deliver"):
        made = {path.name: sha256(data) for path, data in files.items() if path.suffix == ".pdf"}
        files[output_path(request, request.profiles[0]).with_suffix(".ledger.json")] = ledger_file(
            built.report, pages, built.files.hashes, made, parts=built.files.parts, lists=lists
        )
    return files, made


def is_busy(pictures: ImagePrefetch | None) -> bool:
    """Whether this process has other threads, or others prepare its pictures."""
    return threading.active_count() > 1 or (pictures is not None and pictures.image_preparer.apart)


def _is_long(document: PagedDocument) -> bool:
    """Whether the ledger of these pages takes longer than what a process costs."""
    return sum(len(page.placed) for page in document.pages) >= LONG


def judged(
    request: Request, observe: StageObserver, outcome: Outcome, built: Examined, *, pages: PagedDocument
) -> dict[Path, bytes]:
    """Every file of every profile, painted and judged, by its target."""
    files: dict[Path, bytes] = {}
    for name in request.profiles:
        run = ProfileRun(request, observe, outcome, built, pages, name)
        try:
            (for_press if _is_for_press(name) else _for_reading)(run, files)
        except Findings as refused:
            raise Findings(_at_photos(refused.diagnostics, built.workbook)) from None
    return files


def asked(request: Request, outcome: Outcome, built: Examined) -> PagedDocument:
    """The pages that are asked for, marked where they are a draft."""
    document = built.document
    if request.draft:
        document = _marked(document, built.report, outcome.language)
    return select_pages(document, request.pages)


def _at_photos(findings: Iterable[Diagnostic], workbook: Workbook) -> list[Diagnostic]:
    """The findings, those of a picture's file at the cell that names it."""
    cells = {Path(photo.resource.path).name: photo.where for photo in workbook.photos.values()}
    cells.pop("", None)
    return [
        replace(one, where=cells.get(one.args["picture"]))
        if one.where is None and "picture" in one.args
        else one
        for one in findings
    ]


def painted_page(request: Request, built: Examined, number: int, outcome: Outcome) -> bytes:
    """One page in the first of the request's profiles; its findings join those of the outcome."""
    profile = main_profile(request.profiles[0], built.layout, built.printer, spots=request.spot)
    findings: list[Diagnostic] = []
    pdf = paint_page(built.document, number, profile, findings=findings)
    outcome.diagnostics += findings
    return pdf


def _for_reading(run: ProfileRun, files: dict[Path, bytes]) -> None:
    """The file for screens or archives."""
    from reportcli.deliver.finish import finish

    findings: list[Diagnostic] = []
    with run.observe("paint"):
        profile = profile_for(run.name, run.built.layout.file)
        made = painted(
            run.pages, profile, pictures=run.pictures(profile), known=run.built.streams, findings=findings
        )
        enclosed, warned = _attachments(run, profile) if profile.encloses else ((), ())
        findings += warned
        files[run.path] = finish(made, run.pages, profile, enclosed)
    with run.observe("preflight"):
        findings += preflight.check(files[run.path], profile)
    run.add(findings)


def _is_for_press(name: str) -> bool:
    """Whether a profile's files are printed: they are the printer's parts, with proofs and delivery sheet."""
    return profile_named(name).pdfx is not None


def _marked(document: PagedDocument, report: Report, language: str) -> PagedDocument:
    from reportcli.typeset.pages.draft import marked

    words = catalogue(language.split("-")[0])["_interface"]
    return marked(document, report, words["draft"], words["excess"])


def _attachments(run: ProfileRun, profile: Profile) -> tuple[list[Attachment], list[Diagnostic]]:
    """The printed tables as a workbook; the workbook itself, with a warning, where it is asked for."""
    from reportcli.deliver.printed_tables import printed_tables

    request, built = run.request, run.built
    enclosed: list[Attachment] = []
    warned: list[Diagnostic] = []
    tables = printed_tables(run.pages, profile)
    if tables:
        enclosed.append(tables_attachment(tables, request.workbook.stem, built.report.facts.values()))
    if request.attach_source:
        data = built.files.read_bytes(request.workbook)
        enclosed.append(source_attachment(request.workbook.name, data))
        warned += private_parts(request.workbook.name, data)
    return enclosed, warned
