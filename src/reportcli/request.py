"""What a run is asked for, and what it gave."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import field
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path

from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.secrets import NO_SECRETS, Secrets
from reportcli.model.coverage import Coverage
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.value_class import dataclass

PAGES_IN_NAME = 60  # characters of a list of pages in the name of a file

STAGES = ("load", "read", "bind", "check", "typeset", "measure", "paint", "preflight", "deliver")
CHECK_STAGES = STAGES[: STAGES.index("measure") + 1]
JUDGE_STAGES = STAGES[:-1]
StageObserver = Callable[[str], AbstractContextManager[None]]


class Purpose(StrEnum):
    """What a file is for: each is the profile of its name in `paint/profiles`; `all` is every one of them."""

    PRINT = "print"
    SCREEN = "screen"
    ARCHIVE = "archive"
    ALL = "all"


PROFILES = tuple(each.value for each in Purpose if each is not Purpose.ALL)


@dataclass(frozen=True, slots=True)
class Codes:
    """Which warnings and notes are listed, and count where warnings fail a run; errors always are and do.

    Codes of findings, `*` standing for any letters. select: these alone, all where it is empty; ignore: none
    of these.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def lists(self, finding: Diagnostic) -> bool:
        """Whether a finding is listed."""
        if finding.severity is Severity.ERROR:
            return True
        chosen = not self.select or any(fnmatchcase(finding.code, one) for one in self.select)
        return chosen and not any(fnmatchcase(finding.code, one) for one in self.ignore)


ALL_CODES = Codes()


@dataclass(frozen=True, slots=True)
class Images:
    """Pictures in the place of PDF files: of blocks by id or path, beside the pages that the request names.

    resolution: pixels an inch; of an SVG those of the photos in it. format: png | svg.
    """

    blocks: tuple[str, ...] = ()
    resolution: int = 150
    format: str = "png"


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked for.

    source_date: SOURCE_DATE_EPOCH in seconds. pages: 1-based page numbers.
    lang: of the edition, of several with commas between, `all` for every one; edition: what the run makes of
    it for names of files.
    coverage: what became of every cell and paragraph is worked out too. codes: what is listed and counts.
    judges: a check also paints the profiles' files and judges them.
    profiles: of PROFILES, each a file from the same typesetting; `output` names a single one's, `folder`
    takes those of all (default: the workbook's); stem: of their names, in the place of the workbook's.
    sources: tables of other files, each with its file; secrets: their passwords.
    images: the run writes pictures, and no PDF.
    """

    workbook: Path
    output: Path | None = None
    profiles: tuple[str, ...] = ("print",)
    layout: str | None = None
    lang: str | None = None
    edition: str = ""
    draft: bool = False
    strict: bool = False
    pages: frozenset[int] | None = None
    source_date: int | None = None
    waivers: bool = True
    judges: bool = False
    marks: bool = False
    spot: bool = False
    attach_source: bool = False
    impose: str | None = None
    delivery_sheet: bool = False
    folder: Path | None = None
    stem: str = ""
    coverage: bool = False
    codes: Codes = ALL_CODES
    sources: tuple[tuple[str, Path], ...] = ()
    secrets: Secrets = NO_SECRETS
    images: Images | None = None


@dataclass(slots=True)
class Outcome:
    """What a run gave: findings in the order of the stages, files written, the language of the workbook.

    pages: those of every edition; where only some are asked for, those that a build delivers.
    coverage: where the request asks for it.
    waived: findings that the workbook's sheet of waivers signs for; they are reported, and never count.
    digests: sha256 of the files written, by path. files: through which the run saw the disk.
    remembered: nothing has changed since the last such run, and this is what that one gave; inputs: the real
    paths of what that one read.
    codes: the findings that are listed and count, as the request says.
    """

    diagnostics: list[Diagnostic] = field(default_factory=list)
    waived: list[Diagnostic] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    language: str = "en"
    pages: int = 0
    digests: dict[str, str] = field(default_factory=dict)
    files: ProjectFiles | None = None
    remembered: bool = False
    codes: Codes = ALL_CODES
    inputs: tuple[str, ...] = ()
    coverage: Coverage | None = None
    folders: tuple[Path, ...] = ()
    """Project root and the layouts that are shipped: what the names of files in findings are relative to."""

    def path_of(self, name: str) -> Path:
        """The file that a finding names. A name that is nowhere is one of the project's."""
        inside = [folder / name.removeprefix("layouts/") for folder in self.folders[1:]]
        known = [folder / name for folder in self.folders[:1]] + (
            inside if name.startswith("layouts/") else []
        )
        return next((path for path in known if path.exists()), known[0] if known else Path(name))

    def failed(self, strict: bool) -> bool:
        """Errors fail a run; with `strict` warnings do too."""
        bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(finding.severity in bad and self.codes.lists(finding) for finding in self.diagnostics)

    @property
    def read(self) -> tuple[str, ...]:
        """The real paths of all files that the run has read, sorted."""
        if self.files is None:
            return tuple(sorted(self.inputs))
        return tuple(sorted(path for path, digest in self.files.observations().read.items() if digest))


def output_path(request: Request, profile: str) -> Path:
    """`2024[-LANG][-screen|-archive][-p3-5][-draft].pdf` beside the workbook; of a file that a request
    names, `FILE[-p3-5][-draft].pdf`: neither a draft nor single pages take the name of the whole report.

    The edition in the language of the source has no language in its name, however it was asked for.
    """
    endings = [f"p{_pages_in_name(request.pages)}"] if request.pages is not None else []
    endings += ["draft"] if request.draft else []
    if request.output is not None:
        return _with_endings(request.output, endings)
    parts = [request.stem or request.workbook.stem, request.edition, None if profile == "print" else profile]
    name = "-".join(part for part in (*parts, *endings) if part)
    return (request.folder or request.workbook.parent) / f"{name}.pdf"


def image_path(request: Request, end: str) -> Path:
    """`2024[-LANG]-END` in the folder of all files, else beside the workbook."""
    name = "-".join(part for part in (request.stem or request.workbook.stem, request.edition, end) if part)
    return (request.folder or request.workbook.parent) / name


def _with_endings(path: Path, endings: Sequence[str]) -> Path:
    """The name with these endings, each once."""
    stem = path.stem
    for ending in reversed(endings):
        stem = stem.removesuffix(f"-{ending}")
    return path.with_stem("-".join([stem, *endings])) if endings else path


def page_ranges(pages: Iterable[int]) -> list[str]:
    """Page numbers as rising ranges: 1, 2, 3, 8 as `1-3` and `8`."""
    ranges: list[list[int]] = []
    for page in sorted(pages):
        if ranges and page == ranges[-1][1] + 1:
            ranges[-1][1] = page
        else:
            ranges.append([page, page])
    return [str(first) if first == last else f"{first}-{last}" for first, last in ranges]


def _pages_in_name(pages: frozenset[int]) -> str:
    """`1-4+8`; what is too long for a name is `FIRSTtoLAST` and a digest of the list."""
    listed = "+".join(page_ranges(pages))
    if len(listed) <= PAGES_IN_NAME:
        return listed
    digest = hashlib.sha256(listed.encode()).hexdigest()[:8]
    return f"{min(pages)}to{max(pages)}-{digest}"
