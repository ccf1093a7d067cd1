"""A seeded sample of proofs/mutants.py: most cells under an identity, reference or format are caught."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "proofs"))


@pytest.mark.parametrize("sample", ["solsoc", "pls"])
def test_spoilt_cells_are_noticed(sample: str, tmp_path: Path) -> None:
    from mutants import FREE, SILENT, copied, survey

    workbook = copied(ROOT / "sample_data" / sample / "2024.xlsx", tmp_path)
    results = list(survey(workbook, 3, seed=7))
    assert len(results) == 3
    under = Counter(what for mutant, what in results if mutant.group != FREE)
    assert under["caught"] >= 0.6 * sum(under.values()), under
    assert not [mutant for mutant, what in results if what in SILENT and mutant.group != FREE]
