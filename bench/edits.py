"""What is made again after typical edits of Solsoc: entries found in the cache, and made anew; milliseconds.

Usage: python bench/edits.py

Each edit is made on a copy that was built before; the report is built by a new Session over the same cache,
in this process, so that imports are not counted. A layout that was found may still be out of date. Times are
of one run each: they say where, not how fast.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

from openpyxl import load_workbook
from PIL import Image, ImageOps

from reportcli.cache.disk import DiskBlobs
from reportcli.request import Request
from reportcli.session import Session

ROOT = Path(__file__).resolve().parent.parent
SHOWN = ("layout", "contract", "chapter", "pieces", "measured", "stream", "picture")
Edit = Callable[[], None]


class Sample:
    """A copy of Solsoc with a cache of its own."""

    def __init__(self, home: Path) -> None:
        for name in ("layouts", "sample_data/solsoc"):
            shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("*.pdf", "*.ledger.json"))
        self.cache = home / "cache"
        self.folder = home / "sample_data/solsoc"
        self.layout = home / "layouts/solsoc"
        self.workbook = self.folder / "2024.xlsx"

    def cell(self, sheet: str, name: str, value: object) -> None:
        """One cell becomes another."""
        book = load_workbook(self.workbook)
        book[sheet][name] = value
        book.save(self.workbook)

    def rows(self) -> None:
        """A blank row above a table."""
        book = load_workbook(self.workbook)
        book["Récolte de fonds"].insert_rows(1)
        book.save(self.workbook)

    def replaced(self, path: Path, old: str, new: str) -> None:
        """The first of some words of a file becomes others. Raises ValueError where they are not there."""
        text = path.read_text("utf-8")
        if old not in text:
            raise ValueError(f"{path.name} has no {old}")
        path.write_text(text.replace(old, new, 1), "utf-8")

    def text(self, path: Path) -> None:
        """A sentence at the end of a text."""
        path.write_text(path.read_text("utf-8").rstrip() + " Une phrase de plus.\n", "utf-8")

    def photo(self) -> None:
        """A photo is mirrored."""
        path = sorted(self.folder.glob("media/*.jpg"))[0]
        with Image.open(path) as source:
            ImageOps.mirror(source).save(path, "JPEG", quality=90, icc_profile=source.info.get("icc_profile"))

    def built(self) -> tuple[dict[str, tuple[int, int]], float]:
        """Entries found and made by kind, and seconds."""
        blobs = DiskBlobs(self.cache)
        start = time.perf_counter()
        outcome = Session(lambda _: nullcontext(), blobs).build(Request(self.workbook))
        seconds = time.perf_counter() - start
        if not outcome.written:
            raise SystemExit(f"not built: {[one.code for one in outcome.diagnostics][:5]}")
        kinds = sorted({*blobs.hits, *blobs.misses})
        return {kind: (blobs.hits.get(kind, 0), blobs.misses.get(kind, 0)) for kind in kinds}, seconds


def edits(sample: Sample) -> dict[str, Edit]:
    """Edits by what a user would call them."""
    tokens, styles = sample.layout / "tokens.yaml", sample.layout / "styles.yaml"
    texts = sorted(sample.folder.glob("texts/*.md"), key=lambda path: path.stat().st_size)
    return {
        "nothing": lambda: sample.workbook.with_suffix(".pdf").unlink(),
        "a number in a chart": lambda: sample.cell("Récolte de fonds", "B2", 123_456),
        "a number in prose": lambda: sample.cell("Chiffres clés", "B3", 29),
        "a row above a table": sample.rows,
        "a text of two pages": lambda: sample.text(texts[-1]),
        "a short text": lambda: sample.text(texts[0]),
        "a photo": sample.photo,
        "a colour": lambda: sample.replaced(tokens, "[6, 92, 86, 4]", "[8, 92, 86, 4]"),
        "a comment in the layout": lambda: sample.replaced(styles, "\n", "\n# a comment\n"),
        "the size of a style": lambda: sample.replaced(styles, "size: 24 pt", "size: 23.5 pt"),
        "a title": lambda: sample.cell("Organisation", "B3", "Autre titre"),
    }


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        sample = Sample(Path(folder))
        sample.built()
        print(f"{'':26}{'ms':>6}  found / made: {', '.join(SHOWN)}")
        for name, edit in edits(sample).items():
            edit()
            found, seconds = sample.built()
            counts = "  ".join("{:>3}/{:<3}".format(*found.get(kind, (0, 0))) for kind in SHOWN)
            print(f"{name:26}{seconds * 1000:6.0f}  {counts}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
