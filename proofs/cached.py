"""Cached and uncached builds give the same bytes, findings and ledger, over random edits of a sample.

Usage: python proofs/cached.py [--edits 500] [--seed 1] [--sample pls] [--pictures]

After each edit (a cell, rows inserted above and in a table, rows exchanged and sorted, a text, a line of the
layout, a picture, a font, options, profiles, the language) the report is built by one warm Session, by a
Session of one run over the same cache on the disk, as a command is, and by one without a cache. The three
must agree. With --pictures the build without a cache is spared what takes most of its time: it finds
pictures that were prepared before, and nothing else.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image, ImageOps

from reportcli.cache.disk import DiskBlobs
from reportcli.request import PROFILES, Outcome, Request
from reportcli.session import Session

ROOT = Path(__file__).resolve().parent.parent


class Edits:
    """Seeded edits of a copy of a sample."""

    def __init__(self, home: Path, sample: str, seed: int) -> None:
        self.random = random.Random(seed)
        for name in ("layouts", f"sample_data/{sample}"):
            shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("*.pdf", "*.ledger.json"))
        self.folder = home / "sample_data" / sample
        self.workbook = self.folder / "2024.xlsx"
        self.layout = home / "layouts" / sample
        self.request = Request(self.workbook)

    def sheet(self, change: Callable[[Worksheet], None]) -> None:
        """A change of one sheet of the workbook."""
        book = load_workbook(self.workbook)
        change(self.random.choice(book.worksheets))
        book.save(self.workbook)

    def cell(self) -> str:
        """A number becomes another, or a word is added to a text."""

        def change(sheet: Worksheet) -> None:
            cells = [c for row in sheet.iter_rows(min_row=2) for c in row if c.value not in (None, "")]
            if cells:
                cell = self.random.choice(cells)
                value: Any = cell.value
                if isinstance(value, (int, float)) and not isinstance(value, bool):
                    cell.value = value + self.random.choice([1, 10, 1000])
                elif isinstance(value, str) and len(value) > 30:
                    cell.value = value + " " + self.random.choice(["Encore.", "Fin."])

        self.sheet(change)
        return "a cell"

    def row(self) -> str:
        """A blank row above a table."""
        self.sheet(lambda sheet: sheet.insert_rows(1))
        return "a row above"

    def order(self) -> str:
        """Two records change places."""

        def change(sheet: Worksheet) -> None:
            if sheet.max_row > 3:
                first = self.random.randint(2, sheet.max_row - 1)
                for column in range(1, sheet.max_column + 1):
                    one, two = sheet.cell(first, column), sheet.cell(first + 1, column)
                    one.value, two.value = two.value, one.value

        self.sheet(change)
        return "two rows"

    def record(self) -> str:
        """A record once more, further down, under a key of its own where it has one."""

        def change(sheet: Worksheet) -> None:
            if sheet.max_row > 2:
                copied = self.random.randint(2, sheet.max_row)
                values = [cell.value for cell in sheet[copied]]
                sheet.insert_rows(copied + 1)
                for column, value in enumerate(values, start=1):
                    is_key = column == 1 and isinstance(value, str)
                    sheet.cell(copied + 1, column).value = f"{value}-{copied}" if is_key else value

        self.sheet(change)
        return "a record more"

    def sort(self) -> str:
        """The rows of a sheet in the order of a column."""

        def change(sheet: Worksheet) -> None:
            rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
            column = self.random.randrange(sheet.max_column)
            rows.sort(key=lambda row: str(row[column] or ""), reverse=self.random.random() < 0.5)
            for number, row in enumerate(rows, start=2):
                for place, value in enumerate(row, start=1):
                    sheet.cell(number, place).value = value

        self.sheet(change)
        return "sorted rows"

    def language(self) -> str:
        """The report says that it is in another language."""
        book = load_workbook(self.workbook)
        sheet = book["Organisation"]
        for row in sheet.iter_rows(max_col=2):
            if row[0].value == "Langue":
                row[1].value = self.random.choice(["fr-BE", "nl-BE", "en-GB", "de-DE"])
        book.save(self.workbook)
        return "a language"

    def text(self) -> str:
        """A sentence at the end of a text."""
        path = self.random.choice(sorted(self.folder.glob("texts/*.md")))
        path.write_text(path.read_text("utf-8").rstrip() + "\n\nUne phrase de plus.\n", "utf-8")
        return "a text"

    def line(self) -> str:
        """A comment in a layout, or a length of it a little larger."""
        path = self.random.choice(sorted(self.layout.rglob("*.yaml")))
        lines = path.read_text("utf-8").split("\n")
        lengths = [i for i, line in enumerate(lines) if " mm" in line and "gap:" in line]
        if lengths and self.random.random() < 0.6:
            at = self.random.choice(lengths)
            lines[at] = lines[at].replace(" mm", ".1 mm", 1) if ".1 mm" not in lines[at] else lines[at]
        else:
            lines.insert(0, "# a comment")
        path.write_text("\n".join(lines), "utf-8")
        return "a line of the layout"

    def picture(self) -> str:
        """A photo is mirrored."""
        path = self.random.choice(sorted(self.folder.glob("media/*.jpg")))
        with Image.open(path) as source:
            turned = ImageOps.mirror(source)
            turned.save(path, "JPEG", quality=90, icc_profile=source.info.get("icc_profile"))
        return "a picture"

    def font(self) -> str:
        """The layout has a font file of its own for a face of the base."""
        fonts = self.layout / "fonts"
        fonts.mkdir(exist_ok=True)
        base = sorted((self.layout.parent / "base/fonts").glob("SourceSans3-*.otf"))
        shutil.copy(self.random.choice(base), fonts / "SourceSans3-Regular.otf")
        return "a font"

    def option(self) -> str:
        """Another profile, marks, a date."""
        self.request = replace(
            self.request,
            profiles=self.random.choice([*((name,) for name in PROFILES), PROFILES]),
            marks=self.random.random() < 0.2,
            source_date=self.random.choice([None, 1_750_000_000]),
        )
        return "options"

    def next(self) -> str:
        """One edit; gives its name."""
        kinds = [self.cell] * 5 + [self.row, self.order, self.record, self.sort, self.text, self.text]
        kinds += [self.line, self.picture, self.font, self.option, self.option, self.language]
        return self.random.choice(kinds)()


def given(session: Session, request: Request) -> tuple[object, ...]:
    """All that a build gives: findings, and the bytes of its files."""
    for path in [*request.workbook.parent.glob("*.pdf"), *request.workbook.parent.glob("*.ledger.json")]:
        path.unlink()
    outcome: Outcome = session.build(request)
    files = {path.name: path.read_bytes() for path in outcome.written}
    return outcome.diagnostics, outcome.waived, outcome.pages, files


class PicturesAlone:
    """A cache that knows prepared pictures and nothing else."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], bytes] = {}

    def get(self, kind: str, key: str) -> bytes | None:
        """The bytes of a picture."""
        return self._known.get((kind, key))

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keeps those of a picture."""
        if kind in ("picture", "picture-header"):
            self._known[kind, key] = data


def proved(sample: str, edits: int, seed: int, *, pictures: bool = False) -> tuple[int, list[str]]:
    """Number of builds that succeeded, and what differed. pictures: the builds without a cache know prepared
    pictures.
    """
    spared = PicturesAlone() if pictures else None
    with tempfile.TemporaryDirectory() as folder:
        made = Edits(Path(folder), sample, seed)
        blobs = DiskBlobs(Path(folder) / "cache")
        warm = Session(lambda stage: nullcontext(), blobs)
        whole, wrong = 0, []
        for number in range(edits):
            before = made.workbook.read_bytes()
            name = made.next()
            plain = given(Session(lambda stage: nullcontext(), spared, lasting=False), made.request)
            cached = given(warm, made.request)
            again = given(Session(lambda stage: nullcontext(), blobs, lasting=False), made.request)
            whole += bool(plain[3])
            if not plain[3]:  # what makes a build fail is tried once, then undone
                made.workbook.write_bytes(before)
            if number % 10 == 9:
                print(f"{number + 1} edits, {len(wrong)} differ", file=sys.stderr, flush=True)
            if not plain == cached == again:
                wrong.append(f"edit {number + 1} ({name})")
        return whole, wrong


Proof = Callable[[str, int, int], tuple[int, list[str]]]


def reported(about: str, proved: Proof, done: str, *, spared: Proof | None = None) -> int:
    """Runs a proof of edits by its command line, says how it went and gives the exit code. about: its text;
    proved: takes sample, number of edits and seed, gives how many were `done` and what differs; spared: the
    same with --pictures.
    """
    parser = argparse.ArgumentParser(description=about.splitlines()[0])
    parser.add_argument("--edits", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sample", default="pls")
    if spared is not None:
        parser.add_argument("--pictures", dest="proof", action="store_const", const=spared, default=proved)
    options = parser.parse_args(namespace=argparse.Namespace(proof=proved))
    count, wrong = options.proof(options.sample, options.edits, options.seed)
    print(
        f"{options.edits} edits of {options.sample}, seed {options.seed}: {count} {done}, {len(wrong)} differ"
    )
    print("\n".join(wrong))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(reported(__doc__, proved, "built", spared=partial(proved, pictures=True)))
