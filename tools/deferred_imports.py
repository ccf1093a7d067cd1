"""Imports inside functions: where they stand, why, and what docs/contributing/imports.md says of each."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Set
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
    "pi_heif": "of an extra",
    "pyarrow": "of an extra",
    "pypdfium2": "of an extra",
    "reportcli.sources.parquet_columns": "of an extra",
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
    "ctypes": "in processes of pictures, and for long reports",
    "PIL.ImageOps": "where text follows the outline of a picture",
    "fontTools.agl": "where a page of a PDF file is placed",
    "reportcli.pdf.placed": "where a page of a PDF file is placed",
    "reportcli.pdf.known_colours": "in processes of pictures alone",
    "reportcli.graphics.map": "of a map that no run has drawn before",
    "stdnum": "of a workbook with such numbers",
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


def written() -> dict[str, tuple[Set[str], str, str]]:
    """The rows of the page: of each module its files, milliseconds and runs."""
    lines = PAGE.read_text(encoding="utf-8").partition(HEAD)[2].partition("\n\n")[0].splitlines()[2:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0].strip("`"): ({*re.findall(r"`(.+?)`", row[1])}, row[2], row[3]) for row in cells}
