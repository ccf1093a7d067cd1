"""Makes the example's workbook, as somebody would fill it in: python make_workbook.py FOLDER."""

import sys
from datetime import date
from pathlib import Path

from openpyxl import Workbook

SHEETS = {
    "Organisation": [
        ["Key", "Value"],
        ["Name", "Garden Friends"],
        ["Year", 2024],
        ["Report title", "The year in the garden"],
        ["Report date", date(2025, 5, 31)],
        ["Language", "en-GB"],
    ],
    "Key figures": [
        ["Id", "Value", "Unit", "Label", "Icon", "Order"],
        ["members", 1234, None, "members", "users-three", 1],
        ["pears", 560, "kg", "pears", "plant", 2],
    ],
    "Gardens": [
        ["Id", "Name", "District", "Area", "Opened"],
        ["mill", "Mill Lane", "North", 1200, 2019],
        ["station", "Behind the station", "Centre", 380, 2024],
        ["school", "School orchard", "South", 2150, 2021],
    ],
}


def make(folder: Path) -> Path:
    """Writes 2024.xlsx into a folder."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = folder / "2024.xlsx"
    book.save(path)
    return path


if __name__ == "__main__":
    print(make(Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)))
