"""A delivery that is killed at any of its calls, by the system: old set or new set after the next command."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

PROOF = Path(__file__).resolve().parents[2] / "proofs/deliveries.py"


def proof() -> ModuleType:
    """The proof as a module."""
    spec = importlib.util.spec_from_file_location("deliveries", PROOF)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(sys.platform == "win32", reason="no such kill there")
@pytest.mark.parametrize("fault", ["kill", "full disk", "held open"])
def test_old_or_new(fault: str) -> None:
    module = proof()
    counts: Counter[tuple[str, str]] = Counter()
    module._every_call(fault, fault, module.NAMES[:2], True, True, counts)
    assert counts[fault, "neither"] == 0
    assert counts[fault, "old"] and counts[fault, "new"]
