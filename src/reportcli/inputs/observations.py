"""What a run has seen of the disk."""

from __future__ import annotations

from collections.abc import Mapping

from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class Observations:
    """All that a run has seen of the disk; while each of them holds, it would see the same.

    read: sha256 by real path, "" where reading failed. found: whether a folder held a file, by both names.
    listed: sorted names by folder and suffix. folders: whether a path was a folder.
    """

    read: Mapping[str, str]
    found: Mapping[tuple[str, str], bool]
    listed: Mapping[tuple[str, str], tuple[str, ...]]
    folders: Mapping[str, bool]
