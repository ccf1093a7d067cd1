"""What the drop-downs of a template offer: names of icons and colours, languages, currencies; the sheet that
holds the long lists, and the one that people read first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter, quote_sheetname

from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.project_root import package_layouts
from reportcli.layout.load import find_layout, load_layout
from reportcli.model.languages import languages

if TYPE_CHECKING:
    from openpyxl import Workbook

CURRENCIES = (
    "EUR",
    "GBP",
    "USD",
    "CHF",
    "CAD",
    "DKK",
    "NOK",
    "SEK",
    "PLN",
    "CZK",
    "HUF",
    "RON",
    "AUD",
    "JPY",
    "XOF",
)
SINGLE = ("currency", "icon", "colour")
"""Columns by these names hold one word of a list; languages may be several and are offered, not enforced."""


@cache
def offered() -> Mapping[str, tuple[str, ...]]:
    """The words of each list, by the name of the columns that take them."""
    files = ProjectFiles(package_layouts(), package_layouts())
    layout = load_layout(find_layout("base", package_layouts(), None, files), files)
    icons = sorted(name for name in layout.asset_names if "/" not in name)
    return {
        "icon": tuple(icons),
        "colour": tuple(sorted({*layout.palette, *layout.aliases})),
        "language": tuple(language.locale for language in languages().values()),
        "currency": CURRENCIES,
    }


def add_lists(book: Workbook, title: str) -> Mapping[str, str]:
    """A hidden sheet with a column a list. Gives the range of each, for a drop-down."""
    sheet = book.create_sheet(title)
    ranges = {}
    for at, (name, words) in enumerate(offered().items(), 1):
        for row, word in enumerate(words, 1):
            sheet.cell(row, at, word)
        letter = get_column_letter(at)
        ranges[name] = f"{quote_sheetname(title)}!${letter}$1:${letter}${len(words)}"
    sheet.sheet_state = "hidden"
    return ranges


def add_read_me(book: Workbook, title: str, lines: Sequence[str]) -> None:
    """The first sheet: how the workbook is filled in."""
    sheet = book.create_sheet(title, 0)
    sheet.column_dimensions["A"].width = 100
    for row, line in enumerate(lines, 1):
        cell = sheet.cell(row, 1, line)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(bold=row == 1)
