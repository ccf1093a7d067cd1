"""A seeded sample of proofs/room.py: random layouts are refused, or pdfium sees nothing leave its room."""

from __future__ import annotations

import importlib
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from build.tiny_project import make

pytest.importorskip("pypdfium2", reason="an outside judge of dev.py's environment")
PROOFS = Path(__file__).resolve().parents[2] / "proofs"
SEEDS = range(1000, 1015)


@pytest.fixture(scope="module")
def room() -> ModuleType:
    if str(PROOFS) not in sys.path:
        sys.path.append(str(PROOFS))
    return importlib.import_module("room")


def test_fifteen_random_layouts(room: ModuleType, tmp_path: Path) -> None:
    project = make(tmp_path, room.figures)
    verdicts = {seed: room.tried(project, seed) for seed in SEEDS}
    assert {seed: one.why for seed, one in verdicts.items() if one.kind == "breach"} == {}
    kinds = Counter(one.kind for one in verdicts.values())
    assert kinds["clean"] >= 3 and kinds["refused"] >= 3  # the sample sees both


def test_the_judge_sees_what_is_over_and_outside(room: ModuleType) -> None:
    glyph = room.Glyph("a", (20.0, 20.0, 26.0, 26.0), 10.0)
    page = room.Room(100, 100, 10, 90)
    assert room.over([glyph, replace(glyph, ink=(22.0, 21.0, 28.0, 27.0))])
    assert not room.over([glyph, replace(glyph, ink=(25.0, 20.0, 31.0, 26.0))])
    assert room.left(replace(glyph, ink=(-2.0, 20.0, 4.0, 26.0)), page, framed=False)
    assert room.left(replace(glyph, ink=(12.0, 20.0, 16.0, 26.0)), page, framed=True)
    assert not room.left(replace(glyph, ink=(12.0, 20.0, 16.0, 26.0)), page, framed=False)
    assert not room.left(glyph, page, framed=True)
