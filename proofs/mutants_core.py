#!/usr/bin/env python3
"""Puts small faults into the core, one at a time, and looks whether the tests notice.

    python3 proofs/mutants_core.py [--sample 300] [--seed 2024] [--only numbers,dates]

Each mutant (`mutator.py`) stands in a copy of src; only the tests of its area run, in a fork (so not on
Windows). A mutant is killed when a test fails, or timed out when the tests no longer end; both are noticed.
One that survives is a fault that no test would see, or no fault at all: the latter are explained in
docs/proofs/mutants-core.md, and known by their line and what it becomes. The exit code is 1 while a survivor
is not explained.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "proofs"))
# ruff: noqa: E402

from mutator import Mutant, mutants

TABLE = ROOT / "docs" / "proofs" / "mutants-core.md"
KILLED, TIMEOUT, SURVIVED = "killed", "timeout", "survived"
LONGEST = 90  # seconds of processor time that the tests of one mutant may take; they take at most a third
PATIENCE = 10  # times as long by the clock, on a busy machine
WARM = ("pytest", "hypothesis", "numpy", "pandas", "openpyxl", "pikepdf", "PIL.Image", "uharfbuzz", "yaml")
NUMBERS = ("workbook/test_numbers_edges.py", "workbook/test_numbers.py")
CELLS = ("workbook/test_cells_edges.py", "workbook/test_traps.py")


@dataclass(frozen=True, slots=True)
class Area:
    """modules: paths below src/reportcli, with wildcards; tests: what runs of tests, fast ones first."""

    name: str
    modules: tuple[str, ...]
    tests: tuple[str, ...]


AREAS = (
    Area(
        "numbers",
        ("workbook/tables/values/numbers_in_text.py", "workbook/tables/values/decimals.py"),
        NUMBERS,
    ),
    Area(
        "cells",
        tuple(f"workbook/tables/values/{name}.py" for name in ("reading", "cell_numbers", "typed_value")),
        (*NUMBERS, *CELLS),
    ),
    Area("facts", ("model/fact.py",), ("model", "bind/test_expressions.py", "bind/test_rounding.py")),
    Area("dates", ("workbook/tables/values/dates.py",), ("workbook/test_dates_edges.py", *NUMBERS)),
    Area(
        "rounding",
        ("expressions/rounding.py", "expressions/functions/matrices.py"),
        ("bind/test_rounding_edges.py", "bind/test_matrices.py", "bind/test_rounding.py"),
    ),
    Area("breaking lines", ("text/linebreaking.py",), ("text/test_linebreaking_edges.py", "text")),
    Area("setting lines", ("text/setting.py",), ("text/test_setting_edges.py", "text")),
    Area(
        "breaking pages",
        ("typeset/breaking/*.py",),
        ("typeset/test_region_edges.py", "typeset/test_breaking_edges.py", "typeset"),
    ),
    Area(
        "layers",
        ("layout/files/layers.py", "layout/resolve/changes.py"),
        ("layout/test_layers_edges.py", "layout"),
    ),
    Area("colour", ("pdf/colour.py",), ("pdf/test_colour_edges.py", "pdf/test_pdf_colour.py")),
    Area(
        "waivers",
        ("checks/waivers.py", "checks/support/row_names.py"),
        ("checks/test_waivers_edges.py", "checks/test_waivers.py"),
    ),
    Area(
        "writing",
        ("deliver/atomic_write.py", "deliver/transaction.py"),
        ("deliver/test_writing_edges.py", "deliver/test_obstacles.py", "deliver/test_transaction.py"),
    ),
    Area("ledger", ("ledger/write.py",), ("bind/test_ledger_edges.py", "bind/test_ledger.py")),
)
"""The one table of what is mutated and of who should notice; modules and tests that move are moved here."""


@dataclass(frozen=True, slots=True)
class Case:
    """One mutant of one module (its path below src/reportcli)."""

    area: Area
    module: str
    mutant: Mutant

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.module, self.mutant.before, self.mutant.after)


def cases(areas: Iterable[Area] = AREAS) -> list[Case]:
    """Every mutant of the areas, in the order of the table and of the text."""
    package = ROOT / "src" / "reportcli"
    return [
        Case(area, path.relative_to(package).as_posix(), mutant)
        for area in areas
        for path in _modules(package, area)
        for mutant in mutants(path.read_bytes())
    ]


def _modules(package: Path, area: Area) -> Iterator[Path]:
    for pattern in area.modules:
        found = sorted(package.glob(pattern))
        if not found:
            raise SystemExit(f"{area.name}: nothing is called {pattern}; has it moved? See AREAS.")
        yield from found


def explained(table: Path = TABLE) -> set[tuple[str, str, str]]:
    """The survivors that are no faults: module, line and what it becomes, from the rows of the table."""
    row = re.compile(r"\| `([^`]+)` \| ``? ?(.+?) ?``? \| ``? ?(.+?) ?``? \| .+ \|")
    lines = table.read_text(encoding="utf-8").splitlines() if table.is_file() else []
    hits = (row.fullmatch(line) for line in lines)
    return {(hit[1], hit[2].replace("\\|", "|"), hit[3].replace("\\|", "|")) for hit in hits if hit}


class Bench:
    """A copy of src, in which one mutant stands at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.runs = 0
        folder.mkdir()
        shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("*.pyc.*"))
        for name in ("layouts", "sample_data", "docs"):  # where the package looks beside itself
            (folder / name).symlink_to(ROOT / name, target_is_directory=True)

    def put(self, module: str, data: bytes) -> None:
        """Compiled code is known by time and size: every writing has a time of its own."""
        self.runs += 1
        path = self.folder / "src" / "reportcli" / module
        path.write_bytes(data)
        os.utime(path, (self.runs, self.runs))

    def start(self, names: Sequence[str]) -> int:
        """Begins these tests against the copy in a process of their own; gives its id."""
        paths = [str(ROOT / "tests" / name) for name in names]
        missing = [path for path in paths if not Path(path).exists()]
        if missing:
            raise SystemExit(f"no such tests: {', '.join(missing)}; have they moved? See AREAS.")
        process = os.fork()
        if process == 0:
            os._exit(self._tested(paths))
        return process

    def _tested(self, paths: Sequence[str]) -> int:
        """Runs the tests in this process; other programs of the machine go first."""
        os.setsid()
        os.nice(10)
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST + 1))
        silent = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silent, stream)
        for name in [name for name in os.environ if name.startswith("PYTEST_")]:
            del os.environ[name]
        os.environ["PYTHONPATH"] = str(self.folder / "src")
        os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(self.folder / "h")
        sys.path[:] = [path for path in sys.path if Path(path).resolve() != ROOT / "src"]
        options = ["-q", "-x", "--no-header", "--tb=no", "-p", "no:cacheprovider", "-p", "no:xdist"]
        options += ["--rootdir", str(ROOT), "-c", str(ROOT / "pyproject.toml")]
        options += ["-o", f"pythonpath={self.folder / 'src'} {ROOT / 'tests'}", "-o", "addopts="]
        import pytest

        return int(pytest.main([*options, *paths]))


