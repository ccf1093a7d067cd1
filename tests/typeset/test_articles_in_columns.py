"""Articles in columns: least lines where a page ends, and columns that begin at one height."""

from dataclasses import replace

from reportcli import blocks as b
from reportcli.model.display import PagedDocument
from reportcli.model.geometry import Edges
from reportcli.model.style import ObjectStyle, Paint
from reportcli.typeset import typeset
from typeset.typeset_builders import BODY, chapter, codes, composer, lines, pt, report, text

HEAD = text("head", path="h", span_columns=True)
STORY = lines(20, path="in", measure=45)


def made(*children: b.Block) -> PagedDocument:
    document = typeset(report(chapter(*children)), composer_factory=composer)
    assert codes(document) == []
    return document


def columns(*children: b.Block, **more: object) -> b.Columns:
    return b.Columns(path="c", children=children, count=2, gap=10, **more)  # type: ignore[arg-type]


def counts(document: PagedDocument, block: str) -> list[int]:
    """Lines of a block on each page."""
    return [
        sum(len(leaf.baselines) for leaf in page.placed if leaf.block == block) for page in document.pages
    ]


def test_with_fewer_lines_under_it_a_spanning_block_goes_on_with_its_text() -> None:
    above = lines(12, path="a")  # of fifteen: room for the head and two lines
    assert counts(made(above, columns(HEAD, STORY)), "h") == [1, 0]
    document = made(above, columns(HEAD, STORY, orphans=3))
    assert counts(document, "h") == [0, 1] and counts(document, "in") == [0, 20]
    assert counts(made(above, columns(HEAD, STORY, orphans=2)), "in") == [4, 16]


def test_an_article_that_begins_with_few_lines_goes_on_as_a_whole() -> None:
    above = lines(13, path="a")
    assert counts(made(above, columns(STORY)), "in") == [4, 16]
    assert counts(made(above, columns(STORY, orphans=3)), "in") == [0, 20]


def test_a_page_begins_with_enough_lines_over_a_spanning_block() -> None:
    above = lines(6, path="a")  # nine lines are left, eighteen in two columns
    assert counts(made(above, columns(STORY, HEAD, lines(8, path="z", measure=45))), "in") == [18, 2]
    document = made(above, columns(STORY, HEAD, lines(8, path="z", measure=45), widows=3))
    assert counts(document, "in") == [14, 6]
    tops = {leaf.box.y for leaf in document.pages[1].placed if leaf.block == "in"}
    assert tops == {10.0}


def test_a_page_that_has_to_hold_it_is_filled_all_the_same() -> None:
    assert counts(made(columns(HEAD, lines(29, path="in", measure=45), orphans=20, widows=20)), "in")[0] > 0


def test_columns_begin_together() -> None:
    picture = b.Shape(path="p", fill=Paint("ink"), height=pt(30))
    over = b.Shape(path="o", fill=Paint("ink"), height=pt(17), span_columns=True)
    tall = replace(BODY, keep_together=True)
    children = (over, text(" ".join(["abcd"] * 6), tall, path="t"), picture)

    def tops(**more: object) -> dict[str, float]:
        (page,) = made(columns(*children, **more)).pages
        return {leaf.block: round(leaf.box.y, 2) for leaf in page.placed}

    assert tops() == {"o": 10.0, "t": 34.0, "p": 27.0}
    assert tops(together=True) == {"o": 10.0, "t": 34.0, "p": 34.0}


def test_a_ground_begins_where_text_beside_it_does() -> None:
    card = b.Stack(path="card", box=ObjectStyle(fill=Paint("ink"), padding=Edges(4, 4, 4, 4)),
                   children=(text("abcd", path="in"),), keep=True)  # fmt: skip
    over = b.Shape(path="o", fill=Paint("ink"), height=pt(17), span_columns=True)
    kept = replace(BODY, keep_together=True)
    story = text(" ".join(["abcd"] * 6), kept, path="t")
    (page,) = made(columns(over, story, card, together=True)).pages
    tops = {leaf.block: round(leaf.box.y, 2) for leaf in page.placed}
    assert tops["card"] == tops["t"] == 34.0
