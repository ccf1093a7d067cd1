"""Digests of files that a process has read before, taken again while the files look as they did.

The time at which a file was last changed in any way is set by the system, not by programs, but only every few
milliseconds (two seconds on some drives). So a digest is kept only where another file of the same drive was
changed at least two seconds after it: whatever changes the file from here on changes that time, too. Windows
has no such time.
"""

from __future__ import annotations

import os
from pathlib import Path

APART = 2_000_000_000
"""Nanoseconds between the last change of a file and one that has been seen since."""
FileLook = tuple[int, int, int, int, int]
"""Drive, number, size, time of its content, time of its last change, in nanoseconds."""


class KnownDigests:
    """Digests by real path. No clock is read: how late it is, other files say."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[FileLook, str]] = {}
        self._latest: dict[int, int] = {}

    def look(self, real: Path) -> FileLook | None:
        """How a file looks; None where it is not there, or looks say too little."""
        if os.name != "posix":
            return None
        try:
            stat = real.stat()
        except OSError:
            return None
        self._latest[stat.st_dev] = max(stat.st_ctime_ns, self._latest.get(stat.st_dev, 0))
        return stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns

    def get(self, real: Path) -> str | None:
        """The digest of a file that looks as it did when it was read."""
        known = self._known.get(str(real))
        return known[1] if known is not None and known[0] == self.look(real) else None

    def keep(self, real: Path, before: FileLook | None, digest: str) -> None:
        """Keeps the digest of what was read. before: how the file looked before it was read."""
        if before is not None and before == self.look(real) and before[4] + APART <= self._latest[before[0]]:
            self._known[str(real)] = before, digest
        else:
            self._known.pop(str(real), None)
