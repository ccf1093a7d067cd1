"""Thousands, millions and milliards in words, letters and figures: k, T, Tsd., Mio, Mrd, millions d', 1 000.

A multiple is a power of ten: 3, 6 or 9; 5 and 7 are lakh and crore. The long scale is meant by milliard and
its kin; billion is 9 only in English, which has no other use of it in accounts.
"""

from __future__ import annotations

import re

_WORDS = {
    3: "k tsd tsd. tausend thousand thousands millier milliers mille duizend duizenden duiz. miles mil mila "
    "migliaia milhares td dzd dzd. duiz ths ths. thsd thsd. thd thd. thous thous. tys tys. tis. tusen tkr",
    5: "lakh lakhs",
    6: "mio mio. mln mln. mill. mn mm million millions millionen miljoen miljoenen millón millones milione "
    "milioni milhão milhões",
    7: "crore crores",
    9: "mrd mrd. mrds mds md mds. md. bn mld mld. mia mia. milliard milliards milliarde milliarden miljard "
    "miljarden miliardi billion billions",
}
_POWER = {word: power for power, words in _WORDS.items() for word in words.split()}
_LETTERS = {"k": 3, "K": 3, "T": 3, "M": 6, "m": 6, "G": 9, "B": 9, "b": 9}
_ALTERNATIVES = "|".join(sorted(map(re.escape, _POWER), key=len, reverse=True))
_LINK = r"(?:\s*(?:de|of|von|van|di)\s+|\s*d['’]\s*|\s*)"
_FIGURES = r"(?:1\s?[ .,'’\u00a0\u202f]?000(?:[ .,'’\u00a0\u202f]?000){0,2}|['’]?000s?)"

_BEFORE = re.compile(rf"(?P<word>{_ALTERNATIVES})(?![^\W\d_]){_LINK}(?P<rest>.*)", re.IGNORECASE)
_BEHIND = re.compile(rf"(?P<rest>.*?\S)??\s*(?<![^\W\d_])(?P<word>{_ALTERNATIVES})", re.IGNORECASE)
_LETTER_BEFORE = re.compile(r"(?P<word>[kKTMmGBb])(?P<rest>\s?[^\w\s.]|[A-Z]{3}|\s?[^\W\d_]\S*\s?)")
_LETTER_BEHIND = re.compile(r"(?P<rest>.*[^\W\d_]\s|.*[^\w\s.]\s?|[A-Z]{3}\s?)(?P<word>[kKTMmGBb])")
_FIGURE_BEFORE = re.compile(rf"(?:[x×]\s?)?(?P<word>{_FIGURES}){_LINK}(?P<rest>.*)")
_FIGURE_BEHIND = re.compile(rf"(?P<rest>.+?)\s?(?:[x×]\s?)?(?P<word>{_FIGURES})")


def split_multiple(text: str) -> list[tuple[int, str]]:
    """The ways to read a token as a multiple and a rest, words before letters; the rest may be "".

    "k€" gives (3, "€"); "millions d'euros" (6, "euros"); "Mio" (6, ""). Of lone letters only k is a multiple.
    """
    found: list[tuple[int, str]] = []
    for pattern in (_BEFORE, _BEHIND):
        if match := pattern.fullmatch(text):
            found.append((_POWER[match["word"].lower()], (match["rest"] or "").strip()))
    for pattern in (_LETTER_BEFORE, _LETTER_BEHIND):
        if match := pattern.fullmatch(text):
            found.append((_LETTERS[match["word"]], match["rest"].strip()))
    for pattern in (_FIGURE_BEFORE, _FIGURE_BEHIND):
        if match := pattern.fullmatch(text):
            found.append((power_of_figure(match["word"]), match["rest"].strip()))
    return found


def power_of_figure(figure: str) -> int:
    """3 for 1 000, '000 and 000s; 6 for 1.000.000."""
    return 3 * (len(re.sub(r"\D", "", figure)) // 3)


def power_of_letter(letter: str) -> int:
    """The multiple of a letter that stands alone: k, K, T, M, m, G, B, b; 0 for others."""
    return _LETTERS.get(letter, 0)
