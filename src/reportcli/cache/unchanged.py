"""A build of which nothing has changed is not made again: the record of what it saw, wrote and found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from pathlib import Path
from typing import Any

from reportcli.cache.codec import NotAValue, decoded, encoded
from reportcli.inputs.observations import Observations
from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.project_root import package_layouts, project_root
from reportcli.model.blobs import Blobs
from reportcli.request import Outcome, Request

KIND = "build"


_KEPT = ("diagnostics", "waived", "written", "language", "pages", "folders")


def recall(request: Request, blobs: Blobs) -> Outcome | None:
    """What the last such build gave, where its inputs and its files are still as they were; else None."""
    data = blobs.get(KIND, _key(request))
    if data is None:
        return None
    try:
        kept: Any = decoded(data)
        root, seen, files, outcome = kept
        if not _holds(request, root, Observations(*seen), files):
            return None
        inputs = tuple(seen[0])
        return Outcome(**outcome, remembered=True, codes=request.codes, inputs=inputs)
    except (NotAValue, TypeError, ValueError, AttributeError):
        return None


def remember(request: Request, outcome: Outcome, blobs: Blobs) -> None:
    """Puts down a build that has written all that it was asked for."""
    if outcome.files is None or outcome.failed(request.strict) or not outcome.written:
        return
    seen = outcome.files.observations()
    if not all(seen.read.values()):  # a file could not be read: it may be there the next time
        return
    kept = {name: getattr(outcome, name) for name in _KEPT}
    saw = (seen.read, seen.found, seen.listed, seen.folders)
    value = (str(outcome.files.root), saw, dict(outcome.digests), kept)
    blobs.put(KIND, _key(request), encoded(value))


def _key(request: Request) -> str:
    """All that a build depends on but files and program: the request, the folder it is made in."""
    asked = [(each.name, getattr(request, each.name)) for each in fields(request)]
    words = [f"{name}={sorted(value) if isinstance(value, frozenset) else value!r}" for name, value in asked]
    return "\0".join([str(Path.cwd()), *words])


def _holds(request: Request, root: str, seen: Observations, files: Mapping[str, str]) -> bool:
    if str(project_root(request.workbook.parent)) != root or not _newest_is_same(seen.read):
        return False
    disk = ProjectFiles(Path(root), package_layouts())
    return disk.still(seen) and _same([*seen.read.items(), *files.items()])


def _newest_is_same(read: Mapping[str, str]) -> bool:
    """Whether the input that was changed last has its digest: after an edit no other has to be looked at."""
    newest = max(read, key=_changed, default=None)
    return newest is None or _has_digest((newest, read[newest]))


def _changed(path: str) -> int:
    try:
        return Path(path).stat().st_mtime_ns
    except OSError:
        return 0


def _same(digests: Iterable[tuple[str, str]]) -> bool:
    """Whether every file has its digest. Two at a time are read: hashing works outside Python's lock."""
    with ThreadPoolExecutor(2) as pool:
        return all(pool.map(_has_digest, digests))


def _has_digest(known: tuple[str, str]) -> bool:
    path, digest = known
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == digest
    except OSError:
        return False
