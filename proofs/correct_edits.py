"""Correct edits of an officer give no error, and a warning hardly ever: both samples and the four starters.

    python proofs/correct_edits.py [--edits 300] [--seed 1] [--batch 6]

Each run makes a batch of edits in one copy of a report (see correct_edit_kinds.py) and checks it, its pages
measured. What was found before the edits does not count. Exit 1 for any error, or for more than one warning
in fifty edits. `tests/build/test_correct_edits.py` runs a few.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple

from correct_edit_kinds import KINDS
from edited_report import Report

from reportcli.messages import wording
from reportcli.model.diagnostic import Diagnostic, Severity, each_of
from reportcli.model.languages import codes
from reportcli.model.refs import CellRef
from reportcli.pipeline import Request, check
from reportcli.starter.new import new_report

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ("solsoc", "pls")
STARTERS = codes()
ALLOWED = 50
"""Edits for each new warning."""


def project(name: str, folder: Path) -> Path:
    """The workbook of a copy of a sample, or of a new report in that language."""
    if name in STARTERS:
        return new_report(folder / name, name)[0]
    shutil.copytree(ROOT / "layouts" / name, folder / "layouts" / name)
    shutil.copytree(ROOT / "sample_data" / name, folder / "sample_data" / name)
    return next((folder / "sample_data" / name).glob("*.xlsx"))


class Checked(NamedTuple):
    """found: errors and warnings of `check`; signed: sheet and row of every cell that a waiver speaks of."""

    found: list[Diagnostic]
    signed: frozenset[tuple[str, int]]


def checked(workbook: Path) -> Checked:
    """A workbook through `check`."""
    outcome = check(Request(workbook), lambda _: nullcontext())
    every = [one for finding in outcome.diagnostics for one in each_of(finding)]
    waived = [one for finding in outcome.waived for one in each_of(finding)]
    places = (where for one in waived for where in (one.where, *(each.where for each in one.related)))
    return Checked(
        [one for one in every if one.severity in (Severity.ERROR, Severity.WARNING)],
        frozenset((where.sheet, where.row) for where in places if isinstance(where, CellRef)),
    )


def likeness(finding: Diagnostic) -> tuple[str, str]:
    """What makes a finding the same before and after, whatever row it moved to."""
    return finding.code, wording(finding, "message", "en")


def new_findings(
    name: str, edits: int, chance: random.Random, known: Checked | None = None
) -> tuple[list[str], list[Diagnostic]]:
    """Makes edits in one copy: what they were, and the errors and warnings that were not there before."""
    with tempfile.TemporaryDirectory() as place:
        workbook = project(name, Path(place))
        before = checked(workbook) if known is None else known
        there = {likeness(one) for one in before.found}
        report = Report(workbook, chance, before.signed)
        made: list[str] = []
        kinds = list(KINDS)
        while len(made) < edits and kinds:
            kind = chance.choice(kinds)
            said = kind(report)
            if said:
                made.append(f"{kind.__name__}: {said}")
            else:
                kinds.remove(kind)
        report.save()
        return made, [one for one in checked(workbook).found if likeness(one) not in there]


def batches(edits: int, batch: int) -> Iterator[tuple[str, int]]:
    """Which report takes the next edits, and how many."""
    names = (*STARTERS, *SAMPLES)
    for at in range(0, edits, batch):
        yield names[at // batch % len(names)], min(batch, edits - at)


def main() -> int:
    """Prints each finding with the edits of its copy, then the counts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--edits", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batch", type=int, default=6)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    known: dict[str, Checked] = {}
    for name in (*STARTERS, *SAMPLES):
        with tempfile.TemporaryDirectory() as place:
            known[name] = checked(project(name, Path(place)))
    count: Counter[Severity] = Counter()
    total = 0
    for name, edits in batches(options.edits, options.batch):
        made, findings = new_findings(name, edits, chance, known[name])
        total += len(made)
        count.update(one.severity for one in findings)
        if findings:
            print(f"{name}: {'; '.join(made)}")
        for one in findings:
            print(f"    {one.severity.name} {one.where} {one.code}: {wording(one, 'message', 'en')}")
        sys.stdout.flush()
    errors, warnings = count[Severity.ERROR], count[Severity.WARNING]
    print(f"{total} edits: {errors} errors, {warnings} warnings")
    return 1 if errors or warnings * ALLOWED > total else 0


if __name__ == "__main__":
    sys.exit(main())
