"""A seeded sample of proofs/mutants_core.py: small faults in the core are noticed by its tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "proofs"))

SOURCE = '''"""Docstring."""
LIMIT = 3


def fits(x: int, marks: list[str]) -> bool:
    """Docstring."""
    assert x
    if x < LIMIT and marks:
        marks.append("é")
        return x + 1 > 2
    return False
'''


def test_mutants_are_small_changes_of_what_runs() -> None:
    from mutator import mutants

    made = mutants(SOURCE.encode())
    changes = {(one.line, one.after) for one in made}
    assert {
        (2, "LIMIT = 4"),
        (2, "LIMIT = 2"),
        (8, "if x <= LIMIT and marks:"),
        (8, "if x >= LIMIT and marks:"),
        (8, "if x < LIMIT or marks:"),
        (8, "if not (x < LIMIT and marks):"),
        (9, "pass"),
        (9, 'marks.append("")'),
        (10, "return None"),
        (10, "return x - 1 > 2"),
        (10, "return x + 1 >= 2"),
        (10, "return x + 1 > 3"),
        (11, "return True"),
    } <= changes
    assert {line for line, _ in changes} == {2, 8, 9, 10, 11}
    for one in made:
        changed = one.applied(SOURCE.encode()).decode().splitlines()
        assert [line for line in changed if line not in SOURCE.splitlines()] in ([], [changed[one.line - 1]])
        compile("\n".join(changed), "mutant", "exec")


@pytest.mark.skipif(sys.platform == "win32", reason="the proof forks")
def test_a_sample_of_mutants_is_killed() -> None:
    """Three mutants of areas whose tests take a second; one may survive, as some change nothing."""
    options = ["--unchecked", "--sample", "3", "--seed", "7", "--only", "facts,colour,ledger,waivers"]
    done = subprocess.run(
        [sys.executable, str(ROOT / "proofs" / "mutants_core.py"), *options],
        capture_output=True,
        text=True,
        check=False,
    )
    (total,) = [line.split() for line in done.stdout.splitlines() if line.startswith("all ")]
    assert sum(map(int, total[1:])) == 3, done.stderr
    assert int(total[3]) <= 1, done.stdout


def test_every_area_names_modules_and_tests_that_exist() -> None:
    from mutants_core import AREAS

    for area in AREAS:
        for pattern in area.modules:
            assert list((ROOT / "src" / "reportcli").glob(pattern)), pattern
        for name in area.tests:
            assert (ROOT / "tests" / name).exists(), name
