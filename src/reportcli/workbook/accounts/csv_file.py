"""A text export (`;`, `,`, tab or `|`; UTF-8, UTF-16, Windows-1252) as a sheet with its lines and columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from reportcli.inputs.project_files import ProjectFiles
from reportcli.model.diagnostic import Diagnostic, error
from reportcli.model.refs import Position, Span, Where
from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.excel.sheet_rows import ScannedRows

CSV_BYTES = 10_000_000
MAX_ROWS = 100_000
MAX_COLUMNS = 200
SUFFIXES = (".csv", ".txt", ".tsv")
_DELIMITERS = ";\t|,"


def read_csv(
    path: Path, files: ProjectFiles, where: Where | None
) -> tuple[RawSheet, Callable[[int, int], Span]] | Diagnostic:
    """The file as a sheet of texts, and the Span of a cell; or why it cannot be read."""
    name = files.safe_name(path)
    data = files.read_or_finding(path, CSV_BYTES, where)
    if isinstance(data, Diagnostic):
        return data
    text = decoded(data)
    if "\0" in text[:1000]:
        return error("csv-not-text", where, file=name)
    sheet, columns = RawSheet(name), {}
    rows = ScannedRows()
    for line, fields in _records(text, delimiter(text)):
        if len(rows) >= MAX_ROWS or len(fields) > MAX_COLUMNS:
            return error("csv-too-large", Span(name, Position(line, 1), Position(line, 1)), rows=MAX_ROWS)
        rows[line] = {at: Cell("s", field) for at, (_, field) in enumerate(fields, 1) if field.strip()}
        columns[line] = tuple(column for column, _ in fields)
    sheet.rows = rows

    def ref(row: int, column: int) -> Span:
        """Where a field of the file begins, row and column counted from 1."""
        starts = columns.get(row, (1,))
        start = Position(row, starts[min(column, len(starts)) - 1])
        return Span(name, start, start)

    return sheet, ref


def decoded(data: bytes) -> str:
    """Text by its byte order mark, else UTF-8, else Windows-1252, which reads anything."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace").removeprefix("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def delimiter(text: str) -> str:
    """The separator that most of the first lines hold the same number of times; `sep=;` says it."""
    lines = [line for line in text.splitlines()[:60] if line.strip()]
    if lines and lines[0].casefold().startswith("sep=") and len(lines[0].strip()) == 5:
        return lines[0].strip()[4]
    best, chosen = 0, ";"
    for mark in _DELIMITERS:
        counts = Counter(_outside_quotes(line).count(mark) for line in lines)
        often = max((n * (1 if count else 0), count) for count, n in counts.items()) if counts else (0, 0)
        if often[0] > best:
            best, chosen = often[0], mark
    return chosen


def _outside_quotes(line: str) -> str:
    return "".join(part for at, part in enumerate(line.split('"')) if at % 2 == 0)


def _records(text: str, mark: str) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    """Line number and fields with their columns (both 1-based) of each record; quoted line ends are kept."""
    line = 1
    fields: list[tuple[int, str]] = []
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    open_field: tuple[int, str] | None = None
    for number, source in enumerate(lines, 1):
        if number == 1 and source.casefold().startswith("sep=") and len(source.strip()) == 5:
            continue
        if open_field is None:
            line, fields, at = number, [], 0
        else:
            at = 0
        open_field = _split(source, at, mark, fields, before=open_field)
        if open_field is None and (len(fields) > 1 or fields[0][1].strip()):
            yield line, fields
    if open_field is not None:
        fields.append(open_field)
        yield line, fields


def _split(
    source: str, at: int, mark: str, fields: list[tuple[int, str]], *, before: tuple[int, str] | None
) -> tuple[int, str] | None:
    """Adds the fields of one line; gives the quoted field that goes on in the next line."""
    while True:
        start, text = before or (at + 1, "")
        if before is not None or source[at : at + 1] == '"':
            at = at if before is not None else at + 1
            text = f"{text}\n" if before is not None else ""
            end = _closing(source, at)
            if end < 0:
                return start, text + source[at:].replace('""', '"')
            text, at, before = text + source[at:end].replace('""', '"'), end + 1, None
        end = source.find(mark, at)
        rest = source[at:] if end < 0 else source[at:end]
        fields.append((start, text + rest))
        if end < 0:
            return None
        at = end + 1


def _closing(source: str, at: int) -> int:
    """The quote that ends a field, -1 when the line does not have it; a doubled one does not count."""
    while (end := source.find('"', at)) >= 0:
        if source[end + 1 : end + 2] != '"':
            return end
        at = end + 2
    return -1
