"""The page on editions says every key of editions.yaml, in the words of the code."""

from __future__ import annotations

from pathlib import Path

from reportcli.batch.declared import KEYS

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_every_key_of_editions_is_described() -> None:
    page = (DOCS / "editions.md").read_text("utf-8")
    rows = (f"| `{key}` | {text.replace('|', chr(92) + '|')} |" for key, text in KEYS.items())
    assert [row for row in rows if row not in page] == []
