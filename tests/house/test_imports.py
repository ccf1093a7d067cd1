"""Imports inside functions are those that were measured: docs/contributing/imports.md names each of them."""

from __future__ import annotations

import importlib.util
import sys
from collections import defaultdict
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def deferred() -> ModuleType:
    spec = importlib.util.spec_from_file_location("deferred_imports", ROOT / "tools" / "deferred_imports.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_imports_inside_functions_are_those_of_the_table(deferred: ModuleType) -> None:
    """An import that is not named goes to the top of its file, or spares a run something: then mend with
    python tools/start_up.py. A row that nothing uses goes by the same.
    """
    files: dict[str, set[str]] = defaultdict(set)
    for one in deferred.imports()[1]:
        files[one.target].add(one.file)
    assert files == {target: row[0] for target, row in deferred.written().items()}


def test_each_of_them_spares_a_run_something(deferred: ModuleType) -> None:
    """One that spares nothing stands at the top of its file."""
    for target, (_, ms, without) in deferred.written().items():
        counted = any(run in without.split(", ") for run in deferred.COUNTED)
        assert deferred.reason(target) or counted or float(ms) >= deferred.NEEDLESS, target


def test_reasons_other_than_time_are_used(deferred: ModuleType) -> None:
    given = {name for name in deferred.REASONS if any(_within(target, name) for target in deferred.written())}
    assert given == {*deferred.REASONS}


def test_what_is_found_by_name_is_found_in_registries(deferred: ModuleType) -> None:
    assert deferred.registries() == {*deferred.REGISTRIES}
    page = deferred.PAGE.read_text(encoding="utf-8")
    assert all(f"| `{file}` | {what} |" in page for file, what in deferred.REGISTRIES.items())


def _within(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")
