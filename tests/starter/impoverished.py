"""Twenty workbooks that lack something: the starter, changed sheet by sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

LONG = "Gemeinschaftliche Entwicklungszusammenarbeit und Nachbarschaftshilfe " * 5
ARABIC, HEBREW = "جمعية حدائق المجتمع", "עמותת הגינות הקהילתיות"
Edit = Callable[[Any], None]


def rows_removed(*names: str) -> Edit:
    """Leaves the header of these sheets."""

    def edit(book: Any) -> None:
        for name in names:
            sheet = book[name]
            for row in range(2, sheet.max_row + 1):
                for column in range(1, sheet.max_column + 1):
                    sheet.cell(row, column).value = None

    return edit


def sheets_removed(*names: str) -> Edit:
    def edit(book: Any) -> None:
        for name in names:
            del book[name]

    return edit


def filled(sheet: str, header: str, value: Any) -> Edit:
    """Puts a value in every cell of a column that a record has; None blanks it."""

    def edit(book: Any) -> None:
        cells = book[sheet]
        column = next(cell.column for cell in cells[1] if cell.value == header)
        for row in range(2, cells.max_row + 1):
            if any(cell.value is not None for cell in cells[row]):
                cells.cell(row, column).value = value

    return edit


def stated(key: str, value: Any) -> Edit:
    """A value of the sheet Organisation."""

    def edit(book: Any) -> None:
        sheet = book["Organisation"]
        row = next(cell.row for cell in sheet["A"] if cell.value == key)
        sheet.cell(row, 2).value = value

    return edit


def both(*edits: Edit) -> Edit:
    def edit(book: Any) -> None:
        for one in edits:
            one(book)

    return edit


def first_rows(sheet: str, count: int) -> Edit:
    def edit(book: Any) -> None:
        book[sheet].tables.clear()
        book[sheet].delete_rows(2 + count, 200)

    return edit


NO_PHOTOS = both(rows_removed("Photos"), filled("Themes", "Photo", None), filled("Articles", "Photo", None))
REST = [
    "Plan", "Board", "People", "Key figures", "Partners", "Results", "Breakdowns", "Charts", "Networks",
    "Publications", "Fundraising", "Donors", "Testimonies", "Articles", "Texts", "Photos", "Waivers",
    "Themes", "Countries",
]  # fmt: skip
CASES: dict[str, Edit] = {
    "organisation-only": sheets_removed(*REST),
    "no-photos": NO_PHOTOS,
    "no-people": rows_removed("People", "Board"),
    "one-person": first_rows("People", 1),
    "no-roles": both(filled("People", "Role", None), filled("People", "First name", None)),
    "no-amounts": sheets_removed("Charts", "Breakdowns", "Fundraising"),
    "zero-amounts": both(
        filled("Breakdowns", "Amount", 0),
        filled("Charts", "Printed total", 0),
        filled("Fundraising", "Amount", 0),
    ),
    "totals-missing": filled("Charts", "Printed total", None),
    "no-breakdowns": rows_removed("Breakdowns"),
    "negative-part": filled("Fundraising", "Amount", -5),
    "long-voices": filled("Testimonies", "Text", "We dug, we sowed and we waited for rain. " * 30),
    "long-names": both(
        stated("Name", LONG[:300]),
        stated("Report title", LONG[:300]),
        filled("Partners", "Partner", LONG[:300]),
        filled("Donors", "Name", LONG[:300]), filled("People", "Last name", LONG[:300]),
    ),
    "long-labels": both(
        filled("Key figures", "Label", LONG[:300]), filled("Charts", "Title", LONG[:300]),
        filled("Themes", "Title", LONG[:300]), filled("Countries", "Name", LONG[:290]),
    ),
    "long-word": filled("Donors", "Name", "Donaudampfschifffahrtsgesellschaft" * 3),
    "arabic": both(
        stated("Name", ARABIC), filled("Partners", "Partner", ARABIC), filled("People", "Last name", ARABIC)
    ),
    "hebrew": both(
        stated("Name", HEBREW), filled("Donors", "Name", HEBREW), filled("People", "Last name", HEBREW)
    ),
    "other-currency": stated("Currency", "XOF"),
    "year-form": both(stated("Year", "2024/25"), stated("Report title", "Annual report 2024/25")),
    "no-texts": both(rows_removed("Articles"), sheets_removed("Texts")),
    "no-icons": both(
        filled("Key figures", "Icon", None), filled("Themes", "Icon", None), filled("Networks", "Icon", None)
    ),
    "no-networks": both(filled("Networks", "Followers N", None), filled("Networks", "Followers N-1", None)),
    "huge-figures": filled("Key figures", "Value", 98765432109876),
}  # fmt: skip


def impoverish(path: Path, name: str) -> Path:
    book = load_workbook(path)
    CASES[name](book)
    book.save(path)
    return path
