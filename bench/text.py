"""Words a second on plain prose, beside ReportLab's Paragraph and Typst: `python bench/text.py [FILE ...]`.

CPU time of all threads, the best of three. Cold is a new composer that knows nothing: the font file, the
hyphenation patterns and every word are read, shaped and split anew; imports are done. Warm sets the same text
again (Typst, which remembers whole paragraphs, at a measure wider by a hundredth of a point). The garbage
collector runs as seldom as in the command. Ours gives lines of glyphs, ReportLab lines of words without
shaping (Helvetica: it refuses OpenType/CFF), Typst a PDF.
Without a file, the French texts of the sample reports are set. Exit 1 when ours is slower than 20 000 words
a second cold or 40 000 warm at 80 mm.
"""

from __future__ import annotations

import gc
import importlib
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
FONT = ROOT / "layouts" / "base" / "fonts" / "SourceSerif4-Regular.otf"
LEAST_WORDS = 25  # of a paragraph that counts as prose
MEASURES = (55, 80, 160)  # mm
POINTS = 72 / 25.4
WIDER = iter(range(1_000_000))  # Typst remembers what it set for as long as the process lives
COLD, WARM = 20_000, 40_000

Setting = Callable[[float], int]  # measure in points to number of lines (0: not known)


def paragraphs(files: list[Path]) -> list[str]:
    blocks = [b for f in files for b in f.read_text(encoding="utf-8").replace("\r", "").split("\n\n")]
    return [" ".join(b.split()) for b in blocks if len(b.split()) >= LEAST_WORDS]


def ours(prose: list[str]) -> Setting:
    from reportcli.model.display import FontResource
    from reportcli.model.inline import Run
    from reportcli.model.style import CharacterStyle, ParagraphStyle
    from reportcli.text.composer import Composer
    from reportcli.text.fonts import FontSet
    from reportcli.text.hyphens.patterns import patterns

    patterns.cache_clear()
    char = CharacterStyle("serif", 9.4)
    style = ParagraphStyle("body", char, 12.5, align="justify")
    composer = Composer(FontSet({"serif/400/normal": FontResource("serif/400/normal", str(FONT))}))
    runs = [(Run(p, char, "fr"),) for p in prose]
    return lambda width: sum(len(composer.compose(r, style, width).lines) for r in runs)


def reportlabs(prose: list[str]) -> Setting:
    from xml.sax.saxutils import escape

    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    style = ParagraphStyle("body", fontSize=9.4, leading=12.5, alignment=4, hyphenationLang="fr_FR")

    def run(width: float) -> int:
        return sum(round(Paragraph(escape(p), style).wrap(width, 1e6)[1] / 12.5) for p in prose)

    return run


def typsts(prose: list[str], folder: Path) -> Setting:
    import typst

    (folder / "p.json").write_text(json.dumps(prose), encoding="utf-8")
    source = folder / "main.typ"
    source.write_text(
        "#set page(width: float(sys.inputs.width) * 1pt, height: auto, margin: 0pt)\n"
        '#set text(font: "Source Serif 4", size: 9.4pt, lang: "fr", hyphenate: true)\n'
        '#set par(justify: true, linebreaks: "optimized")\n'
        '#for p in json("p.json") { text(p); parbreak() }\n',
        encoding="utf-8",
    )

    def run(width: float) -> int:
        typst.compile(
            source, format="pdf", font_paths=[str(FONT.parent)], ignore_system_fonts=True,
            sys_inputs={"width": str(width + next(WIDER) / 100)},
        )  # fmt: skip
        return 0

    return run


def speeds(setting: Callable[[], Setting], measure: float, words: int) -> tuple[float, float, int]:
    """Words a second cold and warm, the best of three, and lines."""
    cold = warm = float("inf")
    for _ in range(3):
        start = time.process_time()
        run = setting()
        lines = run(measure)
        cold = min(cold, time.process_time() - start)
        start = time.process_time()
        run(measure)
        warm = min(warm, time.process_time() - start)
    return words / cold, words / warm, lines


def main() -> int:
    files = [Path(name) for name in sys.argv[1:]] or sorted(ROOT.glob("sample_data/solsoc/texts/*.md"))
    prose = paragraphs(files)
    words = sum(len(paragraph.split()) for paragraph in prose)
    if not words:
        print("no prose: give text files", file=sys.stderr)
        return 2
    different = len({word for paragraph in prose for word in paragraph.split()})
    print(
        f"{len(prose)} paragraphs, {words} words, {different} different; words/s of CPU time, cold and warm"
    )
    for module in ("uharfbuzz", "pyphen", "typst", "reportlab.platypus", "reportcli.text.composer"):
        importlib.import_module(module)
    slow = False
    gc.set_threshold(100_000, 20, 20)  # as the command line does
    with tempfile.TemporaryDirectory() as scratch:
        settings: dict[str, Callable[[], Setting]] = {
            "ours": lambda: ours(prose),
            "ReportLab": lambda: reportlabs(prose),
            "Typst": lambda: typsts(prose, Path(scratch)),
        }
        for millimetres in MEASURES:
            for name, setting in settings.items():
                cold, warm, lines = speeds(setting, millimetres * POINTS, words)
                print(f"{millimetres:4} mm  {name:9}  {cold:8.0f}  {warm:8.0f}  {lines or '':>5}")
                slow |= name == "ours" and millimetres == 80 and (cold < COLD or warm < WARM)
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
