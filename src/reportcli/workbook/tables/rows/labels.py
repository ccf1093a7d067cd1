"""What the label of a row says: that it is a total, that it speaks of several things at once, or nothing."""

from __future__ import annotations

import re
from enum import IntEnum

from reportcli.workbook.contract.words import Words
from reportcli.workbook.names import fold

LONGEST = 80
"""Characters of a label; what is longer is prose."""
COMPOUND = 5
"""Letters of a word for a total from which on longer words begin with it: Gesamtkosten, Totaalbedrag."""
_WORD = re.compile(r"[^\w]+")
_QUALIFIER = re.compile(
    r"\d+|generale?|generaal|intermediaire|partiel|partial|net|overall|annuel|annual"
    r"|eur|euros?|usd|gbp|chf|k|an|annee|year|jaar|jahr|exercice"
)
_PHRASE = 3
"""Words of the longest phrase that speaks of a sum."""


class Says(IntEnum):
    """How surely a label means a total: not at all; it begins or ends with the word; it says nothing else."""

    NOTHING = 0
    BEGINS = 1
    SURELY = 2


def label_says(text: str, words: Words) -> Says:
    """What a label says: `Total`, `TOTAL 2024`, `Sous-total personnel` surely, `Total des dons` perhaps."""
    if len(text) > LONGEST:
        return Says.NOTHING
    parts = _WORD.sub(" ", fold(text)).split()
    for size in (3, 2, 1):
        phrase, rest = " ".join(parts[:size]), parts[size:]
        if len(parts) < size:
            continue
        if phrase in words.subtotal:
            return Says.SURELY
        if phrase in words.total:
            return Says.SURELY if all(map(_QUALIFIER.fullmatch, rest)) else Says.BEGINS
    return Says.BEGINS if len(parts) in (2, 3) and parts[-1] in words.total else Says.NOTHING


def hints_at_total(text: str, words: Words) -> bool:
    """Whether a label begins with a word that begins as one for a total does: Gesamtkosten aller Projekte."""
    first = next(iter(_WORD.sub(" ", fold(text[:LONGEST])).split()), "")
    return any(len(word) >= COMPOUND and first.startswith(word) for word in words.total)


def speaks_of_sum(text: str, words: Words) -> bool:
    """Whether a label has a word for several things at once: Both sources, Tout ensemble, Beide samen."""
    parts = _WORD.sub(" ", fold(text)).split() if len(text) <= LONGEST else []
    spans = ((at, at + size) for size in range(1, _PHRASE + 1) for at in range(len(parts) - size + 1))
    return any(" ".join(parts[first:last]) in words.together for first, last in spans)
