"""Names of countries in four languages, and which are taken for which: data in `countries.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from reportcli.checks.support.prose import flat


@lru_cache(maxsize=1)
def country_names() -> tuple[Mapping[str, str], tuple[frozenset[str], ...]]:
    """Folded names of countries by ISO 3166-1 code, in four languages, and the groups taken for another."""
    text = (resources.files(__package__) / "countries.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    names = {flat(name): code for code, known in data["names"].items() for name in known}
    return names, tuple(frozenset(group) for group in data["confused"])
