"""Thirty mistakes of a finance officer, each made in the workbook of `reportcli new`: reported once, at its
cell, by its code, and with nothing beside it.

    python proofs/mistakes_workbook.py          all of them
    python proofs/mistakes_workbook.py NAME …   those

`tests/build/test_mistakes_workbook.py` runs a few of them.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from PIL import Image

from reportcli.model.diagnostic import each_of
from reportcli.pipeline import Request, check
from reportcli.starter.new import new_report

if TYPE_CHECKING:
    from openpyxl import Workbook

    from reportcli.model.diagnostic import Diagnostic

ORGANISATION = "Organisation"


@dataclass(frozen=True, slots=True)
class Mistake:
    """place: the cell that must be named, `Sheet!Label` for a value of the organisation. edit: makes it in
    the workbook; spoil: in the report's folder. judges: it shows in the finished file only.
    """

    name: str
    place: str
    code: str
    edit: Callable[[Workbook], None] | None = None
    spoil: Callable[[Path], None] | None = None
    judges: bool = False


def put(place: str, value: object) -> Callable[[Workbook], None]:
    """An edit of one cell."""

    def edit(book: Workbook) -> None:
        sheet, _, cell = place.partition("!")
        book[sheet][cell_named(book, place).partition("!")[2] if sheet == ORGANISATION else cell] = value

    return edit


def cell_named(book: Workbook, place: str) -> str:
    """`Organisation!Year` as the cell of its value; any other place as it is."""
    sheet, _, label = place.partition("!")
    if sheet != ORGANISATION:
        return place
    rows = {row[0].value: row[0].row for row in book[sheet].iter_rows(max_col=1)}
    return f"{sheet}!B{rows[label]}"


def fact(name: str, place: str, code: str, value: object) -> Mistake:
    """A mistake of one cell."""
    return Mistake(name, place, code, put(place, value))


def _merge(book: Workbook) -> None:
    book["Fundraising"].merge_cells("B2:B3")


def _hide(book: Workbook) -> None:
    book["People"].row_dimensions[3].hidden = True


def _break_off(folder: Path) -> None:
    path = folder / "media" / "school.jpg"
    path.write_bytes(path.read_bytes()[:4000])


def _from_a_phone(folder: Path) -> None:
    (folder / "media" / "school.jpg").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")


def _coarse(folder: Path) -> None:
    path = folder / "media" / "school.jpg"
    with Image.open(path) as picture:
        small = picture.resize((90, 60))
    small.save(path, icc_profile=picture.info.get("icc_profile"))


def _without_text(folder: Path) -> None:
    (folder / "texts" / "season.md").unlink()


MISTAKES = (
    fact("an amount left blank", "Breakdowns!C3", "cell-blank", None),
    fact("a colour that is none", "Themes!F2", "not-a-colour", "#12G"),
    fact("a colour misspelled", "Themes!F2", "no-such-colour", "series-11"),
    fact("an icon misspelled", "Key figures!E2", "no-such-icon", "plnt"),
    fact("words for a figure", "Key figures!B2", "not-a-number", "many"),
    fact("a code used twice", "Key figures!A4", "duplicate-key", "volunteers"),
    fact("a code misspelled", "Partners!A2", "dangling-reference", "gorw"),
    fact("a picture misspelled", "Photos!B2", "media-file-missing", "covr.jpg"),
    Mistake("a picture that breaks off", "Photos!B3", "media-broken-off", spoil=_break_off),
    Mistake("a picture of a phone", "Photos!B3", "media-kind", spoil=_from_a_phone),
    Mistake("a picture too small for its place", "Photos!B3", "press-resolution", spoil=_coarse, judges=True),
    fact("no year", "Organisation!Year", "required-blank", None),
    fact("a currency that is none", "Organisation!Currency", "unknown-currency", "XYZ"),
    fact("a year closed too early", "Organisation!Closing date", "closing-outside-year", date(2023, 12, 31)),
    fact("a report before its end", "Organisation!Report date", "report-before-closing", date(2024, 2, 1)),
    fact("a sign too many", "Fundraising!B3", "negative-figure", -6200),
    fact("a total that misses its parts", "Charts!D2", "parts-miss-total", 210000),
    Mistake("a text that is not there", "Texts!A3", "text-file-missing", spoil=_without_text),
    fact("a month misspelled", "Publications!C2", "not-a-month", "Mrach 2024"),
    fact("an address without its end", "People!E2", "not-an-email", "lena@"),
    fact("a phone number of two digits", "Organisation!Phone", "not-a-phone-number", "12"),
    fact("a wrong digit of an account", "Organisation!Bank account", "iban-invalid", "BE68 5390 0754 7035"),
    fact("a VAT number with a wrong digit", "Organisation!VAT", "vat-number-invalid", "BE 0403.019.262"),
    fact("a wrong gain", "Networks!G2", "gain-differs", 300),
    fact("a formula never computed", "Fundraising!B3", "formula-without-value", "=6000+200"),
    fact("a broken formula", "Fundraising!B3", "error-cell", "#REF!"),
    fact("a head-count of last year", "Organisation!Headcount", "headcount-differs", 7),
    Mistake("merged cells", "Fundraising!B2", "merged-cells", _merge),
    Mistake("a row that is hidden", "People!A3", "hidden-rows", _hide),
    fact("a picture without credit", "Photos!C2", "photo-without-credit", None),
    fact("a picture without words", "Photos!D3", "photo-without-alt", None),
    fact("a website without a point", "Organisation!Website", "not-a-web-address", "our site"),
)


@contextmanager
def _silent(_: str) -> Iterator[None]:
    yield


def findings(mistake: Mistake, folder: Path) -> tuple[str, list[Diagnostic]]:
    """The cell that must be named, and what `check` reports of a new report with this mistake."""
    path = new_report(folder / "report", "en")[0]
    book = load_workbook(path)
    place = cell_named(book, mistake.place)
    if mistake.edit is not None:
        mistake.edit(book)
        book.save(path)
    if mistake.spoil is not None:
        mistake.spoil(path.parent)
    outcome = check(Request(path, judges=mistake.judges), _silent)
    return place, [one for finding in outcome.diagnostics for one in each_of(finding)]


def problem(mistake: Mistake, folder: Path) -> str:
    """What is wrong with how a mistake is reported; "" when it is once, at its cell and by its code."""
    place, found = findings(mistake, folder)
    told = [(str(one.where), one.code) for one in found]
    return "" if told == [(place, mistake.code)] else f"wanted {place} {mistake.code}, reported {told}"


def main(names: list[str]) -> int:
    """Makes each mistake; prints how many are reported as they should be."""
    chosen = [one for one in MISTAKES if not names or one.name in names]
    good = 0
    for mistake in chosen:
        with tempfile.TemporaryDirectory() as folder:
            said = problem(mistake, Path(folder))
        good += not said
        if said:
            print(f"{mistake.name}: {said}")
    print(f"{good} of {len(chosen)} mistakes are reported once, at their cell")
    return 0 if good == len(chosen) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
