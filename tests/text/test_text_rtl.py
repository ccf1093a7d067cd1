"""Paragraphs, cells and lists from right to left: where every letter stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import bidi as reference
import pytest

from reportcli import blocks as b
from reportcli.model.display import FontResource, GlyphsOp, Metadata
from reportcli.model.geometry import Edges, Length, PageFormat
from reportcli.model.inline import Run
from reportcli.model.style import CharacterStyle, ParagraphStyle, TableStyle
from reportcli.text.composer import Composer
from reportcli.text.fonts import FontSet
from reportcli.typeset import typeset

FONTS = Path(__file__).parents[2] / "layouts" / "base" / "fonts"
RESOURCES = {
    key: FontResource(key, str(FONTS / name))
    for key, name in {
        "serif/400/normal": "SourceSerif4-Regular.otf",
        "hebrew/400/normal": "NotoSansHebrew-Regular.ttf",
        "arabic/400/normal": "NotoSansArabic-Regular.ttf",
    }.items()
}
FALLBACKS = ("hebrew/400/normal", "arabic/400/normal")
CHAR = CharacterStyle("serif", 10.0)
LEFT = ParagraphStyle("body", CHAR, 14.0, hyphenate=False)
# "The association Solsoc was founded in 1990 (in Brussels) and works today in eight countries."
HEBREW = "העמותה Solsoc נוסדה בשנת 1990 (בבריסל) ופועלת היום בשמונה מדינות עם שותפים רבים."


@pytest.fixture(scope="module")
def composer() -> Composer:
    return Composer(FontSet(RESOURCES, FALLBACKS))


def seen(ops: Any) -> str:
    """The characters of glyph operations from left to right."""
    placed = []
    for op in ops:
        assert isinstance(op, GlyphsOp)
        x = op.x
        for glyph in op.glyphs:
            if glyph.text.strip() or glyph.advance:
                placed.append((round(x, 3), glyph.text))
            x += glyph.advance * op.size / 1000
    return "".join(text for _, text in sorted(placed, key=lambda p: p[0]))


def by_lines(composed: Any) -> list[tuple[str, str]]:
    """What is typed on each line, and what is seen of it."""
    return [(line.text.strip(), seen(op for p in line.pieces for op in p.ops)) for line in composed.lines]


@pytest.mark.parametrize("align", ["left", "justify"])
def test_a_hebrew_paragraph_is_read_from_right_to_left_and_begins_on_the_right(
    composer: Composer, align: str
) -> None:
    composed = composer.compose((Run(HEBREW, CHAR, "he"),), replace(LEFT, align=align), 160.0)
    assert len(composed.lines) >= 3
    assert " ".join(typed for typed, _ in by_lines(composed)) == HEBREW
    for typed, shown in by_lines(composed):
        assert shown == reference.get_display(typed, base_dir="R")
    for line in composed.lines:
        assert line.x + line.width == pytest.approx(160.0)
    if align == "justify":
        assert [line.x for line in composed.lines[:-1]] == pytest.approx([0.0] * (len(composed.lines) - 1))
        assert composed.lines[-1].x > 20


def test_indents_of_such_a_paragraph_are_on_the_right(composer: Composer) -> None:
    style = replace(LEFT, indent_left=20.0, indent_first=10.0, indent_right=5.0)
    first, second, *_ = composer.compose((Run(HEBREW, CHAR, "he"),), style, 160.0).lines
    assert first.x + first.width == pytest.approx(130.0)
    assert second.x + second.width == pytest.approx(140.0)
    assert min(first.x, second.x) >= 5.0


def test_a_name_in_a_french_paragraph_is_turned_on_each_of_its_lines(composer: Composer) -> None:
    text = "À Bruxelles, محمد (שלום עולם 12) et leurs 14 collègues ont reçu le prix שלום en 2024."
    for width in (90.0, 130.0, 220.0):
        composed = composer.compose((Run(text, CHAR, "fr"),), replace(LEFT, align="justify"), width)
        assert [line.x for line in composed.lines] == pytest.approx([0.0] * len(composed.lines))
        for typed, shown in by_lines(composed):
            hebrew = [c for c in typed if "א" <= c <= "ת"]
            assert [c for c in shown if "א" <= c <= "ת"] == [
                c for c in reference.get_display(typed, base_dir="L") if "א" <= c <= "ת"
            ]
            assert len(hebrew) == sum("א" <= c <= "ת" for c in shown)


def test_a_sentence_in_french_that_begins_with_an_arabic_name_stays_on_the_left(composer: Composer) -> None:
    (line,) = composer.compose((Run("محمد est arrivé.", CHAR, "fr"),), LEFT, 300.0).lines
    assert line.x == 0.0
    assert seen(op for p in line.pieces for op in p.ops).endswith("est arrivé.")


def test_a_name_longer_than_the_rest_of_its_english_line_turns_nothing(composer: Composer) -> None:
    name = "מוחמד עבד אל רחמן אבן עלי"
    text = f"{name}, 12 (CEO), London"
    (line,) = composer.compose((Run(text, CHAR, "en-GB"),), LEFT, 400.0).lines
    assert line.x == 0.0
    assert seen(op for p in line.pieces for op in p.ops) == f"{name[::-1]}, 12 (CEO), London"


def test_a_full_stop_ends_a_hebrew_line_on_the_left(composer: Composer) -> None:
    (line,) = composer.compose((Run("שלום.", CHAR, "he"),), LEFT, 300.0).lines
    assert seen(op for p in line.pieces for op in p.ops) == ".םולש"


def paged(*children: b.Block) -> Any:
    frame = b.FrameSpec("main", 10, 10, 200, 280)
    masters = {
        ("page", side): b.PageMaster("page", side, (frame,), (), Edges(10, 10, 10, 10), 14.0, 19.0, 4, 4.0)
        for side in ("left", "right")
    }
    section = b.Section(path="s", id="s", title="S", master="page", children=children, starts="next")
    report = b.Report(
        metadata=Metadata("T", "A", "S", "fr", "2024-01-01"), format=PageFormat(220.0, 300.0, 9.0),
        facing=True, palette={}, fonts=RESOURCES, fallbacks=FALLBACKS, images={}, assets={},
        chapters=(b.Chapter(section, masters),), facts={},
    )  # fmt: skip
    return typeset(report).pages[0].placed


def hebrew(path: str, words: str = "שלום עולם", lang: str = "he") -> b.Text:
    return b.Text(path=path, style=LEFT, runs=(Run(words, CHAR, lang),))


def edges(placed: Any) -> tuple[float, float]:
    return placed.box.x, placed.box.x + placed.box.width


def test_the_marker_of_a_list_from_right_to_left_hangs_on_the_right() -> None:
    marker = (Run("–", CHAR, "fr"),)
    items = [
        b.ListItem(path=path, marker=marker, children=(text,))
        for path, text in (("i0", hebrew("t0")), ("i1", hebrew("t1", "un mot", "fr")))
    ]
    block = b.List(path="l", items=tuple(items), marker_style=LEFT, indent=15.0)
    found = {p.block: p for p in paged(block) if p.ops}
    assert edges(found["t0"])[1] == pytest.approx(195.0)
    assert edges(found["i0"])[1] == pytest.approx(210.0) and edges(found["i0"])[0] > edges(found["t0"])[1]
    assert edges(found["t1"])[0] == pytest.approx(25.0)
    assert edges(found["i1"])[0] == pytest.approx(10.0)


def test_a_cell_of_a_table_begins_on_the_right_too() -> None:
    columns = tuple(b.Column(Length(100.0)) for _ in range(2))
    rows = (
        b.Row((b.Cell((hebrew("c0"),)), b.Cell((hebrew("c1", "un mot", "fr"),)))),
        b.Row((b.Cell((hebrew("c2", "mot", "fr"),)), b.Cell((hebrew("c3", "שלום 12"),)))),
    )
    block = b.Table(path="t", columns=columns, rows=rows, style=TableStyle(LEFT, LEFT, LEFT))
    found = {p.block: p for p in paged(block) if p.ops and p.baselines}
    left = {path: edges(p)[0] for path, p in found.items()}
    right = {path: edges(p)[1] for path, p in found.items()}
    assert left["c2"] - 10 == pytest.approx(left["c1"] - 110)
    assert 110 - right["c0"] == pytest.approx(210 - right["c3"]) and right["c0"] > 100
    assert seen(found["c3"].ops) == "12 םולש"
