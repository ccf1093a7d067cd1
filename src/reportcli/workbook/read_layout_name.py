"""What a workbook's organisation sheet says of layout and language, read before any contract is known."""

from __future__ import annotations

from reportcli.model.diagnostic import Findings
from reportcli.model.refs import CellRef
from reportcli.workbook.excel.workbook_file import WorkbookFile
from reportcli.workbook.names import clean, fold
from reportcli.workbook.tables.record import CellText

SHEETS = frozenset({"organisation", "organisatie", "organization"})
KEYS = frozenset({"layout", "mise en page", "opmaak"})
LANGUAGE = frozenset({"language", "languages", "langue", "langues", "taal", "talen", "sprache", "sprachen"})
"""The same spellings as in the base contract; a test holds them together."""
ROWS = 200
LONGEST = 100  # characters of a name


def read_layout_name(file: WorkbookFile) -> CellText | None:
    """What stands beside the key `layout`, with its cell; None where no name stands.

    Never raises for what the file holds: reading reports later what is wrong with it.
    """
    return _beside(file, KEYS)


def read_language(file: WorkbookFile) -> str:
    """What stands beside the key `language`, "" where nothing does. Never raises for what the file holds."""
    found = _beside(file, LANGUAGE)
    return found or ""


def _beside(file: WorkbookFile, keys: frozenset[str]) -> CellText | None:
    try:
        book = file.book(_is_organisation)
    except Findings:
        return None
    for sheet in book.sheets:
        for row in sheet.rows.numbers[:ROWS] if _is_organisation(sheet.name) else ():
            for column, cell in sheet.rows[row].items():
                value = sheet.cell(row, column + 1)
                if cell.kind != "s" or value is None or value.kind != "s":
                    continue
                if fold(cell.text[:LONGEST]) in keys and clean(value.text):
                    where = CellRef(file.input, sheet.name, row, column + 1)
                    return CellText(clean(value.text)[:LONGEST], where)
    return None


def _is_organisation(name: str) -> bool:
    return fold(name) in SHEETS
