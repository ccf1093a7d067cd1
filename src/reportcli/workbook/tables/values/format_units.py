"""Units that stand in a number's format alone: they are printed as they are typed.

12 as 0 "kg"            12 kg
3 as [>=2]0 "jours";0 "jour"    3 jours: the section of the value says it
25.5 as 0.00 "€/h"      25.50 €/h, a rate: money for something is no amount of money
12 as 0 "milliers"      none: a word that counts; it is reported
18 as 0 "½ kg"          none: it goes on with the number; it is reported
12 as "No "0            none: what stands before a number names it; it is reported
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from reportcli.number_formats import Shown, multiple_in_header, settled, show

_COUNTING = frozenset("kKMTBG")
"""Letters that may stand for a thousand, a million and more."""
_BEHIND = re.compile(r"[-+\u2212(\s]*[0-9](?:[0-9., ]*[0-9])?(\D.*)", re.DOTALL)
_PER = re.compile(
    r"(?P<money>[^/]{1,40}?)\s*(?:/|\s(?:par|per|pro|je|l['\u2019]|la|le|the|an?)\s)\s*(?P<what>[^\d\W][^/]*)",
    re.IGNORECASE,
)


def is_rate(text: str, home: str) -> bool:
    """Whether a text is a currency for something: €/h, EUR/kg, € par jour; not k€/an, €/$.

    home: the currency of the report, for signs that several share.
    """
    found = _PER.fullmatch(text.strip())
    if found is None or not settled(found["money"].strip(), home):
        return False
    return not settled(found["what"].strip(), "") and multiple_in_header(found["what"]) is None


def unit_behind(shows: Shown, code: str, home: str) -> str:
    """The unit or rate that a format writes behind its number, as it is typed; "" where it writes none, or
    also scales the number, or says other things of it.
    """
    if shows.scale or shows.multiple or shows.percent or shows.percent_literal or shows.problems:
        return ""
    found = _BEHIND.fullmatch(shows.text or show(Decimal(5), code, "en").text)
    unit = " ".join(found[1].strip(" )\xa0\u202f\t").split()) if found else ""
    if shows.currency:
        return unit if is_rate(unit, home) else ""
    return unit if unit == " ".join(shows.unit.split()) and _is_measure(unit) else ""


def continues_number(text: str) -> bool:
    """Whether a text beside a number begins with a figure, of any script, so that both read as one: `0" ½"`
    shows 18 as 18 ½, `0"5"` as 185. Source: Unicode's numeric type.
    """
    return bool(text) and unicodedata.numeric(text[0], None) is not None


def _is_measure(unit: str) -> bool:
    """Whether a word or sign says what is counted, and not how many of it: no k, milliers, per mille."""
    if not any(char.isalpha() or char == "°" for char in unit) or "\u2030" in unit:
        return False
    if continues_number(unit):
        return False
    return unit not in _COUNTING and (len(unit) <= 2 or multiple_in_header(unit) is None)  # mm is a length
