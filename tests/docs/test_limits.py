"""The page of limits says the numbers of the code, and findings that exist."""

from __future__ import annotations

import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROWS = re.findall(
    r"^\| .+? \| (\d+) \| `([\w-]+)` \| `([\w.]+)\.(\w+)` \|$",
    (ROOT / "docs/limits.md").read_text("utf-8"),
    re.MULTILINE,
)


def test_every_row_is_read() -> None:
    assert len(ROWS) == (ROOT / "docs/limits.md").read_text("utf-8").count("\n| ") - 1


@pytest.mark.parametrize(("number", "code", "module", "name"), ROWS)
def test_a_limit(number: str, code: str, module: str, name: str) -> None:
    assert getattr(import_module(f"reportcli.{module}"), name) == int(number)
    catalogues = (ROOT / "src/reportcli/messages/en").glob("*.toml")
    assert any(code in tomllib.loads(path.read_text("utf-8")) for path in catalogues)
