"""What is said in the place of a picture: alternatives once, a line a paragraph, cells and items in one."""

from __future__ import annotations

from reportcli.deliver.images.alternatives import Alternatives
from reportcli.model.display import (
    Glyph,
    GlyphsOp,
    Metadata,
    PagedDocument,
    Placed,
    PlacedChapter,
    PlacedPage,
    StructNode,
)
from reportcli.model.geometry import PageFormat, Rect
from reportcli.model.style import Paint

NODES = (
    StructNode("Figure", -1, alt="A tree."),  # 0
    StructNode("Span", 0),
    StructNode("L", -1),  # 2
    StructNode("LI", 2),
    StructNode("Lbl", 3),
    StructNode("LBody", 3),
    StructNode("P", 5),  # 6
    StructNode("Table", -1),
    StructNode("TR", 7),
    StructNode("TH", 8),
    StructNode("P", 9),  # 10
    StructNode("TD", 8),
    StructNode("P", 11),  # 12
    StructNode("P", 11),
    StructNode("P", -1),  # 14
    StructNode("Link", 14),
    StructNode("Span", 14, actual_text="and"),  # 16
    StructNode("TR", 7),
    StructNode("TD", 17),  # 18
    StructNode("Figure", 14, alt="a heart"),
)


def leaf(node: int, text: str) -> Placed:
    glyphs = tuple(Glyph(1, 500.0, 0.0, 0.0, letter) for letter in text)
    op = GlyphsOp("f", 10.0, 0.0, 10.0, glyphs, Paint("ink"), 50.0)
    return Placed(Rect(0.0, 0.0, 50.0, 12.0), (op,), node)


def said(*leaves: tuple[int, str]) -> str:
    page = PlacedPage("right", "1", "text", tuple(leaf(*one) for one in leaves))
    chapter = PlacedChapter("c", (page,), NODES)
    about = Metadata("", "", "", "en", "")
    document = PagedDocument(about, PageFormat(100.0, 100.0, 0.0), {}, {}, {}, (chapter,))
    return Alternatives(document).text(NODES, page, page.placed)


def test_the_alternative_of_a_figure_is_said_once_and_nothing_in_it() -> None:
    assert said((0, "axis"), (1, "label"), (14, "Then.")) == "A tree.\nThen."


def test_cells_stand_between_tabs_and_items_behind_their_bullets() -> None:
    assert said((4, "•"), (6, "Pears"), (10, "Head"), (12, "One."), (13, "Two."), (18, "Next")) == (
        "• Pears\nHead\tOne. Two.\nNext"
    )


def test_links_stay_in_their_line_and_stated_texts_replace_what_is_drawn() -> None:
    assert (
        said((14, "See "), (15, "here"), (16, "&"), (14, " go\u00adne"), (-1, "folio")) == "See hereand gone"
    )
    assert said((14, "I"), (19, "♥"), (14, "pears.")) == "I a heart pears."
