"""What the files of a report look like from outside, so that every save shows: without opening one of them.

Only what a run has seen counts (`ProjectFiles.observations`): files that it has read, names that it has
looked for, folders that it has listed. Lock files, drafts of editors and all else beside them do not.
"""

from __future__ import annotations

import hashlib
import os
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from reportcli.inputs.observations import Observations
from reportcli.model.value_class import dataclass

Look = Mapping[str, object]
"""What each observed thing looks like, by a name of its own."""
ANOTHER = "another"
"""Stands for a look that differs from any that can be had now."""
BESIDE = re.compile(r"^~\$|^\.~lock\.|^\.|~$|\.tmp$|\.part$|^~WRL|^[0-9A-F]{8}$", re.IGNORECASE)
"""Names that programs give to lock files and to what they write before a file takes its name."""
ZIPPED = (".xlsx", ".xlsm", ".ods", ".docx", ".odt")


@dataclass(frozen=True, slots=True)
class Seen:
    """The places that decide what a report looks like, by real paths."""

    files: frozenset[str]
    found: frozenset[tuple[str, str]] = frozenset()
    listed: frozenset[tuple[str, str]] = frozenset()

    def __or__(self, other: Seen) -> Seen:
        return Seen(self.files | other.files, self.found | other.found, self.listed | other.listed)

    def folders(self) -> list[Path]:
        """The folders that hold something of it and exist, sorted."""
        named = {Path(path).parent for path in self.files}
        named |= {(Path(folder) / name).parent for folder, name in self.found}
        named |= {Path(folder) for folder, _ in self.listed}
        return sorted(folder for folder in named if folder.is_dir())


def seen_by(observed: Observations, workbook: Path) -> Seen:
    """What a run has seen, and its workbook."""
    files = frozenset({*observed.read, os.path.realpath(workbook)})
    return Seen(files, frozenset(observed.found), frozenset(observed.listed))


def look(seen: Seen) -> Look:
    """How everything looks now: time, size and identity of files, names in folders."""
    names: dict[str, frozenset[str]] = {}
    answers: dict[str, object] = {f"file {path}": _file(path) for path in seen.files}
    for folder, name in seen.found:  # a library may have read it, and refused it, without saying so
        path = Path(folder) / name
        answers[f"file {path}"] = _file(str(path)) if path.name in _names(str(path.parent), names) else None
    for folder, suffix in seen.listed:
        held = {one for one in _names(folder, names) if one.endswith(suffix) and not BESIDE.search(one)}
        answers[f"listed {folder} {suffix}"] = frozenset(held)
    return answers


def since(before: Look, seen: Seen, observed: Observations | None) -> Look:
    """How everything looked when a run saw it: before the run, where that is known; else now, unless the run
    has seen otherwise what is there by now.

    before: a look from before the run; observed: what the run has seen, None where it has not come so far.
    """
    now = look(seen)
    saw = _seen_otherwise(seen, observed, now) if observed is not None else ()
    return {**now, **dict.fromkeys(saw, ANOTHER), **before}


def _seen_otherwise(seen: Seen, observed: Observations, now: Look) -> Iterator[str]:
    """The names of files whose content was another, of files that were found or missed and are gone or there
    by now, and of folders that held other names.
    """
    for path in seen.files:
        read = observed.read.get(path)
        if read and _digest(path) != read:
            yield f"file {path}"
    for (folder, file), was_there in observed.found.items():
        name = f"file {Path(folder) / file}"
        if name in now and _is_there(Path(folder) / file, now[name]) != was_there:
            yield name
    for (folder, suffix), names in observed.listed.items():
        name = f"listed {folder} {suffix}"
        if name in now and now[name] != frozenset(one for one in names if not BESIDE.search(one)):
            yield name


def _is_there(path: Path, answer: object) -> bool:
    """Whether an entry that is no folder stands there; answer: how it looks."""
    return answer is not None and not path.is_dir()


def differs(before: Look, now: Look) -> bool:
    """Whether anything that both know has changed."""
    return any(now[name] != answer for name, answer in before.items() if name in now)


def is_whole(path: str) -> bool:
    """Whether a file is there and has its end: a zipped one says where its parts stand on its last bytes, any
    other is not blank.
    """
    try:
        if path.lower().endswith(ZIPPED):
            with zipfile.ZipFile(path) as archive:
                return bool(archive.namelist())
        return Path(path).stat().st_size > 0
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def changed_files(before: Look, now: Look) -> list[str]:
    """The files that look other than before."""
    return [
        name.removeprefix("file ")
        for name, answer in before.items()
        if name.startswith("file ") and now.get(name, answer) != answer
    ]


def all_whole(paths: Iterable[str]) -> bool:
    """Whether none of them is half saved."""
    return all(map(is_whole, paths))


def all_sealed(paths: Collection[str]) -> bool:
    """Whether there are some, and each ends with what its program writes last, as a whole workbook does."""
    return bool(paths) and all(path.lower().endswith(ZIPPED) and is_whole(path) for path in paths)


def _file(path: str) -> tuple[int, int, int] | None:
    try:
        stat = Path(path).stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def _digest(path: str) -> str:
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _names(folder: str, known: dict[str, frozenset[str]]) -> frozenset[str]:
    if folder not in known:
        try:
            known[folder] = frozenset(entry.name for entry in Path(folder).iterdir())
        except OSError:
            known[folder] = frozenset()
    return known[folder]
