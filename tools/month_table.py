#!/usr/bin/env python3
"""Writes the table of names of months that dates typed as text are read with, from the CLDR data in Babel.

    python3 tools/month_table.py > src/reportcli/workbook/tables/values/cldr_months.toml

Every name and abbreviation of every language, folded; one that means several months (listopad: October in
Croatian, November in Polish) with the languages of each.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict

from babel import Locale, localedata

from reportcli.workbook.tables.values.months import plain_name


def main() -> int:
    """Prints the table; the same bytes for the same Babel."""
    print(table(), end="")
    return 0


def table() -> str:
    """The table as TOML: the names of each month that are no other's, then the ambiguous ones."""
    found: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for language in sorted(name for name in localedata.locale_identifiers() if "_" not in name):
        for name, month in names_in(language):
            found[name][month].add(language)
    lines = [
        "# Made by tools/month_table.py from the Unicode Common Locale Data Repository,",
        "# through Babel (Unicode License v3).",
        "[names]",
    ]
    for month in range(1, 13):
        alone = sorted(name for name, months in found.items() if [*months] == [month])
        lines.append(f"{month} = {json.dumps(alone, ensure_ascii=False)}")
    lines.append("[ambiguous]")
    for name in sorted(name for name, months in found.items() if len(months) > 1):
        by_language = {tag: month for month, tags in found[name].items() for tag in sorted(tags)}
        listed = ", ".join(f"{tag} = {by_language[tag]}" for tag in sorted(by_language))
        lines.append(f"{json.dumps(name, ensure_ascii=False)} = {{{listed}}}")
    return "\n".join(lines) + "\n"


def names_in(language: str) -> list[tuple[str, int]]:
    """Folded names of months in a language; those that are figures alone are left out."""
    months = Locale.parse(language).months
    return [
        (name, number)
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, text in months[context][width].items()
        if len(name := plain_name(str(text))) > 1 and not any(char.isdigit() for char in name)
    ]


if __name__ == "__main__":
    sys.exit(main())
