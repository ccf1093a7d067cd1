"""New reports, each language made once by the worker that asks and copied from there."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from reportcli.starter.new import new_report


def copied_report(folder: Path, lang: str) -> list[Path]:
    """What `new_report` writes into this folder, which is new or empty; the files in its order."""
    home, written = _made(lang)
    shutil.copytree(home, folder, dirs_exist_ok=True)
    return [folder / name for name in written]


@cache
def _made(lang: str) -> tuple[Path, tuple[Path, ...]]:
    home = Path(_folder().name) / lang
    return home, tuple(path.relative_to(home) for path in new_report(home, lang))


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Removed when the worker ends."""
    return tempfile.TemporaryDirectory(prefix="starters-")
