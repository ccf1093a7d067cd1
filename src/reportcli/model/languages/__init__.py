"""The languages of reports and messages: every file here is one, found by its place; nothing lists them."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import import_module

from reportcli.model.language import Language

FALLBACK = "en"


@cache
def languages() -> Mapping[str, Language]:
    """All of them by code, in their order."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    found: list[Language] = [import_module(f"{__name__}.{name}").LANGUAGE for name in names]
    return {each.code: each for each in sorted(found, key=lambda each: each.order)}


def codes() -> tuple[str, ...]:
    """The codes of all languages, in their order."""
    return tuple(languages())


def english_first() -> tuple[str, ...]:
    """The codes of all languages, before the others the one that everything has words in."""
    return (FALLBACK, *(code for code in languages() if code != FALLBACK))


@lru_cache(maxsize=64)
def known_language(tag: str) -> Language | None:
    """The language of a tag (`fr`, `fr-BE`), None where it has no file."""
    return languages().get(tag[:2].lower())


def language_of(tag: str) -> Language:
    """The language of a tag; English where it has no file."""
    return known_language(tag) or languages()[FALLBACK]


def in_words() -> str:
    """“fr, nl, en or de”, for help."""
    *others, last = codes()
    return f"{', '.join(others)} or {last}"
