"""What a build costs beside Typst and beside a plain script: whole processes, paired, medians and ratios.

Usage: python bench/compare.py [--runs N] [--json FILE]

Every round runs each scenario once, in changing order, so that a busy machine hits all alike; a ratio is the
median of the rounds' ratios to Typst's time in the same round. The peers set the same report from the same
workbook: `typst_report.py` and `plain_report.py` say what they do and what they do not.

    cold        nothing cached
    pictures    nothing cached but the pictures
    one cell    one amount of the workbook is another than in the last build
    unchanged   nothing is another
    check       `reportcli check` after one changed cell

One unmeasured round compiles the .pyc files. Wall is elapsed time, CPU user and system time, memory the
largest resident set of the process. Needs os.wait4: Linux and macOS.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from openpyxl import load_workbook

ROOT = Path(__file__).resolve().parent.parent
RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes
SHEET, CELL = "Récolte de fonds", "B2"
NAMED = ("typst", "pandas", "openpyxl", "reportlab", "pikepdf", "pillow", "matplotlib", "uharfbuzz")


@dataclass(frozen=True, slots=True)
class Cost:
    """One process: seconds, seconds, MiB."""

    wall: float
    cpu: float
    memory: float


class Bench:
    """A copy of the sample in a folder of its own, with a cache of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        for name in ("layouts", "sample_data/solsoc"):
            shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("*.pdf", "*.ledger.json"))
        self.workbook = home / "sample_data/solsoc/2024.xlsx"
        self.pdf = self.workbook.with_suffix(".pdf")
        self.cache = home / "cache"
        self.amount = 100_000

    def other_amount(self) -> None:
        """One cell becomes another than it ever was."""
        book = load_workbook(self.workbook)
        self.amount += 1
        book[SHEET][CELL] = self.amount
        book.save(self.workbook)

    def without(self, *kept: str) -> None:
        """Empties the cache but for kinds that are kept."""
        for folder in self.cache.glob("*/*"):
            if folder.name not in kept:
                shutil.rmtree(folder)

    def run(self, *arguments: object) -> Cost:
        """One process; anything but exit code 0 ends the benchmark."""
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "REPORTCLI_CACHE_DIR": str(self.cache),
            "SOURCE_DATE_EPOCH": "1750000000",
            "MPLCONFIGDIR": str(self.home / "fonts"),
        }
        environment.pop("REPORTCLI_NO_CACHE", None)
        with tempfile.TemporaryFile() as noise:
            start = time.perf_counter()
            process = subprocess.Popen(
                [sys.executable, *map(str, arguments)], env=environment, stdout=noise, stderr=noise
            )
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                noise.seek(0)
                raise SystemExit(noise.read().decode(errors="replace")[-2000:])
        return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * RSS_UNIT / 2**20)

    def build(self) -> Cost:
        return self.run("-m", "reportcli", "build", self.workbook, "--quiet")

    def peer(self, script: str) -> Cost:
        return self.run(ROOT / "bench" / script, self.workbook, self.home / "peer.pdf")

    # scenarios

    def cold(self) -> Cost:
        self.without()
        return self.build()

    def pictures(self) -> Cost:
        self.build()
        self.without("picture", "picture-header", "picture-files")
        self.pdf.unlink()
        return self.build()

    def one_cell(self) -> Cost:
        self.build()
        self.other_amount()
        return self.build()

    def unchanged(self) -> Cost:
        self.build()
        return self.build()

    def check(self) -> Cost:
        self.build()
        self.other_amount()
        return self.run("-m", "reportcli", "check", self.workbook, "--quiet")

    def scenarios(self) -> dict[str, Callable[[], Cost]]:
        return {
            "typst": lambda: self.peer("typst_report.py"),
            "plain": lambda: self.peer("plain_report.py"),
            "cold": self.cold,
            "pictures": self.pictures,
            "one cell": self.one_cell,
            "unchanged": self.unchanged,
            "check": self.check,
        }


def measured(runs: int) -> list[dict[str, Cost]]:
    """One unmeasured round, then `runs` of them."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        scenarios = bench.scenarios()
        rounds = []
        for number in range(runs + 1):
            order = list(scenarios) if number % 2 else list(reversed(scenarios))
            found = {name: scenarios[name]() for name in order}
            if number:
                rounds.append(found)
                print(", ".join(f"{n} {c.wall:.2f}" for n, c in sorted(found.items())), file=sys.stderr)
    return rounds


def table(rounds: list[dict[str, Cost]]) -> str:
    """Medians, the spread of wall time, and the ratio to Typst's wall time in the same round."""
    lines = [f"{'':12}{'wall s':>8}{'from':>7}{'to':>7}{'cpu s':>8}{'MiB':>7}{'of Typst':>10}"]
    for name in rounds[0]:
        wall = [one[name].wall for one in rounds]
        ratio = statistics.median(one[name].wall / one["typst"].wall for one in rounds)
        cpu = statistics.median(one[name].cpu for one in rounds)
        memory = statistics.median(one[name].memory for one in rounds)
        lines.append(
            f"{name:12}{statistics.median(wall):8.2f}{min(wall):7.2f}{max(wall):7.2f}"
            f"{cpu:8.2f}{memory:7.0f}{ratio:10.2f}"
        )
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    if os.environ.get("PYTHONDONTWRITEBYTECODE"):
        raise SystemExit("PYTHONDONTWRITEBYTECODE is set: every run would compile every module. Unset it.")
    rounds = measured(options.runs)
    libraries = ", ".join(f"{name} {version(name)}" for name in NAMED)
    print(
        f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores, "
        f"{options.runs} rounds"
    )
    print(f"{libraries}\n\n{table(rounds)}")
    if options.json:
        found = [{name: asdict(cost) for name, cost in one.items()} for one in rounds]
        options.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
