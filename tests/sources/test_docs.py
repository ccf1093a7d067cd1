"""The page for data people says every key of a source, in the words of the code."""

from __future__ import annotations

from pathlib import Path

from reportcli.sources.declared import KEYS

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_every_key_of_a_source_is_described() -> None:
    page = (DOCS / "data.md").read_text("utf-8")
    assert [key for key, text in KEYS.items() if f"| `{key}` | {text} |" not in page] == []
