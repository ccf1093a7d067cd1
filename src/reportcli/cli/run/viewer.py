"""Opens a file that was built in the viewer that this machine has for PDFs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from reportcli.messages import catalogue


def open_first(written: Sequence[Path], lang: str) -> None:
    """Opens the first PDF; without a viewer a line on standard error says so."""
    pdf = next((path for path in written if path.suffix == ".pdf"), None)
    if pdf is not None and not _opened(pdf):
        print(catalogue(lang)["_interface"]["no-viewer"].format(file=pdf), file=sys.stderr)


def _opened(pdf: Path) -> bool:
    starts = getattr(os, "startfile", None)  # of Windows
    try:
        if starts is not None:
            starts(pdf)
            return True
        program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
        if program is None:
            return False
        quiet = subprocess.DEVNULL
        subprocess.Popen(
            [program, str(pdf.resolve())], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError:
        return False
    return True
