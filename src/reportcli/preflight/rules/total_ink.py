"""Total ink by rendering: Ghostscript's tiffsep gives a grey picture a plate; their sum is the ink."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image

from reportcli.model.diagnostic import Diagnostic, error, warning
from reportcli.model.geometry import MM
from reportcli.preflight.limits import Limits
from reportcli.preflight.page import PageArea

if TYPE_CHECKING:
    from numpy import int32
    from numpy.typing import NDArray

    Ink = NDArray[int32]  # of each pixel, in 255ths

_PPI = 50
_SECONDS = 600
_SLACK = 0.05  # rounding of eight-bit plates and of the smoothed edges between objects
_LEAST_AREA = (5 * MM) ** 2  # smaller spots dry
_CLAUSE = "house rule, total ink"


class Coverage(NamedTuple):
    """A page's most ink on a spot, inside the bleed (3.0 is 300 %), and the inks that its plates bear."""

    page: int
    most: float
    inks: tuple[str, ...]


def total_ink(path: Path, pages: Sequence[PageArea], limits: Limits) -> Iterator[Diagnostic]:
    """Pages with more ink than the paper takes; a finding that says so where it cannot be measured."""
    yield from measured(path, pages, limits)[0]


def measured(
    path: Path, pages: Sequence[PageArea], limits: Limits
) -> tuple[list[Diagnostic], list[Coverage]]:
    """Findings on total ink, and every page's coverage; no coverage where it cannot be measured."""
    program = shutil.which("gs")
    with tempfile.TemporaryDirectory(prefix="reportcli-plates-") as folder:
        if program is None or not _render(program, path, Path(folder)):
            return [
                warning("preflight-not-checked", None, what="total ink", needs="Ghostscript", clause=_CLAUSE)
            ], []
        found: list[Diagnostic] = []
        coverage = []
        for page in pages:
            plates = sorted(Path(folder).glob(f"p{page.number:05d}(*).tif"))
            total, inks = _sum(plates)
            if total is not None:
                found += _page(page, total, limits)
                within = total[
                    1:-1, 1:-1
                ]  # the outermost pixels share their place with the ends of crop marks
                coverage.append(Coverage(page.number, float(within.max()) / 255, inks))
        return found, coverage


def _render(program: str, path: Path, folder: Path) -> bool:
    """The plates of all pages, inside the bleed; nothing of the file is run, nothing outside is read."""
    command = [program, "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", f"-r{_PPI}"]
    command += ["-dUseBleedBox", "-sCompression=lzw", f"-sOutputFile={folder}/p%05d.tif"]
    try:
        result = subprocess.run(
            [*command, "-f", str(path.resolve())], capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return result.returncode == 0


def _page(page: PageArea, total: Ink, limits: Limits) -> Iterator[Diagnostic]:
    over = total > (limits.total_ink + _SLACK) * 255
    area = float(over.sum()) * (72 / _PPI) ** 2
    if area < _LEAST_AREA:
        return
    rows, columns = over.nonzero()
    scale = 72 / _PPI
    top = page.bleed[3]
    box = (
        page.bleed[0] + columns.min() * scale,
        top - (rows.max() + 1) * scale,
        page.bleed[0] + (columns.max() + 1) * scale,
        top - rows.min() * scale,
    )
    yield error(
        "preflight-total-ink",
        None,
        page=page.number,
        place=page.place(box),
        sum=f"{float(total.max()) / 255 * 100:.0f}",
        limit=f"{limits.total_ink * 100:.0f}",
        area=f"{area / MM**2 / 100:.1f}",
        clause=_CLAUSE,
    )


def _sum(plates: Sequence[Path]) -> tuple[Ink | None, tuple[str, ...]]:
    """Ink in 255ths, summed over the plates (which store paper as 255), and the plates that bear any."""
    import numpy

    total: Ink | None = None
    inks = []
    for plate in plates:
        with Image.open(plate) as picture:
            ink = 255 - numpy.asarray(picture.convert("L"), dtype=numpy.int32)
        total = ink if total is None else total + ink
        if ink.any():
            inks.append(plate.name[plate.name.index("(") + 1 : plate.name.rindex(")")])
    return total, tuple(inks)
