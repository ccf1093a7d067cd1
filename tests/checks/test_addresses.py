"""Addresses in texts that lead nowhere are reported; addresses that do, and what only looks so, are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.test_left_over_words import found
from reportcli.checks.rules.texts import placeholders

BROKEN = [
    "www.example,org", "www,example.org", "www.example..org", "www. example.org", "http:/example.org",
    "https//example.org", "https;//example.org", "http:///example.org", "http://www.example,org",
    "https: //example.org", "https://example..org", "info@example,org", "info@example", "info@example..org",
    "jean.dupont@asso,be", "htp://example.org", "ttps://example.org", "info@ example.org",
    "https:// example.org",
]  # fmt: skip
RIGHT = [
    "www.example.org", "https://example.org/a,b", "http://example.org", "info@example.org",
    "@example", "@name@server.org", "see www.example.org, info@example.org, or us",
    "on http://localhost/x and www.example.org.", "a@b", "the site www.example.org... and more",
    "https://example.org/@name", "https://example.org/a//b", "3 @ 5", "DOI 10.1000/182",
    "On www.example.org, be careful", "info@example.org,then ask",
    "Follow us @example.org or http/2.0 and TCP/IP.", "[us](mailto:info@example.org)",
]  # fmt: skip


@pytest.mark.parametrize("stated", BROKEN)
def test_an_address_that_leads_nowhere(stated: str, tmp_path: Path) -> None:
    assert found(placeholders, tmp_path, f"Write to {stated} today.") == [stated]
    assert found(placeholders, tmp_path, "A.", f"Write to {stated}") == [stated]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right(text: str, tmp_path: Path) -> None:
    assert found(placeholders, tmp_path, f"See {text}") == []
