"""Memory that nothing refers to any more is given back between saves, not while somebody waits for a page.

Python looks for it whenever so many objects have been made: in the midst of a run, each time through all
that is there (in a report of forty pages 40 to 80 ms a run, and 450 ms every fourth).
"""

from __future__ import annotations

import gc
from typing import Self

MOST_RUNS = 5  # without a pause between them


class Unused:
    """Stands around all runs: within it Python does not look by itself."""

    def __init__(self) -> None:
        self._runs = 0
        self._settled = False
        self._looked = False

    def __enter__(self) -> Self:
        self._looked = gc.isenabled()
        gc.disable()
        return self

    def __exit__(self, *_: object) -> None:
        if self._looked:
            gc.enable()
        if self._settled:
            gc.unfreeze()

    def is_much(self) -> bool:
        """Counts a run; whether there have been many since the last time."""
        self._runs += 1
        return self._runs > MOST_RUNS

    def give_back(self) -> None:
        """Gives back what is unused. What is there the first time, program and libraries, stays for good."""
        if not self._runs:
            return
        self._runs = 0
        gc.collect()
        if not self._settled:
            self._settled = True
            gc.freeze()
