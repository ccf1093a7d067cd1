"""Reports of any length: the Solsoc report with its axes told again and again, and tables of many rows.

Each function makes a project in an empty folder and gives its workbook. `long.py` measures them.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

ROOT = Path(__file__).resolve().parent.parent
Row = list[Any]

TABLE = """\
extends: base
language: en-GB
sections:
  - section: {id: gifts, title: Gifts, master: text, starts: next}
    do:
      - {text: "Gifts", style: title, level: auto}
      - table: gifts
        as: row
        columns:
          - {width: 24 mm, header: Id, cell: "{{ row.id }}"}
          - {width: 1 fr, header: Name, cell: "{{ row.name }}"}
          - {width: 30 mm, header: Amount, align: right, cell: "{{ row.amount }}"}
          - {width: 30 mm, header: Day, cell: "{{ row.day | date }}"}
"""
CHART = """\
extends: base
language: en-GB
sections:
  - section: {id: gifts, title: Gifts, master: text, starts: next}
    do:
      - {text: "Gifts", style: title, level: auto}
      - chart: bar
        height: 60 mm
        alt: Amounts by account
        data:
          each: gifts | group('account')
          as: one
          label: "{{ one.key }}"
          value: sum(one.rows | column('amount'))
"""
CONTRACT = """\
tables:
  gifts:
    sheet: {en: Gifts}
    columns:
      id: {type: code, en: Id}
      account: {type: code, en: Account}
      name: {type: text, en: Name}
      amount: {type: money, en: Amount}
      day: {type: date, en: Day}
"""


def solsoc(home: Path, times: int = 1) -> Path:
    """The Solsoc report; its axes, with all their articles, pictures and tables, come `times` times.

    22 of its 40 pages are such: 19 times make 430 pages, 95 times 2,100.
    """
    for name in ("layouts", "sample_data/solsoc"):
        shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("*.pdf", "*.ledger.json"))
    workbook = home / "sample_data/solsoc/2024.xlsx"
    if times > 1:
        book = load_workbook(workbook)
        _again(book["Axes"], times, _renamed("Code"))
        _again(book["Articles"], times, _renamed("Axe", "Texte"))
        _again(book["Avancées"], times, _renamed("Axe"))
        _again(book["Partenaires"], times, _renamed("Axe"))
        texts = {
            row[0] for row in book["Articles"].iter_rows(min_row=2, min_col=5, max_col=5, values_only=True)
        }
        _again(book["Textes"], times, _renamed("Code"), lambda row: row[0] in texts)
        book.save(workbook)
        layout = home / "layouts/solsoc/layout.yaml"  # no map has room for so many axes
        layout.write_text(layout.read_text("utf-8").replace("  - section-file: introduction\n", ""), "utf-8")
    return workbook


def _again(
    sheet: Worksheet,
    times: int,
    rename: Callable[[dict[str, Any], int], dict[str, Any]],
    wanted: Callable[[Row], bool] = lambda row: True,
) -> None:
    """Appends copies of a sheet's rows, each copy under names of its own."""
    head, *rows = ([*row] for row in sheet.iter_rows(values_only=True))
    for number in range(2, times + 1):
        for row in rows:
            if row[0] is not None and wanted(row):
                sheet.append(list(rename(dict(zip(head, row, strict=True)), number).values()))
    for table in sheet.tables.values():  # rows under one would not be read
        first, last = table.ref.split(":")
        table.ref = f"{first}:{last.rstrip('0123456789')}{sheet.max_row}"


def _renamed(*columns: str) -> Callable[[dict[str, Any], int], dict[str, Any]]:
    def rename(row: dict[str, Any], number: int) -> dict[str, Any]:
        return {name: f"{value}-{number}" if name in columns else value for name, value in row.items()}

    return rename


def rows(home: Path, count: int) -> Path:
    """A table of `count` rows in four columns, printed whole: 38 rows on a page."""
    return _gifts(home, count, TABLE)


def ledger(home: Path, count: int) -> Path:
    """`count` lines of a ledger, summed into a chart of twelve bars on one page."""
    return _gifts(home, count, CHART)


def _gifts(home: Path, count: int, layout: str) -> Path:
    from openpyxl import Workbook

    shutil.copytree(ROOT / "layouts" / "base", home / "layouts" / "base")
    folder = home / "layouts" / "gifts"
    folder.mkdir()
    (folder / "layout.yaml").write_text(layout, "utf-8")
    (folder / "contract.yaml").write_text(CONTRACT, "utf-8")
    book, random_ = Workbook(write_only=True), random.Random(count)
    facts = book.create_sheet("Organisation")
    for fact in (
        ("Key", "Value"),
        ("Name", "Garden Friends"),
        ("Year", 2024),
        ("Report title", "The year in the garden"),
        ("Report date", "2025-05-31"),
        ("Language", "en-GB"),
        ("Layout", "gifts"),
    ):
        facts.append(fact)
    sheet = book.create_sheet("Gifts")
    sheet.append(["Id", "Account", "Name", "Amount", "Day"])
    for number in range(count):
        name = f"{_word(random_)} {_word(random_)}"
        day = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
        sheet.append(
            [f"d{number:06}", f"{600 + number % 12}", name, random_.randrange(1, 1_000_000) / 100, day]
        )
    (home / "report").mkdir()
    workbook = home / "report" / "2024.xlsx"
    book.save(workbook)
    return workbook


def _word(random_: random.Random) -> str:
    syllables = range(random_.randint(2, 5))
    return "".join(random_.choice("bcdfghklmnprstvz") + random_.choice("aeiou") for _ in syllables).title()
