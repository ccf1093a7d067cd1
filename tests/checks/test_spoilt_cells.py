"""A seeded sample of proofs/corpus.py --spoilt: a wrong type, form or reference is told at its very cell."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "proofs"))


def test_a_wrong_type_is_named_at_its_cell(tmp_path: Path) -> None:
    from corpus import spoilt
    from mutants import copied

    workbook = copied(ROOT / "sample_data/solsoc/2024.xlsx", tmp_path)
    results = list(spoilt(workbook, 2, seed=3))
    assert len(results) == 2
    assert [result for result in results if result[2]] == []
