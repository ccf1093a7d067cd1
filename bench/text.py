"""Words a second of the composer on plain French prose, cold (first time) and warm: `python bench/text.py [PAGES]`.

CPU time of one core; cold counts loading fonts and hyphenation patterns. The vocabulary is drawn by a fixed rule from
a list of real words, so that about a third of the words are seen for the first time, as in a report of its length.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from reportcli.model.display import FontResource
from reportcli.model.inline import Run
from reportcli.model.style import CharacterStyle, ParagraphStyle
from reportcli.text.composer import Composer
from reportcli.text.fonts import FontSet

FONT = Path(__file__).parents[1] / "layouts" / "base" / "fonts" / "SourceSerif4-Regular.otf"
WORDS_A_PAGE = 400
WORDS_A_PARAGRAPH = 80
STEMS = (
    "accompagn mobilis form organis particip renforc développ soutien défend transform négoci construi articul "
    "questionn valoris partag sensibilis coordonn évalu documen financ collabor intervien représen"
)
ENDINGS = "er ait ent ation ations ement eur euse eurs és ée ant ons ez itude able ables ance ances if ive"
SMALL = "le la les de des du et en un une à pour dans sur avec qui que ne pas plus par ce cette ses leur nous"


def prose(words: int) -> list[str]:
    """Paragraphs of small words and made-up inflections, the same at every run."""
    stems, endings, small = STEMS.split(), ENDINGS.split(), SMALL.split()
    prefixes = ("", "re", "dés", "pré", "co", "auto", "sur", "inter", "trans", "sous", "contre", "micro")
    told: list[str] = []
    state = 1
    for n in range(words):
        state = (state * 1103515245 + 12345) % 2**31
        pick = state >> 8
        if pick % 2:
            word = small[pick // 2 % len(small)]
        else:
            prefix = prefixes[pick // 1000 % len(prefixes)]
            word = prefix + stems[pick // 2 % len(stems)] + endings[pick // 48 % len(endings)]
        told.append(word + (" ;" if n % 31 == 30 else "," if n % 12 == 11 else ""))
    paragraphs = [told[i : i + WORDS_A_PARAGRAPH] for i in range(0, words, WORDS_A_PARAGRAPH)]
    return [" ".join(p).capitalize() + "." for p in paragraphs]


def main() -> None:
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    paragraphs = prose(pages * WORDS_A_PAGE)
    words = [word for paragraph in paragraphs for word in paragraph.split()]
    char = CharacterStyle("serif", 9.4)
    style = ParagraphStyle("body", char, 12.5, align="justify")
    print(f"{len(words)} words, {len(set(words))} different")
    for width in (156.0, 227.0, 454.0):
        composer = Composer(FontSet({"serif/400/normal": FontResource("serif/400/normal", str(FONT))}))
        for label in ("cold", "warm"):
            start = time.process_time()
            lines = sum(len(composer.compose((Run(p, char, "fr"),), style, width).lines) for p in paragraphs)
            spent = time.process_time() - start
            print(f"{width:5.0f} pt  {label}  {len(words) / spent:8.0f} words/s  {lines} lines")


if __name__ == "__main__":
    main()
