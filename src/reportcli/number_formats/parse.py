"""A whole format code: its sections, and which of them shows a value."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from reportcli.model.value_class import dataclass, replace
from reportcli.number_formats.brackets import Condition
from reportcli.number_formats.localised import invariant
from reportcli.number_formats.problems import Problem
from reportcli.number_formats.sections import Section, read_section
from reportcli.number_formats.tokens import LONGEST, Token, sections_of, without_words

_ZERO = Decimal(0)
_POSITIVE, _NEGATIVE = Condition(">", _ZERO), Condition("<", _ZERO)
_GENERAL = Section("general", (Token("general", "General"),))
_TEXT = Section("text", (Token("at", "@"),))
_LOCALISED = re.compile(r"[#0][  \u202f'’]##0|#\.##0,|#\.##0(?![.0#?])|##0,0+(?![0#?])(?=\s*$|\s*;|\s*[€%])")


@dataclass(frozen=True, slots=True)
class ParsedFormat:
    """A parsed code. numbers: one to three sections for numbers; words: the section of texts.

    language: of the date letters where a code was stored as its author typed it (fr for jj/mm/aaaa), else "".
    """

    code: str
    numbers: tuple[Section, ...]
    words: Section
    language: str = ""
    problems: tuple[Problem, ...] = ()

    def choose(self, value: Decimal) -> tuple[Section | None, bool]:
        """The section for a number, and whether a minus goes before it; (None, False) where none holds."""
        if any(section.condition for section in self.numbers):
            return _by_condition(self.numbers, value)
        if value < 0:
            return (self.numbers[1], False) if len(self.numbers) > 1 else (self.numbers[0], True)
        if value == 0 and len(self.numbers) > 2:
            return self.numbers[2], False
        return self.numbers[0], False


@lru_cache(maxsize=4096)
def parse(code: str, language: str = "") -> ParsedFormat:
    """Reads a code; language: of the workbook, tried first where date letters are localised."""
    if len(code) > LONGEST:
        return ParsedFormat(code, (_GENERAL,), _TEXT, problems=(Problem("too-long"),))
    if not code:
        return ParsedFormat(code, (_GENERAL,), _TEXT)
    stored, found = invariant(code, language)
    pieces = sections_of(stored)
    problems = [Problem("too-many-sections", str(len(pieces)))] if len(pieces) > 4 else []
    sections = [read_section(piece) for piece in pieces[:4]]
    if sum(1 for section in sections if section.condition) > 2:
        problems.append(Problem("too-many-conditions"))
    if _LOCALISED.search(without_words(stored)):
        problems.append(Problem("localised-separators", code))
    numbers, words = _shared_out(sections)
    for section in sections:
        problems += [problem for problem in section.problems if problem not in problems]
    return ParsedFormat(code, numbers, words, found, tuple(problems))


def _shared_out(sections: list[Section]) -> tuple[tuple[Section, ...], Section]:
    """A fourth section is for texts; a last one with @ is so too where there are fewer."""
    if len(sections) == 4:
        return tuple(sections[:3]), sections[3]
    if sections[-1].kind == "text":
        return tuple(sections[:-1]) or (_GENERAL,), sections[-1]
    return tuple(sections), _TEXT


def _by_condition(sections: tuple[Section, ...], value: Decimal) -> tuple[Section | None, bool]:
    """As Excel: a first section without condition is for positive numbers, the second of three for negative.

    The minus sign is left out where the condition of the section holds for negative numbers alone.
    """
    first = sections[0] if sections[0].condition else replace(sections[0], condition=_POSITIVE)
    if _holds(first, value):
        return first, value < 0 and _signed(first)
    if len(sections) == 1:
        return _GENERAL, value < 0 and _signed_rest(first)
    second = sections[1]
    if len(sections) == 3:
        second = second if second.condition else replace(second, condition=_NEGATIVE)
        chosen = second if _holds(second, value) else sections[2]
        return chosen, value < 0 and _signed(chosen)
    if not second.condition:
        return second, value < 0 and _signed_rest(first)
    return (second, value < 0 and _signed(second)) if _holds(second, value) else (None, False)


def _holds(section: Section, value: Decimal) -> bool:
    return section.condition is None or section.condition.holds(value)


def _signed(section: Section) -> bool:
    if section.condition is None:
        return True
    sign, limit = section.condition
    return not ((limit < 0 and sign in ("<", "<=", "=")) or (limit == 0 and sign == "<"))


def _signed_rest(first: Section) -> bool:
    """Whether the section for all that the first one leaves shows a minus sign."""
    if first.condition is None:
        return True
    sign, limit = first.condition
    return sign == "=" or (limit >= 0 and sign in (">", ">="))
