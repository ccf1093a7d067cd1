"""Date codes stored as their author typed them: jj/mm/aaaa, TT.MM.JJJJ, dd-mm-jjjj.

A file should hold the invariant letters (y m d h s); some programs store what stands in the user's dialog.
The letters are those of the dialogs of Excel in each language.
"""

from __future__ import annotations

import re
from functools import partial

from reportcli.number_formats.tokens import without_words

LETTERS = {
    "fr": {"j": "d", "m": "m", "a": "y", "h": "h", "s": "s"},
    "de": {"t": "d", "m": "m", "j": "y", "h": "h", "s": "s"},
    "nl": {"d": "d", "m": "m", "j": "y", "u": "h", "s": "s"},
    "es": {"d": "d", "m": "m", "a": "y", "h": "h", "s": "s"},
    "pt": {"d": "d", "m": "m", "a": "y", "h": "h", "s": "s"},
    "it": {"g": "d", "m": "m", "a": "y", "h": "h", "s": "s"},
    "fi": {"p": "d", "k": "m", "v": "y", "t": "h", "s": "s"},
    "sv": {"d": "d", "m": "m", "å": "y", "t": "h", "s": "s"},
    "da": {"d": "d", "m": "m", "å": "y", "t": "h", "s": "s"},
    "nb": {"d": "d", "m": "m", "å": "y", "t": "h", "s": "s"},
    "pl": {"d": "d", "m": "m", "r": "y", "g": "h", "s": "s"},
    "cs": {"d": "d", "m": "m", "r": "y", "h": "h", "s": "s"},
    "tr": {"g": "d", "a": "m", "y": "y", "s": "h", "d": "m", "n": "s"},
    "el": {"η": "d", "μ": "m", "ε": "y", "ω": "h", "λ": "m", "δ": "s"},
    "ru": {"д": "d", "м": "m", "г": "y", "ч": "h", "с": "s"},
    "hu": {"n": "d", "h": "m", "é": "y", "ó": "h", "p": "m", "m": "s"},
}
GENERAL_WORDS = frozenset(
    {
        "standard",
        "standaard",
        "generale",
        "estándar",
        "geral",
        "yleinen",
        "ogólny",
        "všeobecný",
        "genel",
        "normál",
    }
)

_PIECE = re.compile(r'"[^"]*(?:"|$)|\\.|_.|\*.|\[[^\]]*\]|AM/PM|A/P|([^\W\d_])\1*', re.IGNORECASE | re.DOTALL)
_INVARIANT = frozenset("ymdhs")


def invariant(code: str, language: str = "") -> tuple[str, str]:
    """The code with invariant letters, and the language of the letters found ("" when invariant)."""
    if code.strip().casefold() in GENERAL_WORDS:
        return "General", ""
    bare = re.sub(r"AM/PM|A/P", "", without_words(code), flags=re.IGNORECASE)
    runs = [match[0].lower() for match in re.finditer(r"([^\W\d_])\1*", bare, re.IGNORECASE)]
    if not runs or not _foreign(runs, code) or re.search(r"[#?]|(?<![.,0])0", bare):
        return code, ""
    asked = language[:2].lower()
    for name in sorted(LETTERS, key=lambda name: name != asked):
        if _is_date(runs, LETTERS[name]):
            return _PIECE.sub(partial(_letters, LETTERS[name]), code), name
    return code, ""


def _foreign(runs: list[str], code: str) -> bool:
    """Whether the letters cannot be invariant ones; aaaa alone is a weekday in East Asian codes."""
    letters = {run[0] for run in runs}
    if letters <= _INVARIANT | {"e", "b", "g"}:
        return False
    east_asian = re.search(r"\[\$[^\]]*-(?:404|804|C04|1004|411|412)\]|aaa(?=\W*\))", code, re.IGNORECASE)
    return not (letters <= _INVARIANT | {"e", "b", "g", "a"} and ("y" in letters or east_asian))


def _is_date(runs: list[str], letters: dict[str, str]) -> bool:
    if not all(run[0] in letters for run in runs) or max(map(len, runs)) > 5:
        return False
    parts = [letters[run[0]] for run in runs]
    has_year = any(part == "y" and len(run) >= 2 for part, run in zip(parts, runs, strict=True))
    return (has_year and "m" in parts) or ("d" in parts and "m" in parts and len(parts) == 2)


def _letters(letters: dict[str, str], match: re.Match[str]) -> str:
    if match[1] is None:
        return match[0]
    return letters[match[1].lower()] * len(match[0])
