"""The cache under faults: right bytes, nothing executed, no growth beyond the bound.

Usage: python proofs/cache_faults.py [--rounds 12] [--seed 1]

A starter's report is built by real processes over one cache folder. The PDF and the ledger must be those of a
build without a cache after each of:

    together    eight builds at once, each in a folder of its own, the cache empty before
    killed      builds that are killed at a random moment, then one that is left alone
    garbage     entries cut off, emptied, overwritten, exchanged for one another, made folders and links
    hostile     entries with a checksum that holds, whose pickle names what is no value: it would leave a mark
    full        a disk that takes only a part of what is written (a limit of the process on file sizes)
    clock       all times of the folder and of its entries in 1990, and in 2090
    bound       a cache that may hold 2 MB after many builds

Ends with exit code 1 where one differs. Needs POSIX (signals, limits of a process).
"""

from __future__ import annotations

import argparse
import hashlib
import os
import pickle
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from reportcli.cache.disk import FORMAT, DiskBlobs, checksum

ROOT = Path(__file__).resolve().parent.parent
SMALL = 2 << 20  # bytes


class Mark:
    """What a hostile pickle does when it is read as Python reads it: a file is left behind."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.path),)


class Faults:
    """One starter's report, one cache, and what the report's files are without a cache."""

    def __init__(self, home: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.home = home
        self.cache = home / "cache"
        self.mark = home / "executed"
        self.project = home / "report"
        self.workbook = self.project / "2024.xlsx"
        self._process("new", str(self.project))
        self.right = self._built(self.project, cached=False)

    def _process(self, *arguments: str, cached: bool = True, most: int = 0) -> int:
        """The exit code of a command. most: bytes that a file may have, 0 for no limit."""
        return self._started(*arguments, cached=cached, most=most).wait()

    def _started(self, *arguments: str, cached: bool = True, most: int = 0) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "SOURCE_DATE_EPOCH": "1750000000"}
        environment.pop("REPORTCLI_NO_CACHE", None)
        environment["REPORTCLI_CACHE_DIR"] = str(self.cache)

        def limit() -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

        command = [sys.executable, "-m", "reportcli", *arguments, *([] if cached else ["--no-cache"])]
        return subprocess.Popen(
            command,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=limit if most else None,
        )

    def _built(self, project: Path, *, cached: bool = True) -> tuple[str, ...]:
        """Digests of the PDF and the ledger of a build that starts with neither."""
        self._forgotten(project)
        code = self._process("build", str(project / "2024.xlsx"), "--quiet", cached=cached)
        return (str(code), *self._digests(project))

    def _forgotten(self, project: Path) -> None:
        for name in ("2024.pdf", "2024.ledger.json"):
            (project / name).unlink(missing_ok=True)

    def _digests(self, project: Path) -> tuple[str, ...]:
        files = [project / name for name in ("2024.pdf", "2024.ledger.json")]
        return tuple(hashlib.sha256(one.read_bytes()).hexdigest() if one.is_file() else "" for one in files)

    def entries(self) -> list[Path]:
        """The entries of the cache, sorted."""
        return sorted(one for one in self.cache.rglob("*") if one.is_file())

    def size(self) -> int:
        """Bytes of all entries."""
        return sum(one.stat().st_size for one in self.entries())

    def holds(self) -> bool:
        """Whether a build over the cache as it is gives the right files and nothing was executed."""
        return self._built(self.project) == self.right and not self.mark.exists()

    # faults

    def together(self) -> bool:
        """Eight builds at once of the same report in folders of their own."""
        shutil.rmtree(self.cache, ignore_errors=True)
        folders = [self.home / f"copy-{number}" / "report" for number in range(8)]
        for folder in folders:
            shutil.copytree(self.project, folder, dirs_exist_ok=True)
            self._forgotten(folder)
        running = [self._started("build", str(folder / "2024.xlsx"), "--quiet") for folder in folders]
        codes = [str(process.wait()) for process in running]
        found = [(code, *self._digests(folder)) for code, folder in zip(codes, folders, strict=True)]
        return all(one == self.right for one in found) and self.holds()

    def killed(self) -> bool:
        """A build that is killed somewhere, over a cache that is empty or not."""
        if self.random.random() < 0.5:
            shutil.rmtree(self.cache, ignore_errors=True)
        self._forgotten(self.project)
        process = self._started("build", str(self.workbook), "--quiet")
        time.sleep(self.random.uniform(0.1, 1.6))
        process.kill()
        process.wait()
        return self.holds()

    def garbage(self) -> bool:
        """Every entry is spoilt in some way."""
        self.holds()
        entries = self.entries()
        for path in entries:
            spoil = self.random.choice(["cut", "empty", "noise", "other", "folder", "link", "leave"])
            data = path.read_bytes() if path.is_file() else b""
            if spoil in ("folder", "link"):
                path.unlink()
                path.mkdir() if spoil == "folder" else path.symlink_to(self.home / "nowhere")
            elif spoil == "cut":
                path.write_bytes(data[: self.random.randrange(len(data) + 1)])
            elif spoil == "empty":
                path.write_bytes(b"")
            elif spoil == "noise":
                path.write_bytes(self.random.randbytes(len(data)))
            elif spoil == "other":
                path.write_bytes(self.random.choice([one for one in entries if one.is_file()]).read_bytes())
        right = self.holds()
        for path in self.cache.rglob("*/*"):
            if path.is_symlink() or (path.is_dir() and path.parent.name not in (FORMAT, "cache")):
                path.unlink() if path.is_symlink() else path.rmdir()
        return right

    def hostile(self) -> bool:
        """Every entry is a pickle that would make a folder, under a checksum that holds."""
        self.holds()
        for path in self.entries():
            body = pickle.dumps((Mark(self.mark),))
            path.write_bytes(checksum(path, body) + body)
        return self.holds()

    def full(self) -> bool:
        """No file may be larger than a part of what is written: the build fails or is right, the next is."""
        shutil.rmtree(self.cache, ignore_errors=True)
        self._forgotten(self.project)
        most = self.random.choice([4_096, 40_000, 120_000])
        self._process("build", str(self.workbook), "--quiet", most=most)
        return self._digests(self.project) in (self.right[1:], ("", "")) and self.holds()

    def clock(self) -> bool:
        """Entries of another time."""
        self.holds()
        moment = self.random.choice([631152000, 3786912000])
        for path in self.entries():
            os.utime(path, (moment, moment))
        return self.holds()

    def bound(self) -> bool:
        """What is kept stays within what the cache may hold."""
        blobs = DiskBlobs(self.cache, most=SMALL)
        for number in range(600):
            blobs.put("garbage", str(number), self.random.randbytes(20_000))
        blobs.sweep()
        return self.size() <= SMALL and self.holds()


def rounds(faults: Faults, count: int) -> Iterator[tuple[str, bool]]:
    """Every fault in turn; those that depend on chance as often as there are rounds."""
    once: list[Callable[[], bool]] = [faults.together, faults.hostile, faults.bound]
    often = [faults.killed, faults.garbage, faults.full, faults.clock]
    for fault in once:
        yield fault.__name__, fault()
    for _ in range(count):
        for fault in often:
            yield fault.__name__, fault()


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    tried: dict[str, list[bool]] = {}
    with tempfile.TemporaryDirectory() as folder:
        faults = Faults(Path(folder), options.seed)
        if faults.right[0] != "0" or not all(faults.right):
            raise SystemExit("the report without a cache was not built")
        for name, right in rounds(faults, options.rounds):
            tried.setdefault(name, []).append(right)
    for name, found in tried.items():
        print(f"{name:10}{len(found):4} tried{found.count(False):4} wrong")
    return 0 if all(all(found) for found in tried.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
