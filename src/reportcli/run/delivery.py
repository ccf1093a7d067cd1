"""Paint, preflight and deliver: every profile is painted and judged before the first file is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.inputs.project_files import ProjectFiles
from reportcli.model.diagnostic import Diagnostic, Findings
from reportcli.model.value_class import dataclass, replace
from reportcli.request import Outcome, Request, StageObserver, output_path
from reportcli.run.loading import bind

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.deliver.attach import Attachment
    from reportcli.layout.layout import Layout
    from reportcli.model.display import PagedDocument
    from reportcli.model.known_pages import PageMemory
    from reportcli.paint.image_prefetch import ImagePrefetch
    from reportcli.paint.profile import Profile
    from reportcli.pdf.remembered_pictures import RememberedPictures
    from reportcli.press.files import PressFile, PrintOrder
    from reportcli.press.printer import Printer
    from reportcli.workbook.workbook import Workbook

MEASURED = ("press-line-thin", "press-tint-light", "press-ink-heavy")
AT_LINES = ("link-target-unknown",)  # measuring has found each of them, at its line


@dataclass(frozen=True, slots=True)
class Examined:
    """A report with its pages, before painting.

    pictures: those that are already being prepared. known: those that other runs have prepared.
    streams: pages that other runs have painted.
    """

    layout: Layout
    report: Report
    workbook: Workbook
    document: PagedDocument
    files: ProjectFiles
    pictures: ImagePrefetch | None
    printer: Printer | None
    known: RememberedPictures
    streams: PageMemory


def image_prefetch(
    request: Request,
    layout: Layout,
    report: Report,
    outcome: Outcome,
    *,
    known: RememberedPictures,
    printer: Printer | None = None,
) -> ImagePrefetch | None:
    """The first profile's pictures, unless only some pages are wanted or errors forbid to paint them."""
    from reportcli.paint.image_prefetch import ImagePrefetch
    from reportcli.press.files import main_profile

    if request.pages is not None or (outcome.failed(request.strict) and not request.draft):
        return None
    try:
        profile = main_profile(request.profiles[0], layout, printer, spots=request.spot)
        return ImagePrefetch(profile, report.palette, report.images, known)
    except Findings:  # a missing ICC profile is reported when the pages are painted
        return None


def deliver_all(request: Request, observe: StageObserver, outcome: Outcome, built: Examined) -> None:
    """Every profile is painted and judged before the first file is written; then every file is written beside
    its target before the first is replaced.
    """
    from reportcli.deliver.atomic_write import obstacles, write_all
    from reportcli.ledger.write import sha256

    files = files_of(request, observe, outcome, built)
    if outcome.failed(request.strict) and not request.draft:
        return
    with observe("deliver"):
        in_the_way = obstacles(files, built.files.was_read)
        if in_the_way:
            raise Findings(in_the_way)
        write_all(files, outcome.written)
        outcome.digests.update({str(path): sha256(data) for path, data in files.items()})


def files_of(
    request: Request, observe: StageObserver, outcome: Outcome, built: Examined
) -> dict[Path, bytes]:
    """Every file of an edition with its ledger, by its target; none where it has failed."""
    from reportcli.ledger.write import build_ledger, ledger_bytes, sha256

    pages, files = judged(request, observe, outcome, built)
    if outcome.failed(request.strict) and not request.draft:
        return {}
    with observe("deliver"):
        target = output_path(request, request.profiles[0])
        made = {path.name: sha256(data) for path, data in files.items() if path.suffix == ".pdf"}
        ledger = build_ledger(built.report, pages, built.files.hashes, made, parts=built.files.parts)
        files[target.with_suffix(".ledger.json")] = ledger_bytes(ledger)
    return files


def judged(
    request: Request, observe: StageObserver, outcome: Outcome, built: Examined
) -> tuple[PagedDocument, dict[Path, bytes]]:
    """The pages that are asked for, and every file of every profile, painted and judged, by its target."""
    from reportcli.paint.page_selection import select_pages

    document = built.document
    if request.draft:
        document = _marked(document, built.report, outcome.language)
    pages = select_pages(document, request.pages)
    files: dict[Path, bytes] = {}
    for name in request.profiles:
        run = _Run(request, observe, outcome, built, pages, name)
        try:
            (_for_press if _is_for_press(name) else _for_reading)(run, files)
        except Findings as refused:
            raise Findings(_at_photos(refused.diagnostics, built.workbook)) from None
    return pages, files


def _at_photos(findings: Iterable[Diagnostic], workbook: Workbook) -> list[Diagnostic]:
    """The findings, those of a picture's file at the cell that names it."""
    cells = {Path(photo.resource.path).name: photo.where for photo in workbook.photos.values()}
    return [
        replace(one, where=cells.get(one.args["picture"]))
        if one.where is None and "picture" in one.args
        else one
        for one in findings
    ]


def painted_page(request: Request, built: Examined, number: int, outcome: Outcome) -> bytes:
    """One page in the first of the request's profiles; its findings join those of the outcome."""
    from reportcli.paint import paint_page
    from reportcli.press.files import main_profile

    profile = main_profile(request.profiles[0], built.layout, built.printer, spots=request.spot)
    findings: list[Diagnostic] = []
    pdf = paint_page(built.document, number, profile, findings=findings)
    outcome.diagnostics += findings
    return pdf


