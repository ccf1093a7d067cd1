"""The workshops that the start page has opened: `reportcli watch` of a workbook, one process each."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/#\S+")
ENDING = 5.0  # seconds that a process has to end


class Previews:
    """Processes by workbook; each says its address in its first lines."""

    def __init__(self) -> None:
        self._running: dict[Path, tuple[subprocess.Popen[str], str]] = {}

    def address(self, workbook: Path) -> str:
        """The address of the workshop of a workbook, started where there is none, "" where it ends."""
        known = self._running.get(workbook)
        if known is not None and known[0].poll() is None:
            return known[1]
        command = [sys.executable, "-m", "reportcli", "watch", str(workbook)]
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        assert process.stdout is not None
        for line in process.stdout:
            said = ADDRESS.search(line)
            if said is not None:
                self._running[workbook] = process, said.group()
                return said.group()
        return ""

    def close(self) -> None:
        """Ends all of them."""
        for process, _ in self._running.values():
            process.terminate()
        for process, _ in self._running.values():
            with suppress(subprocess.TimeoutExpired):
                process.wait(ENDING)
            if process.poll() is None:
                process.kill()
        self._running.clear()
