"""Words beside figures, in the language of a workbook: data in `words/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from reportcli.model.languages import FALLBACK
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded words. over, under, about: before a figure; references, measures: beside a number that is none.

    own: before a number that says how many there are; including: between a whole and its part; founded,
    in_year, years, existence: of an organisation's age; some: where a list names some only; joins: “and”.
    """

    over: tuple[str, ...]
    under: tuple[str, ...]
    about: tuple[str, ...]
    multiples: Mapping[str, int]
    references: frozenset[str]
    measures: frozenset[str]
    numbers: Mapping[str, int]
    empty: frozenset[str]
    projects: tuple[str, ...]
    own: tuple[str, ...]
    including: tuple[str, ...]
    founded: tuple[str, ...]
    in_year: tuple[str, ...]
    years: tuple[str, ...]
    existence: tuple[str, ...]
    some: tuple[str, ...]
    joins: tuple[str, ...]


@lru_cache(maxsize=8)
def lexicon(lang: str) -> Lexicon:
    """The words of a language; English of each kind that it has none of."""
    data = _words(FALLBACK) | _words(lang.split("-")[0].lower())
    return Lexicon(
        over=tuple(data["over"]),
        under=tuple(data["under"]),
        about=tuple(data["about"]),
        multiples=data["multiples"],
        references=frozenset(data["references"]),
        measures=frozenset(data["measures"]),
        numbers=data["numbers"],
        empty=frozenset(data["empty"]),
        projects=tuple(data["projects"]),
        own=tuple(data["own"]),
        including=tuple(data["including"]),
        founded=tuple(data["founded"]),
        in_year=tuple(data["in_year"]),
        years=tuple(data["years"]),
        existence=tuple(data["existence"]),
        some=tuple(data["some"]),
        joins=tuple(data["and"]),
    )


def _words(code: str) -> dict[str, Any]:
    file = resources.files(__package__) / "words" / f"{code}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
