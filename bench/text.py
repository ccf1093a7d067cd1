"""Words a second of the composer on plain prose: `python bench/text.py [FILE ...]`.

CPU time of one core. Cold counts loading fonts and hyphenation patterns; warm is the same text again.
Without a file, the French texts of the sample reports are set.
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

ROOT = Path(__file__).parents[1]
FONT = ROOT / "layouts" / "base" / "fonts" / "SourceSerif4-Regular.otf"
LEAST_WORDS = 25  # of a paragraph that counts as prose


def paragraphs(files: list[Path]) -> list[str]:
    blocks = [b for f in files for b in f.read_text(encoding="utf-8").replace("\r", "").split("\n\n")]
    return [" ".join(b.split()) for b in blocks if len(b.split()) >= LEAST_WORDS]


def main() -> int:
    files = [Path(name) for name in sys.argv[1:]] or sorted(ROOT.glob("sample_data/*/texts/*.md"))
    prose = paragraphs(files)
    words = [word for paragraph in prose for word in paragraph.split()]
    if not words:
        print("no prose: give text files", file=sys.stderr)
        return 2
    char = CharacterStyle("serif", 9.4)
    style = ParagraphStyle("body", char, 12.5, align="justify")
    print(f"{len(prose)} paragraphs, {len(words)} words, {len(set(words))} different")
    for width in (156.0, 227.0, 454.0):
        composer = Composer(FontSet({"serif/400/normal": FontResource("serif/400/normal", str(FONT))}))
        for label in ("cold", "warm", "warm"):
            start = time.process_time()
            lines = sum(len(composer.compose((Run(p, char, "fr"),), style, width).lines) for p in prose)
            spent = time.process_time() - start
            print(f"{width:5.0f} pt  {label}  {len(words) / spent:8.0f} words/s  {lines} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main())
