"""Write the sample of a federation: its workbook, those of its members, a CSV, a database, another workbook.

Usage: python tools/make_federation.py [FOLDER] [--members N] [--faulty N]

Names, facts and figures are made up here, from counters alone: same numbers, same bytes. Faulty members are
faulty in different ways (FAULTS). contract.yaml, layout.yaml, sources.yaml and editions.yaml are written by
hand, and copied where FOLDER is another one.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from make_solsoc import save
from openpyxl import Workbook

HOME = Path(__file__).resolve().parent.parent / "sample_data" / "federation"
REGIONS = ("Coast", "Hills", "Lakes", "Plains")
THEMES = ("Water", "Schools", "Seeds", "Health", "Roads")
FIRST = (
    "Alder",
    "Birch",
    "Cedar",
    "Dogwood",
    "Elder",
    "Fern",
    "Gorse",
    "Hazel",
    "Iris",
    "Juniper",
    "Kelp",
    "Larch",
)
SECOND = ("Bridge", "Field", "Gate", "Harbour", "Meadow", "Mill", "Orchard", "Quarry", "Spring", "Wharf")
KINDS = ("Association", "Co-operative", "Trust", "Union of neighbours")
Row = Sequence[object]
MINE = ("contract.yaml", "layout.yaml", "sources.yaml", "editions.yaml")


def code(number: int) -> str:
    """The code of a member: M001."""
    return f"M{number:03d}"


def name(number: int) -> str:
    """The name of a member, each once; every fortieth is as long as names of unions of unions are."""
    first, second = FIRST[number * 7 % len(FIRST)], SECOND[number // len(FIRST) % len(SECOND)]
    kind = KINDS[number % len(KINDS)]
    if number % 40 == 7:
        long = f"and Neighbouring Valleys Federated {kind} for Common Works and Mutual Aid"
        return f"{first} {second} {long} {number:04d}"
    return f"{first} {second} {kind} {number:04d}"


def theme(number: int) -> str:
    """The theme of a project."""
    return THEMES[number % len(THEMES)]


def projects(number: int) -> list[Row]:
    """The projects of a member: one has none, one has a hundred."""
    count = 0 if number % 50 == 3 else 100 if number % 100 == 5 else 2 + number % 5
    return [
        (
            f"{code(number)}-{at}",
            f"{theme(number + at)} in {SECOND[(number * 3 + at) % len(SECOND)]} {number * 100 + at:06d}",
            theme(number + at),
            100_003 + number * 7919 % 900_001 + at * 137,
            date(2024, 1 + (number + at) % 12, 1 + (number * 3 + at) % 28),
            10 + (number * 31 + at * 17) % 990,
        )
        for at in range(1, count + 1)
    ]


def member_book(number: int, year: int = 2024) -> Workbook:
    """The workbook that a member sends."""
    book = _book({
        "Organisation": [
            ("Key", "Value"), ("Name", name(number)), ("Year", year),
            ("Report date", date(year + 1, 2 if number % 9 else 5, 1 + number % 28)), ("Currency", "EUR"),
        ],
        "Projects": [("Id", "Title", "Theme", "Budget", "Begun", "People"), *projects(number)],
    })  # fmt: skip
    for cell in book["Projects"]["E"][1:]:
        cell.number_format = "yyyy-mm-dd"
    for cell in book["Projects"]["D"][1:]:
        cell.number_format = '#,##0 "€"'
    return book


def _book(sheets: dict[str, list[Row]]) -> Workbook:
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    return book


def _set(cell: str, value: object) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        book["Projects"][cell] = value

    return change


def _rename(book: Workbook) -> None:
    book["Projects"].title = "Blad1"


FAULTS: tuple[Callable[[Workbook], None], ...] = (
    _set("D2", "about 90 000"),
    _set("E2", "last spring"),
    _set("F2", "many"),
    _set("B2", None),
    _set("A3", "M001-1"),
    _set("C2", "Wetar"),
    _set("D1", "Budgit"),
    _set("D2", "#REF!"),
    _set("B5", "a row without a code"),
    _rename,
)
"""What is wrong in a faulty member's workbook, one of them each, in turn."""


def write(folder: Path, members: int, faulty: int) -> None:
    """Writes the sample of so many members, the last of whom are faulty."""
    (folder / "members").mkdir(parents=True, exist_ok=True)
    if folder != HOME:
        for one in MINE:
            shutil.copy(HOME / one, folder / one)
        shutil.copytree(HOME / "texts", folder / "texts", dirs_exist_ok=True)
    listed: list[Row] = [("Id", "Name", "Region", "Since", "Letter", "Copies")]
    for number in range(1, members + 1):
        listed.append(
            (code(number), name(number), REGIONS[number % 4], 1950 + number % 70, "letter", 5 + number % 20)
        )
        book = member_book(number)
        if number > members - faulty:
            FAULTS[number % len(FAULTS)](book)
        save(book, folder / "members" / f"{code(number)}.xlsx")
    save(_book({"Organisation": OWN, "Members": listed, "Texts": TEXTS}), folder / "2024.xlsx")
    numbers = range(1, members + 1)
    _csv(
        folder / "gifts.csv",
        "Member;Donor;Amount",
        ((code(n), f"Donor {n * 13:05d}", f"{n * 101},50") for n in numbers),
    )
    _database(folder / "books.db", [(code(n), "Common fund", 5000 + n * 17) for n in numbers])
    contacts = [
        ("Member", "Person"),
        *((code(n), f"{FIRST[n % 12]} {SECOND[n % 10]}son {n:04d}") for n in numbers),
    ]
    save(_book({"Contacts": contacts}), folder / "contacts.xlsx")


OWN: list[Row] = [
    ("Key", "Value"), ("Name", "Federation of Common Works"), ("Year", 2024),
    ("Report title", "What members did"), ("Report title (fr)", "Ce que les membres ont fait"),
    ("Report date", date(2025, 5, 31)), ("Language", "en-GB, fr-BE"), ("Currency", "EUR"),
]  # fmt: skip
TEXTS: list[Row] = [
    ("Id", "Title", "Title (fr)", "File"),
    ("letter", "To our members", "À nos membres", "letter.md"),
]


def _csv(path: Path, head: str, rows: Iterable[Row]) -> None:
    lines = [head, *(";".join(map(str, row)) for row in rows)]
    path.write_text("\r\n".join(lines) + "\r\n", "utf-8", newline="")


def _database(path: Path, rows: Iterable[Row]) -> None:
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as database:
        database.execute("create table grants (member text, fund text, amount integer)")
        database.executemany("insert into grants values (?, ?, ?)", rows)
    database.close()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=HOME)
    parser.add_argument("--members", type=int, default=12)
    parser.add_argument("--faulty", type=int, default=0)
    asked = parser.parse_args()
    write(asked.folder.resolve(), asked.members, asked.faulty)


if __name__ == "__main__":
    main()
