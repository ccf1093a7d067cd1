"""What long reports cost: processor time and memory, by pages and by rows, with nothing cached.

Usage: python bench/long.py [--runs N] [--only WORD] [--most PAGES] [--weasyprint PYTHON] [--json FILE]

    pages    the Solsoc report of 40, 420 and 2,100 pages; Typst and WeasyPrint set the same
    rows     a table of 1,000 to 8,000 rows, printed whole
    ledger   200,000 lines summed into a chart on one page

Each is a process of its own, in changing order; medians of the runs. Processor time is of all threads and
processes, memory the largest resident set. WeasyPrint is no dependency of the project: --weasyprint names an
interpreter that has it, with pandas and openpyxl; without one its rows say "skipped". Stages as `stages.py`
measures them. Needs os.wait4: Linux and macOS.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from long_reports import ledger, rows, solsoc
from stages import RSS_UNIT, pages_of, run

BENCH = Path(__file__).resolve().parent
TIMES = {1: 40, 20: 420, 98: 2100}  # of the axes: about as many pages
ROWS = (1000, 2000, 4000, 8000)
LEDGER = 200_000


class Case(NamedTuple):
    """A report of one kind and size, and a program that sets it."""

    kind: str
    size: int
    program: str
    make: Callable[[Path], Path]


class Cost(NamedTuple):
    """Seconds, seconds of processor time, MiB, pages, and of ours each stage's processor time."""

    wall: float
    cpu: float
    memory: float
    pages: int
    stages: dict[str, float]


def cases(most: int) -> Iterator[Case]:
    for times, pages in TIMES.items():
        for program in ("reportcli", "typst", "weasyprint"):
            if pages <= most:
                yield Case("pages", pages, program, lambda home, times=times: solsoc(home, times))
    for count in ROWS:
        yield Case("rows", count, "reportcli", lambda home, count=count: rows(home, count))
    yield Case("ledger", LEDGER, "reportcli", lambda home: ledger(home, LEDGER))


def ours(workbook: Path, home: Path) -> Cost:
    found = run(workbook, home)
    total = found["stages"].pop("total")
    stages = {name: spent["all"] for name, spent in found["stages"].items()}
    return Cost(total["wall"], total["all"], found["memory"], found["pages"], stages)


def peer(command: list[str], output: Path) -> Cost:
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit {process.returncode}")
    cpu, memory = usage.ru_utime + usage.ru_stime, usage.ru_maxrss * RSS_UNIT / 2**20
    return Cost(wall, cpu, memory, pages_of(output), {})


def measured(case: Case, weasyprint: str) -> Cost | None:
    """One run; None where there is no such program here."""
    if case.program == "weasyprint" and not _has_weasyprint(weasyprint):
        return None
    with tempfile.TemporaryDirectory() as folder:
        workbook = case.make(Path(folder))
        if case.program == "reportcli":
            return ours(workbook, Path(folder))
        python = weasyprint if case.program == "weasyprint" else sys.executable
        output = Path(folder) / "peer.pdf"
        return peer([python, str(BENCH / f"{case.program}_report.py"), str(workbook), str(output)], output)


def _has_weasyprint(python: str) -> bool:
    command = [python, "-c", "import weasyprint, pandas, openpyxl"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def middle(costs: list[Cost]) -> Cost:
    """Medians, number by number."""
    stages = {name: statistics.median(one.stages[name] for one in costs) for name in costs[0].stages}
    wall, cpu, memory = (statistics.median(one[at] for one in costs) for at in range(3))
    return Cost(wall, cpu, memory, costs[0].pages, stages)


def entry(case: Case, cost: Cost | None) -> dict[str, Any]:
    """A row as JSON."""
    return {"kind": case.kind, "size": case.size, "program": case.program, **(cost._asdict() if cost else {})}


def table(found: list[dict[str, Any]]) -> str:
    head = (
        "| | | pages | wall s | cpu s | MiB | cpu ms a page | MiB a page |\n|---|---|---|---|---|---|---|---|"
    )
    lines = []
    for one in found:
        name = f"| {one['size']:,} {one['kind']} | {one['program']} "
        if "pages" not in one:
            lines.append(f"{name}| skipped | | | | | |")
            continue
        pages, cpu, memory = one["pages"], one["cpu"], one["memory"]
        lines.append(
            f"{name}| {pages} | {one['wall']:.1f} | {cpu:.1f} | {memory:.0f} | {cpu / pages * 1000:.0f} "
            f"| {memory / pages:.2f} |"
        )
    return "\n".join([head, *lines])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", default="")
    parser.add_argument("--most", type=int, default=2100)
    parser.add_argument("--weasyprint", default=sys.executable)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    if os.environ.get("PYTHONDONTWRITEBYTECODE"):
        raise SystemExit("PYTHONDONTWRITEBYTECODE is set: every run would compile every module. Unset it.")
    wanted = [one for one in cases(options.most) if options.only in f"{one.kind} {one.program}"]
    made: dict[int, list[Cost | None]] = {number: [] for number in range(len(wanted))}
    for turn in range(options.runs):
        for number in list(made) if turn % 2 else list(reversed(made)):
            made[number].append(measured(wanted[number], options.weasyprint))
            print(f"{wanted[number][:3]} {made[number][-1]}", file=sys.stderr, flush=True)
    found = []
    for number, case in enumerate(wanted):
        costs = [cost for cost in made[number] if cost is not None]
        found.append(entry(case, middle(costs) if costs else None))
    machine = f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores"
    print(f"{machine}, {options.runs} runs\n\n{table(found)}")
    if options.json:
        options.json.write_text(json.dumps({"machine": machine, "runs": found}, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
