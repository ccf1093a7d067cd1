"""What stands in square brackets: conditions, colours, elapsed time, currency and locale, native numerals."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from reportcli.model.patterns.late import late_pattern
from reportcli.number_formats.problems import Problem

_CONDITION = late_pattern(
    r"\s*(<=|>=|<>|<|>|=)\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d{1,3})?)\s*", re.IGNORECASE
)
_ELAPSED = late_pattern(r"h+|m+|s+", re.IGNORECASE)
_NUMERALS = late_pattern(r"(?:DBNum|NatNum)\d+", re.IGNORECASE)
_COLOUR_NAMES = (
    "black blue cyan green magenta red white yellow noir bleu vert rouge blanc jaune "
    "schwarz blau zyan grün rot weiss weiß gelb zwart blauw cyaan groen rood wit geel "
    "negro azul cian verde rojo blanco amarillo nero blu ciano rosso bianco giallo "
    "preto vermelho branco amarelo"
)
_COLOURS = frozenset(_COLOUR_NAMES.split())
_COLOUR_NUMBER = late_pattern(r"(?:colou?r|couleur|farbe|kleur|cor|colore)\s*\d{1,2}", re.IGNORECASE)


class Condition(NamedTuple):
    """[>=100]: the section holds for values that compare so with the limit."""

    sign: str
    limit: Decimal

    def holds(self, value: Decimal) -> bool:
        """Whether the value meets the condition."""
        order = (value > self.limit) - (value < self.limit)
        return order in _ORDERS[self.sign]


_ORDERS = {"<": (-1,), "<=": (-1, 0), "=": (0,), ">=": (0, 1), ">": (1,), "<>": (-1, 1)}


class Place(NamedTuple):
    """[$symbol-locale]. symbol: as written, "" for a locale alone; locale: what stands behind the hyphen."""

    symbol: str
    locale: str


class Bracket(NamedTuple):
    """One bracket, understood: exactly one field is set."""

    condition: Condition | None = None
    elapsed: str = ""
    place: Place | None = None
    problem: Problem | None = None
    is_colour: bool = False


def read_bracket(text: str) -> Bracket:
    """Reads what stands between [ and ]."""
    if text.startswith("$"):
        symbol, _, locale = text[1:].partition("-")
        return Bracket(place=Place(symbol, locale))
    if condition := _CONDITION.fullmatch(text):
        return Bracket(condition=Condition(condition[1], Decimal(condition[2])))
    if _ELAPSED.fullmatch(text):
        return Bracket(elapsed=text.lower())
    if _NUMERALS.fullmatch(text.strip()):
        return Bracket(problem=Problem("numerals", text))
    if text.casefold() in _COLOURS or _COLOUR_NUMBER.fullmatch(text):
        return Bracket(is_colour=True)
    return Bracket(problem=Problem("unknown-bracket", text))
