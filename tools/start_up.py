#!/usr/bin/env python3
"""What an import inside a function spares a run, measured: docs/contributing/imports.md.

    python tools/start_up.py            measures and writes the table (half a minute)
    python tools/start_up.py --count    prints how many modules each run loads

A run's modules are those that `-X importtime` names and those that stand in `sys.modules` at its end; what a
module takes is the least that any run shows. An import inside a function of a module that a run has loaded
spares it what the imported module would load besides.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from deferred_imports import COUNTED, HEAD, PAGE, REGISTRIES, ROOT, SRC, Deferred, imports, reason

_LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s*(\S+)")
_PROBE = """
import sys, atexit, reportcli.cli
atexit.register(lambda: open({file!r}, "a").write("\\n".join(sys.modules) + "\\n"))
sys.argv[0] = "reportcli"
reportcli.cli.script()
"""


class Machine:
    """Loaded modules of runs in a folder of their own, and the microseconds that each module takes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.micros: dict[str, int] = {}
        shutil.copytree(ROOT / "layouts", folder / "layouts")
        made = shutil.ignore_patterns("*.pdf", "*.json")
        shutil.copytree(ROOT / "sample_data/solsoc", folder / "sample_data/solsoc", ignore=made)

    def run(self, *words: str) -> set[str]:
        """The modules that a call of the program loads."""
        probe = self.folder / "modules.txt"
        probe.write_text("", encoding="utf-8")
        loaded = self._timed("-c", _PROBE.format(file=str(probe)), *words)
        return loaded | {*probe.read_text(encoding="utf-8").split()}

    def alone(self, module: str) -> set[str]:
        """The modules that an import loads."""
        return self._timed("-c", f"import {module}")

    def _timed(self, *words: str) -> set[str]:
        surroundings = {
            **os.environ,
            "PYTHONPATH": str(SRC),
            "REPORTCLI_CACHE_DIR": str(self.folder / "cache"),
        }
        call = [sys.executable, "-X", "importtime", *words]
        done = subprocess.run(
            call, cwd=self.folder, env=surroundings, capture_output=True, text=True, check=False
        )
        rows = [(hit[2], int(hit[1])) for line in done.stderr.splitlines() if (hit := _LINE.search(line))]
        for name, micros in rows:
            self.micros[name] = min(micros, self.micros.get(name, micros))
        return {name for name, _ in rows}


def runs(machine: Machine) -> dict[str, set[str]]:
    """The modules of each run: of the help of every command, and of the work that people wait for."""
    from reportcli.cli.app import COMMANDS

    book = "sample_data/solsoc/2024.xlsx"
    found = {"version": machine.run("--version"), "help": machine.run("--help")}
    found |= {f"{name} --help": machine.run(name, "--help") for name in COMMANDS}
    found["check of no file"] = machine.run("check", "none.xlsx")
    found["build from nothing"] = machine.run("build", book)
    found["unchanged build"] = machine.run("build", book)
    found["check"] = machine.run("check", book)
    _edit(machine.folder / book)
    found["build of one edit"] = machine.run("build", book)
    found["new"] = machine.run("new", "fresh")
    found["small build from nothing"] = machine.run("build", f"fresh/{_book(machine.folder / 'fresh')}")
    for words in (("tables", book), ("cells", book), ("where", book, "Comptes!D14"), ("schema",)):
        found[words[0]] = machine.run(*words)
    return found


def _book(folder: Path) -> str:
    return next(path.name for path in sorted(folder.glob("*.xlsx")))


def _edit(path: Path) -> None:
    """One word more in the first long text of the workbook."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    cell = next(one for one in cells if isinstance(one.value, str) and len(one.value) > 120)
    cell.value += " Encore."
    book.save(path)


def spared(machine: Machine) -> dict[Deferred, dict[str, float]]:
    """Of each import inside a function the milliseconds that it spares each run."""
    first, later = imports()
    loaded = runs(machine)
    others = {name for names in first.values() for name in names} | {one.target for one in later}
    theirs = {name: machine.alone(name) for name in sorted(others - {*first}) if not reason(name)}
    machine._timed("-c", "\n".join(f"import {name}" for name in first if not name.endswith("__main__")))

    def closure(target: str) -> set[str]:
        seen: set[str] = set()
        waiting = [target]
        while waiting:
            for name in _with_packages(waiting.pop()):
                if name not in seen and name in first:
                    seen.add(name)
                    waiting += first[name]
                elif name not in first:
                    seen |= theirs.get(name, set())
        return seen

    found = {}
    for one in later:
        needed = closure(one.target)
        found[one] = {
            run: sum(machine.micros.get(name, 0) for name in needed - has) / 1000
            for run, has in loaded.items()
            if one.module in has and needed - has
        }
    return found


def _with_packages(name: str) -> list[str]:
    parts = name.split(".") if name.startswith("reportcli") else [name]
    return [".".join(parts[: count + 1]) for count in range(len(parts))]


def page(measured: Mapping[Deferred, Mapping[str, float]]) -> str:
    """The page, with a row for each module that is imported inside functions."""
    rows = []
    for target in sorted({one.target for one in measured}):
        mine = [one for one in measured if one.target == target]
        files = ", ".join(f"`{one.file}`" for one in mine)
        rows.append(f"| `{target}` | {files} | {_cells(target, [measured[one] for one in mine])} |")
    found = [f"| `{file}` | {what} |" for file, what in sorted(REGISTRIES.items())]
    before, _, after = PAGE.read_text(encoding="utf-8").partition(HEAD)
    end = after[after.index("\n\n") :].partition("|---|---|")[0]
    return (
        "\n".join([before + HEAD, "|---|---|---|---|", *rows]) + end + "\n".join(["|---|---|", *found]) + "\n"
    )


def _cells(target: str, spares: Iterable[Mapping[str, float]]) -> str:
    """The most milliseconds, and the runs that are spared, those that are counted first, then the longest."""
    if reason(target):
        return f"– | {reason(target)}"
    most: dict[str, float] = {}
    for spare in spares:
        for run, ms in spare.items():
            most[run] = max(ms, most.get(run, 0.0))
    order: Callable[[str], tuple[bool, float]] = lambda run: (run not in COUNTED, -most[run])  # noqa: E731
    shown = sorted(most, key=order)[:3]
    rest = f" and {len(most) - 3} more" if len(most) > 3 else ""
    return f"{max(most.values(), default=0.0):.1f} | {', '.join(shown)}{rest}"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        machine = Machine(Path(folder))
        if "--count" in sys.argv:
            for run, loaded in runs(machine).items():
                own = sum(name.startswith("reportcli") for name in loaded)
                print(f"{run:28}{len(loaded):6} modules, {own:4} of them ours")
            return
        PAGE.write_text(page(spared(machine)), encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(SRC))
    main()
