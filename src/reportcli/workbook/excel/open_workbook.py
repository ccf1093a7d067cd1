"""A workbook file to raw sheets: what the file is, by its content, decides who reads it."""

from __future__ import annotations

from pathlib import Path

from reportcli.inputs.project_files import OutsideError, ProjectFiles, TooLargeError
from reportcli.model.diagnostic import Diagnostic, Findings, error, warning
from reportcli.model.refs import SheetRef
from reportcli.workbook.excel.cells import Book
from reportcli.workbook.excel.file_kind import sniff_bytes, sniff_entries
from reportcli.workbook.excel.package import Package
from reportcli.workbook.excel.xlsx import Wanted, read_xlsx
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


def workbook_bytes(path: Path, files: ProjectFiles) -> bytes:
    """The file's bytes, recorded for the ledger. Raises Findings: missing, locked, outside, too large."""
    where = SheetRef(files.safe_name(path))
    try:
        return files.read_bytes(path, MAX_BYTES)
    except FileNotFoundError:
        names = [
            name for name in sorted(files.names(path.parent)) if name.endswith((".xlsx", ".xlsm", ".ods"))
        ]
        near = nearest(path.name, names, 0.4)
        finding = error("workbook-missing", where, file=path.name, nearest=near)
    except IsADirectoryError:
        finding = error("workbook-is-folder", where, file=path.name)
    except PermissionError:
        finding = error("workbook-locked", where, file=path.name)
    except TooLargeError:
        finding = error("workbook-file-large", where, most=MAX_BYTES // 1_000_000)
    except OutsideError:
        finding = error("file-outside", where, file=path.name)
    except OSError as problem:
        finding = error("workbook-unreadable", where, reason=problem.strerror or type(problem).__name__)
    raise Findings([finding])


def open_book(data: bytes, input_id: str, wanted: Wanted) -> tuple[Book, tuple[Diagnostic, ...]]:
    """The raw sheets and what the format costs. Raises Findings when it is no workbook that we read."""
    kind = sniff_bytes(data)
    package = None
    if kind == "zip":
        package = Package(data, input_id)
        kind = sniff_entries(package.names, package.read("mimetype")[:200], _manifest(package))
    if kind in REFUSED:
        raise Findings([error(REFUSED[kind], SheetRef(input_id))])
    if package is not None and kind == "xlsx":
        return read_xlsx(package, wanted), ()
    from reportcli.workbook.excel.other_formats import read_other

    suffix = {"ole": "xls"}.get(kind, kind)
    limited = warning("workbook-limited", SheetRef(input_id), kind=suffix)
    return read_other(data, suffix, wanted, input_id), (limited,)


def _manifest(package: Package) -> bytes:
    return package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in package else b""
