"""Whole-process cost of `reportcli build` beside the plain script: paired cold runs, medians, ratios.

Usage: python bench/build.py [WORKBOOK] [--runs N] [--json FILE]

Each pair runs both programs once, in changing order, each in a new process with an empty cache folder: a busy
machine hits both alike, and the ratio is the median of the pairs' ratios. One unmeasured run of each comes
first: it compiles the .pyc files and lets matplotlib find its fonts, as on any machine that builds reports.
Wall is elapsed time, CPU user and system time of the process and its children, memory the peak resident set
of the largest process. Needs os.wait4: Linux and macOS.
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
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "sample_data" / "solsoc" / "2024.xlsx"
RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes


@dataclass(frozen=True, slots=True)
class Cost:
    """One process: seconds, seconds, MiB; pages and bytes of the PDF that it made."""

    wall: float
    cpu: float
    memory: float
    pages: int
    size: int


def run(command: list[str], output: Path, caches: Path, fonts: Path) -> Cost:
    """Run a command that writes `output`; anything but exit code 0 and a PDF ends the benchmark."""
    output.unlink(missing_ok=True)
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "XDG_CACHE_HOME": str(caches),
        "MPLCONFIGDIR": str(fonts),
        "SOURCE_DATE_EPOCH": "1750000000",
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else every run would compile every module
    with tempfile.TemporaryFile() as noise:
        start = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=noise, stderr=noise, cwd=ROOT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode or not output.is_file():
            noise.seek(0)
            said = noise.read().decode(errors="replace")[-2000:]
            raise SystemExit(f"{' '.join(command)}\nexit {process.returncode}\n{said}")
    return Cost(
        wall,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss * RSS_UNIT / 2**20,
        pages(output),
        output.stat().st_size,
    )


def pages(pdf: Path) -> int:
    """How many pages the file has, asked in a process of its own."""
    code = "import pikepdf,sys; print(len(pikepdf.open(sys.argv[1]).pages))"
    return int(
        subprocess.run(
            [sys.executable, "-c", code, str(pdf)], capture_output=True, text=True, check=True
        ).stdout
    )


def measure(workbook: Path, runs: int) -> list[dict[str, Cost]]:
    """`runs` pairs after one warm-up of each program."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        outputs = {name: home / f"{name}.pdf" for name in ("plain", "reportcli")}
        commands = {
            "plain": [sys.executable, "bench/plain_report.py", str(workbook), str(outputs["plain"])],
            "reportcli": [
                sys.executable,
                "-m",
                "reportcli",
                "build",
                str(workbook),
                "-o",
                str(outputs["reportcli"]),
                "--quiet",
            ],
        }
        fonts = home / "fonts"
        pairs = []
        for number in range(runs + 1):
            order = list(commands) if number % 2 else list(reversed(commands))
            pair = {}
            for name in order:
                caches = Path(tempfile.mkdtemp(dir=home))
                pair[name] = run(commands[name], outputs[name], caches, fonts)
            if number:
                pairs.append(pair)
                print(
                    f"pair {number}: " + ", ".join(f"{n} {c.wall:.2f} s" for n, c in pair.items()),
                    file=sys.stderr,
                )
    return pairs


def table(pairs: list[dict[str, Cost]]) -> str:
    """Medians of both programs and the medians of the pairs' ratios."""
    lines = [f"{'':12}{'wall s':>9}{'cpu s':>9}{'MiB':>8}{'pages':>7}{'PDF MB':>8}"]
    for name in ("plain", "reportcli"):
        cost = [pair[name] for pair in pairs]
        middle = {
            field: statistics.median(getattr(c, field) for c in cost) for field in ("wall", "cpu", "memory")
        }
        lines.append(
            f"{name:12}{middle['wall']:9.2f}{middle['cpu']:9.2f}{middle['memory']:8.0f}"
            f"{cost[0].pages:7}{cost[0].size / 1e6:8.1f}"
        )
    ratio = ratios(pairs)
    lines.append(f"{'ratio':12}{ratio['wall']:9.2f}{ratio['cpu']:9.2f}{ratio['memory']:8.2f}")
    return "\n".join(lines)


def ratios(pairs: list[dict[str, Cost]]) -> dict[str, float]:
    return {
        field: statistics.median(getattr(p["reportcli"], field) / getattr(p["plain"], field) for p in pairs)
        for field in ("wall", "cpu", "memory")
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("workbook", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path)
    parser.add_argument(
        "--limit", type=float, default=1.0, help="exit 1 when time or memory is above this ratio"
    )
    options = parser.parse_args()
    pairs = measure(options.workbook.resolve(), options.runs)
    print(
        f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores, {len(pairs)} pairs"
    )
    print(table(pairs))
    if options.json:
        found = [{name: asdict(cost) for name, cost in pair.items()} for pair in pairs]
        options.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    worst = ratios(pairs)
    return int(max(worst["wall"], worst["memory"]) > options.limit)


if __name__ == "__main__":
    sys.exit(main())
