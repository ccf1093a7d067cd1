"""Hyphenation patterns, read from pyphen's dictionary files.

Source: Liang, Word Hy-phen-a-tion by Com-put-er, 1983. German alone has 66 000 patterns: the file is taken
apart by string methods in one go, and a pattern's digits are read when a word first meets it.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pyphen

_NO_DIGITS = str.maketrans("", "", "0123456789\r \t")


class Patterns:
    """Where words of a language may be split. Non-standard splits, which change letters, never match."""

    def __init__(self, text: str) -> None:
        # Comments and settings of the file have capitals or signs in them, so that no word meets them.
        self._raw = dict(zip(text.translate(_NO_DIGITS).split("\n"), text.split("\n"), strict=True))
        self._raw.pop("", None)
        self._found: dict[str, tuple[tuple[int, int], ...]] = {}
        self._longest: dict[str, int] = {}  # length of the longest pattern by its first three letters
        longest = self._longest
        for letters in self._raw:
            head = letters[:3]
            if len(letters) > longest.get(head, 0):
                longest[head] = len(letters)

    def positions(self, word: str) -> list[int]:
        """Indices in `word` (letters only) before which it may be split."""
        pointed = f".{word.lower()}."
        length = len(pointed)
        if length != len(word) + 2:  # a capital whose small letter is two characters
            return []
        levels = [0] * (length + 1)
        longest, known = self._longest, self._found
        for i in range(length - 1):
            seen = pointed[i : i + longest.get(pointed[i : i + 3], 2)]
            found = known.get(seen)
            if found is None:
                found = known[seen] = self._beginning(seen)
            for offset, level in found:
                if level > levels[i + offset]:
                    levels[i + offset] = level
        return [i - 1 for i, level in enumerate(levels) if level & 1]

    def _beginning(self, seen: str) -> tuple[tuple[int, int], ...]:
        """Offsets and levels of all patterns that these letters begin with: met again in many words."""
        best: dict[int, int] = {}
        for end in range(1, len(seen) + 1):
            pattern = self._raw.get(seen[:end])
            if pattern is not None:
                for offset, level in _levels(pattern):
                    best[offset] = max(level, best.get(offset, 0))
        return tuple(best.items())


def _levels(pattern: str) -> tuple[tuple[int, int], ...]:
    """Offsets (letters before) and levels of a pattern's digits: "1ba2c" gives (0, 1) and (2, 2)."""
    found: list[tuple[int, int]] = []
    letters = 0
    for char in pattern.strip():
        if char.isdigit():
            found.append((letters, int(char)))
        else:
            letters += 1
    return tuple(found)


@lru_cache(maxsize=8)
def patterns(dictionary: str) -> Patterns:
    """The patterns of a dictionary ("fr", "de_DE"); part of the installation, so shared by documents."""
    encoding, _, rest = Path(pyphen.LANGUAGES[dictionary]).read_bytes().partition(b"\n")
    name = encoding.decode("ascii", "replace").strip().lower()
    return Patterns(rest.decode("cp1251" if name == "microsoft-cp1251" else name or "utf-8", "replace"))
