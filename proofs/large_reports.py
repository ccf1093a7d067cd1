"""Reports that are large in one way: many rows of one kind, or one long text. Used by `cost.py`.

A kind takes a size, rows of a table or characters of a text, and gives what makes the report in a folder.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook as Book

from build.tiny_project import Project, make

Kind = Callable[[int], Callable[[Path], Project]]
CONTRACT = """\
tables:
  donors:
    sheet: {en: Donors}
    KEY
    columns:
      id: {type: code, en: Id}
      name: {type: text, en: Name}
      amount: {type: money, en: Amount}
      day: {type: date, en: Day}
"""
LEDGER = """\
tables:
  ledger:
    sheet: {en: Ledger}
    columns:
      account: {type: code, en: Account}
      label: {type: text, en: Label}
      amount: {type: money, en: Amount}
      day: {type: date, en: Day}
"""
CITED = """\
tables:
  donors:
    sheet: {en: Donors}
    key: id
    columns:
      id: {type: code, en: Id}
      name: {type: text, en: Name}
  gifts:
    sheet: {en: Gifts}
    columns:
      donor: {type: ref(donors), en: Donor}
      amount: {type: money, en: Amount}
"""
TILES = "      - grid:\n"
BARS = """\
      - chart: bar
        height: 60 mm
        alt: Amounts by account
        data:
          each: ledger | group('account')
          as: one
          label: "{{ one.key }}"
          value: sum(one.rows | column('amount'))
"""
CREDIT = "{{ photos.garden.credit }}"
TEXTS: dict[str, str] = {
    "lines": "Our garden fed the whole street in 2024, with 1 234 pears.\n\n",
    "one line": "Our garden fed the whole street in 2024, with 1 234 pears. ",
    "one word": "a",
    "hyphens": "a-b-",
    "dots": "a.b.",
    "addresses": "a@",
    "digits": "1234567890",
    "groups": "123 456 ",
    "numbers": "4 711 people and 1 234,56 euros in ",
    "open braces": "{{ ",
    "open notes": "[^",
    "open brackets": "[",
    "open links": "[a](",
    "back-ticks": "`a``",
    "quotations": "> ",
    "angles": "<a ",
    "emphasis": "_a*",
    "names": "Anna Belle-Chose, ",
    "characters of Chinese": "\u4e2d",
}


def text_of(unit: str) -> Kind:
    """A text that says the same again and again."""

    def sized(size: int) -> Callable[[Path], Project]:
        def made(folder: Path) -> Project:
            project = make(folder)
            project.text.write_text((unit * (size // len(unit) + 1))[:size], "utf-8")
            return project

        return made

    return sized


def _word(random_: random.Random) -> str:
    letters = (
        random_.choice("bcdfghklmnprstvz") + random_.choice("aeiou") for _ in range(random_.randint(2, 5))
    )
    return "".join(letters).title()


def _own_contract(folder: Path, fill: Callable[[Book], None], contract: str, old: str, new: str) -> Project:
    """A report whose layout has a contract of its own, and one passage changed."""
    project = make(folder, fill)
    (project.layout.parent / "contract.yaml").write_text(contract, "utf-8")
    project.edit_layout(old, new)
    return project


def _own_table(key: str) -> Kind:
    """Donors with names, amounts and dates, whose sum is printed."""
    contract = CONTRACT.replace("    KEY\n", f"    {key}\n" if key else "")

    def sized(size: int) -> Callable[[Path], Project]:
        def fill(book: Book) -> None:
            sheet, random_ = book.create_sheet("Donors"), random.Random(size)
            sheet.append(["Id", "Name", "Amount", "Day"])
            for number in range(size):
                name = f"{_word(random_)} {_word(random_)}"
                day = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
                sheet.append([f"d{number:06}", name, round(random_.random() * 10_000, 2), day])

        printed = "{{ sum(donors | column('amount')) }}"
        return lambda folder: _own_contract(folder, fill, contract, CREDIT, printed)

    return sized


def _ledger(subtotals: bool) -> Kind:
    """Lines of twelve accounts, summed into a chart; or many accounts of ten lines with their subtotals."""

    def sized(size: int) -> Callable[[Path], Project]:
        def fill(book: Book) -> None:
            sheet, random_, held = book.create_sheet("Ledger"), random.Random(size), 0
            sheet.append(["Account", "Label", "Amount", "Day"])
            for number in range(size):
                account = f"{number // 10:06}" if subtotals else f"{600 + number % 12}"
                amount = random_.randrange(1, 1_000_000)
                if subtotals and number % 10 == 9:
                    sheet.append([account, "Subtotal", held / 100, None])
                    held = 0
                    continue
                held += amount
                sheet.append([account, _word(random_), amount / 100, f"2024-{number % 12 + 1:02}-01"])

        printed = "      - {text: \"{{ sum(ledger | column('amount')) }}\", style: credit}\n"
        new = (printed if subtotals else BARS) + TILES
        return lambda folder: _own_contract(folder, fill, LEDGER, TILES, new)

    return sized


def _cited(size: int) -> Callable[[Path], Project]:
    """As many gifts as donors; a tenth of the gifts cite nobody, a third of the donors are not cited."""

    def fill(book: Book) -> None:
        donors, gifts, random_ = book.create_sheet("Donors"), book.create_sheet("Gifts"), random.Random(size)
        donors.append(["Id", "Name"])
        gifts.append(["Donor", "Amount"])
        for number in range(size):
            donors.append([f"d{number:06}", f"{_word(random_)} {_word(random_)}"])
            cited = f"x{number:06}" if number % 10 == 0 else f"d{random_.randrange(size):06}"
            gifts.append([cited, round(random_.random() * 10_000, 2)])

    printed = "{{ sum(gifts | column('amount')) }}"
    return lambda folder: _own_contract(folder, fill, CITED, CREDIT, printed)


def _sheet(name: str, row: Callable[[random.Random], list[object]], head: list[str]) -> Kind:
    """A table of the base contract."""

    def sized(size: int) -> Callable[[Path], Project]:
        def fill(book: Book) -> None:
            sheet, random_ = book.create_sheet(name), random.Random(size)
            sheet.append(head)
            for _ in range(size):
                sheet.append(row(random_))

        return lambda folder: make(folder, fill)

    return sized


def _person(random_: random.Random) -> list[object]:
    return [_word(random_), _word(random_), _word(random_)]


def _partner(random_: random.Random) -> list[object]:
    return ["be", f"{_word(random_)} {_word(random_)}"]


TABLES: dict[str, Kind] = {
    "with a key": _own_table("key: id"),
    "without a key": _own_table(""),
    "cited": _cited,
    "ledger in a chart": _ledger(False),
    "subtotals": _ledger(True),
    "people": _sheet("People", _person, ["First name", "Last name", "Role"]),
    "partners": _sheet("Partners", _partner, ["Country", "Partner"]),
}
