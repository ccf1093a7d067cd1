"""The plates of a print file, page by page: Ghostscript separates them, and each claim is looked at there.

    python proofs/plates.py [WORKBOOK ...] [--spot ROLE=NAME] [--pages 1,5,12] [--file PDF ...]

Builds each workbook (default: both samples) for print, renders every page inside its bleed to one grey
picture an ink (`tiffsep`), and asserts:

- body text is on the black plate alone: where the file paints type in black, no other plate differs from
  the same page without that type, and no type is in a black of several inks;
- the sum of all plates is nowhere above 300 % (areas below 25 mm² are left out, as in preflight);
- with --spot, a copy of the layout in which that colour is a spot ink: its plate bears ink on the pages that
  use it; there the process plates bear less than in the file without spots, and on no other page.

Prints a table; the exit code is 0 when every page holds. Without Ghostscript it says so and ends with 0.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

import numpy  # noqa: E402
import pikepdf  # noqa: E402
from PIL import Image  # noqa: E402

from reportcli.pipeline import Request, build  # noqa: E402
from reportcli.preflight.limits import Limits  # noqa: E402

PPI = 72
SLACK = 0.05  # of ink: rounding of eight-bit plates, smoothed edges
LEAST_AREA = 25.0  # mm²
SPECK = 2  # pixels of a page that the smoothing of edges may change on another plate: 0.25 mm²
BLACK = "Black"
RICH = 0.6  # of black ink: with other inks beside it, type is a black that goes woolly
PROCESS = ("Cyan", "Magenta", "Yellow")
SAMPLES = [ROOT / "sample_data" / name / "2024.xlsx" for name in ("solsoc", "pls")]


@dataclass
class PageInks:
    """One page. rich: strings in a black of several inks; stray: pixels of other plates that black type
    changes; most: ink in percent; over: mm² above the limit; inks: plates that bear any; process: ink of
    the four process plates, in 255ths of a pixel."""

    number: int
    process: int
    rich: int
    text_pixels: int
    stray: dict[str, int]
    most: float
    over: float
    inks: tuple[str, ...]


@dataclass
class FileInks:
    name: str
    pages: list[PageInks] = field(default_factory=list)
    painted_spots: set[str] = field(default_factory=set)

    @property
    def spots(self) -> set[str]:
        return {ink for page in self.pages for ink in page.inks} - {*PROCESS, BLACK}

    @property
    def faults(self) -> list[str]:
        found = []
        for page in self.pages:
            for ink, count in page.stray.items():
                if count > SPECK:
                    found.append(f"page {page.number}: black type on {ink} ({count} pixels)")
            if page.rich:
                found.append(f"page {page.number}: {page.rich} strings in a black of several inks")
            if page.over >= LEAST_AREA:
                found.append(f"page {page.number}: {page.most:.0f} % on {page.over:.0f} mm²")
        found += [f"no plate of {ink} bears ink" for ink in sorted(self.painted_spots - self.spots)]
        return found


def inspect(path: Path, wanted: frozenset[int] | None = None, limit: float = Limits().total_ink) -> FileInks:
    """The inks of a print file's pages (1-based; None for all)."""
    found = FileInks(path.name)
    with tempfile.TemporaryDirectory(prefix="reportcli-plates-") as name, pikepdf.open(path) as file:
        folder = Path(name)
        numbers = [n for n in range(1, len(file.pages) + 1) if wanted is None or n in wanted]
        found.painted_spots = {ink for n in numbers for ink in _spots_of(file.pages[n - 1])}
        kept, bare = folder / "kept.pdf", folder / "bare.pdf"
        for index in reversed(range(len(file.pages))):
            if index + 1 not in numbers:
                del file.pages[index]
        file.save(kept)
        rich = []
        for one in file.pages:
            data, mixed = _without_black_type(one.obj)
            one.obj.Contents = file.make_stream(data)
            rich.append(mixed)
        file.save(bare)
        whole, rest = _plates(kept, folder / "whole"), _plates(bare, folder / "bare")
        for index, number in enumerate(numbers, start=1):
            found.pages.append(_compared(number, rich[index - 1], whole[index], rest[index], limit))
    return found


def _compared(number: int, rich: int, whole: dict[str, Any], rest: dict[str, Any], limit: float) -> PageInks:
    """A page against itself without its black type."""
    empty = numpy.zeros_like(whole[BLACK])
    changed = numpy.abs(whole[BLACK] - rest.get(BLACK, empty)) > 8
    stray = {}
    for ink, plate in whole.items():
        if ink != BLACK:
            stray[ink] = int((numpy.abs(plate - rest.get(ink, empty)) > 8).sum())
    total = sum(whole.values())[1:-1, 1:-1]
    over = float((total > (limit + SLACK) * 255).sum()) * (25.4 / PPI) ** 2
    inks = tuple(ink for ink, plate in whole.items() if plate.any())
    process = sum(int(plate.sum()) for ink, plate in whole.items() if ink in (*PROCESS, BLACK))
    return PageInks(number, process, rich, int(changed.sum()), stray, float(total.max()) / 2.55, over, inks)


def _plates(path: Path, folder: Path) -> dict[int, dict[str, Any]]:
    """Ink in 255ths by page and plate, inside the bleed."""
    folder.mkdir()
    command = ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", f"-r{PPI}", "-dUseBleedBox"]
    subprocess.run(
        [*command, "-sCompression=lzw", f"-sOutputFile={folder}/p%05d.tif", "-f", str(path)], check=True
    )
    pages: dict[int, dict[str, Any]] = {}
    for plate in sorted(folder.glob("p*(*).tif")):
        ink = plate.name[plate.name.index("(") + 1 : plate.name.rindex(")")]
        with Image.open(plate) as picture:
            grey = 255 - numpy.asarray(picture.convert("L"), dtype=numpy.int32)
        pages.setdefault(int(plate.name[1:6]), {})[ink] = grey
    return pages


