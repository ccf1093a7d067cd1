"""Fetching: what the databases of a report answer, put down in `sources.lock/` beside the workbook."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.deliver.atomic_write import write_all
from reportcli.inputs.project_files import OutsideError, ProjectFiles
from reportcli.inputs.project_root import project_files
from reportcli.model.diagnostic import Findings, Severity, error
from reportcli.model.value_class import dataclass
from reportcli.request import Request
from reportcli.run.loading import load
from reportcli.sources.database import lock
from reportcli.sources.database.server import answer_of_server
from reportcli.sources.database.sqlite import answer_of
from reportcli.sources.declared import Declared, declared
from reportcli.workbook.excel.workbook_file import WorkbookFile

if TYPE_CHECKING:
    from reportcli.inputs.secrets import Secrets
    from reportcli.sources.database.sqlite import Answer


@dataclass(frozen=True, slots=True)
class Fetched:
    """One table as its database answers now. state: new, changed or unchanged against the lock."""

    table: str
    rows: int
    state: str
    data: bytes
    entry: lock.Entry


def fetched(request: Request) -> list[Fetched]:
    """The tables of databases that sources.yaml names. Raises Findings: one of them cannot be read."""
    files = project_files(request.workbook.parent)
    file = WorkbookFile(request.workbook, files)
    _, contract = load(request, file)
    folder = request.workbook.parent
    named, found = declared(folder, files, (), contract.tables)
    if any(one.severity is Severity.ERROR for one in found):
        raise Findings(found)
    before = lock.entries(folder, files)
    return [
        _one(one, folder, files, before.get(one.table), secrets=request.secrets) for one in named if one.asked
    ]


def put_down(workbook: Path, tables: Iterable[Fetched]) -> list[Path]:
    """Writes the lock, all of it or nothing, and gives its files. Raises Findings."""
    folder = workbook.parent / lock.FOLDER
    every = [*tables]
    with suppress(OSError):  # writing says what stands in the way
        folder.mkdir(exist_ok=True)
    made = {folder / f"{one.table}.csv": one.data for one in every}
    made[folder / lock.FILE] = lock.lock_bytes({one.table: one.entry for one in every})
    written: list[Path] = []
    write_all(made, written)
    return [*made]


def _one(
    one: Declared, folder: Path, files: ProjectFiles, before: lock.Entry | None, *, secrets: Secrets
) -> Fetched:
    if "server" in one.asked:
        answer = answer_of_server(one.asked["server"], one.asked["query"], secrets, one.at)
    else:
        answer = _of_file(one, folder, files)
    data = lock.csv_bytes(answer)
    entry = {**one.asked, "sha256": lock.digest(data)}
    state = "new" if before is None else "unchanged" if dict(before) == entry else "changed"
    return Fetched(one.table, len(answer.rows), state, data, entry)


def _of_file(one: Declared, folder: Path, files: ProjectFiles) -> Answer:
    """What a database in the project answers. Raises Findings."""
    path = folder / one.asked["database"].replace("\\", "/")
    try:
        real = files.inside(path)
    except OutsideError:
        raise Findings([error("file-outside", one.at, file=path.name)]) from None
    if files.find(path.parent, path.name) is None:
        near = {"file": path.name, "table": one.table, "nearest": ""}
        raise Findings([error("source-missing", one.at, **near)])
    refused = files.refusal(path, one.at)
    if refused is not None:
        raise Findings([refused])
    return answer_of(real, one.asked["query"], one.at)
