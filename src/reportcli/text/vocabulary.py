"""Words that micro-typography knows: units, months, titles and abbreviations of all languages."""

from __future__ import annotations

import re

from reportcli.model.languages import languages

_MONTHS = {month for each in languages().values() for month in each.months}
_SIGNS = (
    "% ‰ € $ £ ° °C °F EUR USD GBP CHF k€ M€ FCFA mm cm dm m km m² m³ km² ha g kg t mg l dl cl ml "
    "kWh MWh GWh kW MW W Wh m2 m3 km2 cm2 mm2 GB MB KB TB s min h CO2 ppm pt px"
)
_UNITS = {*_SIGNS.split(), *(unit for each in languages().values() for unit in each.units)}

_month = "|".join(sorted(_MONTHS, key=lambda w: (-len(w), w)))
_unit = "|".join(re.escape(w) for w in sorted(_UNITS, key=lambda w: (-len(w), w)))
_initials = "".join(sorted({month[0].lower() for month in _MONTHS}))

# What clings to the number before it: a unit, or the rest of a date.
AFTER_NUMBER = re.compile(
    rf"(?: (?:h|u|uur) [0-5]\d(?!\d)| (?:{_unit})(?: (?:Euro|euros?|EUR|€))?"
    rf"|(?:er|\.|st|nd|rd|th)? (?:{_month})(?: \d{{4}})?)(?!\w)"
)
MONTH_YEAR = re.compile(
    rf"[A-Z{_initials}](?<!\w.)(?:{'|'.join(sorted({w[1:] for w in _MONTHS}))}) (?=\d{{4}}(?!\d))"
)
# What clings to the number after it.
BEFORE_NUMBER = re.compile(
    r"(?<!\w)(?:[nN]°|[nN]os?\.?|[nN]rs?\.|pp?\.|blz\.|S\.|[aA]rt\.|vol\.|[fF]ig\."
    r"|[cC]hap\.|Abb\.|Nr\.|Bd\.|[nN]o\.|Tab\.|Kap\.|hfst\.|afb\.|§|[€$£]|EUR|USD) $"
)
TITLES = frozenset(title for each in languages().values() for title in each.titles)
_spoken = {code: "|".join(map(re.escape, each.abbreviations)) for code, each in languages().items()}
PAIRS = {code: re.compile(rf"(?<!\w)(?:{listed})") for code, listed in _spoken.items() if listed}
"""Abbreviations in several parts, by language."""
