"""The sources of a report, opened: every table that stands in another file with its sheet, or why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.inputs.limits import CSV_BYTES, FILE_BYTES
from reportcli.inputs.nearest import nearest
from reportcli.inputs.project_files import OutsideError
from reportcli.inputs.secrets import NO_SECRETS, PREFIX, Secrets
from reportcli.model.diagnostic import Diagnostic, Findings, Related, error
from reportcli.model.refs import SheetRef, Where
from reportcli.model.value_class import replace
from reportcli.sources.database import lock
from reportcli.sources.database.lock import DIALECT
from reportcli.sources.declared import declared
from reportcli.sources.delimited.reader import TextSource
from reportcli.sources.members import aged, stated_by, workbooks_in
from reportcli.sources.parquet import as_text
from reportcli.sources.spreadsheet import read_spreadsheet
from reportcli.workbook.excel.file_kind import sniff_bytes
from reportcli.workbook.excel.workbook_file import WorkbookFile
from reportcli.workbook.source_sheet import NO_SOURCES, Sources, SourceSheet, Stack

if TYPE_CHECKING:
    from reportcli.inputs.project_files import ProjectFiles
    from reportcli.sources.declared import Declared
    from reportcli.sources.members import Stated
    from reportcli.workbook.contract.contract import Contract
    from reportcli.workbook.frames.source import FrameSource

FILE = "sources.yaml"
PARQUET = b"PAR1"  # how such a file begins
TEXT_KINDS = ("csv", "empty", "unknown")
"""What a file may be by its first bytes and still be a text with delimiters; its name is not believed."""
FIRST = "organisation"
"""The table that says which report this is; it stays in the workbook."""


def open_sources(
    file: WorkbookFile,
    contract: Contract,
    options: Iterable[tuple[str, Path]] = (),
    secrets: Secrets = NO_SECRETS,
    *,
    folders: Mapping[str, str] | None = None,
) -> Sources:
    """The sources that `sources.yaml` beside the workbook names, and those of options (table, file), which go
    before them. secrets: passwords of protected workbooks. folders: of members, by table, in the place of
    those that are stated; their year may be another.
    """
    files, folder, asked = file.files, file.path.parent, tuple(options)
    if not asked and files.find(folder, FILE) is None:
        return NO_SOURCES
    return _Opening(file, contract, secrets, folders or {}).opened(asked)


class _Opening:
    """Opens each source once; a file that several tables are taken from is read once."""

    def __init__(
        self, file: WorkbookFile, contract: Contract, secrets: Secrets, folders: Mapping[str, str]
    ) -> None:
        self.folders = folders
        self.secrets = secrets
        self.files: ProjectFiles = file.files
        self.file, self.folder, self.contract = file, file.path.parent, contract
        self.books = {self.files.inside(file.path): file}
        self.diagnostics: list[Diagnostic] = []
        self._year: Stated | None = None
        self._unread: dict[str, str] = {}

    def opened(self, options: tuple[tuple[str, Path], ...]) -> Sources:
        """All of them."""
        named, self.diagnostics = declared(self.folder, self.files, options, self.contract.tables)
        sheets: dict[str, SourceSheet] = {}
        stacks: dict[str, Stack] = {}
        frames: dict[str, FrameSource] = {}
        for one in named:
            try:
                self._permitted(one)
                if one.members:
                    stacks[one.table] = self._stack(one)
                    continue
                if one.for_views:
                    frames[one.table] = self._frame(one)
                    continue
                sheets[one.table], found = self._sheet(one)
                self.diagnostics += found
            except Findings as refused:
                self.diagnostics += [_named_at(finding, one) for finding in refused.diagnostics]
        refused_tables = frozenset(one.table for one in named if one.table not in {*sheets, *stacks, *frames})
        return Sources(sheets, refused_tables, tuple(self.diagnostics), stacks, self._unread, frames)

    def _frame(self, one: Declared) -> FrameSource:
        """The columns of a large table. Raises Findings: it cannot be read, or other tables need its rows."""
        from reportcli.sources.parquet_columns import ParquetColumns

        for other in self.contract.tables.values():
            for column in other.columns.values():
                if column.target == one.table:
                    args = {"table": one.table, "other": other.name, "column": column.name}
                    raise Findings([error("source-for-views-named", one.span, **args)])
        for role, entries in self.contract.roles.items():
            if any(place.table == one.table for entry in entries for place in entry.values()):
                args = {"table": one.table, "other": "contract.yaml", "column": role}
                raise Findings([error("source-for-views-named", one.span, **args)])
        path = self._found(one)
        name = self.files.safe_name(path)
        data = self.files.read_or_finding(path, FILE_BYTES, one.at or SheetRef(name))
        if isinstance(data, Diagnostic):
            raise Findings([data])
        spec = self.contract.tables[one.table]
        return ParquetColumns(one, name, self._label(path), spec).read(data)

    def _stack(self, one: Declared) -> Stack:
        """The sheets of a table in the workbooks of a folder, by their names; one that cannot be read is
        reported, and the others are. Raises Findings.
        """
        column, folder = one.members["column"], self.folders.get(one.table, one.members["members"])
        below = self.folder / folder.replace("\\", "/")
        spec = self.contract.tables[one.table]
        if column not in spec.columns:
            args = {"table": one.table, "column": column, "names": ", ".join(spec.columns)}
            raise Findings([error("member-column-unknown", one.at, **args)])
        sheets: dict[str, SourceSheet] = {}
        for member, path in workbooks_in(self.files, below, one.at).items():
            try:
                sheets[member], found = self._sheet(replace(one, path=path, members={}))
                self.diagnostics += [*found, *self._aged(one, path)]
            except Findings as refused:
                name = self.files.safe_name(path)
                self._unread[name] = member
                self.diagnostics += [_at_file(finding, name) for finding in refused.diagnostics]
        return Stack(folder, column, sheets)

    def _permitted(self, one: Declared) -> None:
        """Raises Findings: the contract has no such table, or its place is the workbook."""
        tables = self.contract.tables
        if one.table not in tables:
            args = {"table": one.table, "names": ", ".join(tables), "nearest": nearest(one.table, tables)}
            raise Findings([error("source-table-unknown", one.span, **args)])
        if one.table == FIRST:
            raise Findings([error("source-of-organisation", one.span, table=one.table)])

    def _aged(self, one: Declared, path: Path) -> list[Diagnostic]:
        """What is to be said of the year and the date of a member's workbook, once a file."""
        if one.table in self.folders:
            return []
        if self._year is None:
            self._year = stated_by(self.file, self.contract)
        stated = stated_by(self._book(path, None), self.contract)
        found = aged(SheetRef(self.files.safe_name(path)), stated, self._year, one.members["deadline"])
        return [finding for finding in found if _is_new(self.diagnostics, finding)]

    def _sheet(self, one: Declared) -> tuple[SourceSheet, list[Diagnostic]]:
        """The sheet of a source and what is to be said of it. Raises Findings."""
        path = self._found(one) if not one.asked else self._locked(one)
        name, label = self.files.safe_name(path), self._label(path)
        spec = self.contract.tables[one.table]
        data = self.files.read_or_finding(path, CSV_BYTES, one.at or SheetRef(name))
        if isinstance(data, Diagnostic):
            raise Findings([data])
        if data[:4] == PARQUET:
            data = as_text(data, one.path.name, one.at or SheetRef(name))
            one = replace(one, dialect=DIALECT)
        elif sniff_bytes(data) not in TEXT_KINDS:
            password = self._password(one, name) if sniff_bytes(data) == "ole-encrypted" else None
            return read_spreadsheet(one, self._book(path, password), label, spec)
        source = TextSource(
            table=one.table,
            dialect=one.dialect,
            input=name,
            label=label,
            names=spec.column_names(),
            form=spec.form,
            span=one.span,
            owner=one.owner,
        )
        return source.read(data)

    def _locked(self, one: Declared) -> Path:
        """The text file that stands for a table of a database. Raises Findings: it is another."""
        path = self.files.find(one.path.parent, one.path.name)
        data = self.files.read_or_finding(path, CSV_BYTES, one.at) if path is not None else None
        entry = lock.entries(self.folder, self.files).get(one.table)
        text = data if isinstance(data, bytes) else None
        lock.locked(one.table, one.asked, entry, data=text, where=one.at)
        return one.path

    def _password(self, one: Declared, name: str) -> str:
        """The password of a protected workbook. Raises Findings: none is stated, or the run has none."""
        password = self.secrets.get(one.password)
        if password is not None:
            return password
        variable = f"{PREFIX}{one.password}" if one.password else f"{PREFIX}NAME"
        code = "source-password-unset" if one.password else "source-encrypted"
        raise Findings([error(code, SheetRef(name), file=one.path.name, table=one.table, variable=variable)])

    def _book(self, path: Path, password: str | None) -> WorkbookFile:
        """A workbook, opened once; that of the report is open already."""
        return self.books.setdefault(self.files.inside(path), WorkbookFile(path, self.files, password))

    def _found(self, one: Declared) -> Path:
        """The path of a source. Raises Findings: it is not there, or outside the project."""
        where: Where | None = one.at
        folder, name = one.path.parent, one.path.name
        try:
            self.files.inside(one.path)
        except OutsideError:
            raise Findings([error("file-outside", where, file=one.path.name)]) from None
        path = self.files.find(folder, name)
        if path is None:
            near = nearest(name, self.files.names(folder))
            args = {"file": name, "table": one.table, "nearest": near}
            raise Findings([error("source-missing", where, **args)])
        return path

    def _label(self, path: Path) -> str:
        """The file's name in places: from the workbook's folder where it is below, else from the project; ""
        of the workbook itself.
        """
        real, folder = self.files.inside(path), self.files.inside(self.folder)
        if real == self.files.inside(self.file.path):
            return ""
        return real.relative_to(folder).as_posix() if real.is_relative_to(folder) else self.files.name(path)


def _is_new(findings: list[Diagnostic], one: Diagnostic) -> bool:
    return not any((known.code, known.where) == (one.code, one.where) for known in findings)


def _at_file(finding: Diagnostic, name: str) -> Diagnostic:
    """A finding of a member's file at that file, not at the line that names all of them."""
    return finding if isinstance(finding.where, SheetRef) else replace(finding, where=SheetRef(name))


def _named_at(finding: Diagnostic, one: Declared) -> Diagnostic:
    """A finding in a file with the line of sources.yaml that names it."""
    if one.span is None or finding.where is None or finding.where in (one.span, one.at):
        return finding
    return replace(finding, related=(*finding.related, Related("source-named-here", one.span)))
