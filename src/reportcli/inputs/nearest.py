"""The nearest valid word, for messages about a word that is not known; an index for many such questions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches
from itertools import islice

ALIKE = 0.55
"""How like a word the nearest one is at least, 0..1."""
FEW = 200
"""Names that are all compared with a word; of more, only those that share most with it."""
COUNTED, CLOSEST = 2000, 50
"""Of many names: how many are looked up by a word's rarest letters, how many of these are compared."""
ADVISED = 500
"""Words of one column for which the nearest name is looked for; findings about further ones have none."""
LONGEST = 200
"""Characters of a word that are compared."""


def nearest(word: str, names: Iterable[str]) -> str:
    """The name most like `word`, or "" when none is near; never the word itself. Parts between hyphens count
    in any order: `right-top` is `top-right`. Ties go to the first in order.
    """
    folded: dict[str, str] = {}
    for name in sorted(set(names) - {word}):
        folded.setdefault(compared(name), name)
    form = compared(word[:80])
    close = get_close_matches(form, folded, n=1, cutoff=ALIKE)
    found = folded[close[0]] if close else ""
    if "-" not in form:
        return found
    turned = {_in_order(one): name for one, name in reversed(folded.items()) if "-" in one}
    other = get_close_matches(_in_order(form), turned, n=1, cutoff=ALIKE)
    if other and (not close or _alike(_in_order(form), other[0]) > _alike(form, close[0])):
        return turned[other[0]]
    return found


def compared(word: str) -> str:
    """A word as `nearest` compares it."""
    return word.casefold().replace("_", "-")


def _in_order(form: str) -> str:
    return "-".join(sorted(form.split("-")))


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, other, one).ratio()


class NearNames:
    """Names for many questions: each costs the same for any number of them. form: a name as it is compared;
    of names of one form the first counts.
    """

    def __init__(self, names: Iterable[str], form: Callable[[str], str] = compared) -> None:
        self._form = form
        self._names: dict[str, str] = {}
        for name in names:
            self._names.setdefault(form(name), name)
        self._forms: Sequence[str] = tuple(self._names)
        self._triples: dict[str, list[int]] | None = None

    def nearest(self, word: str, cutoff: float = ALIKE, *, other: bool = False) -> str:
        """The name most like a word, "" when none is near. cutoff: 0..1, how like it must be at least;
        other: the word itself does not count.
        """
        form = self._form(word[:LONGEST])
        forms = [one for one in self._candidates(form) if not other or one != form]
        found = get_close_matches(form, forms, n=1, cutoff=cutoff)
        return self._names[found[0]] if found else ""

    def candidates(self, word: str) -> list[str]:
        """The names that may be near a word, in their order: FEW are all, of more those that share most
        triples of letters with it, CLOSEST at most.
        """
        return [self._names[form] for form in self._candidates(self._form(word[:LONGEST]))]

    def _candidates(self, form: str) -> Sequence[str]:
        if len(self._forms) <= FEW:
            return self._forms
        if self._triples is None:
            self._triples = defaultdict(list)
            for number, known in enumerate(self._forms):
                for triple in _triples(known):
                    self._triples[triple].append(number)
        held = sorted((self._triples[one] for one in _triples(form) if one in self._triples), key=len)
        counts: Counter[int] = Counter()
        left = COUNTED
        for numbers in held:
            counts.update(islice(numbers, left))
            left -= len(numbers)
            if left <= 0:
                break
        closest = sorted(counts, key=lambda number: (-counts[number], number))[:CLOSEST]
        return [self._forms[number] for number in sorted(closest)]


def _triples(form: str) -> list[str]:
    """All runs of three letters, with the word's ends, each once."""
    padded = f"  {form} "
    return sorted({padded[at : at + 3] for at in range(len(padded) - 2)})
