"""A few of the correct edits of proofs/correct_edits.py, in a new report of each language."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "proofs"))
from correct_edits import STARTERS, new_findings


@pytest.mark.parametrize("language", STARTERS)
def test_correct_edits_give_no_finding(language: str) -> None:
    made, found = new_findings(language, 4, random.Random(11))
    assert len(made) == 4
    assert [(one.code, str(one.where)) for one in found] == []
