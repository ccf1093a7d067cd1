"""A workbook file, opened once: what it is, by its content, decides who reads its sheets."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Protocol

from reportcli.inputs.decoding import decoding
from reportcli.inputs.project_files import OutsideError, ProjectFiles
from reportcli.inputs.regular_file import NotRegularError, TooLargeError
from reportcli.model.diagnostic import Findings, error
from reportcli.model.refs import SheetRef
from reportcli.workbook.excel.encrypted import decrypted
from reportcli.workbook.excel.file_kind import sniff_bytes, sniff_entries
from reportcli.workbook.excel.known_sheets import KnownSheets
from reportcli.workbook.excel.named_ranges import NamedRange
from reportcli.workbook.excel.package import Package
from reportcli.workbook.excel.raw_sheet import RawBook, RawSheet
from reportcli.workbook.excel.refusals import damage
from reportcli.workbook.excel.xlsx import Wanted, XlsxFile
from reportcli.workbook.names import nearest

MAX_BYTES = 100_000_000
REFUSED = {
    "empty": "workbook-empty-file",
    "ole-encrypted": "workbook-encrypted",
    "ods-encrypted": "workbook-encrypted",
    "spreadsheetml": "workbook-spreadsheetml",
    "html": "workbook-html",
    "xml": "workbook-xml",
    "pdf": "workbook-pdf",
    "csv": "workbook-csv",
    "numbers": "workbook-numbers",
    "zip": "workbook-unknown",
    "unknown": "workbook-unknown",
}


class SheetReader(Protocol):
    """One format of workbooks."""

    def read(self, wanted: Wanted) -> RawBook:
        """The sheets whose name is wanted with their cells, the others by name. Raises Findings."""

    def first_rows(self, names: Collection[str]) -> list[RawSheet]:
        """The first rows at least of sheets that were not read."""

    def named_ranges(self) -> dict[str, NamedRange]:
        """Names that stand for a rectangle of a sheet."""


class WorkbookFile:
    """A workbook file that is opened once, however many look into it. Nothing is read before it is asked.

    input: the name that its cells carry. files: what may be read beside it. password: that it is opened with
    where it is protected. known: sheets of it that were read before.
    """

    def __init__(
        self,
        path: Path,
        files: ProjectFiles | None = None,
        password: str | None = None,
        known: KnownSheets | None = None,
    ) -> None:
        self._password, self._known = password, known
        self.path = path
        self.files = files or ProjectFiles(path.parent, path.parent)
        self.input = self.files.safe_name(path)
        self._data: bytes | None = None
        self._reader: SheetReader | None = None
        self._refused: Findings | None = None

    @property
    def data(self) -> bytes:
        """The file's bytes. Raises Findings: missing, locked, outside, too large."""
        if self._data is None:
            self._data = _bytes_of(self.path, self.files)
        return self._data

    def book(self, wanted: Wanted) -> RawBook:
        """The sheets whose name is wanted, with their cells; sheets that were read before stay read.

        Raises Findings when it is no workbook that we read, and again whenever it is asked after that: a
        sheet that was read in part is never taken for a whole one.
        """
        if self._refused is not None:
            raise self._refused
        data = self.data
        try:
            with decoding(damage(self.input)):
                self._reader = self._reader or reader_of(self._opened(data), self.input, self._known)
                return self._reader.read(wanted)
        except Findings as refused:
            self._refused = refused
            raise

    def _opened(self, data: bytes) -> bytes:
        """The bytes without the password that protects them."""
        if self._password is None or sniff_bytes(data) != "ole-encrypted":
            return data
        return decrypted(data, self._password, self.input)

    def first_rows(self, names: Collection[str]) -> list[RawSheet]:
        """The first rows of sheets that are not read, to know what they may be. After `book`."""
        return self._reader.first_rows(names) if self._reader is not None and names else []

    def named_ranges(self) -> dict[str, NamedRange]:
        """Names that stand for a rectangle of a sheet. After `book`; raises Findings."""
        with decoding(damage(self.input)):
            return self._reader.named_ranges() if self._reader is not None else {}


def _workbooks_in(folder: Path, files: ProjectFiles) -> list[str]:
    """The names of workbooks in a folder, lock files of spreadsheet programs left out."""
    names = sorted(files.names(folder))
    return [name for name in names if name.endswith((".xlsx", ".xlsm", ".ods")) and not name.startswith("~$")]


def _bytes_of(path: Path, files: ProjectFiles) -> bytes:
    where = SheetRef(files.safe_name(path))
    try:
        return files.read_bytes(path, MAX_BYTES)
    except FileNotFoundError:
        near = nearest(path.name, _workbooks_in(path.parent, files), 0.4)
        finding = error("workbook-missing", where, file=path.name, nearest=near)
    except IsADirectoryError:
        names = ", ".join(str(path / name) for name in _workbooks_in(path, files))
        finding = error("workbook-is-folder", where, file=path.name or str(path), names=names)
    except PermissionError:
        finding = error("workbook-locked", where, file=path.name)
    except TooLargeError:
        finding = error("workbook-file-large", where, most=MAX_BYTES // 1_000_000)
    except NotRegularError:
        finding = error("file-not-regular", where, file=path.name)
    except OutsideError:
        finding = error("file-outside", where, file=path.name)
    except OSError as problem:
        finding = error("workbook-unreadable", where, reason=problem.strerror or type(problem).__name__)
    raise Findings([finding])


def reader_of(data: bytes, input_id: str, known: KnownSheets | None = None) -> SheetReader:
    """What reads these bytes, by their content. known: sheets that were read before. Raises Findings when
    nothing does."""
    kind = sniff_bytes(data)
    package = None
    if kind == "zip":
        package = Package(data, input_id)
        kind = sniff_entries(package.names, package.read("mimetype")[:200], _manifest(package))
    if kind in REFUSED:
        raise Findings([error(REFUSED[kind], SheetRef(input_id))])
    if package is not None and kind == "xlsx":
        return XlsxFile(package, known)
    if package is not None and kind == "ods":
        from reportcli.workbook.excel.ods.file import OdsFile

        return OdsFile(package)
    from reportcli.workbook.excel.other_formats import OtherFile

    return OtherFile(data, {"ole": "xls"}.get(kind, kind), input_id)


def _manifest(package: Package) -> bytes:
    return package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in package else b""
