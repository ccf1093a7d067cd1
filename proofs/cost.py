"""Proof: what a check costs grows with its input, not with the square of it.

    python proofs/cost.py [--rows 1000,4000,16000,64000] [--texts 1000,4000,16000,64000,256000] [--only KIND]

Tables of several kinds (`large_reports.py`) from few rows to many, and texts of several kinds in one line or
one word up to the limit; each is one `reportcli check` in a process of its own, without a cache. Printed:
seconds of processor time beyond those of the same report without it, the exponents (slopes of the logarithms)
between one size and the next where both costs are above the noise, and the most memory that a run took.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from large_reports import TABLES, TEXTS, Kind, text_of  # noqa: E402

from build.tiny_project import Project, make  # noqa: E402

MOST_SECONDS = 300.0  # after which a kind is not tried larger
LEAST_SECONDS = 0.4  # below which the noise of the machine is larger than the cost
ALLOWED = 1.1
TWICE = 5.0  # seconds; a run of less is measured twice, and the smaller taken


class Cost(NamedTuple):
    """Of one run: seconds of processor time, and megabytes at most."""

    seconds: float
    memory: float


def main() -> int:
    """Measures every kind and prints a line for each; 1 where an exponent is above what is allowed."""
    options = _options()
    _run(make)  # what is written once, such as compiled modules
    base = min(_run(make).seconds for _ in range(3))
    print(f"{_machine()}; a check of the tiny report: {base:.2f} s")
    kinds: list[tuple[str, list[int], Kind]] = []
    kinds += [(f"rows: {name}", options.rows, made) for name, made in TABLES.items()]
    kinds += [(f"text: {name}", options.texts, text_of(unit)) for name, unit in TEXTS.items()]
    bad: list[str] = []
    headed: list[int] = []
    for name, sizes, made in kinds:
        if options.only not in name:
            continue
        if sizes != headed:
            print(f"\n{'':28}" + "".join(f"{size:>9}" for size in sizes) + "   exponents            MB")
            headed = sizes
        costs = _costs(made, sizes, base)
        slopes = _slopes([cost.seconds for cost in costs], sizes)
        bad += [name] if any(slope > ALLOWED for slope in slopes) else []
        shown = "".join(f"{cost.seconds:9.2f}" for cost in costs).ljust(9 * len(sizes))
        exponents = " ".join(f"{slope:.2f}" for slope in slopes)
        print(f"{name:28}{shown}   {exponents:18}{max(one.memory for one in costs):5.0f}", flush=True)
    print(f"\nabove {ALLOWED}: {', '.join(bad) or 'none'}")
    return 1 if bad else 0


def _costs(made: Kind, sizes: list[int], base: float) -> list[Cost]:
    """Beyond the base, of each size until one takes too long."""
    costs: list[Cost] = []
    for size in sizes:
        cost = _run(made(size))
        if cost.seconds < TWICE:
            cost = min(cost, _run(made(size)))
        costs.append(Cost(max(0.0, cost.seconds - base), cost.memory))
        if cost.seconds > MOST_SECONDS:
            break
    return costs


def _options() -> argparse.Namespace:
    def sizes(text: str) -> list[int]:
        return [int(part) for part in text.split(",")]

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=sizes, default=sizes("1000,4000,16000,64000"))
    parser.add_argument("--texts", type=sizes, default=sizes("1000,4000,16000,64000,256000"))
    parser.add_argument("--only", default="")
    return parser.parse_args()


def _machine() -> str:
    python = platform.python_version()
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, Python {python}"


def _slopes(costs: list[float], sizes: list[int]) -> list[float]:
    """Between one size and the next, where the smaller costs more than the noise."""
    steps = zip(pairwise(costs), pairwise(sizes), strict=False)
    return [
        math.log(max(after, LEAST_SECONDS) / before) / math.log(larger / smaller)
        for (before, after), (smaller, larger) in steps
        if before > LEAST_SECONDS
    ]


def _run(made: Callable[[Path], Project]) -> Cost:
    """One check of a report, in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="reportcli-cost-") as folder:
        workbook = made(Path(folder)).workbook
        command = [sys.executable, "-m", "reportcli", "check", str(workbook), "--no-cache", "--quiet"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        with (Path(folder) / "findings").open("wb") as said:
            child = subprocess.Popen(command, stdout=said, stderr=said, env=environment)
            _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in (0, 1):
            raise SystemExit((Path(folder) / "findings").read_text("utf-8"))
        return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


if __name__ == "__main__":
    sys.exit(main())
