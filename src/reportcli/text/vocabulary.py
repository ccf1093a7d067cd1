"""Words that micro-typography knows: units, months, titles and quotation marks of fr, nl, en and de."""

from __future__ import annotations

import re


def _words(text: str) -> list[str]:
    return text.split()


# Opening and closing double, opening and closing single quotation mark.
QUOTES = {
    "fr": ("«\u202f", "\u202f»", "‘", "’"),
    "en": ("“", "”", "‘", "’"),
    "nl": ("“", "”", "‘", "’"),
    "de": ("„", "“", "‚", "‘"),
}

_MONTHS = _words("""
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    januari februari maart april mei juni juli augustus september oktober november december
    January February March April May June July August September October November December
    Januar Februar März Mai Juni Juli August Oktober Dezember
""")
_UNITS = _words("""
    % ‰ € $ £ ° °C °F EUR USD GBP CHF euro euros Euro dollar dollars million millions milliard milliards
    k€ M€ Md€ FCFA Uhr am pm a.m. p.m. Mio. Mrd. mln mld
    miljoen miljard million billion billions thousand Million Millionen Milliarde Milliarden mille duizend
    mm cm dm m km m² m³ km² ha g kg t tonne tonnes mg l dl cl ml kWh MWh GWh kW MW W Wh Go Mo Ko To
    m2 m3 km2 cm2 mm2 GB MB KB TB s min h u uur heures heure jours ans mois ETP VTE FTE VZÄ CO2 ppm pt px
""")

_month = "|".join(sorted(set(_MONTHS), key=lambda w: (-len(w), w)))
_unit = "|".join(re.escape(w) for w in sorted(set(_UNITS), key=lambda w: (-len(w), w)))

# What clings to the number before it: a unit, or the rest of a date.
AFTER_NUMBER = re.compile(
    rf"(?: (?:h|u|uur) [0-5]\d(?!\d)| (?:{_unit})(?: (?:Euro|euros?|EUR|€))?"
    rf"|(?:er|\.|st|nd|rd|th)? (?:{_month})(?: \d{{4}})?)(?!\w)"
)
MONTH_YEAR = re.compile(
    rf"[A-Zadfjmnos](?<!\w.)(?:{'|'.join(sorted({w[1:] for w in _MONTHS}))}) (?=\d{{4}}(?!\d))"
)
# What clings to the number after it.
BEFORE_NUMBER = re.compile(
    r"(?<!\w)(?:[nN]°|[nN]os?\.?|[nN]rs?\.|pp?\.|blz\.|S\.|[aA]rt\.|vol\.|[fF]ig\."
    r"|[cC]hap\.|Abb\.|Nr\.|Bd\.|[nN]o\.|Tab\.|Kap\.|hfst\.|afb\.|§|[€$£]|EUR|USD) $"
)
TITLES = frozenset(
    _words("""M. MM. Mme Mmes Mlle Mlles Me Dr Dr. Pr Pr. Prof. Mgr St St. Ste Mr Mr. Mrs Mrs. Ms Ms.
    dhr. mevr. mr. ds. Hr. Fr. Frau Herr Herrn""")
)
# Abbreviations in several parts, by language.
PAIRS = {
    "fr": re.compile(r"(?:(?<!\w)(?:av|apr)\. J\.-C\.)"),
    "nl": re.compile(r"(?<!\w)(?:[vn]\. Chr|t\. a\. v|i\. p\. v|o\. a|m\. b\. t)\."),
    "de": re.compile(
        r"\b(?:z\. B|d\. h|u\. a|i\. d\. R|o\. Ä|v\. a|z\. T|u\. U|s\. o|s\. u|h\. c|e\. V|i\. V"
        r"|[vn]\. Chr)\."
    ),
}
