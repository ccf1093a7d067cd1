"""Two of the officer's further mistakes of `proofs/mistakes_officer.py`: reported once, at their place."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

PROOFS = Path(__file__).resolve().parents[2] / "proofs"
SAMPLE = ("another currency", "a wrong weekday")


@pytest.fixture(scope="module")
def proof() -> ModuleType:
    sys.path.insert(0, str(PROOFS))
    try:
        return importlib.import_module("mistakes_officer")
    finally:
        sys.path.remove(str(PROOFS))


@pytest.mark.parametrize("name", SAMPLE)
def test_a_mistake_is_reported_once_at_its_place(proof: ModuleType, name: str, tmp_path: Path) -> None:
    (mistake,) = [one for one in proof.MISTAKES if one.name == name]
    assert proof.mistakes_workbook.problem(mistake, tmp_path) == ""
