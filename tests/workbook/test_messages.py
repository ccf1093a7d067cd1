"""Every finding of this package, and of PDF pages as pictures, has its wording in English and French."""

from __future__ import annotations

import re
import string
import tomllib
from pathlib import Path

import pytest

from reportcli.messages import wording
from reportcli.model.diagnostic import error

SOURCE = Path(__file__).parents[2] / "src/reportcli"
SHARED = {
    "file-outside",
    "picture-page-feature",
    "picture-page-large",
    "file-not-regular",
    "cell-involved",
    "weekday-differs",
    "member-missing",
    "member-unknown",
}
"""Codes of `source`, `report`, `checks`, `members` and pictures, worded there."""


def catalogue(lang: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((SOURCE / f"messages/{lang}/workbook.toml").read_text(encoding="utf-8"))


def used_codes() -> set[str]:
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for room in ("workbook", "inputs/pdf_pages")
        for path in sorted((SOURCE / room).rglob("*.py"))
        if "accounts" not in path.parts
        and not {"editions", "translations"} & {*path.parts}
        and not any(word in path.stem for word in ("language", "translated"))
    )
    quoted = set(re.findall(r'"([a-z]+(?:-[a-z0-9]+)+)"', source))
    known = set(catalogue("en"))
    calls = set(
        re.findall(
            r'(?:error|warning|note|PictureError|Related|wrong)\(\s*(?:[^"()]*,\s*)?"([a-z-]+)"', source
        )
    )
    return {code for code in calls if "-" in code} | (quoted & known)


def test_every_code_is_worded() -> None:
    assert used_codes() - SHARED <= set(catalogue("en"))


def test_no_wording_is_left_over() -> None:
    assert set(catalogue("en")) <= used_codes()


def test_the_languages_have_the_same_codes() -> None:
    assert set(catalogue("fr")) == set(catalogue("en"))


@pytest.mark.parametrize("code", sorted(catalogue("en")))
def test_the_languages_say_the_same(code: str) -> None:
    english, french = catalogue("en")[code], catalogue("fr")[code]
    assert set(english) == set(french)
    for part, text in english.items():
        fields = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        assert fields == {name for _, name, _, _ in string.Formatter().parse(french[part]) if name}, part


def test_a_sentence_without_its_word_is_left_out() -> None:
    near = error("unknown-sheet", None, sheet="X", nearest="Y")
    none = error("text-file-missing", None, cells="A1", folder="texts", file="x.md", nearest="")
    assert wording(near, "help", "en").startswith("If “Y” was meant, rename it; ")
    assert wording(none, "help", "en") == "Write it (as .md, or as .docx), or correct the name."
