"""Every finding of accounts is worded in each language, with the same arguments."""

from __future__ import annotations

import re
import string
import tomllib
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src/reportcli"
CALLS = re.compile(r'(?:error|warning|note|add|Related|Diagnostic|contradiction)\(\s*"([a-z]+(?:-[a-z]+)+)"')
LANGUAGES = [path.parent.name for path in sorted(SOURCE.glob("messages/*/accounts.toml"))]


def catalogue(lang: str, area: str = "accounts") -> dict[str, dict[str, str]]:
    return tomllib.loads((SOURCE / f"messages/{lang}/{area}.toml").read_text(encoding="utf-8"))


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_languages_say_the_same(lang: str) -> None:
    english, other = catalogue("en"), catalogue(lang)
    assert set(english) == set(other)
    for code, parts in english.items():
        assert set(parts) == set(other[code]), code
        assert [fields(text) for text in parts.values()] == [fields(other[code][part]) for part in parts], (
            code
        )


def test_every_code_that_reading_tells_is_worded() -> None:
    text = "\n".join(p.read_text(encoding="utf-8") for p in (SOURCE / "workbook/accounts").rglob("*.py"))
    known = {code for area in ("accounts", "workbook", "source", "checks") for code in catalogue("en", area)}
    assert set(CALLS.findall(text)) - known == set()


def test_no_wording_is_left_over() -> None:
    folders = ("workbook/accounts", "checks")
    text = "\n".join(p.read_text(encoding="utf-8") for f in folders for p in (SOURCE / f).rglob("*.py"))
    assert [code for code in catalogue("en") if f'"{code}"' not in text] == []