@dataclass(frozen=True, slots=True)
class _Run:
    """One profile of a run; `pages` are those of all profiles."""

    request: Request
    observe: StageObserver
    outcome: Outcome
    built: Examined
    pages: PagedDocument
    name: str

    @property
    def path(self) -> Path:
        """The file of this profile, before what the files for the press add to its name."""
        return output_path(self.request, self.name)

    def pictures(self, profile: Profile, *, begun: bool = True) -> ImagePrefetch:
        """Those that are already in work, which belong to the first profile, or those of another."""
        from reportcli.paint.image_prefetch import ImagePrefetch

        built = self.built
        if begun and built.pictures is not None and self.name == self.request.profiles[0]:
            return built.pictures
        return ImagePrefetch(profile, built.report.palette, built.report.images, built.known)

    def add(self, findings: list[Diagnostic]) -> None:
        """The findings join those of the run, each once: measuring has told of lines and inks before."""
        known = {(one.code, one.where) for one in self.outcome.diagnostics if one.code in MEASURED}
        for finding in findings:
            if finding.code in AT_LINES and any(one.code == finding.code for one in self.outcome.diagnostics):
                continue
            if finding not in self.outcome.diagnostics and (finding.code, finding.where) not in known:
                self.outcome.diagnostics.append(finding)


def _for_reading(run: _Run, files: dict[Path, bytes]) -> None:
    """The file for screens or archives."""
    from reportcli import preflight
    from reportcli.deliver.finish import finish
    from reportcli.paint import painted, profile_for

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


def _for_press(run: _Run, files: dict[Path, bytes]) -> None:
    """The print files, each painted with its own conditions and judged by its own limits; proofs of them."""
    from reportcli.press.files import press_files

    request, built = run.request, run.built
    proof = request.draft or request.pages is not None
    printer = None if proof else built.printer
    findings: list[Diagnostic] = []
    with run.observe("paint"):
        made = list(press_files(_order(run, printer), findings))
    paths = [_beside(run.path, file.suffix) for file in made]
    for path, file in zip(paths, made, strict=True):
        files[path] = pdf = _pressed(run, file, findings)
        if request.impose is not None and not file.is_cover:
            files[_beside(path, f"-{request.impose}")] = _imposed(pdf, request.impose, file)
    if request.delivery_sheet or (printer is not None and printer.delivery_sheet):
        with run.observe("preflight"):
            _add_sheet(run, printer, list(zip(paths, made, strict=True)), files, findings=findings)
    run.add(findings)


def _order(run: _Run, printer: Printer | None) -> PrintOrder:
    from reportcli.press.files import PrintOrder

    request, built = run.request, run.built
    return PrintOrder(
        built.layout,
        built.report,
        run.pages,
        printer,
        lambda layout: bind(request, layout, built.workbook),
        spots=request.spot,
        slug=_slug(run) if request.marks or (printer is not None and printer.marks) else None,
    )


def _pressed(run: _Run, file: PressFile, findings: list[Diagnostic]) -> bytes:
    """One print file, painted and judged."""
    from reportcli import preflight
    from reportcli.deliver.finish import finish
    from reportcli.paint import painted
    from reportcli.press.placed_limits import exceeded

    with run.observe("paint"):
        pictures = run.pictures(file.profile, begun=not file.is_cover)
        known = run.built.streams
        made = painted(file.document, file.profile, pictures=pictures, known=known, findings=findings)
        pdf = finish(made, file.document, file.profile)
    with run.observe("preflight"):
        findings += preflight.check(pdf, file.profile)
        findings += exceeded(file, run.built.report)
    return pdf


def _imposed(pdf: bytes, kind: str, file: PressFile) -> bytes:
    from reportcli.press.imposition import impose

    return impose(pdf, kind, (file.part.thickness if file.part else None) or 0.0)


def _add_sheet(
    run: _Run,
    printer: Printer | None,
    made: list[tuple[Path, PressFile]],
    files: dict[Path, bytes],
    *,
    findings: list[Diagnostic],
) -> None:
    """The delivery sheet beside the print files, as page and as JSON."""
    from reportcli.press.sheet_files import SheetOrder, sheet_files

    built = run.built
    order = SheetOrder(
        workbook=run.request.workbook.name,
        lang=run.outcome.language,
        report=built.report,
        layout=built.layout,
        printer=printer,
        hashes=built.files.hashes,
    )
    sheets, more = sheet_files(order, run.path, [(path.name, files[path], file) for path, file in made])
    files.update(sheets)
    findings += [one for one in more if one not in findings]


def _is_for_press(name: str) -> bool:
    """Whether a profile's files are printed: they are the printer's parts, with proofs and delivery sheet."""
    from reportcli.paint import profile_named

    return profile_named(name).pdfx is not None


def _beside(path: Path, suffix: str) -> Path:
    return path.with_stem(f"{path.stem}{suffix}") if suffix else path


def _marked(document: PagedDocument, report: Report, language: str) -> PagedDocument:
    from reportcli.messages import catalogue
    from reportcli.typeset.pages.draft import marked

    words = catalogue(language.split("-")[0])["_interface"]
    return marked(document, report, words["draft"], words["excess"])


def _attachments(run: _Run, profile: Profile) -> tuple[list[Attachment], list[Diagnostic]]:
    """The printed tables as a workbook; the workbook itself, with a warning, where it is asked for."""
    from reportcli.deliver.attach import source_attachment, tables_attachment
    from reportcli.deliver.printed_tables import printed_tables
    from reportcli.deliver.private_parts import private_parts

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


def _slug(run: _Run) -> Callable[[str], str]:
    """What a printed sheet says of itself: file, program, date of the edition, workbook and its hash."""
    from reportcli import __version__

    files, name = run.built.files, run.request.workbook.name
    digest = files.hashes.get(files.safe_name(run.request.workbook), "")[:12]
    about = f"reportcli {__version__} – {run.pages.metadata.date[:10]} – {name} {digest}"
    return lambda suffix: f"{_beside(run.path, suffix).name} – {about}"
