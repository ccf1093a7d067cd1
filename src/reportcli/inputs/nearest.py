"""The nearest valid word, for messages about a word that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, names: Iterable[str]) -> str:
    """The name most like `word`, or "" when none is near. Ties go to the first in order."""
    ordered = sorted(set(names))
    folded: dict[str, str] = {}
    for name in ordered:
        folded.setdefault(name.casefold().replace("_", "-"), name)
    found = get_close_matches(word[:80].casefold().replace("_", "-"), folded, n=1, cutoff=0.55)
    return folded[found[0]] if found else ""
