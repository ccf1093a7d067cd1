"""Proof: whatever is damaged, a check or a build ends with exit 0 or 1, within 2 GiB, and says what is wrong.

    python proofs/damaged.py [--cases 10000] [--seed 0] [--first 0] [--build-every 20] [--only KIND]

Each case damages one input of a small report (workbook, text, Word text, font, picture, layout, print
conditions, PDF) or one option, in one of several ways, and runs `check`; one in so many runs `build` instead;
PDFs go through `preflight`. All run in child processes of bounded memory, each of them warm for many cases.
A fault, a traceback, another exit code, a case beyond its time or memory fails.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests"), str(ROOT / "proofs")]
MEMORY = 2 << 30
BATCH = 500  # cases of one child process, which starts and builds its project once


def main() -> int:
    """Runs the cases batch by batch and prints after each what has come of them by kind."""
    options = _options()
    results: Counter[tuple[str, str]] = Counter()
    failures: list[dict[str, object]] = []
    peak, begun = 0, time.monotonic()
    at = options.first
    while at < options.cases and time.monotonic() - begun < options.minutes * 60:
        done, died = _batch(options, at, min(BATCH, options.cases - at))
        for case in done:
            results[str(case["kind"]), str(case["result"])] += 1
            peak = max(peak, int(str(case["memory"])))
            if case["result"] not in ("0", "1") and (case["kind"], case["result"]) != ("options", "usage"):
                failures.append(case)
        if died:
            failures.append({"case": at + len(done), "result": died})
        at += len(done) + bool(died)
        _print(results, failures, at - options.first, peak)
    return 1 if failures else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="case to begin with")
    parser.add_argument("--build-every", type=int, default=20)
    parser.add_argument("--only", default="")
    parser.add_argument("--seconds", type=int, default=60, help="that one case may take")
    parser.add_argument("--minutes", type=float, default=24 * 60.0, help="after which no batch begins")
    return parser.parse_args()


def _batch(options: argparse.Namespace, first: int, count: int) -> tuple[list[dict[str, object]], str]:
    """The results of a child process, and what ended it before its last case, "" for nothing."""
    command = [sys.executable, str(Path(__file__).with_name("damaged_child.py"))]
    arguments = [options.seed, first, count, options.build_every, options.seconds, MEMORY, options.only]
    with tempfile.TemporaryDirectory(prefix="reportcli-damaged-") as folder:
        ended = subprocess.run(
            [*command, folder, *map(str, arguments)],
            capture_output=True,
            encoding="utf-8",
            timeout=count * options.seconds + 60,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
            check=False,
        )
    done = [json.loads(line) for line in ended.stdout.splitlines() if line.startswith("{")]
    last = ended.stderr.strip().splitlines()[-1:] or [""]
    return done, "" if len(done) == count else f"process ended with {ended.returncode}: {last[0][:200]}"


def _print(
    results: Counter[tuple[str, str]], failures: list[dict[str, object]], cases: int, peak: int
) -> None:
    print("\n| kind | cases | exit 0 | exit 1 | usage | other |\n|---|---|---|---|---|---|")
    for kind in sorted({kind for kind, _ in results}):
        counts = {result: number for (one, result), number in results.items() if one == kind}
        total, good, bad = sum(counts.values()), counts.get("0", 0), counts.get("1", 0)
        usage = counts.get("usage", 0)
        print(f"| {kind} | {total} | {good} | {bad} | {usage} | {total - good - bad - usage} |")
    print(f"\n{cases} cases, {len(failures)} failures, at most {peak >> 20} MiB")
    for failure in failures[:40]:
        print(json.dumps(failure, ensure_ascii=False))
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
