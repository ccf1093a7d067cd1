"""docs/conformance.md and docs/accessibility.md name tests and faults that there are, and leave none out."""

from __future__ import annotations

import re

from preflight.seeded import FAULTS, ROOT

TABLE = (ROOT / "docs" / "conformance.md").read_text(encoding="utf-8")
CHECKPOINTS = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")


def test_every_fault_stands_in_the_table_and_the_other_way_round() -> None:
    named: set[str] = set()
    for cell in re.findall(r"seeded › ([^;|]+)", TABLE):
        named |= set(re.findall(r'"([^"]+)"', cell))
    named.discard("name")
    assert named - FAULTS.keys() == set()
    forgotten = FAULTS.keys() - named
    assert forgotten == set()


def test_every_enforced_row_has_a_file_spoilt_in_that_one_thing() -> None:
    rows = [
        [cell.strip() for cell in line.split(" | ")] for line in TABLE.splitlines() if line.startswith("| ")
    ]
    enforced = [row for row in rows if len(row) > 2 and row[1].startswith("enforced")]
    assert len(enforced) > 30
    assert [row[0] for row in enforced if "seeded › " not in row[2]] == []


def test_every_test_in_the_table_is_one() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    names = set(re.findall(r"\btest_[a-z0-9_]+\b(?!\.py)", TABLE)) - {"test_paint", "test_preflight"}
    missing = {name for name in names if f"def {name}(" not in source and not _is_file(name)}
    assert missing == set()


def test_the_checkpoints_are_all_there_and_name_faults_and_tests_that_there_are() -> None:
    numbers = re.findall(r"^\| (\d\d) ", CHECKPOINTS, re.M)
    assert numbers == [f"{number:02}" for number in range(1, 32)]
    faults = {
        name
        for cell in re.findall(r"seeded › ([^;|]+)", CHECKPOINTS)
        for name in re.findall(r'"([^"]+)"', cell)
    }
    assert faults - FAULTS.keys() == set()
    tests = set(re.findall(r"\btest_[a-z0-9_]+\b", CHECKPOINTS))
    assert tests - set(re.findall(r"\btest_[a-z0-9_]+\b", TABLE)) == set()


def _is_file(name: str) -> bool:
    return any((ROOT / "tests").rglob(f"{name}.py"))
