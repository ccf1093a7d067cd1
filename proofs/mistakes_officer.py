"""Thirty further mistakes of a finance officer, others than those of `mistakes_workbook.py`: in rows,
headers, looks of cells, texts and files. Each is reported once, at its place, by its code, with nothing
beside it; and what its message says to do, done, leaves no finding.

    python proofs/mistakes_officer.py          all of them
    python proofs/mistakes_officer.py NAME …   those

`tests/build/test_mistakes_officer.py` runs a few of them.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import mistakes_workbook
from mistakes_workbook import put
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font

if TYPE_CHECKING:
    from openpyxl import Workbook

Edit = Callable[["Workbook"], None]
Spoil = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Mistake(mistakes_workbook.Mistake):
    """mend, remedy: what the message says to do, in the workbook and in the folder; None where it is to put
    back what stood there.
    """

    mend: Edit | None = None
    remedy: Spoil | None = None


def also(*edits: Edit) -> Edit:
    """Several edits one after the other."""

    def edit(book: Workbook) -> None:
        for one in edits:
            one(book)

    return edit


def row(sheet: str, number: int, *values: object) -> Edit:
    """The values of a row from its first cell on."""

    def edit(book: Workbook) -> None:
        for column, value in enumerate(values, 1):
            book[sheet].cell(number, column).value = value

    return edit


def delete(sheet: str, number: int) -> Edit:
    """A row deleted."""
    return lambda book: book[sheet].delete_rows(number)


def look(place: str, **looks: object) -> Edit:
    """The look of one cell: its number_format, or its font."""

    def edit(book: Workbook) -> None:
        sheet, _, cell = place.partition("!")
        for name, value in looks.items():
            setattr(book[sheet][cell], name, value)

    return edit


def renamed(sheet: str, name: str) -> Edit:
    """A sheet under another name."""

    return lambda book: setattr(book[sheet], "title", name)


def write(name: str, text: str) -> Spoil:
    """A text file."""

    def spoil(folder: Path) -> None:
        (folder / "texts" / name).write_text(text, encoding="utf-8")

    return spoil


def sentence(name: str, place: str, code: str, wrong: str, right: str) -> Mistake:
    """A mistake in a sentence of the foreword, and the sentence as it should be."""
    text = "A year of gardens, told by those who work in them. "
    mended = write("editorial.md", text + right)
    return Mistake(
        name, f"texts/editorial.md:1:{place}", code, spoil=write("editorial.md", text + wrong), remedy=mended
    )


def cell(name: str, place: str, code: str, wrong: object, right: object) -> Mistake:
    """A mistake of one cell, and what the message says to write."""
    return Mistake(name, place, code, put(place, wrong), mend=put(place, right))


def typed(name: str, place: str, code: str, **font: object) -> Mistake:
    """A mistake of the font of a cell."""
    return Mistake(name, place, code, look(place, font=Font(**font)), mend=look(place, font=Font()))


def _hidden_by_a_rule(book: Workbook) -> None:
    rule = CellIsRule(operator="greaterThan", formula=["10000"], font=Font(color="FFFFFFFF"))
    book["Fundraising"].conditional_formatting.add("B2:B9", rule)


def _without_rules(book: Workbook) -> None:
    book["Fundraising"].conditional_formatting = type(book["Fundraising"].conditional_formatting)()


def _remove(name: str) -> Spoil:
    def spoil(folder: Path) -> None:
        (folder / "texts" / name).unlink()

    return spoil


MISTAKES = (
    Mistake(
        "a total under a word of one's own",
        "Breakdowns!C8",
        "row-equals-sum",
        row("Breakdowns", 8, "expenses", "Overall cost", 190000),
        mend=delete("Breakdowns", 8),
    ),
    Mistake(
        "a sum of a compound word",
        "Fundraising!C4",
        "total-among-rows",
        row("Fundraising", 4, "all", 51200, "Totalbetrag"),
        mend=delete("Fundraising", 4),
    ),
    Mistake(
        "a part below its whole",
        "Fundraising!C4",
        "row-is-part",
        row("Fundraising", 4, "online", 8000, "of which online"),
        mend=delete("Fundraising", 4),
    ),
    cell("another currency", "Breakdowns!C2", "mixed-currencies", "$130,000", 130000),
    cell("an amount with its multiple", "Fundraising!B3", "not-a-number", "6.2k", 6200),
    Mistake(
        "a heading in thousands",
        "Fundraising!B1",
        "multiple-in-header",
        put("Fundraising!B1", "Amount (k€)"),
        mend=put("Fundraising!B1", "Amount"),
    ),
    cell("a heading misspelled", "Fundraising!B1", "unknown-column", "Amuont", "Amount"),
    cell("a heading deleted", "Fundraising!B1", "header-blank", None, "Amount"),
    Mistake(
        "a sheet renamed",
        "Breakdown 2024",
        "unknown-sheet",
        renamed("Breakdowns", "Breakdown 2024"),
        mend=renamed("Breakdown 2024", "Breakdowns"),
    ),
    typed("a row struck through", "Fundraising!A3", "struck-through", strike=True),
    Mistake(
        "figures that a rule hides", "Fundraising!B2", "rule-hides", _hidden_by_a_rule, mend=_without_rules
    ),
    typed("pale type", "Fundraising!B3", "white-on-white", color="FFF7F7F7"),
    Mistake(
        "a format that shows thousands",
        "Key figures!B6",
        "amount-in-multiples",
        look("Key figures!B6", number_format='0.0,"k"'),
        mend=look("Key figures!B6", number_format="#,##0"),
    ),
    Mistake(
        "a figure that became a date",
        "Key figures!B4",
        "date-for-number",
        put("Key figures!B4", date(2024, 6, 9)),
        mend=also(put("Key figures!B4", 9.6), look("Key figures!B4", number_format="0.0")),
    ),
    cell("a remark beside a figure", "Key figures!B6", "not-a-number", "5300 (est.)", 5300),
    cell("a percentage without its sign", "Breakdowns!E2", "percent-without-sign", "65", 0.65),
    Mistake(
        "a formula typed as text",
        "Fundraising!C3",
        "formula-as-text",
        also(put("Fundraising!C3", "=C2"), look("Fundraising!C3", data_type="s")),
        mend=put("Fundraising!C3", "raised"),
    ),
    cell("yes misspelled", "Fundraising!D2", "not-yes-or-no", "yess", "yes"),
    cell("a country that nobody listed", "Partners!B2", "dangling-reference", "Belgum", "BE"),
    cell("a year of two digits", "Organisation!Report date", "year-of-two-digits", "15/04/25", "15/04/2025"),
    cell(
        "a date that is none",
        "Organisation!Closing date",
        "not-a-date",
        "end of December",
        date(2024, 12, 31),
    ),
    cell("a month that is none", "Publications!C2", "not-a-month", "13/2024", "03/2024"),
    cell("a mail address with a space", "People!E2", "not-an-email", "lena @example.org", "lena@example.org"),
    cell("a phone number as a number", "Organisation!Phone", "phone-as-number", 21234567, "02 123 45 67"),
    cell("a focal point outside its picture", "Photos!F2", "focal-outside", 1.5, 0.5),
    cell("a word far below a table", "Donors!A2500", "row-below-excel-table", "check with Marc", None),
    Mistake(
        "a note of one's own among the texts",
        "texts/notes.md:1:1",
        "text-without-row",
        spoil=write("notes.md", "Ask Marc about the gifts.\n"),
        remedy=_remove("notes.md"),
    ),
    sentence(
        "a wrong weekday",
        "67",
        "weekday-differs",
        "The fair opens Monday 12 March 2024.",
        "The fair opens Tuesday 12 March 2024.",
    ),
    sentence(
        "a figure left open",
        "68",
        "placeholder-left",
        "The fair raised XX euros.",
        "The fair raised a good deal.",
    ),
    sentence(
        "one brace for two",
        "59",
        "markup-as-text",
        'We had { figure("gardens") } gardens.',
        'We had {{ figure("gardens") }} gardens.',
    ),
    sentence(
        "a figure that nobody stated",
        "70",
        "unknown-figure",
        'We had {{ figure("gardns") }} gardens.',
        'We had {{ figure("gardens") }} gardens.',
    ),
    sentence(
        "a figure of last year",
        "59",
        "numeral-near-figure",
        "We had 241 volunteers.",
        'We had {{ figure("volunteers") }} volunteers.',
    ),
)


def problem(mistake: Mistake, folder: Path) -> str:
    """What is wrong with how a mistake is reported, or with what its message says to do; "" for nothing."""
    said = mistakes_workbook.problem(mistake, folder / "made")
    return said or mended(mistake, folder / "mended")


def mended(mistake: Mistake, folder: Path) -> str:
    """What is reported where a mistake was made and mended as its message says."""
    edits = [edit for edit in (mistake.edit, mistake.mend) if edit is not None]

    def spoil(path: Path) -> None:
        for one in (mistake.spoil, mistake.remedy):
            if one is not None:
                one(path)

    both = Mistake(mistake.name, mistake.place, "", also(*edits), spoil)
    _, found = mistakes_workbook.findings(both, folder)
    left = [f"{one.where} {one.code}" for one in found]
    return f"mended as said, reported {left}" if left else ""


def main(names: list[str]) -> int:
    """Makes and mends each mistake; prints how many are as they should be."""
    chosen = [one for one in MISTAKES if not names or one.name in names]
    good = 0
    for mistake in chosen:
        with tempfile.TemporaryDirectory() as folder:
            said = problem(mistake, Path(folder))
        good += not said
        if said:
            print(f"{mistake.name}: {said}", flush=True)
    print(f"{good} of {len(chosen)} mistakes are reported once, at their place, and mended by what is said")
    return 0 if good == len(chosen) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
