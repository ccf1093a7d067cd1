"""Seeds faults into the finished report with pikepdf and asks preflight for each, with its page and clause.

    python proofs/preflight_faults.py [WORKBOOK] [--page N] [--built FOLDER]

Builds all profiles (or takes those of FOLDER) and judges the unspoilt files (no finding), then seeds
every fault of tests/preflight/seeded.py on page N (default 8), and judges PDFs of other producers. Blind to
the builder: the faults know only the PDF. The exit code is 0 when all is as it should be.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from preflight.foreign import FOREIGN, produce  # noqa: E402
from preflight.seeded import FAULTS, caught, spoilt  # noqa: E402
from reportcli.paint import NAMES as PROFILES  # noqa: E402
from reportcli.pipeline import Request, build  # noqa: E402
from reportcli.preflight import judge  # noqa: E402


def main(workbook: Path, page: int, ready: Path | None) -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = {purpose: (ready or folder) / f"{purpose}.pdf" for purpose in PROFILES}
        for purpose, path in files.items() if ready is None else ():
            outcome = build(Request(workbook, path, profiles=(purpose,)), lambda _: nullcontext())
            if not outcome.written:
                print("not built:", [one.code for one in outcome.diagnostics if one.severity == "error"])
                return 1
        wrong = _unspoilt(files)
        wrong += _seeded(files, folder / "spoilt.pdf", page)
        wrong += _foreign(folder)
    return 1 if wrong else 0


def _unspoilt(files: dict[str, Path]) -> int:
    count = 0
    for purpose, path in files.items():
        start = time.perf_counter()
        findings = judge(path, purpose)
        print(f"unspoilt {purpose}: {len(findings)} findings, {time.perf_counter() - start:.1f} s")
        for finding in findings:
            print(f"  {finding.severity} {finding.code} {dict(finding.args)}")
        count += len(findings)
    return count


def _seeded(files: dict[str, Path], target: Path, page: int) -> int:
    missed, tried = [], 0
    for name, fault in FAULTS.items():
        try:
            at = spoilt(files[fault.purpose], target, fault, page)
        except (AssertionError, AttributeError, IndexError, StopIteration) as cause:
            print(f"  not to be seeded here: {name} ({cause or type(cause).__name__})")
            continue
        tried += 1
        if not caught(judge(target, fault.purpose, measure=fault.measured), fault, at or page):
            missed.append(name)
            print(f"  missed: {name}", flush=True)
    print(f"seeded: {tried - len(missed)} of {tried} caught with page and clause; missed: {missed or 'none'}")
    return len(missed)


def _foreign(folder: Path) -> int:
    missed, tried = [], 0
    made = produce(folder)
    for producer, purpose, code, page in FOREIGN:
        if producer not in made:
            print(f"  not installed: {producer}")
            continue
        tried += 1
        found = judge(made[producer], purpose, measure=False)
        if not any(
            one.code == code and one.args.get("page", "") == page and one.args["clause"] for one in found
        ):
            missed.append((producer, code))
    print(f"other producers: {tried - len(missed)} of {tried} caught; missed: {missed or 'none'}")
    return len(missed)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("workbook", nargs="?", type=Path, default=ROOT / "sample_data/solsoc/2024.xlsx")
    parser.add_argument("--page", type=int, default=8)
    parser.add_argument("--built", type=Path, help="a folder with print.pdf, screen.pdf and archive.pdf")
    return parser.parse_args()


if __name__ == "__main__":
    options = _options()
    sys.exit(main(options.workbook, options.page, options.built))
