"""`manifest.json`: what editions were made of and what they are, so that a later run makes what changed."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from reportcli import __version__
from reportcli.batch.done import LEVELS, Done
from reportcli.deliver.atomic_write import write_atomic

if TYPE_CHECKING:
    from types import TracebackType
    from typing import TextIO

    from reportcli.batch.planned import Planned

FILE, JOURNAL = "manifest.json", "manifest.part.jsonl"
SCHEMA = 1
Entry = dict[str, Any]


def entry_of(one: Planned, done: Done) -> Entry:
    """The entry of an edition: the same wherever and whenever it is made."""
    entry: Entry = {
        "name": one.name,
        "record": one.key,
        "lang": one.tag,
        "state": "failed" if done.failed else "made",
        "key": done.key,
        "pages": done.pages,
        "bytes": done.bytes,
        "findings": {level: (done.counts or {}).get(level, 0) for level in LEVELS},
        "inputs": dict(sorted((done.inputs or {}).items())),
        "outputs": dict(sorted((done.outputs or {}).items())),
    }
    return entry if one.copies is None else {**entry, "copies": one.copies}


def kept(entry: Entry) -> Done:
    """An edition that stands as an earlier run has made it."""
    return Done(
        name=entry["name"],
        key=entry["key"],
        pages=entry["pages"],
        bytes=entry["bytes"],
        kept=True,
        outputs=entry["outputs"],
        inputs=entry["inputs"],
        counts=entry["findings"],
    )


def known_entries(folder: Path) -> dict[str, Entry]:
    """The entries of earlier runs by name: those of the manifest, and of a run that was cut short the lines
    that it has put down. What cannot be read is not known.
    """
    found: dict[str, Entry] = {}
    with contextlib.suppress(OSError, ValueError, TypeError):
        data = json.loads((folder / FILE).read_text("utf-8"))
        if data.get("schema") == SCHEMA:
            found = {one["name"]: one for one in data["editions"] if _whole(one)}
    with contextlib.suppress(OSError, ValueError):
        for line in (folder / JOURNAL).read_bytes().split(b"\n"):
            with contextlib.suppress(ValueError, TypeError):  # the last line may be half
                one = json.loads(line)
                if _whole(one):
                    found[one["name"]] = one
    return found


def _whole(entry: object) -> bool:
    """Whether an entry has all that is asked of it."""
    if not isinstance(entry, dict):
        return False
    texts = all(isinstance(entry.get(name), str) for name in ("name", "key", "state"))
    maps = all(isinstance(entry.get(name), dict) for name in ("inputs", "outputs", "findings"))
    return texts and maps and all(isinstance(entry.get(name), int) for name in ("pages", "bytes"))


class Journal:
    """Puts down every edition as it is done: a run that ends in any way is taken up where it ended."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / JOURNAL
        self._file: TextIO | None = None

    def __enter__(self) -> Self:
        self._file = self._path.open("a", encoding="utf-8", newline="\n")
        self._file.write("\n")  # after a line that an earlier run may have left half
        return self

    def put(self, entry: Entry) -> None:
        """Adds an entry; it is on its way to the disk before the next edition begins."""
        if self._file is not None:
            self._file.write(json.dumps(entry, ensure_ascii=False) + "\n")
            self._file.flush()

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            with contextlib.suppress(OSError):
                os.fsync(self._file.fileno())
            self._file.close()


def put_down(folder: Path, workbook: str, inputs: Mapping[str, str], entries: Iterable[Entry]) -> Path:
    """Writes the manifest; what a run that was cut short had put down goes."""
    head: Entry = {
        "schema": SCHEMA,
        "program": f"reportcli {__version__}",
        "workbook": workbook,
        "inputs": dict(sorted(inputs.items())),
    }
    encode = json.JSONEncoder(ensure_ascii=False).encode
    lines = ",\n    ".join(encode(one) for one in entries)
    text = f'{encode(head)[:-1]},\n  "editions": [\n    {lines}\n  ]\n}}\n'
    path = folder / FILE
    write_atomic(path, text.encode())
    with contextlib.suppress(OSError):
        (folder / JOURNAL).unlink()
    return path


class Disk:
    """What stands on the disk, each file looked at once."""

    def __init__(self) -> None:
        self._digests: dict[Path, str] = {}

    def stands(self, folder: Path, files: Mapping[str, str]) -> bool:
        """Whether all of these files have these digests."""
        return all(self.digest(folder / name) == digest for name, digest in files.items())

    def digest(self, path: Path) -> str:
        """The SHA-256 of a file, "" where it cannot be read."""
        if path not in self._digests:
            try:
                with path.open("rb") as file:
                    self._digests[path] = hashlib.file_digest(file, "sha256").hexdigest()
            except OSError:
                self._digests[path] = ""
        return self._digests[path]
