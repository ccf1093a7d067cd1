"""Names as people type them: normal forms for comparison, and the nearest known word for a mistaken one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

MOST = 5000
"""Names among which the one most like a mistaken word is sought."""
_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_QUOTES = str.maketrans("\u2018\u2019\u02bc", "'''")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@lru_cache(maxsize=8192)
def normalise(text: str) -> str:
    """NFC, no invisible characters, white space collapsed, case folded, straight apostrophes."""
    visible = unicodedata.normalize("NFC", text).translate(_INVISIBLE).translate(_QUOTES)
    return " ".join(visible.split()).casefold()


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """`normalise` without accents, underscores, a trailing `*` or `:`: for headers, sheet names, choices."""
    plain = unicodedata.normalize("NFD", normalise(text).rstrip(" *:"))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(letters.replace("_", " ").split())


def clean(text: str) -> str:
    """Cell text as it is kept: NFC, `\\n` line ends, no control characters, no outer white space."""
    if text.isascii() and text.isprintable():
        return text.strip()
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _CONTROLS.sub("", unix)).strip()


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The known name most like `word`, "" when none is close."""
    by_form: dict[str, str] = {}
    for name in known:
        by_form.setdefault(fold(name), name)
    found = get_close_matches(fold(word[:200]), list(by_form)[:MOST], n=1, cutoff=cutoff)
    return by_form[found[0]] if found else ""


def shortened(names: Iterable[str], most: int = 8) -> str:
    """A list for a message: the first names, quoted as they are, and how many there are in all."""
    every = list(names)
    listed = ", ".join(name if len(name) <= 60 else name[:57] + "…" for name in every[:most])
    return listed if len(every) <= most else f"{listed}, … ({len(every)})"


def same_start(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginnings on."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
