"""A tiny report of gardens, of which each has an edition of its own: a workbook, a layout, editions.yaml."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from openpyxl import Workbook as Book

CONTRACT = """\
version: 1
tables:
  gardens:
    sheet: {en: Gardens, fr: Jardins}
    key: id
    columns:
      id: {type: code, required: true, unique: true, en: Id}
      name: {type: text, required: true, en: Name}
      report: {type: boolean, en: Report}
      copies: {type: integer, en: Copies}
      district: {type: text, translate: false, en: District}
  harvests:
    sheet: {en: Harvests}
    columns:
      garden: {type: "ref(gardens)", required: true, en: Garden}
      crop: {type: text, translate: false, en: Crop}
      weight: {type: number, unit: kg, decimals: 1, en: Weight}
views:
  by_crop: {from: harvests, group: crop, columns: {total: sum(weight)}}
  own_crops: {from: harvests, group: crop, columns: {total: sum(weight)}}
"""
LAYOUT = """\
extends: base
language: en-GB
format: {page: A5, bleed: 3 mm}
sections:
  - section: {id: garden, title: Garden, master: text, starts: next}
    do:
      - {text: "{{ garden.name }}", style: title, level: auto}
      - {prose: welcome, if: texts}
      - table: harvests
        as: row
        columns:
          - {width: 1 fr, header: Crop, cell: "{{ row.crop }}", row-header: true}
          - {width: auto, header: Weight, align: right, cell: "{{ row.weight }}"}
  - section: {id: all, title: All gardens, master: text, starts: next}
    do:
      - {text: "All gardens", style: title, level: auto}
      - text: "{{ gardens | count }} garden grew {{ sum(own_crops | column('total')) }} of the whole."
      - each: by_crop
        as: one
        do: [{text: "{{ one.crop }}: {{ one.total }}"}]
"""
EDITIONS = """\
each: gardens | where(report)
as: garden
name: "{{ garden.id }}-{{ lang }}"
title: "{{ garden.name }} in its year"
totals: [by_crop]
copies: garden.copies
"""
Row = tuple[object, ...]
GARDENS: tuple[Row, ...] = (
    ("elm", "Garden Zanthoxyl", "yes", 20, "North"),
    ("oak", "Garden Quercophil", "yes", 5, "South"),
    ("fir", "Garden Abietinum", "no", None, "North"),
    ("ash", "Garden Fraxinella", "yes", 12, "West"),
)
HARVESTS: tuple[Row, ...] = (
    ("elm", "Pears", 1111.5), ("elm", "Beans", 20), ("oak", "Pears", 7373.25), ("fir", "Pears", 31),
    ("ash", "Pears", 9797.75), ("oak", "Beans", 44), ("elm", "Plums", 8), ("ash", "Plums", 5),
)  # fmt: skip


def gardens(
    folder: Path,
    *,
    editions: str = EDITIONS,
    contract: str = CONTRACT,
    layout: str = LAYOUT,
    rows: Iterable[Row] = GARDENS,
    harvests: Iterable[Row] = HARVESTS,
    languages: str = "en-GB",
) -> Path:
    """The workbook of a report in a folder of its own."""
    for name, text in (("editions.yaml", editions), ("contract.yaml", contract), ("layout.yaml", layout)):
        (folder / name).write_text(text, "utf-8")
    (folder / "texts").mkdir(exist_ok=True)
    (folder / "texts/welcome.md").write_text("Every garden has its year.\n", "utf-8")
    book = Book()
    book.remove(book.active)
    sheets: dict[str, list[Row]] = {
        "Organisation": [
            ("Key", "Value"),
            ("Name", "Garden Friends"),
            ("Year", 2024),
            ("Report title", "The year in the gardens"),
            ("Report date", "2025-05-31"),
            ("Language", languages),
        ],
        "Gardens": [("Id", "Name", "Report", "Copies", "District"), *rows],
        "Harvests": [("Garden", "Crop", "Weight"), *harvests],
        "Texts": [("Id", "File"), ("welcome", "welcome.md")],
    }
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(list(line))
    book.save(folder / "2024.xlsx")
    return folder / "2024.xlsx"
