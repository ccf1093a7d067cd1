"""A few of the officer's mistakes of `proofs/mistakes_workbook.py`: reported once, at their cell."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

PROOF = Path(__file__).resolve().parents[2] / "proofs" / "mistakes_workbook.py"
SAMPLE = (
    "an amount left blank",
    "a colour that is none",
    "a code misspelled",
    "a picture that breaks off",
    "merged cells",
    "a formula never computed",
)


@pytest.fixture(scope="module")
def proof() -> ModuleType:
    spec = importlib.util.spec_from_file_location("mistakes_workbook", PROOF)
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = made
    spec.loader.exec_module(made)
    return made


@pytest.mark.parametrize("name", SAMPLE)
def test_a_mistake_is_reported_once_at_its_cell(proof: ModuleType, name: str, tmp_path: Path) -> None:
    (mistake,) = [one for one in proof.MISTAKES if one.name == name]
    assert proof.problem(mistake, tmp_path) == ""
