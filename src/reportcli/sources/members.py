"""The workbooks of members: a folder with one of each, named as the member is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.inputs.project_files import OutsideError
from reportcli.model.collector import Collector
from reportcli.model.diagnostic import Diagnostic, Findings, error, warning
from reportcli.model.fact import Fact
from reportcli.model.value_class import dataclass, replace
from reportcli.workbook.read_tables import FIRST, TableReader
from reportcli.workbook.tables.record import has_columns, value_of

if TYPE_CHECKING:
    from reportcli.inputs.project_files import ProjectFiles
    from reportcli.model.refs import SheetRef, Where
    from reportcli.workbook.contract.contract import Contract
    from reportcli.workbook.excel.workbook_file import WorkbookFile

WORKBOOKS = (".xlsx", ".xlsm", ".ods")
MOST = 5000  # workbooks of a folder


def workbooks_in(files: ProjectFiles, folder: Path, where: Where | None) -> dict[str, Path]:
    """The workbooks of a folder by the names of their members, in order; locks of open ones are none. Raises
    Findings: there is none, too many, or the folder lies outside the project.
    """
    try:
        files.inside(folder)
    except OutsideError:
        raise Findings([error("file-outside", where, file=folder.name)]) from None
    names = sorted(name for name in files.names(folder) if name.lower().endswith(WORKBOOKS))
    names = [name for name in names if not name.startswith(("~$", "."))]
    if not names or len(names) > MOST:
        code = "members-none" if not names else "members-too-many"
        raise Findings([error(code, where, folder=folder.name, limit=MOST)])
    found: dict[str, Path] = {}
    for name in names:
        member = name.rpartition(".")[0]
        if member in found:
            args = {"file": name, "other": found[member].name}
            raise Findings([error("member-twice", where, **args)])
        found[member] = folder / name
    return found


@dataclass(frozen=True, slots=True)
class Stated:
    """What a workbook says of itself: its year and its report date, None where it does not."""

    year: int | None = None
    day: date | None = None


def stated_by(file: WorkbookFile, contract: Contract) -> Stated:
    """The year and date of a workbook, by its sheet of the organisation; nothing where it has none."""
    spec = replace(contract.tables[FIRST], optional=True)
    try:
        reader = TableReader(replace(contract, tables={FIRST: spec}), file, Collector())
        records = reader.tables()[FIRST].records
    except Findings:
        return Stated()
    if not records:
        return Stated()
    year, day = (value_of(records[0], name) if has_columns(records[0], (name,)) else None for name in _SAID)
    return Stated(int(year.value) if isinstance(year, Fact) else None, day if isinstance(day, date) else None)


_SAID = ("year", "report_date")


def aged(where: SheetRef, stated: Stated, report: Stated, deadline: str) -> Iterator[Diagnostic]:
    """A workbook of another year is an error: its figures would stand among those of this one. One that was
    finished after the deadline is a warning.
    """
    if stated.year is not None and report.year is not None and stated.year != report.year:
        yield error("member-other-year", where, file=where.input, found=stated.year, year=report.year)
    elif deadline and stated.day is not None and stated.day.isoformat() > deadline:
        yield warning("member-late", where, file=where.input, found=stated.day.isoformat(), limit=deadline)
