#!/usr/bin/env python3
"""Writes the tables of currencies that number formats are read with, from the CLDR data in Babel.

    python3 tools/currency_table.py > src/reportcli/number_formats/currencies/cldr_currencies.toml
    python3 tools/currency_table.py --names > src/reportcli/number_formats/currencies/cldr_currency_names.json

ISO 4217 codes in use and out of use, the currency of each territory, and each sign that some locale gives to
some currency. The names, by language: of the languages that are looked into for every word behind a multiple.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys

from babel import localedata
from babel.core import get_global
from babel.numbers import get_territory_currencies, list_currencies

AS_OF = dt.date(2026, 1, 1)


def main() -> int:
    """Prints a table; the same bytes for the same Babel."""
    print(names() if sys.argv[1:] == ["--names"] else table(), end="")
    return 0


def names() -> str:
    """Pairs of name, as it is compared, and code, by language, as JSON."""
    from reportcli.number_formats.currencies.known import LANGUAGES, names_of_locale

    rows = [f"{json.dumps(lang)}: {json.dumps(dict(names_of_locale(lang)))}" for lang in LANGUAGES]
    return "{\n" + ",\n".join(rows) + "\n}\n"


def table() -> str:
    """The table as TOML."""
    territories = territory_currencies()
    tender = sorted({code for place in get_global("territory_currencies") for code in current(place)})
    symbols = symbols_of_all_locales()
    past = sorted(code for code in list_currencies() - set(tender) if re.fullmatch("[A-WYZ][A-Z]{2}", code))
    lines = [
        "# Made by tools/currency_table.py from the Unicode Common Locale Data Repository,",
        "# through Babel (Unicode License v3).",
        f"tender = {json.dumps(tender)}",
        f"past = {json.dumps(past)}",
        "",
        "[territories]",
        *(f"{place} = {json.dumps(code)}" for place, code in sorted(territories.items())),
        "",
        "[symbols]",
        *(
            f"{json.dumps(sign, ensure_ascii=False)} = {json.dumps(sorted(codes))}"
            for sign, codes in sorted(symbols.items())
        ),
    ]
    return "\n".join(lines) + "\n"


def territory_currencies() -> dict[str, str]:
    """The legal tender of each territory; the one of longest use where there are two."""
    found = {}
    for place in get_global("territory_currencies"):
        codes = current(place)
        if codes and re.fullmatch("[A-Z]{2}", place):
            found[place] = codes[0]
    return found


def current(place: str) -> list[str]:
    """The legal tenders of a territory, that of longest use first."""
    return [str(code) for code in get_territory_currencies(place, AS_OF, AS_OF)]


def symbols_of_all_locales() -> dict[str, set[str]]:
    """Each sign of each locale, but signs that are a code."""
    found: dict[str, set[str]] = {}
    for name in localedata.locale_identifiers():
        for code, sign in localedata.load(name, merge_inherited=False).get("currency_symbols", {}).items():
            clean = re.sub(r"[\u200b-\u200f\u061c]", "", sign).strip()
            if clean and not re.fullmatch("[A-Z]{3}", clean):
                found.setdefault(clean, set()).add(code)
    return found


if __name__ == "__main__":
    sys.exit(main())
