"""The run, on one screen: load, read, bind, check, typeset, paint, deliver, preflight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.model.diagnostic import Diagnostic, Findings, Severity
from reportcli.source.jail import ProjectFiles, package_layouts, project_root
from reportcli.source.limits import YAML_BYTES

if TYPE_CHECKING:
    from reportcli.deliver.attach import Attachment
    from reportcli.layout.find import LayoutFolder
    from reportcli.layout.layout import Layout
    from reportcli.model.display import PagedDocument
    from reportcli.paint.pictures import EarlyPictures
    from reportcli.report.blocks import Report
    from reportcli.workbook.contract import Contract
    from reportcli.workbook.read import Workbook

STAGES = ("load", "read", "bind", "check", "typeset", "paint", "preflight", "deliver")
StageObserver = Callable[[str], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked for.

    source_date: SOURCE_DATE_EPOCH in seconds. pages: 1-based page numbers.
    purposes: print | screen | archive, each a file from the same typesetting; `output` names a single one's.
    """

    workbook: Path
    output: Path | None = None
    purposes: tuple[str, ...] = ("print",)
    layout: str | None = None
    lang: str | None = None
    draft: bool = False
    strict: bool = False
    pages: frozenset[int] | None = None
    source_date: int | None = None
    waivers: bool = True
    marks: bool = False
    spot: bool = False
    attach_source: bool = False
    impose: str | None = None


@dataclass(slots=True)
class Outcome:
    """What a run gave: findings in the order of the stages, files written, the language of the workbook.

    waived: findings that the workbook's sheet of waivers signs for; they are told, and never count.
    """

    diagnostics: list[Diagnostic] = field(default_factory=list)
    waived: list[Diagnostic] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    language: str = "en"
    pages: int = 0

    def failed(self, strict: bool) -> bool:
        """Errors fail a run; with `strict` warnings do too."""
        bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(finding.severity in bad for finding in self.diagnostics)


def build(request: Request, observe: StageObserver) -> Outcome:
    """The deliverables of one workbook. Nothing is written when the run has failed, but for a draft."""
    outcome = Outcome()
    with _collecting(outcome):
        _build(request, observe, outcome)
    return outcome


def check(request: Request, observe: StageObserver) -> Outcome:
    """All findings of a workbook, up to its typeset pages; nothing is painted, nothing is written."""
    outcome = Outcome()
    with _collecting(outcome):
        _examined(request, observe, outcome)
    return outcome


def _build(request: Request, observe: StageObserver, outcome: Outcome) -> None:
    built = _examined(request, observe, outcome, paints=True)
    if request.draft or not outcome.failed(request.strict):
        _deliver(request, observe, outcome, built)
    elif built.pictures is not None:
        built.pictures.darkroom.close()


def _examined(request: Request, observe: StageObserver, outcome: Outcome, paints: bool = False) -> _Built:
    """Everything up to the pages, with all findings; later stages run also after errors of a check.

    paints: the pages will be painted, so that their pictures are begun while chapters are typeset.
    """
    with observe("load"):
        files = ProjectFiles(project_root(request.workbook.parent), package_layouts())
        layout, contract = _load(request, files)
        outcome.diagnostics += [*layout.diagnostics, *contract.diagnostics]
    with observe("read"):
        from reportcli.workbook.read import read_workbook

        workbook = read_workbook(request.workbook, contract, files)
        outcome.language = workbook.language
        outcome.diagnostics += workbook.diagnostics
    with observe("bind"):
        report = _bind(request, layout, workbook)
        outcome.diagnostics += report.diagnostics
    with observe("check"):
        from reportcli.checks import run_checks

        found = run_checks(workbook, report, waivers=request.waivers)
        outcome.diagnostics += found.open
        outcome.waived += found.waived
    with observe("typeset"):
        pictures = _pictures(request, layout, report, outcome) if paints else None
        document = _typeset(report, outcome, pictures)
    return _Built(layout, report, document, files, pictures)


@dataclass(frozen=True, slots=True)
class _Built:
    layout: Layout
    report: Report
    document: PagedDocument
    files: ProjectFiles
    pictures: EarlyPictures | None


def _load(request: Request, files: ProjectFiles) -> tuple[Layout, Contract]:
    """The layout that the request, folder or workbook names; the contract of its layers, base first."""
    from reportcli.layout.load import find_layout, load_layout
    from reportcli.workbook.contract_yaml import load_contract
    from reportcli.workbook.peek import peek_organisation

    folder = request.workbook.parent
    own = request.layout is None and files.find(folder, "layout.yaml") is None
    named = peek_organisation(request.workbook, files).get("layout") if own else None
    chosen = None
    try:
        chosen = find_layout(request.layout, folder, named, files, named.ref if named else None)
        layout = load_layout(chosen, files)
    except Findings as broken:
        raise Findings([*broken.diagnostics, *_read_anyway(request, chosen, files)]) from None
    texts = [(files.read_text(path, YAML_BYTES), files.name(path)) for path in layout.contract_files]
    refused = [text for text, _ in texts if isinstance(text, Diagnostic)]
    if refused:
        raise Findings(refused)
    return layout, load_contract((text, name) for text, name in texts if isinstance(text, str))


