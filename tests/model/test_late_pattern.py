"""Patterns that are compiled when they are first used are the same patterns."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from reportcli.model.patterns import late as module
from reportcli.model.patterns.late import LatePattern, late_pattern

SOURCE = Path(module.__file__).parents[2]
USERS = sorted(
    ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)
    for path in SOURCE.rglob("*.py")
    if " = late_pattern(" in path.read_text("utf-8")
)


def test_it_is_compiled_once_and_when_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_ = re.compile

    def counted(text: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(text)
        return compile_(text, flags)

    monkeypatch.setattr(re, "compile", counted)
    late = late_pattern(r"(\d+) EUR", re.IGNORECASE)
    assert not compiled
    found = late.fullmatch("12 eur")
    assert found is not None and found[1] == "12"
    assert late.sub(r"\1 €", "3 EUR") == "3 €"
    assert [hit[0] for hit in late.finditer("1 EUR 2 eur")] == ["1 EUR", "2 eur"]
    assert late.search("none") is None
    assert compiled == [r"(\d+) EUR"]


def test_what_no_pattern_has_it_does_not_have() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        late_pattern("a").nothing  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("user", USERS)
def test_every_one_of_them_can_be_compiled(user: str) -> None:
    late = [one for one in vars(import_module(user)).values() if isinstance(one, LatePattern)]
    assert late
    for one in late:
        assert re.compile(one._text, one._flags).pattern == one.pattern
