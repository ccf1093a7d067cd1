"""A seeded sample of proofs/mistakes_layout.py: each mistake is reported once, at its place."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "proofs"))
SAMPLE = 4


@pytest.mark.parametrize("name", ["layout_mistakes", "layout_mistakes_newer"])
def test_a_mistake_of_a_designer_is_one_finding(tmp_path: Path, name: str) -> None:
    made = __import__(name)
    from mistakes_layout import judged, project, reported, write

    workbook = project(tmp_path)
    write(workbook.parent, made.FILES)
    usual = reported(workbook)
    assert not usual
    chosen = random.Random(11).sample(made.MISTAKES, SAMPLE)
    assert {one.name: fault for one in chosen if (fault := judged(workbook, one, usual, made.FILES))} == {}
    assert len(made.MISTAKES) == 80
