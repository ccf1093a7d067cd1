"""Scripts by the names of their letters, and free fonts that have them: what a missing letter needs.

Source: Unicode Character Database (names of letters begin with their script); the Noto fonts (SIL Open Font
License), one family a script.
"""

from __future__ import annotations

import unicodedata

CJK = "Noto Sans SC, TC, JP, KR"
_FONTS = {
    "CJK": ("Chinese characters", CJK),
    "HIRAGANA": ("Japanese", "Noto Sans JP"),
    "KATAKANA": ("Japanese", "Noto Sans JP"),
    "HANGUL": ("Korean", "Noto Sans KR"),
    "BOPOMOFO": ("Bopomofo", "Noto Sans TC"),
    "YI": ("Yi", "Noto Sans Yi"),
    "NKO": ("N’Ko", "Noto Sans NKo"),
    "ARABIC": ("Arabic", "Noto Sans Arabic"),
    "OL": ("Ol Chiki", "Noto Sans Ol Chiki"),
    "SYRIAC": ("Syriac", "Noto Sans Syriac"),
}
_UNNAMED = ("LATIN", "GREEK", "CYRILLIC", "MODIFIER", "COMBINING", "MATHEMATICAL", "FULLWIDTH", "HALFWIDTH")
"""Letters of these are signs that a font of the script may lack, one by one."""


def script_of(char: str) -> tuple[str, str]:
    """The script of a letter and the fonts that have it: ("Armenian", "Noto Sans Armenian"); blank for signs
    and for letters of the scripts that base has.
    """
    if unicodedata.category(char)[0] not in "LM":
        return "", ""
    first = unicodedata.name(char, "").split(" ")[0]
    if not first or first in _UNNAMED or not first.isalpha():
        return "", ""
    return _FONTS.get(first, (first.title(), f"Noto Sans {first.title()}"))
