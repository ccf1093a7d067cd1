#!/usr/bin/env python3
"""Nothing that is read is lost in silence: coverage of the samples and the starter, and cells added to them.

    python3 proofs/coverage.py [--additions 200] [--seed 2024] [--list]

Each addition puts a text or a number into a random free cell of a workbook, within its sheets or a few rows
and columns beyond, and runs every stage up to the checks. The new cell must reach a page, be named by a new
finding, or be used by the layout or the program; what `--coverage` alone names is listed with its fate. A
cell that coverage does not know at all is a failure. Exit 1 when there is one.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]
# ruff: noqa: E402

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple

from reportcli.checks.coverage import StageReads, coverage_of
from reportcli.checks.registry import run_checks
from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.project_root import package_layouts, project_root
from reportcli.layout.printed_names import printed_names
from reportcli.model.coverage import Coverage, Fate
from reportcli.model.diagnostic import Diagnostic, Findings
from reportcli.model.refs import CellRef
from reportcli.request import Request
from reportcli.run.coverage import listening
from reportcli.run.loading import bind, load
from reportcli.starter.new import new_report
from reportcli.workbook.contract.reader import load_contract
from reportcli.workbook.excel.workbook_file import WorkbookFile
from reportcli.workbook.names import fold
from reportcli.workbook.read import read_file

BEYOND = 2
"""Rows and columns past the last ones of a sheet in which a cell may be added."""
REACHED = (Fate.PRINTED, Fate.COMPUTED)
ASKED = (Fate.USED, Fate.SETTING)


@dataclass(frozen=True, slots=True)
class Run:
    """One workbook through all stages but typesetting. coverage: None where it could not be bound."""

    findings: tuple[Diagnostic, ...]
    coverage: Coverage | None


def run(path: Path) -> Run:
    """Loads, reads, binds and checks a workbook."""
    request, reads = Request(workbook=path), StageReads()
    observe = listening(lambda stage: nullcontext(), reads)
    try:
        files = ProjectFiles(project_root(path.parent), package_layouts())
        file = WorkbookFile(path, files)
        layout, contract = load(request, file)
        with observe("read"):
            workbook = read_file(file, contract, printed_names(layout))
        with observe("bind"):
            report = bind(request, layout, workbook)
        with observe("check"):
            found = run_checks(workbook, report)
    except Findings as problem:
        return Run(problem.diagnostics, None)
    findings = (*workbook.diagnostics, *report.diagnostics, *found.open)
    return Run(findings, coverage_of(workbook, [report], reads))


@dataclass(frozen=True, slots=True)
class Addition:
    """A value in a free cell."""

    sheet: str
    row: int
    column: int
    value: str | int

    @property
    def a1(self) -> str:
        """`Sheet!C4`."""
        return f"{self.sheet}!{get_column_letter(self.column)}{self.row}"


def for_people() -> frozenset[str]:
    """The folded names of sheets that base's contract does not read."""
    path = package_layouts() / "base/contract.yaml"
    return load_contract([(path.read_text("utf-8"), path.name)]).words.unread


def additions(path: Path, count: int, chance: random.Random) -> list[Addition]:
    """Random free cells of the sheets that hold data, a text or a number for each.

    Sheets for people (read-me, lists) are not read: what stands there is theirs.
    """
    free = []
    for sheet in load_workbook(path):
        if fold(sheet.title) in for_people():
            continue
        filled = [cell.coordinate for line in sheet.iter_rows() for cell in line if cell.value is not None]
        places = [coordinate_to_tuple(each) for each in filled]
        last_row, last_column = (max((place[n] for place in places), default=1) for n in (0, 1))
        for row in range(1, last_row + BEYOND + 1):
            for column in range(1, last_column + BEYOND + 1):
                if sheet.cell(row, column).value is None:
                    free.append((sheet.title, row, column))
    chosen = chance.sample(free, count)
    return [Addition(*place, chance.choice([7391, "Ajout 7391", "Nota Bene"])) for place in chosen]


def with_addition(path: Path, one: Addition, target: Path) -> Path:
    """A copy of the workbook with the addition."""
    book = load_workbook(path)
    book[one.sheet].cell(one.row, one.column).value = one.value
    book.save(target)
    return target


