"""Where the cache lies: the platform's folder for caches, or the one that REPORTCLI_CACHE_DIR names."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "REPORTCLI_CACHE_DIR"
BYTES = 1 << 30  # what it may hold before the oldest entries go


def cache_folder() -> Path | None:
    """The folder, which need not be there yet; None where the machine gives no place for one.

    By convention of the platform: `~/.cache` (XDG Base Directory Specification), `~/Library/Caches`,
    `%LOCALAPPDATA%`.
    """
    stated = os.environ.get(VARIABLE, "").strip()
    if stated:
        return Path(stated)
    from platformdirs import user_cache_path

    try:
        return user_cache_path("reportcli", appauthor=False)
    except (OSError, RuntimeError):  # no home
        return None
