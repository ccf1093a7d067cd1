#!/usr/bin/env python3
"""The picture of the README: real spreads of both samples, side by side. Needs pdftoppm.

python tools/readme_picture.py SOLSOC.pdf PLS.pdf docs/pages/spreads.jpg
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from contact_sheet import PAPER, pages_of, sheet_of
from PIL import Image

WIDTH = 1800
ROWS = (("solsoc", (22, 28, 8)), ("pls", (14, 16, 24)))
"""A row a report: the even pages on the left of its spreads."""


def main() -> None:
    *pdfs, target = (Path(name) for name in sys.argv[1:])
    rows = [_row(pdf, lefts) for pdf, (_, lefts) in zip(pdfs, ROWS, strict=True)]
    picture = Image.new("RGB", (WIDTH, sum(row.height for row in rows)), PAPER)
    y = 0
    for row in rows:
        picture.paste(row, (0, y))
        y += row.height
    picture.save(target, quality=82, optimize=True, progressive=True)


def _row(pdf: Path, lefts: tuple[int, ...]) -> Image.Image:
    """Spreads side by side, as wide as the picture."""
    with tempfile.TemporaryDirectory() as folder:
        spreads = []
        for left in lefts:
            place = Path(folder) / str(left)
            place.mkdir()
            spreads.append([*pages_of(pdf, 90, left, left + 1, place)])
        sheet = sheet_of([[*spread] for spread in spreads], len(lefts))
    return sheet.resize((WIDTH, round(sheet.height * WIDTH / sheet.width)), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()
