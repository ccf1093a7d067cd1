"""A seeded sample of the proof `damaged`: inputs of every kind, damaged, through check and build."""

from __future__ import annotations

import subprocess
import sys

from build.tiny_project import ROOT

CASES = 10  # one of each kind


def test_a_sample_of_damaged_inputs() -> None:
    command = [sys.executable, str(ROOT / "proofs/damaged.py"), "--cases", str(CASES), "--seed", "11"]
    done = subprocess.run(
        [*command, "--build-every", "10"], capture_output=True, encoding="utf-8", timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{CASES} cases, 0 failures" in done.stdout