def warm() -> None:
    """Imports what every test needs, once: each mutant runs in a fork of this process."""
    for name in WARM:
        import_module(name)


def finished(process: int) -> int | None:
    """The exit code of a process; None when it does not end in time: it is ended."""
    limit = time.monotonic() + LONGEST * PATIENCE
    while time.monotonic() < limit:
        done, status = os.waitpid(process, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
            return None if code == -signal.SIGXCPU else code
        time.sleep(0.02)
    os.killpg(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return None


def run(chosen: Sequence[Case]) -> Iterator[tuple[Case, str]]:
    """Every mutant with its fate, one after the other."""
    warm()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder, "bench"))
        for case in chosen:
            whole = (ROOT / "src" / "reportcli" / case.module).read_bytes()
            bench.put(case.module, case.mutant.applied(whole))
            code = finished(bench.start(case.area.tests))
            bench.put(case.module, whole)
            yield case, TIMEOUT if code is None else SURVIVED if code == 0 else KILLED


def failing(areas: Iterable[Area]) -> list[str]:
    """The areas whose tests fail without any mutant: nothing can be learnt from them."""
    warm()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder, "bench"))
        return [area.name for area in areas if finished(bench.start(area.tests)) != 0]


def report(fates: Sequence[tuple[Case, str]], known: set[tuple[str, str, str]]) -> int:
    """Prints the count of every module and the survivors; gives how many are not explained."""
    counts: dict[str, Counter[str]] = {}
    for case, fate in fates:
        counts.setdefault(case.module, Counter())[fate] += 1
    total = Counter(fate for _, fate in fates)
    print(f"{'module':44}{KILLED:>10}{TIMEOUT:>10}{SURVIVED:>10}")
    for name, count in [*counts.items(), ("all", total)]:
        print(f"{name:44}{count[KILLED]:10}{count[TIMEOUT]:10}{count[SURVIVED]:10}")
    survivors = [case for case, fate in fates if fate == SURVIVED]
    for case in survivors:
        sign = "explained" if case.key in known else "SURVIVED"
        print(f"\n{sign} src/reportcli/{case.module}:{case.mutant.line}")
        print(f"- {case.mutant.before}\n+ {case.mutant.after}")
    return sum(case.key not in known for case in survivors)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument(
        "--skip", type=int, default=0, help="mutants of the same sequence that are passed over"
    )
    parser.add_argument("--seed", type=int, default=2024)
    parser.add_argument("--only", default="", help="names of areas, with commas")
    parser.add_argument("--unchecked", action="store_true", help="do not run the tests without mutants first")
    parser.add_argument("--list", action="store_true", help="list the mutants; run nothing")
    return parser.parse_args()


def main() -> int:
    given = arguments()
    wanted = [name for name in given.only.split(",") if name]
    areas = [area for area in AREAS if not wanted or area.name in wanted]
    every = cases(areas)
    random.Random(given.seed).shuffle(every)
    chosen = every[given.skip : given.skip + given.sample]
    if given.list:
        for case in chosen:
            print(f"{case.module}:{case.mutant.line}\n- {case.mutant.before}\n+ {case.mutant.after}")
        return 0
    if not given.unchecked and (red := failing(areas)):
        print("These tests fail without a mutant:", ", ".join(red), file=sys.stderr)
        return 2
    started, fates = time.monotonic(), []
    for case, fate in run(chosen):
        fates.append((case, fate))
        told = f"{len(fates)} {fate} {case.module}:{case.mutant.line}"
        print(told, case.mutant.after if fate == SURVIVED else "", file=sys.stderr, flush=True)
    print(f"{len(fates)} of {len(every)} mutants, seed {given.seed}, {time.monotonic() - started:.0f} s\n")
    return 1 if report(fates, explained()) else 0


if __name__ == "__main__":
    sys.exit(main())
