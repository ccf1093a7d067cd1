#!/usr/bin/env python3
"""Spoils one cell at a time and looks who notices: reading, the checks, or only the printed page.

    python3 proofs/mutants.py sample_data/solsoc/2024.xlsx [--mutants 500] [--seed 2024] [--list]

Cells under an identity (a total, a share, a growth, an assertion, a list beside a list), a reference (keys
and names of other rows) or a format (dates, addresses, check digits, numbers) should be caught at the cell
itself. Of the others it is told whether the page changes. One that nobody notices is explained by its class:
the layout prints no cell of that table (a plan of work, the waivers), of that column, or not that cell; or it
prints it the same (a space, an order that does not change).
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
# ruff: noqa: E402

from reportcli.blocks import Report
from reportcli.blocks.walk import blocks_of
from reportcli.checks.registry import run_checks
from reportcli.checks.support.register import name_key
from reportcli.expressions.access import comparable
from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.project_root import package_layouts
from reportcli.layout.layout import Layout
from reportcli.model.diagnostic import Diagnostic, Findings
from reportcli.model.refs import CellRef
from reportcli.pipeline import Request
from reportcli.run.loading import bind, load
from reportcli.workbook.contract.contract import Contract
from reportcli.workbook.excel.workbook_file import WorkbookFile
from reportcli.workbook.read import read_workbook
from reportcli.workbook.tables.record import cell_of, columns_of, value_of
from reportcli.workbook.workbook import Workbook

IDENTITY, REFERENCE, FORMAT, FREE = "identity", "reference", "format", "free"
CHECKED_NUMBERS = {
    ("breakdowns", "amount"), ("charts", "total"), ("networks", "gain"), ("networks", "growth"),
    ("networks", "previous"), ("networks", "current"), ("organisation", "headcount"),
}  # fmt: skip
FORMATTED = {
    "date",
    "month",
    "year",
    "url",
    "email",
    "phone",
    "boolean",
    "choice",
    "integer",
    "number",
    "money",
}
CHECK_DIGITS = {"iban", "company_number"}
NOTICED = ("caught", "elsewhere", "page")
SILENT = ("table not printed", "column not printed", "cell not printed", "printed the same")
FATES = (*NOTICED, *SILENT)


@dataclass(frozen=True, slots=True)
class Target:
    """A filled cell of the contract: its table, column, type and value as the workbook holds it."""

    cell: CellRef
    table: str
    column: str
    kind: str
    asserted: bool
    listed: bool


@dataclass(frozen=True, slots=True)
class Mutant:
    target: Target
    name: str
    group: str
    value: Any


@dataclass(frozen=True, slots=True)
class State:
    findings: frozenset[Key]
    report: Report | None


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("workbook", type=Path)
    options.add_argument("--mutants", type=int, default=500)
    options.add_argument("--seed", type=int, default=2024)
    options.add_argument("--skip", type=int, default=0, help="begin after so many: parts of one run")
    options.add_argument("--list", action="store_true", help="name every mutant that nobody caught")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sample = copied(chosen.workbook.resolve(), Path(folder))
        return told(survey(sample, chosen.mutants, chosen.seed, chosen.skip), chosen.list)


def copied(workbook: Path, folder: Path) -> Path:
    """The sample with its layouts in a folder of its own, so that nothing of the project is written."""
    home = folder / "sample_data" / workbook.parent.name
    shutil.copytree(workbook.parent, home, ignore=shutil.ignore_patterns("*.pdf", "*.json"))
    shutil.copytree(ROOT / "layouts", folder / "layouts")
    return home / workbook.name


def survey(workbook: Path, count: int, seed: int, skip: int = 0) -> Iterator[tuple[Mutant, str]]:
    """Every mutant after the first `skip` with its fate: one of FATES."""
    import openpyxl

    book, chance = openpyxl.load_workbook(workbook), random.Random(seed)
    data, _ = examined(workbook)
    cited = {c.target for t in data.tables.values() for c in t.spec.columns.values() if c.target} | {
        "key_figures"
    }
    base = state(workbook)
    loaded = _loaded(workbook)
    shown = printed(base.report)
    columns = columns_printed(data, shown)
    targets = [
        target for target in targets_of(data) if book[target.cell.sheet][_a1(target.cell)].value is not None
    ]
    chance.shuffle(targets)
    made = 0
    while made < skip + count and targets:
        for target in targets:
            if made == skip + count:
                return
            cell = book[target.cell.sheet][_a1(target.cell)]
            before = cell.value
            mutant = spoilt(target, before, chance, cited)
            if mutant is None:
                continue
            made += 1
            if made <= skip:
                continue
            cell.value = mutant.value
            book.save(workbook)
            cell.value = before
            same = loaded if target.table != "organisation" else None  # it names the layout
            told = partial(_caught, target, base)
            what = fate(target, base, state(workbook, same, told))
            yield mutant, (what if what != "silent" else explained(target, shown, columns))


Loaded = tuple[Layout, Contract]
Key = tuple[str, str, str]
Seen = Callable[[frozenset[Key]], bool]


def _caught(target: Target, base: State, found: frozenset[Key]) -> bool:
    return at_home(target, found - base.findings)


def examined(workbook: Path, loaded: Loaded | None = None) -> tuple[Workbook, Report]:
    """The workbook and its report. loaded: the layout and the contract, when they are known already."""
    layout, contract = loaded or _loaded(workbook)
    data = read_workbook(workbook, contract, _files(workbook))
    return data, bind(Request(workbook=workbook), layout, data)


def _loaded(workbook: Path) -> Loaded:
    return load(Request(workbook=workbook), WorkbookFile(workbook, _files(workbook)))


def _files(workbook: Path) -> ProjectFiles:
    return ProjectFiles(workbook.parents[2], package_layouts())


def state(workbook: Path, loaded: Loaded | None = None, until: Seen | None = None) -> State:
    """All findings as (code, cells, words), and what is printed. until: read no further when it says so."""
    try:
        layout, contract = loaded or _loaded(workbook)
        data = read_workbook(workbook, contract, _files(workbook))
        found = frozenset(map(_key, data.diagnostics))
        if until is not None and until(found):
            return State(found, None)
        report = bind(Request(workbook=workbook), layout, data)
    except Findings as stopped:
        return State(frozenset(map(_key, stopped.diagnostics)), None)
    found |= frozenset(map(_key, [*report.diagnostics, *run_checks(data, report).open]))
    return State(found, report)


def _key(finding: Diagnostic) -> tuple[str, str, str]:
    places = [finding.where, *(related.where for related in finding.related)]
    cells = [str(place) for place in places if place is not None]
    return finding.code, "\n".join([*cells, finding.args.get("cells", "")]), str(sorted(finding.args.items()))


def fate(target: Target, base: State, now: State) -> str:
    """caught at its cell, told elsewhere, seen on a page, or silent."""
    fresh = now.findings - base.findings
    if at_home(target, fresh):
        return "caught"
    if fresh:
        return "elsewhere"
    if now.report is None or base.report is None or now.report.chapters != base.report.chapters:
        return "page"
    return "page" if now.report.facts != base.report.facts else "silent"


def at_home(target: Target, findings: Iterable[Key]) -> bool:
    """Whether one of the findings names the spoilt cell."""
    own, place = target.cell.a1, _a1(target.cell)
    for _, cells, _ in findings:
        lines = cells.splitlines()
        if own in lines or (lines and place in lines[-1].split(", ")):
            return True
    return False


def printed(report: Report | None) -> set[CellRef]:
    """The cells whose characters or figures stand on a page."""
    found: set[CellRef] = set()
    for fact in report.facts.values() if report else ():
        found.update(source for source in fact.fact.sources if isinstance(source, CellRef))
    for block in blocks_of(report) if report else ():
        for run in getattr(block, "runs", ()):
            if isinstance(getattr(run, "where", None), CellRef):
                found.add(run.where)
    return found


def columns_printed(data: Workbook, shown: set[CellRef]) -> set[tuple[str, str]]:
    """(table, column) of which some cell stands on a page."""
    found = set()
    for table in data.tables.values():
        for record in table.records:
            for column in table.spec.columns:
                if cell_of(record, column) in shown:
                    found.add((table.name, column))
    return found


def explained(target: Target, shown: set[CellRef], columns: set[tuple[str, str]]) -> str:
    """Why nobody noticed: one of SILENT."""
    if target.cell in shown:
        return "printed the same"
    if (target.table, target.column) in columns:
        return "cell not printed"
    printed_tables = {table for table, _ in columns}
    return "column not printed" if target.table in printed_tables else "table not printed"


def _a1(cell: CellRef) -> str:
    return cell.a1.rpartition("!")[2]


def targets_of(data: Workbook) -> list[Target]:
    asserted, listed = _asserted(data), _listed(data)
    found = []
    for table in data.tables.values():
        for record in table.records:
            for column in table.spec.columns.values():
                cell = cell_of(record, column.name)
                if cell is None or value_of(record, column.name) in (None, "", ()):
                    continue
                kind = "key" if column.name == table.spec.key else column.type
                found.append(Target(cell, table.name, column.name, kind, cell in asserted, cell in listed))
    return found


def _listed(data: Workbook) -> set[CellRef]:
    """Cells of partners that stand in both lists, the grid and the results, of one theme and country."""
    named: dict[tuple[Any, Any, str], list[CellRef]] = {}
    for table, column in (("partners", "name"), ("results", "partners")):
        records = data.tables[table].records if table in data.tables else ()
        for record in records:
            cell = cell_of(record, column)
            if cell is None or "theme" not in columns_of(record):
                continue
            value = value_of(record, column) or ()
            for name in (value,) if isinstance(value, str) else value:
                key = (comparable(value_of(record, "theme")), comparable(value_of(record, "country")))
                named.setdefault((*key, name_key(str(name))), []).append(cell)
    return {cell for cells in named.values() if len({one.sheet for one in cells}) > 1 for cell in cells}


def _asserted(data: Workbook) -> set[CellRef]:
    """The cells of key figures of which an assertion of the contract says what they equal."""
    text = " ".join(one.source for one in data.contract.assertions if "==" in one.source)
    figures = data.tables["key_figures"].records if "key_figures" in data.tables else ()
    named = [record for record in figures if f'figure("{value_of(record, "id")}")' in text]
    return {cell for record in named if (cell := cell_of(record, "value")) is not None}


# ---- spoiling


def spoilt(target: Target, value: Any, chance: random.Random, cited: set[str]) -> Mutant | None:
    """One mistake that people make in such a cell."""
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return _number(target, value, chance)
    if isinstance(value, date):
        moved = (
            value.replace(year=value.year + 1, day=1) if chance.random() < 0.5 else value + timedelta(days=1)
        )
        made = ("plan", "publications", "waivers", "organisation")  # dates of the making, not of the year
        told = target.table not in made or target.column == "closing_date"
        under = told and target.kind == "date" and moved.year != value.year  # months may be of any year
        return Mutant(target, "date moved", FORMAT if under else FREE, moved)
    text = str(value)
    if target.column in CHECK_DIGITS:
        return Mutant(target, "digit changed", FORMAT, _other_digit(text, chance))
    if target.kind == "ref" or (target.kind == "key" and target.table in cited):
        return Mutant(target, "letter changed", REFERENCE, _typo(text, chance))
    if target.listed:
        return Mutant(target, "letter changed", IDENTITY, _typo(text, chance))
    if target.kind in FORMATTED:
        return Mutant(target, "form broken", FORMAT, "@" + text.replace("@", "").replace(".", " "))
    return Mutant(target, "letter changed", FREE, _typo(text, chance))


def _number(target: Target, value: float, chance: random.Random) -> Mutant:
    identity = (target.table, target.column) in CHECKED_NUMBERS or target.asserted
    group = IDENTITY if identity else FREE
    if chance.random() < 0.15:
        return Mutant(target, "text in a number", FORMAT, f"{value} ?")
    digits = str(value)
    places = [
        i for i in range(len(digits) - 1) if digits[i] != digits[i + 1] and (digits[i : i + 2]).isdigit()
    ]
    places = [i for i in places if not (i == 0 and digits[1] == "0")]
    if places and chance.random() < 0.6:
        i = chance.choice(places)
        swapped = digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]
        return Mutant(target, "digits swapped", group, type(value)(swapped))
    if chance.random() < 0.5:
        return Mutant(target, "ten times", group, value * 10)
    return Mutant(target, "one more", group, value + (1 if isinstance(value, int) else 0.1))


def _other_digit(text: str, chance: random.Random) -> str:
    i = chance.choice([i for i, c in enumerate(text) if c.isdigit()])
    return text[:i] + str((int(text[i]) + chance.randint(1, 9)) % 10) + text[i + 1 :]


def _typo(text: str, chance: random.Random) -> str:
    places = [i for i, c in enumerate(text) if c.isalpha()] or [0]
    i = chance.choice(places)
    other = chance.choice([c for c in "aeinrst" if c != text[i : i + 1].lower()])
    return text[:i] + (other.upper() if text[i : i + 1].isupper() else other) + text[i + 1 :]


# ---- telling


def told(results: Iterator[tuple[Mutant, str]], every: bool) -> int:
    counts: Counter[tuple[str, str]] = Counter()
    missed: Counter[tuple[str, str, str, str]] = Counter()
    for mutant, what in results:
        counts[mutant.group, what] += 1
        if (what != "caught" and mutant.group != FREE) or what in SILENT:
            missed[mutant.group, what, f"{mutant.target.table}.{mutant.target.column}", mutant.name] += 1
            if every:
                value = f"{mutant.value!r:.60}"
                print(
                    f"{what:18} {mutant.group:9} {mutant.target.cell.a1} {mutant.name}: {value}", flush=True
                )
    for group in (IDENTITY, REFERENCE, FORMAT, FREE):
        total = sum(counts[group, what] for what in FATES)
        shares = ", ".join(f"{what} {counts[group, what]}" for what in FATES if counts[group, what])
        print(f"{group:9} {total:4}: {shares}")
    for (group, what, column, name), number in missed.most_common():
        print(f"  {number:3} x {group}, {what}: {column}, {name}")
    return _judged(counts)


def _judged(counts: Counter[tuple[str, str]]) -> int:
    held = sum(counts[group, "caught"] for group in (IDENTITY, REFERENCE, FORMAT))
    under = sum(number for (group, _), number in counts.items() if group != FREE)
    free = sum(number for (group, _), number in counts.items() if group == FREE)
    seen = sum(counts[FREE, what] for what in NOTICED)
    share, rest = held / max(under, 1), seen / max(free, 1)
    print(
        f"of {under} under an identity, a reference or a format, {held} ({share:.1%}) are caught at the cell"
    )
    print(f"of the {free} others, {seen} ({rest:.1%}) are told or change a page; the rest stands on no page")
    return 0 if held >= 0.9 * under else 1


if __name__ == "__main__":
    sys.exit(main())
