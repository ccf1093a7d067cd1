"""Where a word may be split: by its language's patterns, after its own hyphens, at an address's joints."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reportcli.model.languages import known_language
from reportcli.text.hyphens.patterns import patterns

LEAST = 3  # characters that stay on each side of a split that is no pattern's
SIDE = 2  # letters that stay on each side of a split by pattern
REST = 5  # letters of the second part of a compound
VOWELS = "aeiouyàâäéèêëîïôöùûüœæ"
SHY = "\u00ad"
ZWSP = "\u200b"
MEDIAN_DOTS = "·•‧∙"

HYPHEN = 225.0  # penalty of a split by pattern
SHORT_PART = 30.0  # more for each letter that a side has less than ROOMY
ROOMY = 5
NAME = 200.0  # more for a word with a capital, which may be a name
INNER = 1000.0  # inside a part of a compound, which splits between its parts
STUB = 400.0  # more when only two letters go to the next line
EXPLICIT = 120.0  # after a hyphen that the word has
JOINT = 250.0  # inside an address
LAST = 5000.0  # between any two characters, where a line has no other end

_WORD = re.compile(r"[^\w]*(?:[^\W\d_]{1,7}[’'])?([^\W\d_]{5,})[^\w]*")
_ADDRESS = re.compile(r"[(\[«“\"]*(?:[a-z]+://|www\.|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/)", re.IGNORECASE)
_DASHES = re.compile(r"(?<=[^\W\d_])[-–—/](?=[^\W\d_])")


class Cut(NamedTuple):
    """A place to split: the line ends with word[:at], the next begins with word[at:]."""

    at: int
    hyphen: bool  # a hyphen is inserted
    flagged: bool  # counts as a hyphenated line end
    penalty: float


def cuts(word: str, lang: str, hyphenate: bool = True) -> tuple[Cut, ...]:
    """Places where `word` (no spaces in it) may be split, in order.

    Soft hyphens and zero-width spaces are the author's own splits; positions count the word `bare` of them.
    Never inside inclusive forms, words with figures, e-mail addresses and abbreviations in capitals. A word
    with one capital may be a name and is split only in need (in German all nouns have one).
    """
    if SHY in word or ZWSP in word:
        return _own_cuts(word)
    if len(word) < 5:
        return ()
    plain = _WORD.fullmatch(word)
    if plain is not None:
        core = plain[1]
        marked = len(core) != len(word) and _is_protected(word)
        return _pattern_cuts(core, plain.start(1), lang) if hyphenate and not marked else ()
    if _is_protected(word):
        return ()
    if _ADDRESS.match(word):
        return _address_cuts(word)
    return () if any(map(str.isdigit, word)) else _explicit_cuts(word)


_JOINT_SIGNS = re.compile(rf"[-–—/{SHY}{ZWSP}]|www\.", re.IGNORECASE)


def may_have_joints(word: str) -> bool:
    """Whether a word has any sign of those at which it may be split without a hyphen."""
    return not word.isalnum() and _JOINT_SIGNS.search(word) is not None


def _is_protected(word: str) -> bool:
    """An e-mail address or an inclusive form."""
    return "@" in word or any(dot in word for dot in MEDIAN_DOTS)


def _pattern_cuts(core: str, offset: int, lang: str) -> tuple[Cut, ...]:
    language = known_language(lang)
    name = language.dictionary(lang) if language is not None else None
    if language is None or name is None or not core[1:].islower():
        return ()
    length = len(core)
    named = not core[0].islower() and not language.capital_nouns
    least = LEAST if named else SIDE
    fits = range(least, length - SIDE + 1)
    parted = _compound(core.lower(), language.code)
    if parted:
        places = _of_compound(core.lower(), parted, name)
        return tuple([_cut(offset, p, length, named)._replace(penalty=x) for p, x in places if p in fits])
    found = set(patterns(name).positions(core))
    whole = (p for p in sorted(found) if not (p - 1 in found and p + 1 in found))  # no letter stands alone
    return tuple([_cut(offset, p, length, named) for p in whole if p in fits])


def _compound(word: str, code: str) -> int:
    """Where the second part of a compound begins, 0 in other words."""
    for first, begin, vowel in _compounds(code):
        at = len(first)
        if not word.startswith(first + begin) or (not begin and len(word) - at < REST):
            continue
        if not vowel or word[at] in VOWELS:
            return at
    return 0


def _of_compound(word: str, at: int, dictionary: str) -> list[tuple[int, float]]:
    """Splits of a compound with their penalties: between its parts first, each part by its own patterns."""
    known = patterns(dictionary)
    before = [p for p in known.positions(word[:at]) if p <= at - SIDE]
    after = [at + p for p in known.positions(word[at:]) if p >= SIDE]
    return [*((p, INNER) for p in before), (at, HYPHEN / 2), *((p, INNER) for p in after)]


@lru_cache(maxsize=16)
def _compounds(code: str) -> tuple[tuple[str, str, bool], ...]:
    """Beginnings of compounds, the longest first: first part, how the second begins, whether with a vowel."""
    language = known_language(code)
    pairs = [entry.partition("|") for entry in (language.compounds if language is not None else ())]
    found = [(first, begin.removesuffix("~"), begin == "~") for first, _, begin in pairs]
    return tuple(sorted(found, key=lambda entry: -len(entry[0] + entry[1])))


@lru_cache(maxsize=4096)
def _cut(offset: int, before: int, length: int, named: bool) -> Cut:
    """A split by pattern; many words share it."""
    penalty = (HYPHEN + NAME if named else HYPHEN) + _shortness(before, length - before)
    return Cut(offset + before, True, True, penalty)


def _shortness(before: int, after: int) -> float:
    """Penalty of short parts: each letter less than ROOMY counts."""
    missing = max(0, ROOMY - before) + max(0, ROOMY - after)
    return SHORT_PART * missing + (STUB if after == SIDE else 0.0)


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


def _explicit_cuts(word: str) -> tuple[Cut, ...]:
    """After the hyphens, dashes and slashes that a compound has, when both its ends are long enough."""
    if word.lstrip("([«“„‘").strip("»”")[:1].isupper():
        return ()
    found: list[Cut] = []
    for m in _DASHES.finditer(word):
        before, after = word[: m.start()], word[m.end() :]
        if (
            min(_letters(before), _letters(after)) >= LEAST
            and min(_last_part(before), _first_part(after)) > 1
        ):
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
