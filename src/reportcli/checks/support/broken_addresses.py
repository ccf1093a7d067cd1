"""“www.example,org”, “http:/example.org”, “info@example”: addresses that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOP = r"(?:org|com|net|eu|be|fr|nl|de|lu|ch|at|uk|ie|es|it|pt|info|ngo|ong|int|edu|gov|io|coop|brussels)"
"""Ends of domains that charities have; any other word behind a comma is the next word of the sentence."""
_BROKEN = re.compile(
    rf"\bwww[.,][\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,4}},{_TOP}\b"  # a comma for a dot
    r"|\bwww,[\w-]{1,63}\.[\w.-]{2,80}"
    r"|\bwww(?:\.[\w-]{0,63}){0,4}\.\.[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}"  # two dots
    r"|\bwww\s\.\s?[\w-]{1,63}\.[a-z]{2,6}\b|\bwww\.\s[\w-]{1,63}\.[a-z]{2,6}\b"  # a space
    r"|\bhttps?:?/(?!/)[\w-]{1,63}\.[\w./-]{2,80}|\bhttps?[;.,]?//[\w.-]{2,80}|\bhttps?:(?:///|\\\\)[\w.-]{1,80}"
    rf"|\bhttps?://[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,4}},{_TOP}\b|\bhttps?://[\w.-]{{0,80}}?\.\.[\w.-]{{1,80}}"
    r"|\bhttps?:\s(?://)?\s?[\w-]{1,63}\.[\w./-]{2,80}|\bhttps?://\s[\w-]{1,63}\.[\w./-]{2,80}"
    rf"|(?<![\w.+@-])[\w+-]{{1,64}}(?:\.[\w+-]{{1,64}}){{0,4}}@[\w-]{{2,63}}(?:\.[\w-]{{1,63}}){{0,3}},{_TOP}\b"
    r"|(?<![\w.+@/-])[\w+-]{1,64}(?:\.[\w+-]{1,64}){0,4}@[\w-]{2,63}(?![\w.@/-]|,\w)(?!\.\w)"  # no domain
    r"|(?<![\w@.])(?:h?ttps?|htps?|htttps?|hhttps?)://(?<!https://)(?<!http://)[\w-]{1,63}\.[\w./-]{2,80}"
    r"|(?<![\w.+@-])[\w+-]{1,64}(?:\.[\w+-]{1,64}){0,4}@\s(?:[\w-]{1,63}\.){1,4}[a-z]{2,6}\b"
    r"|(?<![\w.+@-])[\w.+-]{1,64}@(?:[\w-]{0,63}\.){0,3}\.[\w.-]{1,63}",
    re.IGNORECASE,
)


def broken_addresses(text: str) -> Iterator[re.Match[str]]:
    """Each address that no browser and no mail program can follow."""
    if "@" in text or "www" in text or "http" in text or "tp:" in text or "tps:" in text:
        yield from _BROKEN.finditer(text)
