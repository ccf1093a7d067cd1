"""What a reader takes for one character: where a word may be parted that has no other place to part.

Source: Unicode Standard Annex 29 (rules GB6 to GB9c, GB11 to GB13), on the properties that Python knows.
"""

from __future__ import annotations

import unicodedata

_JOINER = "\u200d"
_SPACING_VOWELS = "\u0e33\u0eb3"  # Thai and Lao AM: letters by category, marks by rule
_VIRAMA = 9  # canonical combining class of signs that bind the consonant after them


def cluster_ends(text: str) -> list[int]:
    """Indices after each cluster of a text, in order; the last is its length."""
    ends: list[int] = []
    flags = 0  # regional indicators in a row: two make one flag
    for i in range(1, len(text)):
        before, char = text[i - 1], text[i]
        flags = flags + 1 if _is_flag(before) else 0
        if _extends(char) or before == _JOINER or unicodedata.combining(before) == _VIRAMA:
            continue
        if (_is_flag(char) and flags % 2) or _same_syllable(before, char):
            continue
        ends.append(i)
    return [*ends, len(text)] if text else []


def _extends(char: str) -> bool:
    """Marks, joiners, variation selectors, skin tones: part of what stands before them."""
    return (
        unicodedata.category(char) in ("Mn", "Me", "Mc", "Cf")
        or char in _SPACING_VOWELS
        or "\U0001f3fb" <= char <= "\U0001f3ff"
    )


def _is_flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _same_syllable(before: str, char: str) -> bool:
    """Korean letters that make one syllable: leading, vowel, trailing."""
    first, second = _hangul(before), _hangul(char)
    return (first, second) in _SYLLABLES


_SYLLABLES = frozenset(
    (*(("L", c) for c in ("L", "V", "LV", "LVT")), ("LV", "V"), ("V", "V"), *((c, "T") for c in ("LV", "V")))
) | {("LVT", "T"), ("T", "T")}


def _hangul(char: str) -> str:
    """L, V, T, LV or LVT; "" for what is no Korean letter."""
    if "\u1100" <= char <= "\u115f":
        return "L"
    if "\u1160" <= char <= "\u11a7":
        return "V"
    if "\u11a8" <= char <= "\u11ff":
        return "T"
    if "\uac00" <= char <= "\ud7a3":
        return "LVT" if (ord(char) - 0xAC00) % 28 else "LV"
    return ""
