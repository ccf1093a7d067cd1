"""Proof: a delivery that ends anywhere leaves the old set or the new one, at least after the next command.

    python proofs/deliveries.py

A fault is put into every call of the file port that a delivery makes, and into some of the recovery after it:
an exception, a real kill (SIGKILL in a child process; POSIX only), a full disk from that call on, and a file
that another program holds open; on this machine's disk and on a port that behaves like Windows (sharing
violations, no hard links). Each over an old set and into an empty folder, for sets of two and of four files.
"""

from __future__ import annotations

import contextlib
import errno
import multiprocessing
import os
import signal
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from reportcli.deliver.file_port import DiskPort, Lock  # noqa: E402
from reportcli.deliver.transaction import NotReplaced, SetLocked, deliver_set, recover  # noqa: E402

NAMES = ("2024.pdf", "2024.ledger.json", "2024-screen.pdf", "2024-delivery.json")
FAULTS = ("exception", "kill", "full disk", "held open")
WRITES = ("write_new", "keep")


class FaultyPort(DiskPort):
    """The disk of this machine with a fault at one of its calls. like_windows: without hard links."""

    def __init__(self, fault: str, at: int, *, like_windows: bool = False) -> None:
        self.fault, self.at, self.like_windows, self.calls = fault, at, like_windows, 0

    def met(self, name: str) -> None:
        """Counts a call; at the chosen one it goes wrong."""
        self.calls += 1
        if self.fault == "full disk" and self.calls >= self.at > 0 and name in WRITES:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if self.calls != self.at:
            return
        if self.fault == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.fault == "held open" and name in ("replace", "remove", "read"):
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        if self.fault == "exception":
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    def write_new(self, path: Path, data: bytes, mode: int | None) -> None:
        self.met("write_new")
        with path.open("xb") as file:  # not flushed: no kill of a process can see that
            file.write(data)
        if mode is not None:
            path.chmod(mode)

    def read(self, path: Path) -> bytes:
        self.met("read")
        return super().read(path)

    def mode(self, path: Path) -> int | None:
        self.met("mode")
        return super().mode(path)

    def keep(self, path: Path, backup: Path) -> None:
        self.met("keep")
        if self.like_windows:
            backup.write_bytes(path.read_bytes())
        else:
            super().keep(path, backup)

    def replace(self, source: Path, target: Path) -> None:
        self.met("replace")
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        self.met("remove")
        super().remove(path)

    def names(self, folder: Path) -> list[str]:
        self.met("names")
        return super().names(folder)

    def settle(self, folder: Path) -> None:
        self.met("settle")

    def lock(self, path: Path) -> Lock | None:
        self.met("lock")
        return super().lock(path)


def main() -> int:
    """Runs every fault and prints how often each ended in the old set, the new one, or neither."""
    counts: Counter[tuple[str, str]] = Counter()
    for like_windows in (False, True):
        for fault in FAULTS:
            if fault == "kill" and os.name == "nt":
                continue
            for size in (2, 4):
                for over_old in (True, False):
                    name = f"{fault}, like Windows" if like_windows else fault
                    _every_call(name, fault, NAMES[:size], over_old, like_windows, counts)
    print("| fault | places | old set | new set | neither |\n|---|---|---|---|---|")
    for name in dict.fromkeys(name for name, _ in counts):
        old, new, none = (counts[name, one] for one in ("old", "new", "neither"))
        print(f"| {name} | {old + new + none} | {old} | {new} | {none} |")
    wrong = sum(count for (_, result), count in counts.items() if result == "neither")
    print(f"\n{sum(counts.values())} places, {wrong} with a set that is neither old nor new")
    return 1 if wrong else 0


def _every_call(
    name: str,
    fault: str,
    files: tuple[str, ...],
    over_old: bool,
    like_windows: bool,
    counts: Counter[tuple[str, str]],
) -> None:
    new = {one: f"new {one}".encode() for one in files}
    old = {one: f"old {one}".encode() for one in files} if over_old else {}
    with tempfile.TemporaryDirectory(prefix="reportcli-deliveries-") as place:
        counted = FaultyPort("", 0, like_windows=like_windows)
        deliver_set(counted, _begun(Path(place) / "counted", old), "2024", new)
        for at in range(1, counted.calls + 1):
            for again in (0, 2, 5):  # 0: the recovery itself is sound
                folder = _begun(Path(place) / f"{at}-{again}", old)
                port = FaultyPort(fault, at, like_windows=like_windows)
                _ended(fault, lambda port=port, folder=folder: deliver_set(port, folder, "2024", new))
                if again:
                    second = FaultyPort(fault, again, like_windows=like_windows)
                    _ended(fault, lambda second=second, folder=folder: recover(second, folder))
                recover(DiskPort(), folder)
                stands = {one.name: one.read_bytes() for one in folder.iterdir() if one.name[0] != "."}
                counts[name, "old" if stands == old else "new" if stands == new else "neither"] += 1


def _begun(folder: Path, old: dict[str, bytes]) -> Path:
    folder.mkdir()
    for name, data in old.items():
        (folder / name).write_bytes(data)
    return folder


def _ended(fault: str, run: object) -> None:
    """Runs to its end, however it ends; a kill ends a process of its own."""
    assert callable(run)
    if fault == "kill":
        child = multiprocessing.get_context("fork").Process(target=run)
        child.start()
        child.join()
        return
    with contextlib.suppress(NotReplaced, SetLocked, OSError):
        run()


if __name__ == "__main__":
    sys.exit(main())
