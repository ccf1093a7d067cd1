"""Page labels from printed folios (ISO 32000-1, 12.4.2): runs of one numbering become one entry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Label(NamedTuple):
    """From page index `page` on: style "D" | "r" | "R" counting from start, or None with a fixed prefix."""

    page: int
    style: str | None
    start: int | None
    prefix: str | None


def page_labels(folios: Sequence[str]) -> list[Label]:
    """The fewest labels that give these folios, in the order of the pages."""
    labels: list[Label] = []
    for page, folio in enumerate(folios):
        style, number = _numbering(folio)
        last = labels[-1] if labels else None
        if last and style and last.style == style and (last.start or 0) + page - last.page == number:
            continue
        if style:
            labels.append(Label(page, style, number, None))
        else:
            labels.append(Label(page, None, None, folio or None))
    return labels


def _numbering(folio: str) -> tuple[str | None, int]:
    if folio.isascii() and folio.isdigit() and folio == str(int(folio)) and folio != "0":
        return "D", int(folio)
    value = _roman_value(folio.lower())
    if value and folio == folio.lower():
        return "r", value
    if value and folio == folio.upper():
        return "R", value
    return None, 0


def _roman_value(text: str) -> int:
    """Value of a well-formed roman number up to 3999, else 0."""
    if not text or set(text) - set("ivxlcdm"):
        return 0
    value, rest = 0, text
    for worth, letters in _ROMAN + _ROMAN_SMALL:
        while rest.startswith(letters):
            value, rest = value + worth, rest.removeprefix(letters)
    return value if not rest and _roman(value) == text else 0


def _roman(value: int) -> str:
    text = ""
    for worth, letters in _ROMAN + _ROMAN_SMALL:
        count, value = divmod(value, worth)
        text += letters * count
    return text
