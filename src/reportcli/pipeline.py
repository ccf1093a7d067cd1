"""The run, on one screen: load, read, bind, check, typeset, paint, deliver, preflight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.model.diagnostic import Diagnostic, Findings, Severity

if TYPE_CHECKING:
    from reportcli.layout.load import Layout
    from reportcli.model.display import PagedDocument
    from reportcli.report.blocks import Report
    from reportcli.source.jail import ProjectFiles
    from reportcli.workbook.read import Workbook

STAGES = ("load", "read", "bind", "check", "typeset", "paint", "preflight", "deliver")
StageObserver = Callable[[str], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked for. `source_date` is SOURCE_DATE_EPOCH in seconds; `pages` are 1-based page numbers."""

    workbook: Path
    output: Path | None = None
    layout: str | None = None
    lang: str | None = None
    draft: bool = False
    strict: bool = False
    pages: frozenset[int] | None = None
    source_date: int | None = None


@dataclass(slots=True)
class Outcome:
    """What a run gave: findings in the order of the stages, files written, the language of the workbook."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    language: str = "en"
    pages: int = 0

    def failed(self, strict: bool) -> bool:
        """Errors fail a run; with `strict` warnings do too."""
        bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(finding.severity in bad for finding in self.diagnostics)


def build(request: Request, observe: StageObserver) -> Outcome:
    """One deliverable from one workbook. Nothing is written when the run has failed, but for a draft."""
    outcome = Outcome()
    with _collecting(outcome):
        _build(request, observe, outcome)
    return outcome


def _build(request: Request, observe: StageObserver, outcome: Outcome) -> None:
    from reportcli import sources

    with observe("load"):
        files = sources.project_files(request.workbook)
        layout, contract = sources.load(request.workbook, request.layout, files)
        outcome.diagnostics += [*layout.diagnostics, *contract.diagnostics]
    with observe("read"):
        workbook = sources.read(request.workbook, contract, files)
        outcome.language = workbook.language
        outcome.diagnostics += workbook.diagnostics
    with observe("bind"):
        report = sources.bind(layout, workbook, request)
        outcome.diagnostics += report.diagnostics
    with observe("check"):
        from reportcli.checks import run_checks

        outcome.diagnostics += run_checks(workbook, report)
    with observe("typeset"):
        document = _typeset(report, outcome)
    if outcome.failed(request.strict) and not request.draft:
        return
    _deliver(request, observe, outcome, document, report, workbook, layout, files)


def _typeset(report: Report, outcome: Outcome) -> PagedDocument:
    from reportcli.typeset import typeset

    document = typeset(report)
    outcome.pages = len(document.pages)
    for chapter in document.chapters:
        outcome.diagnostics += chapter.diagnostics
    return document


def _deliver(
    request: Request,
    observe: StageObserver,
    outcome: Outcome,
    document: PagedDocument,
    report: Report,
    workbook: Workbook,
    layout: Layout,
    files: ProjectFiles,
) -> None:
    from reportcli import deliver, preflight, sources
    from reportcli.paint import paint
    from reportcli.paint.profile import PRINT

    with observe("paint"):
        profile = replace(PRINT, icc=sources.output_profile(layout))
        pages = select_pages(document, request.pages)
        pdf = deliver.finish(paint(pages, profile), pages, profile)
    with observe("preflight"):
        outcome.diagnostics += preflight.check(pdf, profile)
    if outcome.failed(request.strict) and not request.draft:
        return
    with observe("deliver"):
        target = output_path(request)
        ledger = sources.ledger(report, document, workbook, files, pdf)
        deliver.write_atomic(target.with_suffix(".ledger.json"), ledger)
        deliver.write_atomic(target, pdf)
        outcome.written += [target, target.with_suffix(".ledger.json")]


def output_path(request: Request) -> Path:
    """`2024[-LANG][-draft].pdf` beside the workbook, unless the request names a file."""
    if request.output is not None:
        return request.output
    edition = f"-{request.lang}" if request.lang else ""
    draft = "-draft" if request.draft else ""
    return request.workbook.with_name(f"{request.workbook.stem}{edition}{draft}.pdf")


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
