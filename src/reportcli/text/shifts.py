"""Raised and lowered characters: ordinals, powers of units and formulas. The text stays as it was typed.

Sources: Lexique des règles typographiques de l'Imprimerie nationale (1er, XIXe, 2de raised); Hart's Rules,
Onze Taal and Duden set ordinals of their languages on the line.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_FRENCH_ORDINAL = re.compile(
    r"(?<![\w.,])(?:1(ers?|res?|ères?)|2(ndes?|nds?|des?)|\d{1,4}(es?|èmes?)|(?:[IVX]|[IVXL]{2,6})(es?|èmes?)|I(ers?|res?))"
    r"(?![\w’'-])"
)
_POWER = re.compile(r"(?<=[\d\u00a0\u202f ])[kdcm]?m([23])(?!\w)")
_FORMULA = re.compile(r"(?<!\w)(?:CO(2)|CH(4)|N(2)O|SO(2)|NO(2)|H(2)O|PM(10|2[.,]5))(?:e|eq|éq)?(?!\w)")
_MAY = re.compile(r"\d[erndè]|[IVX][er]|m[23]|[OHNM][2-5]|PM1")


class Shift(NamedTuple):
    """text[start:end] is set as superiors (+1) or inferiors (-1)."""

    start: int
    end: int
    way: int


def shifts(text: str, lang: str) -> list[Shift]:
    """What to raise or lower, in order."""
    if not _MAY.search(text):
        return []
    found = [Shift(*m.span(1), 1) for m in _POWER.finditer(text)]
    found += [Shift(*_group(m), -1) for m in _FORMULA.finditer(text)]
    if lang[:2].lower() == "fr":
        found += [Shift(*_group(m), 1) for m in _FRENCH_ORDINAL.finditer(text)]
    return sorted(found)


def _group(m: re.Match[str]) -> tuple[int, int]:
    """Span of the group that took part."""
    return m.span(m.lastindex or 0)


def parts(text: str, lang: str) -> list[tuple[str, int]]:
    """The text in stretches: on the line (0), raised (1), lowered (-1)."""
    found: list[tuple[str, int]] = []
    at = 0
    for start, end, way in shifts(text, lang):
        if start > at:
            found.append((text[at:start], 0))
        found.append((text[start:end], way))
        at = end
    if at < len(text):
        found.append((text[at:], 0))
    return found
