"""Names of spot inks: which spellings mean one ink."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_MAKER = re.compile(r"^(?:pantone|pms)(?=.)")
# what says on which paper, or in which edition of the guide, the same ink is shown
_PAPER = re.compile(r"(?:cvc|cvu|cvp|cv|c|u|m)$")
_HKS = re.compile(r"^(hks\d+)[kenz]$")


def ink_key(name: str) -> str:
    """What the spellings of one ink share: letters and digits, without case, accents and the paper's sign.

    A guide shows the same ink on coated and uncoated paper (PANTONE 485 C and 485 U, HKS 43 K and 43 N).
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(character for character in plain if character.isalnum())
    if _MAKER.match(letters):
        number = _MAKER.sub("", letters)
        return "pantone" + (_PAPER.sub("", number) or number)
    return _HKS.sub(r"\1", letters)


def spelt_otherwise(names: Iterable[str]) -> list[tuple[str, str]]:
    """Each spelling that differs from an earlier one of the same ink, with that earlier one."""
    first: dict[str, str] = {}
    found = []
    for name in dict.fromkeys(names):
        known = first.setdefault(ink_key(name), name)
        if known != name:
            found.append((name, known))
    return found
