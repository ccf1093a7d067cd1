"""Language tags (BCP 47): whether there is such a language, script and country.

Sources: ISO 639, 15924 and 3166 as CLDR has them, through Babel. Languages of our own files with the
countries that they name are known without it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reportcli.inputs.nearest import nearest
from reportcli.model.languages import languages

TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}")
_PRIVATE = re.compile(r"q[a-t][a-z]")
_OF_NONE = frozenset({"und", "mul", "zxx", "mis"})
"""Codes for a language that is not said, several ones, none at all, and one without a code."""


@lru_cache(maxsize=64)
def unknown_part(tag: str) -> tuple[str, str]:
    """The part of a tag that stands for nothing, and the tag that was most likely meant; "" where none is."""
    parts = tag.split("-")
    primary, rest = parts[0].lower(), parts[1:]
    own = languages().get(primary)
    if own is not None and (not rest or (len(rest) == 1 and rest[0] in own.countries)):
        return "", ""
    from babel.core import get_global

    aliases, known = get_global("language_aliases"), get_global("likely_subtags")
    if primary not in known and primary not in _OF_NONE and not _PRIVATE.fullmatch(primary):
        meant = aliases.get(primary, "") or nearest(primary, languages())
        return parts[0], "-".join((meant, *rest)) if meant else ""
    for place, part in enumerate(rest, start=1):
        meant = _other_country(part)
        if meant is not None:
            return part, "-".join((*parts[:place], meant, *parts[place + 1 :])) if meant else ""
    return "", ""


def _other_country(part: str) -> str | None:
    """The country that was meant by a part of two letters; "" where none is, None where there is one so."""
    from babel.core import get_global

    if len(part) != 2 or part.upper() in get_global("territory_languages"):
        return None
    return next(iter(get_global("territory_aliases").get(part.upper(), ())), "")
