"""Words beside figures, in the language of a workbook: data in `words/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded words. over, under, about: before a figure; references, measures: beside a number that is
    none.
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


@lru_cache(maxsize=8)
def lexicon(lang: str) -> Lexicon:
    """The words of a language; English where there are none."""
    folder = resources.files(__package__) / "words"
    file = folder / f"{lang.split('-')[0].lower()}.toml"
    if not file.is_file():
        file = folder / "en.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
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
    )
