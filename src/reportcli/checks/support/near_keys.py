"""Keys that differ by a letter or two, found without comparing each with each.

A key is cut into one piece more than letters may differ: at least one piece stands unaltered in every key
that is near, at nearly the same place (Li, Deng, Wang, Feng: Pass-Join, PVLDB 5.3, 2011). The number of keys
is bounded, and so is that of keys with one piece; `notes` says what is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from reportcli.checks.support.register import ALIKE, APART
from reportcli.model.diagnostic import Diagnostic, note
from reportcli.model.refs import Where

LONGEST = 100
"""Letters of a key; a longer one is no name but a text."""
MOST = 20_000
"""Keys that one index holds; further ones are not compared."""
CROWD = 64
"""Keys that one piece may lead to; a piece of more is a common syllable."""


class NearKeys:
    """Keys in the order in which they were added; `near` gives those that may be misspelt forms of one."""

    def __init__(self, keys: Iterable[str] = ()) -> None:
        self._number: dict[str, int] = {}
        self._letters: list[int] = []
        self._keys: list[str] = []
        self._pieces: dict[tuple[int, int, str], list[int]] = defaultdict(list)
        self._passed_over: list[str] = []
        self._crowded: list[str] = []
        self._asked = False
        for key in keys:
            self.add(key)

    def add(self, key: str) -> None:
        """Takes a key, once."""
        if key in self._number or len(key) > LONGEST:
            return
        if len(self._keys) >= MOST:
            self._passed_over.append(key)
            return
        number = self._number[key] = len(self._keys)
        self._keys.append(key)
        self._letters.append(_letters(key))
        crowded = False
        for index, (start, end) in enumerate(_cuts(len(key))):
            crowd = self._pieces[len(key), index, key[start:end]]
            if len(crowd) < CROWD:
                crowd.append(number)
            else:
                crowded = True
        if crowded:
            self._crowded.append(key)

    def near(self, key: str) -> Iterator[str]:
        """The keys that may be as near as `misspelt` asks, in their order, the key itself left out."""
        if len(key) > LONGEST:
            return
        self._asked = True
        found: set[int] = set()
        for length in range(max(1, len(key) - APART), len(key) + APART + 1):
            longer = len(key) - length
            for index, (start, end) in enumerate(_cuts(length)):
                # as many letters may differ before a piece as pieces do, and behind it as are left
                behind = len(_cuts(length)) - 1 - index
                first = max(0, start - index, start + longer - behind)
                last = min(len(key) - (end - start), start + index, start + longer + behind)
                for at in range(first, last + 1):
                    found.update(self._pieces.get((length, index, key[at : at + end - start]), ()))
        own, letters = self._number.get(key), _letters(key)
        for number in sorted(found):
            if number != own and (letters ^ self._letters[number]).bit_count() <= _differences(len(key)):
                yield self._keys[number]

    def notes(self, where: Callable[[str], Where | None]) -> Iterator[Diagnostic]:
        """Which keys were not compared with all others, once a limit, if any was asked for. where: the place
        of a key.
        """
        limits = (
            ("names-not-compared", self._passed_over, MOST),
            ("names-compared-in-part", self._crowded, CROWD),
        )
        for code, keys, most in limits if self._asked else ():
            if keys:
                yield note(code, where(keys[0]), count=str(len(keys)), most=str(most))


def _differences(length: int) -> int:
    """Letters, of both keys together, that may have no counterpart where one key has this length."""
    return int((1 - ALIKE) * (2 * length + APART) + 1e-9)


@lru_cache(maxsize=LONGEST + APART)
def _cuts(length: int) -> tuple[tuple[int, int], ...]:
    """Where the pieces of a key begin and end, all nearly of one length."""
    count = min(length, _differences(length) + 1)
    edges = [length * index // count for index in range(count + 1)]
    return tuple(pairwise(edges))


def _letters(key: str) -> int:
    """Which letters a key has, as bits: keys that are near have nearly the same."""
    bits = 0
    for letter in key:
        bits |= 1 << (ord(letter) % 64)
    return bits
