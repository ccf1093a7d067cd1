"""Total ink by rendering: Ghostscript's tiffsep gives a grey picture a plate; their sum is the ink."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from reportcli.model.diagnostic import Diagnostic, error, warning
from reportcli.model.geometry import MM
from reportcli.preflight.limits import Limits
from reportcli.preflight.sheet import Sheet

_PPI = 50
_SECONDS = 600
_SLACK = 0.05  # rounding of eight-bit plates and of the smoothed edges between objects
_LEAST_AREA = (5 * MM) ** 2  # smaller spots dry
_CLAUSE = "house rule, total ink"


def total_ink(path: Path, sheets: Sequence[Sheet], limits: Limits) -> Iterator[Diagnostic]:
    """Pages with more ink than the paper takes; a finding that says so where it cannot be measured."""
    program = shutil.which("gs")
    if program is None:
        yield warning("preflight-not-checked", None, what="total ink", needs="Ghostscript", clause=_CLAUSE)
        return
    with tempfile.TemporaryDirectory(prefix="reportcli-plates-") as folder:
        if not _render(program, path, Path(folder)):
            yield warning(
                "preflight-not-checked", None, what="total ink", needs="Ghostscript", clause=_CLAUSE
            )
            return
        for sheet in sheets:
            yield from _page(sheet, Path(folder), limits)


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


def _page(sheet: Sheet, folder: Path, limits: Limits) -> Iterator[Diagnostic]:
    total = _sum(sorted(folder.glob(f"p{sheet.number:05d}(*).tif")))
    if total is None:
        return
    over = total > (limits.total_ink + _SLACK) * 255
    area = float(over.sum()) * (72 / _PPI) ** 2
    if area < _LEAST_AREA:
        return
    rows, columns = over.nonzero()
    scale = 72 / _PPI
    top = sheet.bleed[3]
    box = (
        sheet.bleed[0] + columns.min() * scale,
        top - (rows.max() + 1) * scale,
        sheet.bleed[0] + (columns.max() + 1) * scale,
        top - rows.min() * scale,
    )
    yield error(
        "preflight-total-ink",
        None,
        page=sheet.number,
        place=sheet.place(box),
        sum=f"{float(total.max()) / 255 * 100:.0f}",
        limit=f"{limits.total_ink * 100:.0f}",
        area=f"{area / MM**2 / 100:.1f}",
        clause=_CLAUSE,
    )


def _sum(plates: Sequence[Path]) -> Any:
    """Ink in 255ths, summed over the plates (which store paper as 255)."""
    import numpy
    from PIL import Image

    total: Any = None
    for plate in plates:
        with Image.open(plate) as picture:
            ink = 255 - numpy.asarray(picture.convert("L"), dtype=numpy.int32)
        total = ink if total is None else total + ink
    return total
