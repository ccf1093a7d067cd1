#!/usr/bin/env python3
"""What an import inside a function spares a run, measured: docs/contributing/imports.md.

    python tools/start_up.py            measures and writes the table (half a minute)
    python tools/start_up.py --count    prints how many modules each run loads

A run's modules are those that `-X importtime` names and those that stand in `sys.modules` at its end; what a
module takes is the least that any run shows. An import inside a function of a module that a run has loaded
spares it what the imported module would load besides.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src"
PAGE = ROOT / "docs" / "contributing" / "imports.md"
HEAD = "| module | imported in | ms | without it |"
NEEDLESS = 0.5  # milliseconds below which an import stands at the top
COUNTED = ("version", "help", "unchanged build")
"""Runs of which not even one module is given away."""
REASONS = {
    "distributed": "of an extra",
    "msoffcrypto": "of an extra",
    "pyarrow": "of an extra",
    "pypdfium2": "of an extra",
    "sqlalchemy": "of an extra",
    "watchfiles": "of an extra",
    "page": "a judge that need not be there",
    "packaging": "need not be there",
    "msvcrt": "on Windows alone",
    "fcntl": "not on Windows",
    "resource": "not on Windows",
    "reportcli.cli.app": "it imports Typer, which looks at the streams: they are set first",
    "typer": "it looks at the streams when it is imported: they are set first",
    "python_calamine": "in a child, once its memory is bounded",
}
"""Why a module, or one of its package, is imported inside a function where it is not for the time."""
REGISTRIES = {
    "bind/kinds/__init__.py": "binders, by the name of the block",
    "cache/codec.py": "value classes, by the name in an entry",
    "charts/figures/library.py": "matplotlib, when a figure is drawn with it",
    "charts/packages.py": "figures, when a plug-in draws one",
    "charts/registry.py": "chart kinds",
    "checks/registry.py": "rules",
    "cli/app.py": "commands",
    "cli/environment/doctor.py": "libraries that may be missing",
    "cli/output/run_report.py": "formats of findings",
    "layout/models/kinds/__init__.py": "models of blocks",
    "model/languages/__init__.py": "languages",
    "paint/profiles/__init__.py": "profiles",
    "typeset/blocks/kinds/__init__.py": "handlers of blocks",
}
"""Files that import by a name that stands in no import line; what they find."""

_LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s*(\S+)")
_PROBE = """
import sys, atexit, reportcli.cli
atexit.register(lambda: open({file!r}, "a").write("\\n".join(sys.modules) + "\\n"))
sys.argv[0] = "reportcli"
reportcli.cli.script()
"""


@dataclass(frozen=True, slots=True)
class Deferred:
    """An import inside a function: the file below src/reportcli, its module, what is imported."""

    file: str
    module: str
    target: str


def modules() -> dict[str, Path]:
    """Every module of the program by its dotted name."""
    found = {}
    for path in sorted((SRC / "reportcli").rglob("*.py")):
        parts = path.relative_to(SRC).with_suffix("").parts
        found[".".join(parts).removesuffix(".__init__")] = path
    return found


def imports() -> tuple[dict[str, set[str]], list[Deferred]]:
    """What each module imports when it is loaded, and what its functions import, but for TYPE_CHECKING."""
    known = modules()
    first: dict[str, set[str]] = {name: set() for name in known}
    later: set[Deferred] = set()
    for name, path in known.items():
        file = path.relative_to(SRC / "reportcli").as_posix()
        for node, inside in _import_lines(ast.parse(path.read_text(encoding="utf-8")), inside=False):
            for target in _targets(node, known):
                if inside:
                    later.add(Deferred(file, name, target))
                else:
                    first[name].add(target)
    return first, sorted(later, key=lambda one: (one.target, one.file))


def _import_lines(node: ast.AST, *, inside: bool) -> Iterator[tuple[ast.Import | ast.ImportFrom, bool]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child, inside
        elif not (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test)):
            yield from _import_lines(
                child, inside=inside or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
            )


def _targets(node: ast.Import | ast.ImportFrom, known: Mapping[str, Path]) -> set[str]:
    """The modules that an import line loads: the last of their names each."""
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    base = node.module or ""
    full = {f"{base}.{alias.name}" for alias in node.names}
    inner = {
        name for name in full if name in known or (not base.startswith("reportcli") and _is_module(name))
    }
    return inner | ({base} if len(inner) < len(full) else set())


@cache
def _is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except (ImportError, AttributeError):
        return False


def registries() -> set[str]:
    """The files below src/reportcli that import by name."""
    folder = SRC / "reportcli"
    return {
        path.relative_to(folder).as_posix()
        for path in modules().values()
        if re.search(r"\bimport_module\(|__import__\(", path.read_text(encoding="utf-8"))
    }


def reason(target: str) -> str:
    """Why a module is imported inside a function, "" where it is for the time."""
    names = [target.rsplit(".", level)[0] for level in range(target.count(".") + 1)]
    return next((REASONS[name] for name in names if name in REASONS), "")


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


def written() -> dict[str, tuple[Set[str], str, str]]:
    """The rows of the page: of each module its files, milliseconds and runs."""
    lines = PAGE.read_text(encoding="utf-8").partition(HEAD)[2].partition("\n\n")[0].splitlines()[2:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0].strip("`"): ({*re.findall(r"`(.+?)`", row[1])}, row[2], row[3]) for row in cells}


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
