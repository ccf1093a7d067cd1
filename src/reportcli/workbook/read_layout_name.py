"""A fast look at the organisation's sheet before any contract is known: which layout, which language."""

from __future__ import annotations

from pathlib import Path

from reportcli.inputs.project_files import ProjectFiles
from reportcli.model.diagnostic import Findings
from reportcli.model.refs import CellRef
from reportcli.workbook.excel.open_workbook import open_book, workbook_bytes
from reportcli.workbook.names import clean, fold
from reportcli.workbook.tables.record import CellText

SHEETS = frozenset({"organisation", "organisatie", "organization"})
KEYS = {
    "layout": ("layout", "mise en page", "opmaak"),
    "language": ("language", "langue", "taal", "sprache", "languages", "langues", "talen", "sprachen"),
}  # the same spellings as in the base contract; a test holds them together
ROWS = 200


def peek_organisation(path: Path, files: ProjectFiles | None = None) -> dict[str, CellText]:
    """{"layout": …, "language": …} of the organisation's sheet with their cells, only keys that it states.

    Never raises for what the file holds: reading tells later what is wrong with it.
    """
    files = files or ProjectFiles(path.parent, path.parent)
    try:
        book, _ = open_book(workbook_bytes(path, files), path.name, lambda name: fold(name) in SHEETS)
    except Findings:
        return {}
    names = {spelling: key for key, spellings in KEYS.items() for spelling in spellings}
    found: dict[str, CellText] = {}
    for sheet in book.sheets:
        for row in sorted(sheet.rows)[:ROWS]:
            cells = sheet.rows[row]
            for column, cell in cells.items():
                key = names.get(fold(cell.text[:100])) if cell.kind == "s" else None
                value = cells.get(column + 1)
                if key and value is not None and value.kind == "s" and clean(value.text):
                    where = CellRef(files.safe_name(path), sheet.name, row, column + 1)
                    found.setdefault(key, CellText(clean(value.text)[:100], where))
    return found
