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
def start_up() -> ModuleType:
    spec = importlib.util.spec_from_file_location("start_up", ROOT / "tools" / "start_up.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_imports_inside_functions_are_those_of_the_table(start_up: ModuleType) -> None:
    """An import that is not named goes to the top of its file, or spares a run something: then mend with
    python tools/start_up.py. A row that nothing uses goes by the same.
    """
    files: dict[str, set[str]] = defaultdict(set)
    for one in start_up.imports()[1]:
        files[one.target].add(one.file)
    assert files == {target: row[0] for target, row in start_up.written().items()}


def test_each_of_them_spares_a_run_something(start_up: ModuleType) -> None:
    """One that spares nothing stands at the top of its file."""
    for target, (_, ms, without) in start_up.written().items():
        counted = any(run in without.split(", ") for run in start_up.COUNTED)
        assert start_up.reason(target) or counted or float(ms) >= start_up.NEEDLESS, target


def test_reasons_other_than_time_are_used(start_up: ModuleType) -> None:
    given = {name for name in start_up.REASONS if any(_within(target, name) for target in start_up.written())}
    assert given == {*start_up.REASONS}


def test_what_is_found_by_name_is_found_in_registries(start_up: ModuleType) -> None:
    assert start_up.registries() == {*start_up.REGISTRIES}
    page = start_up.PAGE.read_text(encoding="utf-8")
    assert all(f"| `{file}` | {what} |" in page for file, what in start_up.REGISTRIES.items())


def _within(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")
