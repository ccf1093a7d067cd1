"""A copy of the workbook with every finding as a comment in its cell, and a sheet of all of them."""

from __future__ import annotations

import io
import os
import zipfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill

from reportcli.deliver.atomic_write import write_atomic
from reportcli.messages import LANGUAGES, catalogue, wording
from reportcli.model.diagnostic import Diagnostic, Findings, Severity, each_of, error
from reportcli.model.refs import CellRef

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from reportcli.request import Outcome

COLOURS = {Severity.ERROR: "FFF4B6B6", Severity.WARNING: "FFFCE7A6", Severity.NOTE: "FFD7E8F7"}
AUTHOR = "reportcli"
MOST = 30_000  # characters of a comment that spreadsheets take
HEADS = ("severity", "code", "where", "message", "help", "row", "fingerprint")
OFFERED = ("code", "row", "fingerprint")  # columns of a waiver that the copy fills in
WIDTHS = (12, 26, 26, 70, 60, 24, 16)
BIG = 60_000_000  # bytes of a workbook that is copied
MARK = b"annotated by reportcli"  # comment of the zip package: it goes when a spreadsheet saves the copy


def write_annotated(workbook: Path, target: Path, outcome: Outcome, lang: str) -> None:
    """Writes the copy, which joins the files of the outcome; what stands in the way becomes its finding."""
    try:
        if os.path.realpath(target) == os.path.realpath(workbook):
            raise Findings([error("annotate-onto-itself", None, file=target.name)])
        if not _may_be_replaced(target):
            raise Findings([error("annotate-onto-another", None, file=target.name)])
        write_atomic(
            target, annotated_bytes(workbook, outcome.diagnostics, outcome.waived, lang.split("-")[0])
        )
    except Findings as refused:
        outcome.diagnostics += refused.diagnostics
    else:
        outcome.written.append(target)


def _may_be_replaced(target: Path) -> bool:
    """Whether nothing stands there, or a copy of an earlier run that nobody has saved again."""
    try:
        if not target.is_file() or target.stat().st_size == 0:
            return True
        with zipfile.ZipFile(target) as package:
            return package.comment == MARK
    except (OSError, zipfile.BadZipFile):
        return False


def annotated_bytes(workbook: Path, findings: list[Diagnostic], waived: list[Diagnostic], lang: str) -> bytes:
    """The annotated copy. Raises Findings when the workbook cannot be copied."""
    try:
        if workbook.stat().st_size > BIG:
            raise Findings([error("annotate-unreadable", None, file=workbook.name)])
        book = openpyxl.load_workbook(workbook)
    except Findings:
        raise
    except Exception:
        raise Findings([error("annotate-unreadable", None, file=workbook.name)]) from None
    every = [one for finding in findings for one in each_of(finding)]
    _comments(book, every, lang)
    _offer_waivers(book, every)
    _summary(book, [*every, *waived], len(every), lang)
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer, "a") as package:
        package.comment = MARK
    return buffer.getvalue()


def _comments(book: Workbook, findings: list[Diagnostic], lang: str) -> None:
    cells: dict[CellRef, list[Diagnostic]] = defaultdict(list)
    for finding in findings:
        if isinstance(finding.where, CellRef) and finding.where.sheet in book.sheetnames:
            cells[finding.where].append(finding)
    for where, own in cells.items():
        cell = book[where.sheet].cell(where.row, where.column)
        if isinstance(cell, MergedCell):
            continue
        before = f"{cell.comment.text}\n\n" if cell.comment else ""
        cell.comment = Comment((before + "\n\n".join(_text(f, lang) for f in own))[:MOST], AUTHOR, 160, 420)
        worst = min((finding.severity for finding in own), key=list(COLOURS).index)
        cell.fill = PatternFill("solid", fgColor=COLOURS[worst])


def _offer_waivers(book: Workbook, findings: list[Diagnostic]) -> None:
    """Rows of the sheet of waivers for what may be signed: a reason in one cell waives it. A workbook without
    such a sheet gets none.
    """
    for sheet in book.worksheets:
        columns = _offered_columns(sheet)
        if columns is not None:
            _offer(sheet, columns, [one for one in findings if _may_be_signed(one)])
            return


def _offered_columns(sheet: Worksheet) -> Sequence[int] | None:
    """The columns of OFFERED on a sheet of waivers, in any language; None on another sheet."""
    heads = {str(cell.value or "").strip().casefold(): cell.column for cell in sheet[1]}
    titles = [{_words(lang)[name].casefold() for lang in LANGUAGES} for name in OFFERED]
    columns = [next((heads[title] for title in known if title in heads), 0) for known in titles]
    return columns if all(columns) else None


def _offer(sheet: Worksheet, columns: Sequence[int], findings: Sequence[Diagnostic]) -> None:
    """A row for each finding, below what is filled."""
    filled = (cell.row for row in sheet.iter_rows() for cell in row if cell.value is not None)
    for row, finding in enumerate(findings, max(filled, default=1) + 1):
        values = (finding.code, finding.args.get("row", ""), finding.args["fingerprint"])
        for column, value in zip(columns, values, strict=True):
            _write(sheet, row, column, value)


def _may_be_signed(finding: Diagnostic) -> bool:
    return finding.severity is not Severity.ERROR and "fingerprint" in finding.args


def _words(lang: str) -> dict[str, str]:
    return {**catalogue("en").get("_annotate", {}), **catalogue(lang).get("_annotate", {})}


def _text(finding: Diagnostic, lang: str) -> str:
    parts = [wording(finding, part, lang) for part in ("message", "help")]
    related = ", ".join(str(one.where) for one in finding.related if one.where is not None)
    return "\n".join([f"[{finding.code}]", *filter(None, parts), *([f"→ {related}"] if related else [])])


def _summary(book: Workbook, findings: list[Diagnostic], counted: int, lang: str) -> None:
    """A sheet of all findings; code, row and fingerprint are what a waiver copies."""
    words = _words(lang)
    names = catalogue(lang).get("_interface", {})
    sheet = book.create_sheet(_free_name(words["sheet"], book.sheetnames))
    for column, (head, width) in enumerate(zip(HEADS, WIDTHS, strict=True), 1):
        _write(sheet, 1, column, words[head]).font = Font(bold=True)
        sheet.column_dimensions[chr(64 + column)].width = width
    for row, finding in enumerate(findings, 2):
        severity = names.get(finding.severity.value, finding.severity.value)
        values = (
            severity if row - 2 < counted else words["waived"],
            finding.code,
            str(finding.where or finding.block or ""),
            wording(finding, "message", lang),
            wording(finding, "help", lang),
            finding.args.get("row", ""),
            finding.args.get("fingerprint", ""),
        )
        for column, value in enumerate(values, 1):
            _write(sheet, row, column, value).alignment = Alignment(wrap_text=True, vertical="top")
        if isinstance(finding.where, CellRef) and finding.where.sheet in book.sheetnames:
            place = finding.where.short
            quoted = finding.where.sheet.replace("'", "''")
            sheet.cell(row, 3).hyperlink = f"#'{quoted}'!{place}"
    sheet.freeze_panes = "A2"


def _write(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """A text cell, whatever it begins with: never a formula."""
    cell = sheet.cell(row, column)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:MOST]
    cell.data_type = "s"
    cell.quotePrefix = text[:1] in ("=", "+", "-", "@")
    return cell


def _free_name(wanted: str, taken: list[str]) -> str:
    names = {name.casefold() for name in taken}
    return next(
        name for name in (wanted, *(f"{wanted} {n}" for n in range(2, 1000))) if name.casefold() not in names
    )
