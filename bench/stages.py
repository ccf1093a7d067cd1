"""What each stage of a run costs: medians over cold processes, wall and CPU seconds.

Usage: python bench/stages.py [WORKBOOK] [--runs N] [--json FILE]

Every run is a new process that builds a draft into a temporary folder, so that findings do not end it
early. "main" is the CPU time of the thread that runs the stages; "all" adds what other threads did
meanwhile (pictures), whichever stage asked for it. Start is the interpreter and the imports before the
first stage. One unmeasured run comes first and compiles the .pyc files.
Needs os.wait4 for memory: Linux and macOS.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "sample_data" / "solsoc" / "2024.xlsx"
RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes
COLUMNS = ("wall", "main", "all")

CHILD = """
import contextlib, json, sys, time
from pathlib import Path
import reportcli.cli as cli
cli._lean()
import reportcli.cli.app
from reportcli.pipeline import Request, build

stages = {}

def clocks():
    return time.perf_counter(), time.thread_time(), time.process_time()

@contextlib.contextmanager
def observe(name):
    before = clocks()
    try:
        yield
    finally:
        spent = [b - a for a, b in zip(before, clocks())]
        stages[name] = [a + b for a, b in zip(stages.get(name, (0, 0, 0)), spent)]

start = time.process_time()
outcome = build(Request(workbook=Path(sys.argv[1]), output=Path(sys.argv[2]), draft=True), observe)
stages = {"start": [None, start, start], **stages}
print(json.dumps({"stages": stages, "pages": outcome.pages, "written": len(outcome.written)}))
"""


def run(workbook: Path, folder: Path) -> dict[str, Any]:
    """One cold process: {"stages": {name: {wall, main, all}}, "pages", "memory" MiB, "size" bytes}."""
    output, draft = folder / "report.pdf", folder / "report-draft.pdf"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "SOURCE_DATE_EPOCH": "1750000000"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else every run would compile every module
    command = [sys.executable, "-c", CHILD, str(workbook), str(output)]
    with tempfile.TemporaryFile() as told, tempfile.TemporaryFile() as noise:
        begun = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=told, stderr=noise, cwd=ROOT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        noise.seek(0)
        if process.returncode or not draft.is_file():
            problem = noise.read().decode(errors="replace")[-2000:]
            raise SystemExit(f"no draft, exit code {process.returncode}\n{problem}")
        found = json.loads(told.read())
    stages = found["stages"]
    stages["start"][0] = wall - sum(spent[0] for spent in stages.values() if spent[0] is not None)
    stages["total"] = [wall, sum(spent[1] for spent in stages.values()), usage.ru_utime + usage.ru_stime]
    found["stages"] = {name: dict(zip(COLUMNS, spent, strict=True)) for name, spent in stages.items()}
    return {**found, "memory": usage.ru_maxrss * RSS_UNIT / 2**20, "size": draft.stat().st_size}


def pages_of(pdf: Path) -> int:
    """How many pages a file has, asked in a process of its own."""
    code = "import pikepdf, sys; print(len(pikepdf.open(sys.argv[1]).pages))"
    command = [sys.executable, "-c", code, str(pdf)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def table(runs: list[dict[str, Any]]) -> str:
    """Medians per stage, then of memory."""
    lines = [f"{'':12}" + "".join(f"{name + ' s':>9}" for name in COLUMNS)]
    for stage in runs[0]["stages"]:
        middle = (statistics.median(one["stages"][stage][name] for one in runs) for name in COLUMNS)
        lines.append(f"{stage:12}" + "".join(f"{seconds:9.3f}" for seconds in middle))
    memory = statistics.median(one["memory"] for one in runs)
    lines.append(f"{memory:.0f} MiB, {runs[0]['pages']} pages, PDF {runs[0]['size'] / 1e6:.1f} MB")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("workbook", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        runs = [run(options.workbook.resolve(), Path(folder)) for _ in range(options.runs + 1)][1:]
    print(table(runs))
    if options.json:
        options.json.write_text(json.dumps(runs, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