def outcome(before: Run, after: Run, one: Addition) -> str:
    """What became of an addition: printed, reported, used, `named: FATE`, or lost."""
    fate = fate_of(after.coverage, one)
    if fate in REACHED:
        return "printed"
    known = {(each.code, str(each.where), str(sorted(each.args.items()))) for each in before.findings}
    new = [f for f in after.findings if (f.code, str(f.where), str(sorted(f.args.items()))) not in known]
    if any(_names(each, one) for each in new):
        return "reported"
    if fate in ASKED:
        return "used"
    return f"named: {fate.value}" if fate is not None else "lost"


def _names(finding: Diagnostic, one: Addition) -> bool:
    """Whether a finding stands in the row or the column of the cell, or on its sheet and names it."""
    places = [finding.where, *(each.where for each in finding.related)]
    for place in places:
        if isinstance(place, CellRef) and place.sheet == one.sheet:
            listed = " ".join(finding.args.values()).replace(",", " ").split()
            in_line = place.row == one.row or place.column == one.column
            if in_line or one.a1 in listed or one.a1.rpartition("!")[2] in listed:
                return True
    return False


def fate_of(coverage: Coverage | None, one: Addition) -> Fate | None:
    """The fate of a cell, None where coverage does not know it."""
    for sheet in coverage.sheets if coverage is not None else ():
        if sheet.sheet != one.sheet:
            continue
        for fate, places in sheet.places.items():
            if any(_within(one, place) for place in places):
                return fate
    return None


def _within(one: Addition, place: str) -> bool:
    first, _, last = place.partition(":")
    letters = first.rstrip("0123456789")
    top = int(first[len(letters) :])
    bottom = int(last[len(letters) :]) if last else top
    return letters == get_column_letter(one.column) and top <= one.row <= bottom


def projects(folder: Path) -> list[Path]:
    """Copies of both samples, and the starter: the workbooks of the proof."""
    copytree(ROOT / "sample_data", folder / "sample_data")
    copytree(ROOT / "layouts", folder / "layouts")
    new_report(folder / "starter", lang="fr")
    return [folder / "sample_data/solsoc/2024.xlsx", folder / "sample_data/pls/2024.xlsx",
            folder / "starter/2024.xlsx"]  # fmt: skip


def tally(path: Path, count: int, chance: random.Random) -> list[tuple[Addition, str]]:
    """Additions to one workbook, each with its outcome."""
    target = path.with_name("added.xlsx")
    load_workbook(path).save(target)
    before = run(target)
    found = []
    for one in additions(path, count, chance):
        found.append((one, outcome(before, run(with_addition(path, one, target)), one)))
    target.unlink(missing_ok=True)
    return found


def main() -> int:
    """Prints coverage, outcomes and failures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--additions", type=int, default=200)
    parser.add_argument("--seed", type=int, default=2024)
    parser.add_argument("--list", action="store_true")
    asked = parser.parse_args()
    chance, outcomes, lost = random.Random(asked.seed), Counter[str](), []
    with tempfile.TemporaryDirectory() as folder:
        paths = projects(Path(folder))
        for number, path in enumerate(paths):
            coverage = run(path).coverage
            if coverage is not None:
                report(path, coverage)
            share = asked.additions // len(paths) + (number < asked.additions % len(paths))
            for one, what in tally(path, share, chance):
                outcomes[what] += 1
                lost += [one] if what == "lost" else []
                if asked.list or what == "lost" or what.startswith("named"):
                    print(f"  {path.parent.name}: {one.a1} = {one.value!r}: {what}")
    print(
        f"{sum(outcomes.values())} additions: "
        + ", ".join(f"{n} {what}" for what, n in outcomes.most_common())
    )
    return 1 if lost else 0


def report(path: Path, coverage: Coverage) -> None:
    """One line of fates over all sheets, one of paragraphs."""
    counts: Counter[Fate] = Counter()
    for sheet in coverage.sheets:
        counts.update(sheet.counts)
    cells = ", ".join(f"{counts[fate]} {fate.value}" for fate in Fate if counts[fate])
    paragraphs = sum(text.paragraphs for text in coverage.texts)
    left = sum(len(text.left) for text in coverage.texts)
    print(f"{path.parent.name}: {counts.total()} cells: {cells}")
    print(f"{path.parent.name}: {paragraphs} paragraphs, {left} not printed")


if __name__ == "__main__":
    sys.exit(main())