_SHOWS = ("Tj", "TJ", "'", '"')


def _without_black_type(page: Any) -> tuple[bytes, int]:
    """The page's content with all type in 100 % black left out, and how many strings are in a mixed black."""
    kept, black, mixed, stack, rich = [], False, False, [], 0
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator == "q":
            stack.append((black, mixed))
        elif operator == "Q" and stack:
            black, mixed = stack.pop()
        elif operator == "k":
            inks = [float(value) for value in instruction.operands]
            black, mixed = inks == [0, 0, 0, 1], inks[3] >= RICH and any(inks[:3])
        elif operator == "g":
            black, mixed = float(instruction.operands[0]) == 0, False
        elif operator in ("cs", "scn", "sc", "rg"):
            black = mixed = False
        if operator in _SHOWS:
            rich += mixed
            if black:
                continue
        kept.append(instruction)
    return pikepdf.unparse_content_stream(kept), rich


def _spots_of(page: pikepdf.Page) -> Iterator[str]:
    """Separations among the resources of a page and of its forms, without those of the marks."""
    spaces = page.obj.get("/Resources", {}).get("/ColorSpace", {})
    for space in spaces.values():
        if isinstance(space, pikepdf.Array) and str(space[0]) == "/Separation" and str(space[1]) != "/All":
            yield str(space[1])[1:]


def main(arguments: list[str]) -> int:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("workbooks", nargs="*", type=Path)
    asked.add_argument(
        "--spot", metavar="ROLE=NAME", help="a colour of the layout as a spot ink of that name"
    )
    asked.add_argument("--pages", help="only these, for example 1,5,12")
    asked.add_argument("--file", nargs="+", type=Path, default=[], help="print files to look at instead")
    options = asked.parse_args(arguments)
    if shutil.which("gs") is None:
        print("not checked: Ghostscript (gs) is not installed")
        return 0
    wanted = frozenset(map(int, options.pages.split(","))) if options.pages else None
    print(f"{'file':<28} {'pages':>5} {'black type':>14} {'stray':>6} {'most ink':>9} {'on page':>7}  plates")
    with tempfile.TemporaryDirectory() as name:
        folder, faults = Path(name), []
        for path in options.file:
            faults += _looked_at(path, wanted).faults
        for workbook in [] if options.file else options.workbooks or SAMPLES:
            plain = _looked_at(_built(workbook, folder, f"{workbook.parent.name}-plain"), wanted)
            faults += plain.faults
            if options.spot:
                role, _, ink = options.spot.partition("=")
                copied = _with_spot(workbook, folder / workbook.parent.name, role, ink or role)
                spotted = _built(copied, folder, f"{workbook.parent.name}-spot", spot=True)
                faults += _relieved(plain, _looked_at(spotted, wanted), ink or role)
    return 1 if faults else 0


def _looked_at(path: Path, wanted: frozenset[int] | None) -> FileInks:
    start = time.perf_counter()
    found = inspect(path, wanted)
    _row(found, time.perf_counter() - start)
    return found


def _built(workbook: Path, folder: Path, name: str, spot: bool = False) -> Path:
    target = folder / f"{name}.pdf"
    outcome = build(Request(workbook, target, spot=spot), lambda _: nullcontext())
    if not outcome.written:
        raise SystemExit(f"{workbook}: not built: {[one.code for one in outcome.diagnostics]}")
    return target


def _with_spot(workbook: Path, folder: Path, role: str, ink: str) -> Path:
    """A copy of the project whose layouts name a spot ink for the colour."""
    shutil.copytree(workbook.parents[2] / "layouts", folder / "layouts")
    shutil.copytree(workbook.parent, folder / "data")
    for tokens in folder.glob("layouts/*/tokens.yaml"):
        text = tokens.read_text(encoding="utf-8")
        tokens.write_text(
            text.replace(f" {role}: {{cmyk:", f" {role}: {{spot: {ink}, cmyk:"), encoding="utf-8"
        )
    return folder / "data" / workbook.name


def _relieved(plain: FileInks, spotted: FileInks, ink: str) -> list[str]:
    """What is wrong with a file in which one colour has become an ink: every page that bears it must need
    less of the process inks than before, no other page may change."""
    faults = list(spotted.faults)
    bearing = [page.number for page in spotted.pages if ink in page.inks]
    if not bearing:
        faults.append(f"no page bears {ink}")
    for before, after in zip(plain.pages, spotted.pages, strict=True):
        less = after.process < before.process
        if less != (after.number in bearing):
            faults.append(f"page {after.number}: process inks {before.process} before, {after.process} after")
    print(f"  {ink}: its plate bears ink on {len(bearing)} pages, whose process plates are lighter for it")
    for fault in faults:
        print(f"  {fault}")
    return faults


def _row(found: FileInks, seconds: float) -> None:
    most = max(found.pages, key=lambda page: page.most)
    text = sum(page.text_pixels for page in found.pages)
    stray = sum(sum(page.stray.values()) for page in found.pages)
    inks = sorted({ink for page in found.pages for ink in page.inks})
    row = f"{found.name:<28} {len(found.pages):>5} {text:>14} {stray:>6} {most.most:>7.0f} % {most.number:>7}"
    print(f"{row}  {', '.join(inks)} ({seconds:.0f} s)")
    for fault in found.faults:
        print(f"  {fault}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
