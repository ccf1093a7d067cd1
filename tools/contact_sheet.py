#!/usr/bin/env python3
"""Contact sheet of a PDF: its spreads as a reader sees them, page 1 alone on the right. Needs pdftoppm.

python tools/contact_sheet.py 2024.pdf sheet.png [--dpi 40] [--columns 4] [--pages 1-12]
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from pathlib import Path

import pikepdf
from PIL import Image

GAP = 14
PAPER = "#d8d8d8"


def pages_of(pdf: Path, dpi: int, first: int, last: int | None, folder: Path) -> list[Image.Image]:
    """The trimmed pages as pictures, in order."""
    span = ["-f", str(first), *(["-l", str(last)] if last else [])]
    command = ["pdftoppm", "-cropbox", "-r", str(dpi), *span, "-png", str(pdf), str(folder / "page")]
    subprocess.run(command, check=True)
    with pikepdf.open(pdf) as book:
        bleeds = [(page.cropbox, page.trimbox) for page in book.pages[first - 1 : last]]
    pictures = [Image.open(path).convert("RGB") for path in sorted(folder.glob("page*.png"))]
    return [_trimmed(picture, *boxes, dpi / 72) for picture, boxes in zip(pictures, bleeds, strict=True)]


def _trimmed(picture: Image.Image, crop: pikepdf.Array, trim: pikepdf.Array, scale: float) -> Image.Image:
    """What the trim leaves of a page that was drawn with its bleed."""
    left, top = float(trim[0] - crop[0]) * scale, float(crop[3] - trim[3]) * scale
    width, height = float(trim[2] - trim[0]) * scale, float(trim[3] - trim[1]) * scale
    return picture.crop((round(left), round(top), round(left) + round(width), round(top) + round(height)))


def spreads_of(pages: list[Image.Image], first: int) -> list[list[Image.Image | None]]:
    """Pairs left, right; a right-hand first page stands alone."""
    cells: list[Image.Image | None] = [*([None] if first % 2 else []), *pages]
    if len(cells) % 2:
        cells.append(None)
    return [cells[i : i + 2] for i in range(0, len(cells), 2)]


def sheet_of(spreads: list[list[Image.Image | None]], columns: int) -> Image.Image:
    width, height = next(page.size for spread in spreads for page in spread if page)
    rows = -(-len(spreads) // columns)
    sheet = Image.new("RGB", (columns * (2 * width + GAP) + GAP, rows * (height + GAP) + GAP), PAPER)
    for number, spread in enumerate(spreads):
        x = GAP + number % columns * (2 * width + GAP)
        y = GAP + number // columns * (height + GAP)
        for side, page in enumerate(spread):
            if page:
                sheet.paste(page, (x + side * width, y))
    return sheet


def main() -> None:
    verbatim = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=verbatim)
    parser.add_argument("pdf", type=Path)
    parser.add_argument("sheet", type=Path)
    parser.add_argument("--dpi", type=int, default=40)
    parser.add_argument("--columns", type=int, default=4)
    parser.add_argument("--pages", default="1-")
    options = parser.parse_args()
    first, _, last = options.pages.partition("-")
    with tempfile.TemporaryDirectory() as folder:
        pages = pages_of(options.pdf, options.dpi, int(first), int(last) if last else None, Path(folder))
        sheet_of(spreads_of(pages, int(first)), options.columns).save(options.sheet)


if __name__ == "__main__":
    main()
