"""Builds reports for print, screen and archive, twice each, and lets others judge the files.

    python proofs/profiles.py [WORKBOOK ...] [--once] [--no-plates]

Default: both samples. Prints a table: size, seconds a build (all stages), whether a second build in the
same place gives the same bytes, what `page-validation` says (PDF/UA-1 and PDF/A-3a for the screen file,
PDF/UA-1 and PDF/A-2a for the archive) with every rule that is broken, and the findings of our own whole
preflight (for print with the plates, where Ghostscript is installed). The exit code is 0 when all is well.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple

import page

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from reportcli import preflight  # noqa: E402
from reportcli.paint import NAMES as PROFILES  # noqa: E402
from reportcli.pipeline import Request, build  # noqa: E402

VALIDATED: dict[str, tuple[str, ...]] = {"print": (), "screen": ("ua1", "3a"), "archive": ("ua1", "2a")}
SAMPLES = [ROOT / "sample_data" / name / "2024.xlsx" for name in ("solsoc", "pls")]


class Row(NamedTuple):
    """One file. seconds: of each build; broken: what is wrong with it, in words."""

    report: str
    purpose: str
    pages: int
    size: int
    seconds: list[float]
    same: bool
    verdicts: list[str]
    broken: list[str]


def measured(workbook: Path, purpose: str, rounds: int, plates: bool) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"{purpose}.pdf"
        request = Request(workbook, target, profiles=(purpose,))
        digests, seconds = set(), []
        for _ in range(rounds):
            start = time.perf_counter()
            outcome = build(request, lambda _: nullcontext())
            seconds.append(time.perf_counter() - start)
            if not outcome.written:
                raise SystemExit(f"{workbook}: not built: {[one.code for one in outcome.diagnostics]}")
            digests.add(hashlib.sha256(target.read_bytes()).hexdigest())
        verdicts, broken = _judged(target, purpose, plates)
        if len(digests) > 1:
            broken.append("two builds differ")
        pages = preflight.page_count(target)
        size = target.stat().st_size
    report = workbook.parent.name
    return Row(report, purpose, pages, size, seconds, len(digests) == 1, verdicts, broken)


def _judged(path: Path, purpose: str, plates: bool) -> tuple[list[str], list[str]]:
    verdicts, broken = [], []
    for standard in VALIDATED[purpose]:
        report = page.validate_pdf(str(path), profile=standard)
        verdicts.append(f"{standard} {'passes' if report.is_compliant else 'FAILS'}")
        broken += [f"{standard}: {failure}" for failure in report.failures]
    found = preflight.judge(path, purpose, measure=plates)
    verdicts.append(f"preflight {len(found)}")
    broken += [f"{one.severity} {one.code} {dict(one.args)}" for one in found]
    return verdicts, broken


def main(arguments: list[str]) -> int:
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("workbooks", nargs="*", type=Path)
    asked.add_argument("--once", action="store_true", help="one build each: no comparison of bytes")
    asked.add_argument(
        "--no-plates", action="store_true", help="without Ghostscript and the second validation"
    )
    options = asked.parse_args(arguments)
    rounds = 1 if options.once else 2
    print("| report | profile | pages | MB | s a build | bytes | verdicts |\n|---|---|--:|--:|--:|---|---|")
    broken = []
    for workbook in options.workbooks or SAMPLES:
        for purpose in PROFILES:
            row = measured(workbook, purpose, rounds, not options.no_plates)
            same = "one build" if rounds == 1 else "same" if row.same else "DIFFER"
            seconds = f"{min(row.seconds):.1f}"
            print(
                f"| {row.report} | {purpose} | {row.pages} | {row.size / 1e6:.1f} | {seconds} | {same} "
                f"| {', '.join(row.verdicts)} |",
                flush=True,
            )
            broken += [f"{row.report} {purpose}: {fault}" for fault in row.broken]
    print(*broken, sep="\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
