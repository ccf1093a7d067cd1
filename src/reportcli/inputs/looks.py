"""The disk as one run sees it: records of what was seen are held against it, each place is looked at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from reportcli.inputs.observations import Observations
from reportcli.inputs.project_files import ProjectFiles

K = TypeVar("K")
V = TypeVar("V")


class Looks:
    """Looks at files and folders that stay as they are while a run lasts."""

    def __init__(self, files: ProjectFiles) -> None:
        self._files = files.apart()

    def hold(self, seen: Observations) -> bool:
        """Whether everything is as it was seen, the content of files too."""
        now = self._files.observations()
        if not (
            _agree(seen.read, now.read)
            and _agree(seen.found, now.found)
            and _agree(seen.listed, now.listed)
            and _agree(seen.folders, now.folders)
        ):
            return False
        return self._files.still_reads(
            Observations(
                _others(seen.read, now.read),
                _others(seen.found, now.found),
                _others(seen.listed, now.listed),
                _others(seen.folders, now.folders),
            )
        )


def _agree(seen: Mapping[K, V], now: Mapping[K, V]) -> bool:
    return all(now.get(name, value) == value for name, value in seen.items())


def _others(seen: Mapping[K, V], now: Mapping[K, V]) -> dict[K, V]:
    return {name: value for name, value in seen.items() if name not in now}
