"""The catalogues of messages say the same in every language: codes, parts, and the values put into them."""

from __future__ import annotations

import re
import string
import tomllib
from pathlib import Path

import pytest

from reportcli.messages import LANGUAGES, tables

FOLDER = Path(__file__).resolve().parents[2] / "src/reportcli/messages"
ENGLISH_WORDS = re.compile(r"\b(the|is not|cannot|must be|write|should)\b", re.IGNORECASE)

Catalogue = dict[tuple[str, str], dict[str, str]]


def catalogue(lang: str) -> Catalogue:
    return {
        (path.name, code): parts
        for path in sorted((FOLDER / lang).glob("*.toml"))
        for code, parts in tomllib.loads(path.read_text(encoding="utf-8")).items()
    }


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


ENGLISH = catalogue("en")
OTHERS = [lang for lang in LANGUAGES if lang != "en"]


@pytest.mark.parametrize("lang", OTHERS)
def test_every_code_stands_in_the_same_file(lang: str) -> None:
    assert set(catalogue(lang)) == set(ENGLISH)


@pytest.mark.parametrize("lang", OTHERS)
def test_every_part_takes_the_same_values(lang: str) -> None:
    for code, parts in catalogue(lang).items():
        assert set(parts) == set(ENGLISH[code]), code
        for part, text in parts.items():
            assert fields(text) == fields(ENGLISH[code][part]), (code, part)


@pytest.mark.parametrize("lang", OTHERS)
def test_nothing_is_left_in_english(lang: str) -> None:
    left = [
        (code, part)
        for code, parts in catalogue(lang).items()
        for part, text in parts.items()
        if len(text) > 25 and text == ENGLISH[code].get(part) and ENGLISH_WORDS.search(text)
    ]
    assert left == []


def test_no_code_stands_in_two_files() -> None:
    codes = [code for _, code in ENGLISH]
    assert sorted({code for code in codes if codes.count(code) > 1}) == []


def test_each_table_read_alone_is_what_the_whole_file_says() -> None:
    files = sorted(FOLDER.glob("*/*.toml"))
    assert files
    for file in files:
        text = file.read_text("utf-8")
        alone = {code: tomllib.loads(body) for code, body in tables(text)}
        assert alone == tomllib.loads(text), file
