"""Printed figures as numbers for a spreadsheet: what is read, in a format that shows it as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reportcli.model.fact import POINTS

if TYPE_CHECKING:
    from reportcli.blocks import PrintedFact

_CORE = re.compile(r"\d(?:[\d.,'’\s]*\d)?")
_MINUS = "-−–"
_MOST_DECIMALS = 6
_SPACES = re.compile(r"\s+")


class Number(NamedTuple):
    """A number as it is printed (rounded to the digits shown), and its number format."""

    value: Decimal
    format: str


def plain(text: str) -> str:
    """A cell's text with one kind of space, for looking up what it prints."""
    return _SPACES.sub(" ", text).strip()


def printed_numbers(facts: Iterable[PrintedFact]) -> Mapping[str, Number]:
    """By printed text; a text that stands for two different values is left out."""
    found: dict[str, Number | None] = {}
    for entry in facts:
        key = plain(entry.printed)
        number = as_number(key, entry.fact.value, entry.fact.unit)
        if key in found and found[key] != number:
            number = None
        found[key] = number
    return {key: number for key, number in found.items() if number is not None}


def as_number(printed: str, value: Decimal, unit: str) -> Number | None:
    """None where the digits are not those of the value: "1.4 million" stays a text."""
    match = _CORE.search(printed)
    if match is None or _CORE.search(printed, match.end()):
        return None
    core, before, after = match[0], printed[: match.start()], printed[match.end() :]
    shown = value * 100 if unit in ("%", POINTS) else value
    digits = re.sub(r"\D", "", core)
    for decimals in range(_MOST_DECIMALS + 1):
        rounded = round(shown, decimals)
        if re.sub(r"\D", "", f"{abs(rounded):.{decimals}f}") == digits:
            exact = rounded / 100 if unit == "%" else rounded
            return Number(exact, _format(core, decimals, before, after, percent=unit == "%"))
    return None


def _format(core: str, decimals: int, before: str, after: str, *, percent: bool) -> str:
    whole = re.split(r"[.,]", core)[0] if decimals == 0 else core[: -decimals - 1]
    grouped = bool(re.search(r"\D", core if decimals == 0 else whole))
    shape = ("#,##0" if grouped else "0") + ("." + "0" * decimals if decimals else "")
    if before.endswith("(") and after.startswith(")"):
        shape = f"{_literal(before[:-1], percent)}{shape}{_literal(after[1:], percent)}"
        return f"{shape};({shape})"
    signed = before[-1:] == "+"
    before = before.rstrip("+" + _MINUS)
    shape = f"{_literal(before, percent)}{shape}{_literal(after, percent)}"
    return f'"+"{shape};"-"{shape};{shape}' if signed else shape


def _literal(text: str, percent: bool) -> str:
    """Text around a number; a percent sign scales the value."""
    parts = text.split("%", 1) if percent else [text]
    quoted = [f'"{part}"' if part else "" for part in (one.replace('"', "") for one in parts)]
    return "%".join(quoted)