def _read_anyway(request: Request, chosen: LayoutFolder | None, files: ProjectFiles) -> list[Diagnostic]:
    """The workbook's own errors when its layout cannot be loaded: one run tells both."""
    from reportcli.workbook.contract_yaml import load_contract
    from reportcli.workbook.read import read_workbook

    folders = [package_layouts() / "base", *([chosen.folder] if chosen else [])]
    found = [path for folder in folders if (path := files.find(folder, "contract.yaml"))]
    texts = [(files.read_text(path, YAML_BYTES), files.name(path)) for path in dict.fromkeys(found)]
    contract = load_contract((text, name) for text, name in texts if isinstance(text, str))
    try:
        findings = read_workbook(request.workbook, contract, files).diagnostics
    except Findings as refused:
        findings = refused.diagnostics
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def _bind(request: Request, layout: Layout, workbook: Workbook) -> Report:
    from reportcli.report.bind import bind

    date = edition_date(request.source_date, workbook)
    return bind(layout, workbook, edition_lang=request.lang, date=date, draft=request.draft)


def edition_date(source_date: int | None, workbook: Workbook) -> str:
    """ISO 8601 in UTC: SOURCE_DATE_EPOCH, else report date, else closing date, else 1 January 2000."""
    if source_date is not None:
        return datetime.fromtimestamp(source_date, UTC).isoformat()
    organisation = workbook.record("organisation")
    for name in ("report_date", "closing_date"):
        stated = getattr(organisation, name, None)
        if stated is not None:
            return f"{stated:%Y-%m-%d}T00:00:00+00:00"
    return "2000-01-01T00:00:00+00:00"


def _pictures(request: Request, layout: Layout, report: Report, outcome: Outcome) -> EarlyPictures | None:
    """The first purpose's pictures, unless only some pages are wanted or errors forbid to paint them."""
    from reportcli.paint import profile_for
    from reportcli.paint.pictures import EarlyPictures

    if request.pages is not None or (outcome.failed(request.strict) and not request.draft):
        return None
    try:
        return EarlyPictures(profile_for(request.purposes[0], layout.file), report.palette, report.images)
    except Findings:  # a missing ICC profile is told when the pages are painted
        return None


def _typeset(report: Report, outcome: Outcome, pictures: EarlyPictures | None) -> PagedDocument:
    from reportcli.typeset import pad, typeset

    document = pad(report, typeset(report, on_placed=pictures.begin if pictures else None))
    outcome.pages = len(document.pages)
    for chapter in document.chapters:
        outcome.diagnostics += chapter.diagnostics
    return document


def _marked(document: PagedDocument, report: Report, language: str) -> PagedDocument:
    from reportcli.messages import catalogue
    from reportcli.typeset.draft import marked

    words = catalogue(language.split("-")[0])["_interface"]
    return marked(document, report, words["draft"], words["excess"])


def _deliver(request: Request, observe: StageObserver, outcome: Outcome, built: _Built) -> None:
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


def _attachments(
    request: Request, built: _Built, painted: bytes
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


def _record_inputs(built: _Built) -> None:
    """Hashes of what other libraries read by themselves: pictures, fonts and drawings of the report."""
    report = built.report
    used = {*(image.path for image in report.images.values()), *(font.path for font in report.fonts.values())}
    for path in sorted({*used, *report.assets.values()}):
        with suppress(OSError):
            built.files.read_bytes(Path(path))


def _slug(request: Request, built: _Built) -> str:
    """What a printed sheet says of itself: file, program, date of the edition, hash of the workbook."""
    from reportcli import __version__

    digest = built.files.hashes.get(request.workbook.name, "")[:12]
    date = built.document.metadata.date[:10]
    return f"{request.workbook.name} – reportcli {__version__} – {date} – {digest}"


def output_path(request: Request, purpose: str) -> Path:
    """`2024[-LANG][-screen|-archive][-draft].pdf` beside the workbook, unless the request names a file."""
    if request.output is not None:
        return request.output
    parts = [request.workbook.stem, request.lang, None if purpose == "print" else purpose]
    name = "-".join(part for part in (*parts, "draft" if request.draft else None) if part)
    return request.workbook.with_name(f"{name}.pdf")


def select_pages(document: PagedDocument, wanted: frozenset[int] | None) -> PagedDocument:
    """The same document with every page but the wanted ones marked as skipped; page numbers stay true."""
    if wanted is None:
        return document
    number = 0
    chapters = []
    for chapter in document.chapters:
        pages = []
        for page in chapter.pages:
            number += 1
            pages.append(page if number in wanted else replace(page, skipped=True))
        chapters.append(replace(chapter, pages=tuple(pages)))
    return replace(document, chapters=tuple(chapters))


@contextmanager
def _collecting(outcome: Outcome) -> Iterator[None]:
    try:
        yield
    except Findings as found:
        outcome.diagnostics += found.diagnostics
