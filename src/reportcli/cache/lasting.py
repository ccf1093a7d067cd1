"""What one process remembers from run to run as it is, above the bytes that all runs share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportcli.model.blobs import Blobs

RUNS = 1  # that a value stays without being used


class Live:
    """Values by kind and key. None of them is ever changed by whoever has one."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, object], Any] = {}
        self._used: dict[tuple[str, object], int] = {}
        self._run = 0

    def get(self, kind: str, key: object) -> Any:
        """The value of a key, None where it is not known. Who asks knows the type of the kind."""
        name = (kind, key)
        value = self._values.get(name)
        if value is not None:
            self._used[name] = self._run
        return value

    def put(self, kind: str, key: object, value: object) -> None:
        """Keeps a value."""
        self._values[kind, key] = value
        self._used[kind, key] = self._run

    def pop(self, kind: str, key: object) -> Any:
        """The value of a key, which is not known from here on."""
        self._used.pop((kind, key), None)
        return self._values.pop((kind, key), None)

    def next_run(self) -> None:
        """Forgets what the last runs have not used."""
        self._run += 1
        for name in [name for name, run in self._used.items() if run < self._run - RUNS]:
            del self._values[name], self._used[name]


class LastingBlobs:
    """A `model.blobs.Blobs` of a process that makes many runs. What is put down for later ones can wait until
    this one has shown its pages.
    """

    def __init__(self, blobs: Blobs) -> None:
        self._blobs = blobs
        self._waiting: list[Callable[[], None]] = []
        self.live = Live()

    def get(self, kind: str, key: str) -> bytes | None:
        """As `Blobs.get`."""
        return self._blobs.get(kind, key)

    def put(self, kind: str, key: str, data: bytes) -> None:
        """As `Blobs.put`."""
        self._blobs.put(kind, key, data)

    def wait(self, write: Callable[[], None]) -> None:
        """Puts off a piece of writing."""
        self._waiting.append(write)

    def write(self) -> None:
        """Does what has been put off."""
        waiting, self._waiting = self._waiting, []
        for write in waiting:
            write()


def lasts(blobs: Blobs) -> bool:
    """Whether a process makes many runs."""
    return isinstance(blobs, LastingBlobs)


def live_of(blobs: Blobs) -> Live:
    """What a process remembers; of one that makes a single run, nothing is known yet."""
    return blobs.live if isinstance(blobs, LastingBlobs) else Live()


def written(blobs: Blobs, write: Callable[[], None]) -> None:
    """Writes at once, or when the run has shown its pages."""
    if isinstance(blobs, LastingBlobs):
        blobs.wait(write)
    else:
        write()
