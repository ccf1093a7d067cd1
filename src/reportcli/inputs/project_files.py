"""The only way to files: nothing outside the project root and the package's layouts is found or opened."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from reportcli.inputs.known_digests import KnownDigests
from reportcli.inputs.limits import FILE_BYTES
from reportcli.inputs.observations import Observations
from reportcli.inputs.regular_file import is_folder, open_regular, read_regular, refused
from reportcli.model.blobs import NO_BLOBS, Blobs, remembered
from reportcli.model.diagnostic import Diagnostic, error
from reportcli.model.refs import Span, Where

T = TypeVar("T")


class OutsideError(Exception):
    """A path, or the target of a link, leaves the project."""


class ProjectFiles:
    """Files of one project. `root`: the project's folder; `package`: the folder of layouts that is shipped.

    Reading records the sha256 of each input by its relative name, for the ledger.
    """

    def __init__(
        self, root: Path, package: Path, blobs: Blobs = NO_BLOBS, digests: KnownDigests | None = None
    ) -> None:
        """blobs: what other runs have found in files. digests: of files that this process has read before."""
        self._blobs, self._digests = blobs, digests
        self.root = Path(os.path.realpath(root))
        self.package = Path(os.path.realpath(package))
        self._inside: dict[Path, Path] = {}
        self._hashes: dict[str, str] = {}
        self._read: dict[str, str] = {}
        self._names: dict[str, frozenset[str]] = {}
        self._found: dict[tuple[str, str], bool] = {}
        self._listed: dict[tuple[str, str], tuple[str, ...]] = {}
        self._folders: dict[str, bool] = {}
        self.parts: frozenset[str] = frozenset()

    def of_edition(self, kept: Mapping[str, str], parts: Mapping[str, str]) -> ProjectFiles:
        """The same files for one edition of a batch, whose inputs are these and what it will use.

        kept: sha256 by name. parts: files of which the edition has some rows, with the digest of these.
        """
        one = self.apart()
        one._read, one._names = self._read.copy(), self._names
        one._hashes = {**kept, **parts}
        one.parts = frozenset(parts)
        return one

    def use(self, path: Path) -> None:
        """Records a file as an input; one that was read is not read again. Raises as `read_bytes`."""
        real = self.inside(path)
        known = self._read.get(str(real))
        if known:
            self._hashes[self._relative(real)] = known
        else:
            self._see(path)

    def apart(self) -> ProjectFiles:
        """The same files, with records of their own; a folder that was listed is not listed again."""
        apart = ProjectFiles(self.root, self.package, self._blobs, self._digests)
        apart._inside, apart._names = self._inside, self._names
        return apart

    def absorb(self, other: ProjectFiles) -> None:
        """Takes over what the other has seen."""
        self.saw(other.observations())
        self._hashes |= other._hashes

    def saw(self, seen: Observations) -> None:
        """Records what was seen before and is so still, as if it had been looked at here."""
        self._read |= seen.read
        self._hashes |= {self._relative(Path(path)): digest for path, digest in seen.read.items() if digest}
        self._found |= seen.found
        self._listed |= seen.listed
        self._folders |= seen.folders

    def inside(self, path: Path) -> Path:
        """The real path, links resolved; looked up once. Raises OutsideError when it lies elsewhere."""
        known = self._inside.get(path)
        if known is None:
            known = self._inside[path] = self._real(path)
        return known

    def _real(self, path: Path) -> Path:
        try:
            real = Path(os.path.realpath(path))
        except (OSError, ValueError) as bad:  # a NUL in a name, a loop of links
            raise OutsideError(str(path)) from bad
        if real.is_relative_to(self.root) or real.is_relative_to(self.package):
            return real
        raise OutsideError(str(path))

    def name(self, path: Path) -> str:
        """The name that Spans and the ledger carry: relative, with forward slashes."""
        return self._relative(self.inside(path))

    def _relative(self, real: Path) -> str:
        if real.is_relative_to(self.root):
            return real.relative_to(self.root).as_posix()
        return f"layouts/{real.relative_to(self.package).as_posix()}"

    def find(self, folder: Path, name: str) -> Path | None:
        """The entry `name` ("icons/heart.svg") of a folder when it is no folder itself, else None.

        It may be a pipe, or a link that leads out of the project: reading it is refused, with a finding,
        where leaving it out would take another file in silence (`usable` leaves it out). The name never
        leaves the folder. Upper and lower case count everywhere: a case-insensitive disk must not accept
        what another refuses.
        """
        path = self._found_in(folder, name)
        self._found[str(folder), name] = path is not None
        return path

    def _found_in(self, folder: Path, name: str) -> Path | None:
        parts = name.replace("\\", "/").split("/")
        if any(p in ("", ".", "..") or ":" in p or "\0" in p for p in parts):
            return None
        try:
            path = folder.joinpath(*parts)
            known = path.name in self._names_in(path.parent) and not self.is_folder(path)
            return path if known else None
        except OSError:
            return None

    def usable(self, folder: Path, name: str) -> Path | None:
        """The regular file of that name inside the project, else None."""
        path = self.find(folder, name)
        return path if path is not None and self.refusal(path) is None else None

    def refusal(self, path: Path, where: Where | None = None) -> Diagnostic | None:
        """The finding that says why a file may not be opened, by whatever library; None when it may."""
        try:
            open_regular(self.inside(path)).close()
        except (OutsideError, OSError) as bad:
            self._read[str(path)] = ""
            return self._refused(path, where, bad)
        return None

    def names(self, folder: Path) -> frozenset[str]:
        """The names in a folder, listed once; empty when there is none or it lies elsewhere."""
        self._listed[str(folder), ""] = tuple(sorted(self._names_in(folder)))
        return self._names_in(folder)

    def _names_in(self, folder: Path) -> frozenset[str]:
        key = str(folder)
        if key not in self._names:
            try:
                self._names[key] = frozenset(entry.name for entry in self.inside(folder).iterdir())
            except (OutsideError, OSError):
                self._names[key] = frozenset()
        return self._names[key]

    def files(self, folder: Path, suffix: str) -> list[Path]:
        """The entries of a folder (not below it) with a suffix, sorted; folders left out, as in `find`."""
        names = sorted(n for n in self._names_in(folder) if n.endswith(suffix) and not n.startswith("."))
        self._listed[str(folder), suffix] = tuple(names)
        return [path for path in (self.find(folder, name) for name in names) if path is not None]

    def is_folder(self, folder: Path) -> bool:
        """Whether a folder stands there, inside the project."""
        try:
            known = is_folder(self.inside(folder))
        except OutsideError:
            known = False
        self._folders[str(folder)] = known
        return known

    def read_bytes(self, path: Path, limit: int = FILE_BYTES) -> bytes:
        """The whole file, recorded. Raises OutsideError, TooLargeError or another OSError."""
        real = self.inside(path)
        self._read[str(real)] = ""
        before = None if self._digests is None else self._digests.look(real)
        data = read_regular(real, limit)
        self._note(real, data)
        if self._digests is not None:
            self._digests.keep(real, before, self._read[str(real)])
        return data

    def _note(self, real: Path, data: bytes) -> None:
        self._read[str(real)] = self._hashes[self._relative(real)] = hashlib.sha256(data).hexdigest()

    def _see(self, path: Path) -> None:
        """Records a file as read; one that looks as it did is not read again. Raises as `read_bytes`."""
        real = self.inside(path)
        known = None if self._digests is None else self._digests.get(real)
        if known is None:
            self.read_bytes(path)
        else:
            self._read[str(real)] = self._hashes[self._relative(real)] = known

    def facts(self, kind: str, path: Path, make: Callable[[], T]) -> T:
        """What `make` finds in a file's content and in nothing else, remembered as `remembered` keeps it; the
        file is recorded where it can be read. kind: what is found, a plain word.
        """
        try:
            self._see(path)
        except (OutsideError, OSError):
            return make()
        return remembered(self._blobs, kind, self._read[str(self.inside(path))], make)

    def read_text(self, path: Path, limit: int, where: Where | None = None) -> str | Diagnostic:
        """UTF-8 text (a byte order mark is dropped), or the finding that says why not."""
        data = self.read_or_finding(path, limit, where)
        if isinstance(data, Diagnostic):
            return data
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as bad:
            name = self.safe_name(path)
            line = bad.object.count(b"\n", 0, bad.start) + 1
            return error("file-not-utf8", where or Span(name), file=name, line=line)

    def read_or_finding(self, path: Path, limit: int, where: Where | None = None) -> bytes | Diagnostic:
        """The whole file, or the finding that says why not."""
        try:
            return self.read_bytes(path, limit)
        except (OutsideError, OSError) as bad:
            return self._refused(path, where, bad, limit)

    def _refused(
        self, path: Path, where: Where | None, problem: OutsideError | OSError, limit: int = FILE_BYTES
    ) -> Diagnostic:
        return refused(self.safe_name(path), where or Span(self.safe_name(path)), problem, limit)

    def safe_name(self, path: Path) -> str:
        """A name for messages, also of a path that is refused: never an absolute one."""
        try:
            return self.name(path)
        except OutsideError:  # a link that leads out has the name of its own place
            own = Path(os.path.realpath(path.parent)) / path.name
            return self._relative(own) if own.is_relative_to(self.root) else path.name

    def record(self, path: Path, data: bytes) -> None:
        """Record an input that another library reads by itself."""
        self._note(self.inside(path), data)

    def was_read(self, path: Path) -> bool:
        """Whether a file is one of the inputs read so far."""
        try:
            return self._relative(self.inside(path)) in self._hashes
        except OutsideError:
            return False

    def still(self, seen: Observations) -> bool:
        """Whether everything but the content of files is as it was seen."""
        return (
            all(
                (self.find(Path(folder), name) is not None) == known
                for (folder, name), known in seen.found.items()
            )
            and all(self.is_folder(Path(path)) == known for path, known in seen.folders.items())
            and all(
                self._listing(Path(folder), suffix) == names
                for (folder, suffix), names in seen.listed.items()
            )
        )

    def still_reads(self, seen: Observations) -> bool:
        """Whether everything is as it was seen, the content of files too, which are read and recorded."""
        return self.still(seen) and all(self._digest_of(path) == known for path, known in seen.read.items())

    def _digest_of(self, path: str) -> str:
        try:
            self._see(Path(path))
        except (OutsideError, OSError):
            return ""
        return self._read.get(path, "")

    def _listing(self, folder: Path, suffix: str) -> tuple[str, ...]:
        if suffix:
            self.files(folder, suffix)
        else:
            self.names(folder)
        return self._listed[str(folder), suffix]

    def digest(self, path: str) -> str | None:
        """The sha256 of a file that was read, by its path from anywhere; None for any other."""
        with suppress(OutsideError):
            return self._read.get(path) or self._read.get(str(self.inside(Path(path)))) or None
        return None

    def observations(self) -> Observations:
        """What has been read, listed and looked for so far."""
        return Observations(self._read.copy(), self._found.copy(), self._listed.copy(), self._folders.copy())

    @property
    def hashes(self) -> dict[str, str]:
        """sha256 of every input read, by relative name, sorted."""
        return dict(sorted(self._hashes.items()))
