"""Addresses in running text: of the web, of mail, of documents by DOI, telephone numbers that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_HOST = r"(?:[\w-]+\.)+[^\W\d_]{2,24}"
_ADDRESS = re.compile(
    rf"""
    (?P<web>https?://[^\s<>«»“”]+)
    | (?P<www>\bwww\.{_HOST}(?:[/?][^\s<>«»“”]*)?)
    | (?P<doi>\b(?:doi:\s?)?10\.\d{{4,9}}/[^\s<>«»“”]+)
    | (?P<mail>(?<![\w.+-])[\w.+-]{{0,63}}[\w+-]@{_HOST})
    | (?:\b(?:t[eé]l(?:[eé]phone|efoon|efon)?|phone|gsm|mobile?|fax|handy|t|m)[\s.:]{{0,5}})
      (?P<phone>\+\d[\d\s().\u2011-]{{6,20}}\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER = re.compile(r"\s{0,3}(?P<phone>\+\d[\d\s().\u2011-]{6,20}\d)")
_AFTER = ".,;:!?'’"  # signs of the sentence, not of the address before them
_PAIRS = {")": "(", "]": "["}


class Address(NamedTuple):
    """Where an address stands in a text, from `start` to before `end`, and where it leads."""

    start: int
    end: int
    url: str


def addresses(text: str, shown: bool = False) -> Iterator[Address]:
    """The addresses of a text, in order; what only looks like one (a number, a file name) is none.
    shown: a drawing stands before the text, which says of a telephone number what it is.

    Schemes: https, mailto (RFC 6068), tel (RFC 3966), https://doi.org (DOI Handbook, 3.8).
    """
    if not any(sign in text for sign in ("://", "www.", "@", "10.", "+")):
        return
    behind = _NUMBER.match(text) if shown else None
    if behind is not None:
        yield Address(*behind.span("phone"), _url("phone", behind["phone"]))
    for found in _ADDRESS.finditer(text, behind.end() if behind is not None else 0):
        kind = found.lastgroup or ""
        start, end = found.span(kind)
        end = _trimmed(text, start, end)
        yield Address(start, end, _url(kind, text[start:end]))


def _trimmed(text: str, start: int, end: int) -> int:
    """Without the sentence's own signs at the end, and brackets that were opened before."""
    while end > start:
        last = text[end - 1]
        opened = _PAIRS.get(last)
        if last in _AFTER or (opened and text.count(last, start, end) > text.count(opened, start, end)):
            end -= 1
        else:
            break
    return end


def _url(kind: str, text: str) -> str:
    if kind == "mail":
        return f"mailto:{text}"
    if kind == "phone":
        return "tel:+" + "".join(character for character in text if character.isdecimal())
    if kind == "doi":
        return "https://doi.org/" + re.sub(r"(?i)^doi:\s?", "", text)
    return text if kind == "web" else f"https://{text}"
