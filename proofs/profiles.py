"""Builds a report for print, screen and archive, twice, and lets an independent validator judge the files.

    python proofs/profiles.py [WORKBOOK] [--once]

Prints size and time of each file, whether a second build gives the same bytes, what `page-validation` says
(PDF/UA-1 and PDF/A-3a for the screen file, PDF/UA-1 and PDF/A-2a for the archive), with every rule it broke.
The exit code is 0 when nothing is wrong.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path

import page

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from reportcli import preflight  # noqa: E402
from reportcli.paint import PURPOSES, profile_for  # noqa: E402
from reportcli.pipeline import Request, build  # noqa: E402

VALIDATED = {"print": (), "screen": ("ua1", "3a"), "archive": ("ua1", "2a")}


def main(workbook: Path, rounds: int) -> int:
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for purpose in PURPOSES:
            target = Path(folder) / f"{purpose}.pdf"
            request = Request(workbook, target, purposes=(purpose,))
            digests, start = set(), time.perf_counter()
            for _ in range(rounds):
                outcome = build(request, lambda _: nullcontext())
                if not outcome.written:
                    print(f"{purpose}: not built: {[d.code for d in outcome.diagnostics]}")
                    return 1
                digests.add(hashlib.sha256(target.read_bytes()).hexdigest())
            seconds = (time.perf_counter() - start) / rounds
            same = "same bytes" if len(digests) == 1 else "BYTES DIFFER"
            size = target.stat().st_size / 1e6
            print(f"{purpose}: {size:.1f} MB, {seconds:.1f} s a build, {rounds} builds, {same}")
            wrong += len(digests) - 1 + _judge(target, purpose)
    return 1 if wrong else 0


def _judge(path: Path, purpose: str) -> int:
    wrong = 0
    for standard in VALIDATED[purpose]:
        report = page.validate_pdf(str(path), profile=standard)
        verdict = "compliant" if report.is_compliant else "NOT COMPLIANT"
        print(f"  page-validation {standard}: {verdict}")
        for failure in report.failures:
            print(f"    {failure}")
        wrong += not report.is_compliant
    profile = profile_for(purpose, lambda _: None)
    findings = preflight.check(path, profile)
    print(f"  preflight: {len(findings)} findings")
    for finding in findings[:20]:
        print(f"    {finding.severity} {finding.code} {dict(finding.args)}")
    return wrong + len(findings)


if __name__ == "__main__":
    named = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    sample = ROOT / "sample_data" / "solsoc" / "2024.xlsx"
    sys.exit(main(Path(named[0]) if named else sample, 1 if "--once" in sys.argv else 2))
