"""What an edition costs in a batch, beside a process of its own: CPU seconds and memory.

Usage: python bench/batch.py [--members 100] [--alone 5]

Makes the editions of a federation of so many members in two languages by one process (no cache), then some of
them by a process each. Reported are the CPU seconds of the first edition, the median of all others, that of a
process alone (user and system, of it and its children), and the resident memory after 10 editions and after
all. Needs os.wait4: Linux and macOS. Wall time is not measured.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "src")]
os.environ["REPORTCLI_NO_CACHE"] = "1"
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
from make_federation import write  # noqa: E402

from reportcli.batch.done import Worker  # noqa: E402
from reportcli.batch.maker import Maker  # noqa: E402
from reportcli.request import Request  # noqa: E402


def resident() -> float:
    """Resident memory of this process in MiB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


def alone(book: Path, out: Path, names: Sequence[str]) -> Iterator[float]:
    """CPU seconds of a process for each of some editions."""
    for name in names:
        words = ["batch", str(book), "-o", str(out), "--only", name, "--jobs", "1", "--quiet", "--no-cache"]
        process = subprocess.Popen([sys.executable, "-m", "reportcli", *words], stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        yield usage.ru_utime + usage.ru_stime


def main() -> None:
    """The command line."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("--members", type=int, default=100)
    parser.add_argument("--alone", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        write(folder, asked.members, 0)
        book, out = folder / "2024.xlsx", folder / "out"
        out.mkdir()
        subprocess.run([sys.executable, "-m", "reportcli", "fetch", str(book)], check=True, cwd=ROOT)
        maker = Maker(Request(book, profiles=(), folder=out))
        worker = Worker(maker)
        seconds, memory = [], 0.0
        for count, one in enumerate(maker.planned, 1):
            seconds.append(worker.done(one.name, out).seconds)
            memory = resident() if count == 10 else memory
        each = list(alone(book, folder / "alone", [one.name for one in maker.planned[: asked.alone]]))
        first, others = f"{seconds[0]:.2f} CPU s", _about(seconds[1:])
        print(f"{len(seconds)} editions, one process: first {first}, others {others}")
        print(f"a process each: {_about(each)}")
        print(f"resident: {memory:.0f} MiB after 10 editions, {resident():.0f} MiB after {len(seconds)}")


def _about(values: Sequence[float]) -> str:
    return f"median {statistics.median(values):.3f}, most {max(values):.3f} CPU s" if values else "–"


if __name__ == "__main__":
    main()
