#!/usr/bin/env python3
"""Holds what we say a cell shows against what LibreOffice shows in it.

    python3 proofs/shown.py [--cells 3000] [--seed 2024] [--corpus FOLDER] [--locales en-US,fr-FR] [--list 5]

Seeded cells over all kinds of number formats, the samples' workbooks and those of a folder given. Every
difference belongs to a class of shown_deviations.py, which leads from our text to LibreOffice's, or is
unexplained. Exit 1 when any is. Needs soffice.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
from pathlib import Path
from xml.etree.ElementTree import ParseError

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "proofs")]
# ruff: noqa: E402

from shown_book import write_book
from shown_cells import Office, Placed, at, cells_of, same_value
from shown_deviations import DEVIATIONS, explained
from shown_generator import generated

OTHERS = (".xls", ".xlsb", ".ods", ".numbers")


class Tally:
    """What was compared and how it came out."""

    def __init__(self) -> None:
        self.cells = 0
        self.otherwise = 0
        self.classes: Counter[str] = Counter()
        self.examples: dict[str, list[str]] = defaultdict(list)

    def compare(
        self,
        book: str,
        placed: list[Placed],
        office: Office,
        sheets: dict[str, list[list[str]]],
        *,
        date1904: bool,
    ) -> None:
        """Compares each cell with what stands at its place."""
        for item in placed:
            theirs = at(sheets, item)
            self.cells += 1
            ours, names = explained(item.cell, office.locale, theirs, date1904=date1904)
            if names == ():
                continue
            name = "UNEXPLAINED" if names is None else " + ".join(sorted(names))
            self.classes[name] += 1
            where = item.cell.place or item.cell.group
            self.examples[name].append(
                f"{book} {where}: {item.cell.value!r} {item.cell.code!r}: {ours!r}, LibreOffice {theirs!r}"
            )


def main() -> int:
    """Runs the comparison and prints it by class."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--cells", type=int, default=3000)
    options.add_argument("--seed", type=int, default=2024)
    options.add_argument("--corpus", type=Path)
    options.add_argument("--locales", default="en-US,fr-FR,nl-NL,de-DE")
    options.add_argument("--list", type=int, default=2, metavar="N", help="examples of each class")
    chosen = options.parse_args()
    unexplained = 0
    with tempfile.TemporaryDirectory(prefix="shown-") as folder:
        for turn, locale in enumerate(chosen.locales.split(",")):
            office = Office(Path(folder), locale)
            tally = Tally()
            _generated(tally, office, Path(folder), chosen.cells, chosen.seed + turn)
            books = sorted((ROOT / "sample_data").glob("*/2024.xlsx"))
            books += sorted(chosen.corpus.iterdir()) if chosen.corpus and turn == 0 else []
            skipped = [said for book in books if (said := _book(tally, office, Path(folder), book))]
            _print(locale, tally, skipped, chosen.list)
            unexplained += tally.classes["UNEXPLAINED"]
    print("\nClasses of difference:", *(f"  {item.name}: {item.why}" for item in DEVIATIONS), sep="\n")
    print(f"\n{unexplained} unexplained")
    return 1 if unexplained else 0


def _generated(tally: Tally, office: Office, folder: Path, count: int, seed: int) -> None:
    cells = generated(count, seed)
    for date1904 in (False, True):
        part = (
            cells
            if not date1904
            else [cell for cell in cells if cell.group in ("date", "time", "elapsed")][:200]
        )
        book = folder / f"cells-{office.locale}-{int(date1904)}.xlsx"
        write_book(book, part, date1904=date1904)
        placed = [Placed(cell, "Cells", row, 1) for row, cell in enumerate(part, 1)]
        label = "generated" + (" 1904" if date1904 else "")
        tally.compare(label, placed, office, office.shown(book, folder), date1904=date1904)


def _book(tally: Tally, office: Office, folder: Path, book: Path) -> str:
    """Compares a workbook; why it was not, "" when it was."""
    source = book
    if book.suffix in OTHERS:
        office.convert(book, "xlsx", folder)
        source = folder / f"{book.stem}.xlsx"
    try:
        placed, date1904 = cells_of(source)
    except (zipfile.BadZipFile, OSError, KeyError, ParseError) as reason:
        return f"{book.name} ({type(reason).__name__})"
    if not placed:
        return ""
    sheets = office.shown(source, folder)
    if not sheets:
        return f"{book.name} (LibreOffice opens it not)"
    raw = office.shown(source, folder, raw=True)
    same = [item for item in placed if same_value(item.cell.value, item.cell.code, at(raw, item))]
    tally.otherwise += len(placed) - len(same)
    tally.compare(book.name, same, office, sheets, date1904=date1904)
    return ""


def _print(locale: str, tally: Tally, skipped: list[str], most: int) -> None:
    print(f"\n{locale}: {tally.cells} cells, {tally.cells - sum(tally.classes.values())} the same")
    for name, count in tally.classes.most_common():
        print(f"  {count:5d}  {name}")
        shown = tally.examples[name]
        for example in shown[: max(most, 40 * (name == "UNEXPLAINED"))]:
            print(f"         {example}")
    if tally.otherwise:
        print(f"  {tally.otherwise} cells not compared: LibreOffice works their formulas out anew")
    if skipped:
        print("  not read:", ", ".join(skipped))


if __name__ == "__main__":
    sys.exit(main())
