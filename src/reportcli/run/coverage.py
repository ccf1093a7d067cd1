"""Coverage of a run: what each stage asks the records for, then what became of every cell and paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from reportcli.checks.coverage import coverage_of
from reportcli.model.diagnostic import Findings
from reportcli.workbook.excel.workbook_file import WorkbookFile
from reportcli.workbook.tables.reads import noted_reads

if TYPE_CHECKING:
    from reportcli.checks.coverage import StageReads
    from reportcli.inputs.project_files import ProjectFiles
    from reportcli.model.coverage import Coverage
    from reportcli.request import Request, StageObserver
    from reportcli.run.profile_run import Examined
    from reportcli.workbook.excel.raw_sheet import RawSheet


def listening(observe: StageObserver, reads: StageReads) -> StageObserver:
    """The observer of a run that also notes what its stages read."""
    sets = {"read": reads.reading, "bind": reads.binding, "check": reads.checking}

    @contextmanager
    def observed(stage: str) -> Iterator[None]:
        with observe(stage), noted_reads() as found:
            yield
        sets.get(stage, set()).update(found.columns())

    def around(stage: str) -> AbstractContextManager[None]:
        """The context of a stage."""
        return observed(stage)

    return around


def covered(request: Request, examined: Sequence[tuple[Request, Examined]], reads: StageReads) -> Coverage:
    """Coverage over the editions of a run; sheets of no table are opened for their cells alone."""
    first = examined[0][1]
    others = _unread(request, first.files, frozenset(first.workbook.uses))
    return coverage_of(first.workbook, [one.report for _, one in examined], reads, others)


def _unread(request: Request, files: ProjectFiles, known: frozenset[str]) -> list[RawSheet]:
    """The sheets that were not read, with their cells; none where the file cannot give all of them."""
    try:
        book = WorkbookFile(request.workbook, files).book(lambda name: name not in known)
    except Findings:
        return []
    return [sheet for sheet in book.sheets if sheet.name not in known]
