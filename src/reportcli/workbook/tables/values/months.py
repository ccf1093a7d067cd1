"""Names of months in every language of CLDR, as a text spells them: 31 déc. 2024, 1 mrt 2024, 1-Mar-2024."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from reportcli.number_formats.currencies.known import LANGUAGES


def plain_name(text: str) -> str:
    """A name without accents, full stops and case: `déc.` is dec. Marks of other scripts than Latin stay."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    latin = any("a" <= char <= "z" for char in parts)
    kept = "".join(char for char in parts if not (latin and unicodedata.combining(char)))
    return " ".join(unicodedata.normalize("NFC", kept).replace(".", " ").replace("\u2019", "'").split())


def month_of(name: str, language: str = "") -> int:
    """The month, 1 to 12, that a name or an abbreviation means; 0 where none has it.

    A name of several months (listopad) is read in `language`, else as the languages that are always known
    have it (mai), and else refused.
    """
    plain = plain_name(name[:40])
    table = _table()
    if plain in table.names:
        return table.names[plain]
    by_language = table.ambiguous.get(plain, {})
    own = by_language.get(language.partition("-")[0].lower(), 0)
    known = {by_language[each] for each in LANGUAGES if each in by_language}
    return own or (known.pop() if len(known) == 1 else 0)


class _Table(NamedTuple):
    """names: folded name -> month; ambiguous: folded name -> language -> month."""

    names: dict[str, int]
    ambiguous: dict[str, dict[str, int]]


@lru_cache(maxsize=1)
def _table() -> _Table:
    data = tomllib.loads(Path(__file__).with_name("cldr_months.toml").read_text(encoding="utf-8"))
    names = {name: int(month) for month, spellings in data["names"].items() for name in spellings}
    return _Table(names, data["ambiguous"])
