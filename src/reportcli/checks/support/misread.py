"""“CafÃ©” for “Café”: letters of UTF-8 that a program has read as those of Windows, and saved so."""

from __future__ import annotations

import re

_FOREIGN = re.compile(
    r"(?!(?<=[A-Z\u00c0-\u00de])[\u00c0-\u00de][\u00bb\u2019\u201d])[\u00c2-\u00f4][^\x00-\x7f]{1,3}"
)
"""Not a word in capitals before a mark of quotation: «MANHÃ»."""
_WORD = re.compile(r"\S+")


def misread(text: str) -> re.Match[str] | None:
    """The first word with such letters; None where there is none."""
    if text.isascii():
        return None
    return next((word for word in _WORD.finditer(text) if mended(word[0]) != word[0]), None)


def mended(word: str) -> str:
    """The word with letters that are those of UTF-8, read as Windows-1252 (WHATWG Encoding, windows-1252)."""
    return _FOREIGN.sub(lambda found: _as_utf8(found[0]), word)


def _as_utf8(letters: str) -> str:
    for size in (4, 3, 2):
        try:
            meant = b"".join(map(_byte, letters[:size])).decode("utf-8")
        except UnicodeError:
            continue
        if len(meant) < len(letters[:size]) and meant.isprintable():
            return meant + letters[size:]
    return letters


def _byte(letter: str) -> bytes:
    return letter.encode("latin-1") if "\x80" <= letter <= "\x9f" else letter.encode("cp1252")
