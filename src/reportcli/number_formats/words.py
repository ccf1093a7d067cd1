"""What the words around a number say: its currency, unit and multiple, a percent sign that does not scale."""

from __future__ import annotations

from functools import lru_cache

from reportcli.model.value_class import dataclass, replace
from reportcli.number_formats.conventions import tag_of, territory_of
from reportcli.number_formats.currencies.recognition import Recognised, recognise
from reportcli.number_formats.multiples import power_of_letter
from reportcli.number_formats.problems import Problem
from reportcli.number_formats.sections import Section
from reportcli.number_formats.tokens import Token

_VALUE = ("int", "dec", "point", "exponent", "exp", "num", "slash", "den", "general", "at")
_MOST_RUNS = 60
_WITH_MONEY = "kKMmBb"
"""Letters that multiply beside a currency; T is a thousand in German and a trillion in English."""
_AROUND = " \u00a0\u202f()+-–−:;,%"


@dataclass(frozen=True, slots=True)
class Words:
    """currency: ISO code, else the sign as written. multiple: power of ten that a word or letter says.

    unit: the words left, those behind the number first; prefix, suffix: all that stands around it, as shown.
    """

    prefix: str = ""
    suffix: str = ""
    currency: str = ""
    multiple: int = 0
    unit: str = ""
    percent_literal: bool = False
    parentheses: bool = False
    problems: tuple[Problem, ...] = ()


@lru_cache(maxsize=4096)
def words_of(section: Section, territory: str, language: str) -> Words:
    """The words of a section for numbers. territory, language: of the workbook, for signs that many share."""
    if section.kind == "date":
        return Words()
    before, behind = _sides(section.tokens)
    prefix, suffix = _joined(before), _joined(behind)
    own, problems = _bracketed(section, territory)
    found = _both_sides(prefix, suffix, (_home(section) or territory, language), own)
    named = next((side for side in found if side.money), own or Recognised())
    multiple, unit = _multiple_and_unit(found, section.scale)
    return Words(
        prefix=prefix,
        suffix=suffix,
        currency=named.name if named.money else "",
        multiple=multiple,
        unit=unit if section.shows_value else "",
        percent_literal=any("%" in token.text for token in section.tokens if token.kind == "literal"),
        parentheses="(" in prefix and ")" in suffix,
        problems=problems,
    )


def _both_sides(
    prefix: str, suffix: str, home: tuple[str, str], own: Recognised | None
) -> tuple[Recognised, ...]:
    """What each side that has words says; the one behind the number first, as units stand there."""
    sides = (_read(side, *home, own) for side in (suffix, prefix))
    return tuple(side for side in sides if side)


def _multiple_and_unit(found: tuple[Recognised, ...], scale: int) -> tuple[int, str]:
    """A lone letter (M) is a multiple where the commas of the section divide by just that, or where the
    other side of the number names a currency ($1.2M)."""
    multiple = next((side.multiple for side in found if side.multiple), 0)
    units = [side.rest for side in found if side.rest]
    if not multiple and units and _is_power(units[0], found, scale):
        multiple, units = power_of_letter(units[0]), units[1:]
    return multiple, units[0] if units else ""


def _is_power(word: str, found: tuple[Recognised, ...], scale: int) -> bool:
    with_money = word in _WITH_MONEY and any(side.money and not side.rest for side in found)
    return with_money or bool(scale and power_of_letter(word) == scale)


def _sides(tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    places = [index for index, token in enumerate(tokens) if token.kind in _VALUE]
    if not places:
        return tokens, ()
    return tokens[: places[0]], tokens[places[-1] + 1 :]


def _joined(tokens: tuple[Token, ...]) -> str:
    return "".join(" " if t.kind in ("pad", "fill") else t.text for t in tokens if t.kind != "percent")


def _bracketed(section: Section, territory: str) -> tuple[Recognised | None, tuple[Problem, ...]]:
    """The currency of [$symbol-locale]: by its own locale first."""
    for place in section.places:
        if not place.symbol.strip(_AROUND):
            continue
        home = territory_of(tag_of(place.locale) or "") or territory
        found = recognise(place.symbol, home or None)
        if found.code or found.candidates:
            return found, ()
        return Recognised(symbol=place.symbol.strip(), money=True), (
            Problem("unknown-currency", place.symbol),
        )
    return None, ()


def _home(section: Section) -> str:
    for place in section.places:
        if home := territory_of(tag_of(place.locale) or ""):
            return home
    return ""


def _read(side: str, territory: str, language: str, own: Recognised | None) -> Recognised | None:
    """Money, a multiple and a unit (as rest) in what stands on one side of the number."""
    text = side.strip(_AROUND)
    if not text:
        return None
    whole = recognise(text, territory or None, language or None)
    if whole.code or whole.candidates or whole.multiple:
        return whole
    if own and own.symbol and own.symbol in text:
        left = text.replace(own.symbol, "", 1).strip(_AROUND)
        multiple = recognise(left, territory or None).multiple if left else 0
        return replace(own, multiple=multiple, rest="" if multiple else left)
    return _among_words(text, territory, language)


def _among_words(text: str, territory: str, language: str) -> Recognised:
    """Money among other words (€ TTC), the longest run of words that says it first; else a unit alone."""
    pieces = text.split()
    runs = [(a, b) for a in range(len(pieces)) for b in range(len(pieces), a, -1) if b - a < len(pieces)]
    for first, last in runs[:_MOST_RUNS]:
        part = recognise(" ".join(pieces[first:last]), territory or None, language or None)
        if part.code or part.candidates:
            rest = " ".join([*pieces[:first], *pieces[last:], part.rest]).strip()
            return replace(part, money=True, rest=rest)
    return Recognised(rest=text)
