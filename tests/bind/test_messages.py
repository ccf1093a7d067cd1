"""Every finding of binding and of the checks is worded in English and French, with the same arguments."""

from __future__ import annotations

import re
import string
import tomllib
from pathlib import Path

import pytest

from reportcli.messages import wording
from reportcli.model.diagnostic import Diagnostic, Severity

SOURCE = Path(__file__).parents[2] / "src/reportcli"
AREAS = ("report", "checks")
CALLS = re.compile(
    r'(?:ExpressionError|unknown|error|warning|note|Diagnostic|Related|contradiction|_finding)\(\s*"([a-z]+(?:-[a-z]+)+)"'
)


def catalogue(area: str, lang: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((SOURCE / f"messages/{lang}/{area}.toml").read_text(encoding="utf-8"))


PACKAGES = {"report": ("bind", "expressions", "ledger")}


def source(area: str) -> str:
    files = [path for name in PACKAGES.get(area, (area,)) for path in sorted((SOURCE / name).rglob("*.py"))]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


@pytest.mark.parametrize("area", AREAS)
def test_every_code_is_worded(area: str) -> None:
    beside = {*catalogue("accounts", "en"), *catalogue("charts", "en")}
    beside |= {*catalogue("report" if area == "checks" else "checks", "en"), *catalogue("layout", "en")}
    assert set(CALLS.findall(source(area))) - set(catalogue(area, "en")) - beside == set()


@pytest.mark.parametrize("area", AREAS)
def test_no_wording_is_left_over(area: str) -> None:
    text = source(area)
    built = {"photo-without-alt", "chart-without-alt", "map-without-alt"}
    built |= {"names-not-compared", "names-compared-in-part", "figures-compared-in-part"}  # notes of checks
    codes = {code for code in catalogue(area, "en") if not code.startswith("_")}
    assert {code for code in codes if f'"{code}"' not in text} <= built


@pytest.mark.parametrize("area", AREAS)
def test_the_languages_say_the_same(area: str) -> None:
    english, french = catalogue(area, "en"), catalogue(area, "fr")
    assert set(english) == set(french)
    for code, parts in english.items():
        assert set(parts) == set(french[code]), code
        for part, text in parts.items():
            fields = {name for _, name, _, _ in string.Formatter().parse(text) if name}
            assert fields == {
                name for _, name, _, _ in string.Formatter().parse(french[code][part]) if name
            }, code


def test_kinds_are_said_in_the_language_of_the_message() -> None:
    finding = Diagnostic("expression-not-a-list", Severity.ERROR, None, {"kind": "number"})
    assert "nombre" in wording(finding, "message", "fr") and "number" in wording(finding, "message", "en")
