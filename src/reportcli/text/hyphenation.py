"""Where a word may be split: patterns of its language, explicit hyphens and dashes, addresses at their joints."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

LEAST = 3  # letters that stay before and after a split
SHY = "\u00ad"
ZWSP = "\u200b"
MEDIAN_DOTS = "·•‧∙"

HYPHEN = 50.0  # penalty of a split by pattern
SHORT_PART = 30.0  # more when only LEAST letters stay on one side
EXPLICIT = 30.0  # after a hyphen that the word has
JOINT = 60.0  # inside an address

_DICTIONARIES = {"fr": "fr", "nl": "nl_NL", "en": "en_GB", "de": "de_DE"}
_REGIONAL = {"en-us": "en_US", "de-at": "de_AT", "de-ch": "de_CH"}

_WORD = re.compile(r"[^\w]*(?:[^\W\d_]{1,7}[’'])?([^\W\d_]{6,})[^\w]*")
_ADDRESS = re.compile(r"[(\[«“\"]*(?:[a-z]+://|www\.|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/)", re.IGNORECASE)
_DASHES = re.compile(r"(?<=[^\W\d_])[-–—/](?=[^\W\d_])")


class Cut(NamedTuple):
    """A place to split: the line ends with word[:at], the next begins with word[at:]."""

    at: int
    hyphen: bool  # a hyphen is inserted
    flagged: bool  # counts as a hyphenated line end
    penalty: float


@lru_cache(maxsize=8)
def _patterns(dictionary: str) -> Any:
    """Hyphenation patterns; data of the installation, the same for every document."""
    import pyphen

    return pyphen.Pyphen(lang=dictionary, left=LEAST, right=LEAST, cache=True)


def _dictionary(lang: str) -> str | None:
    lowered = lang.lower()
    return _REGIONAL.get(lowered) or _DICTIONARIES.get(lowered[:2])


def cuts(word: str, lang: str, hyphenate: bool = True) -> tuple[Cut, ...]:
    """Places where `word` (no spaces in it) may be split, in order.

    Soft hyphens and zero-width spaces are the author's own splits; positions count the word `bare` of them.
    Never inside inclusive forms, words with figures, e-mail addresses and capitalised names (German nouns are words).
    """
    if (len(word) < 2 * LEAST and SHY not in word and ZWSP not in word) or "@" in word or any(dot in word for dot in MEDIAN_DOTS):
        return ()
    if SHY in word or ZWSP in word:
        return _own_cuts(word)
    if _ADDRESS.match(word):
        return _address_cuts(word)
    if any(c.isdigit() for c in word):
        return ()
    plain = _WORD.fullmatch(word)
    if plain is None:
        return _explicit_cuts(word)
    core = plain[1]
    if not hyphenate or not _may_split(core, lang):
        return ()
    name = _dictionary(lang)
    if name is None:
        return ()
    offset, length = plain.start(1), len(core)
    return tuple(
        Cut(offset + p, True, True, HYPHEN + (SHORT_PART if min(p, length - p) == LEAST else 0.0))
        for p in _patterns(name).positions(core)
        if LEAST <= p <= length - LEAST and p.data is None
    )


def bare(word: str) -> str:
    """The word as it is set: without soft hyphens and zero-width spaces."""
    return word.replace(SHY, "").replace(ZWSP, "")


def _own_cuts(word: str) -> tuple[Cut, ...]:
    found: list[Cut] = []
    at, length = 0, len(bare(word))
    for c in word:
        if c not in (SHY, ZWSP):
            at += 1
        elif 0 < at < length:
            found.append(Cut(at, c == SHY, c == SHY, HYPHEN / 2 if c == SHY else 0.0))
    return tuple(found)


def _may_split(core: str, lang: str) -> bool:
    if core.islower():
        return True
    return lang[:2].lower() == "de" and core[1:].islower()


def _explicit_cuts(word: str) -> tuple[Cut, ...]:
    """After the hyphens, dashes and slashes that a compound has, when both its ends are long enough."""
    if word.lstrip("([«“„‘").strip("»”")[:1].isupper():
        return ()
    found: list[Cut] = []
    for m in _DASHES.finditer(word):
        left, right = _letters(word[: m.start()]), _letters(word[m.end() :])
        if left >= LEAST and right >= LEAST and _last_part(word[: m.start()]) > 1 and _first_part(word[m.end() :]) > 1:
            found.append(Cut(m.end(), False, m[0] == "-", EXPLICIT))
    return tuple(found)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _last_part(text: str) -> int:
    return len(re.split(r"[^\w’']", text)[-1])


def _first_part(text: str) -> int:
    return len(re.split(r"[^\w’']", text)[0])


def _address_cuts(word: str) -> tuple[Cut, ...]:
    """After a slash, before a dot; never inside "://" and never leaving less than LEAST characters."""
    found: list[Cut] = []
    for i, c in enumerate(word):
        at = i + 1 if c == "/" and word[i + 1 : i + 2] != "/" else i if c == "." else 0
        if LEAST <= at <= len(word) - LEAST and word[at - 1] != ":" and word[at - 1 : at] != ".":
            found.append(Cut(at, False, False, JOINT))
    return tuple(found)
