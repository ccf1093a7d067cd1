"""Every finding has a test: its code stands in some test file, or in the example of its rule, whole."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_code_of_the_catalogue_stands_in_a_test() -> None:
    catalogues = (ROOT / "src/reportcli/messages/en").glob("*.toml")
    codes = {code for path in catalogues for code in tomllib.loads(path.read_text("utf-8"))}
    words: set[str] = set()
    examples = (ROOT / "src/reportcli/checks").rglob("*.toml")  # each is run by tests/checks
    for path in (*(ROOT / "tests").rglob("*.py"), *examples):
        words.update(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", path.read_text("utf-8")))
    assert sorted(code for code in codes if not code.startswith("_") and code not in words) == []
