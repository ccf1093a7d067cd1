"""Whatever the blocks: nothing lost, doubled or reordered, nothing below its frame, lines on the grid."""

from hypothesis import given, settings
from hypothesis import strategies as st
from typeset_builders import BODY, chapter, codes, composer, report, text

from page_text import shown_text
from reportcli import blocks as b
from reportcli.model.geometry import Edges
from reportcli.model.style import ObjectStyle, Paint
from reportcli.typeset import typeset

COUNTS = st.integers(1, 60)


@st.composite
def trees(draw):
    """A list of blocks, and their words in reading order."""
    words: list[str] = []

    def paragraph() -> b.Text:
        mine = [f"w{len(words) + i:04}" for i in range(draw(COUNTS))]
        words.extend(mine)
        return text(" ".join(mine), BODY, path=f"p{len(words)}")

    def block() -> b.Block:
        kind = draw(st.sampled_from(["text", "text", "columns", "box", "row", "kept"]))
        if kind == "text":
            return paragraph()
        if kind == "columns":
            return b.Columns(path="c", children=tuple(paragraph() for _ in range(2)), count=2, gap=10)
        if kind == "box":
            style = ObjectStyle(fill=Paint("x"), padding=Edges(5, 5, 5, 5))
            return b.Stack(path="b", children=(paragraph(), paragraph()), box=style, gap=7)
        if kind == "row":
            return b.RowBlock(path="r", children=(text(word(), BODY), text(word(), BODY)), gap=5)
        return b.Stack(path="k", children=(text(word(), BODY), text(word(), BODY)), keep=True, space_before=5)

    def word() -> str:
        words.append(f"w{len(words):04}")
        return words[-1]

    return [block() for _ in range(draw(st.integers(1, 6)))], words


@settings(max_examples=60, deadline=None, derandomize=True)
@given(trees())
def test_every_word_once_in_order_within_frames_on_the_grid(tree):
    blocks, words = tree
    document = typeset(report(chapter(*blocks)), composer_factory=composer)
    assert codes(document) == []
    content = [p for page in document.pages for p in page.placed if p.node >= 0]
    shown = " ".join(shown_text(p.ops) for p in content).split()
    assert shown == words
    assert all(p.box.bottom <= 190.01 for p in content)
    assert all(abs((y - 19 + 6) % 12 - 6) < 0.01 for p in content for y in p.baselines)
