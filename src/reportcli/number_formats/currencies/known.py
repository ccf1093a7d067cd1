"""The currencies that are known: codes of ISO 4217, signs and names of CLDR, legal tender of territories.

Signs are those that some locale of CLDR gives to a currency (cldr_currencies.toml, made by
tools/currency_table.py); names are looked up in Babel, loaded late.
"""

from __future__ import annotations

import json
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path

from reportcli.model.value_class import dataclass

LANGUAGES = ("en", "fr", "nl", "de", "es", "it", "pt")
"""Whose names of currencies are always known; others come with a territory."""


@lru_cache(maxsize=1)
def currency_codes() -> frozenset[str]:
    """The codes of ISO 4217 that were in use in 2024 or later, without funds and metals."""
    return frozenset(Path(__file__).with_name("iso4217.txt").read_text(encoding="utf-8").split())


def currency_of(territory: str) -> str:
    """The legal tender of a territory, "" when it has none or is unknown."""
    return currency_table().territories.get(territory.upper(), "")


def has_sign(text: str) -> bool:
    """Whether a sign of a currency stands in a text: € and ₹, no letters."""
    return any(unicodedata.category(char) == "Sc" for char in text)


def folded_sign(text: str) -> str:
    """Without accents, full stops and (in signs) spaces; without case, but for letters with a sign."""
    if text.isascii():  # most names are: they have no accents, and one sign
        flat = (text if "$" in text else text.casefold()).replace(".", "")
    else:
        flat = unicodedata.normalize("NFD", text if has_sign(text) else text.casefold())
        flat = "".join(char for char in flat if not unicodedata.combining(char) and char not in ".\u200b")
    words = flat.replace("’", "'").split()
    return "".join(words) if len("".join(words)) <= 5 else " ".join(words)


@dataclass(frozen=True, slots=True)
class CurrencyTable:
    """What CLDR says. tender, past: codes in use and no longer in use; territories: ISO 3166 -> legal tender;
    symbols: sign -> codes, folded: the same by `folded_sign`, without past ones where others share the sign.
    """

    tender: frozenset[str]
    past: frozenset[str]
    territories: dict[str, str]
    symbols: dict[str, list[str]]
    folded: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def currency_table() -> CurrencyTable:
    """The table, read once."""
    data = tomllib.loads(Path(__file__).with_name("cldr_currencies.toml").read_text(encoding="utf-8"))
    folded: dict[str, tuple[str, ...]] = {}
    for sign, codes in data["symbols"].items():
        folded[folded_sign(sign)] = tuple(dict.fromkeys((*folded.get(folded_sign(sign), ()), *codes)))
    tender = frozenset(data["tender"])
    for sign, found in folded.items():
        folded[sign] = tuple(code for code in found if code in tender) or found
    return CurrencyTable(tender, frozenset(data["past"]), data["territories"], data["symbols"], folded)


@lru_cache(maxsize=64)
def names_in(languages: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Names of currencies in some languages, by `folded_sign`, each with its codes."""
    found: dict[str, tuple[str, ...]] = {}
    for language in languages:
        for name, code in _of_language(language):
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), code)))
    return found


@lru_cache(maxsize=64)
def _of_language(language: str) -> tuple[tuple[str, str], ...]:
    """Names and codes. Those of LANGUAGES lie ready: Babel takes 6 ms for a locale."""
    return tuple(_ready_names()[language].items()) if language in LANGUAGES else names_of_locale(language)


@lru_cache(maxsize=1)
def _ready_names() -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, str]] = json.loads(
        Path(__file__).with_name("cldr_currency_names.json").read_text(encoding="utf-8")
    )
    return names


def names_of_locale(language: str) -> tuple[tuple[str, str], ...]:
    """All names that CLDR has for currencies in use, as `recognise` compares them, each with its code."""
    from babel import localedata

    if not localedata.exists(language):
        return ()
    data = localedata.load(language)
    tender = currency_table().tender
    found = [
        (folded_sign(str(name)), code) for code, name in data["currency_names"].items() if code in tender
    ]
    for code, plurals in data["currency_names_plural"].items():
        found += [(folded_sign(str(name)), code) for name in plurals.values() if code in tender]
    return tuple(found)


@lru_cache(maxsize=64)
def languages_of(territory: str) -> tuple[str, ...]:
    """The official languages of a territory."""
    from babel.languages import get_official_languages

    return tuple(str(name) for name in get_official_languages(territory.upper()))
