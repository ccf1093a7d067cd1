"""What a run is asked for, and what it gave."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.model.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from reportcli.model.display import PagedDocument

StageObserver = Callable[[str], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked for.

    source_date: SOURCE_DATE_EPOCH in seconds. pages: 1-based page numbers.
    lang: of the edition, `all` for every one; edition: what the run makes of it for names of files.
    purposes: print | screen | archive, each a file from the same typesetting; `output` names a single one's.
    """

    workbook: Path
    output: Path | None = None
    purposes: tuple[str, ...] = ("print",)
    layout: str | None = None
    lang: str | None = None
    edition: str = ""
    draft: bool = False
    strict: bool = False
    pages: frozenset[int] | None = None
    source_date: int | None = None
    waivers: bool = True
    marks: bool = False
    spot: bool = False
    attach_source: bool = False
    impose: str | None = None
    delivery_sheet: bool = False


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


def output_path(request: Request, purpose: str) -> Path:
    """`2024[-LANG][-screen|-archive][-draft].pdf` beside the workbook, unless the request names a file.

    The edition in the language of the source has no language in its name, however it was asked for.
    """
    if request.output is not None:
        return request.output
    parts = [request.workbook.stem, request.edition, None if purpose == "print" else purpose]
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
