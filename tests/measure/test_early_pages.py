"""Pages whose text ends early are one note with how much is empty."""

from __future__ import annotations

from reportcli.blocks import Stack
from reportcli.measure.dead_links import at_words
from reportcli.measure.early_pages import early, with_cells
from reportcli.measure.found import gathered
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.display import Frame, Metadata, PagedDocument, Placed, PlacedChapter, PlacedPage
from reportcli.model.geometry import MM, PageFormat, Rect
from reportcli.model.inline import Run
from reportcli.model.refs import CellRef, Position, Span
from typeset.typeset_builders import BODY, chapter, report, text

HEIGHT = 200.0


def page(folio: str, filled: float, *, ends: bool = False, more: tuple[Placed, ...] = ()) -> PlacedPage:
    """A page whose text area of 200 points is filled so far; ends: a break or the end follows."""
    text = Placed(Rect(10, 10, 80, filled), (), 0, block=f"a/{folio}")
    frame = Frame("main", Rect(10, 10, 80, HEIGHT), filled, ends_chapter=ends)
    return PlacedPage("right", folio, "text", (text, *more), frames=(frame,))


def notes(*pages: PlacedPage) -> list[dict[str, str]]:
    chapter = PlacedChapter("a", pages, ())
    document = PagedDocument(
        Metadata("T", "A", "S", "en", ""), PageFormat(100, 220, 9), {}, {}, {}, (chapter,)
    )
    found = gathered(early(document), {})
    assert all(one.severity == Severity.NOTE and one.code == "page-ends-early" for one in found)
    return [{**one.args, "block": one.block or ""} for one in found]


def test_holes_and_short_last_pages_are_one_note_at_the_worst() -> None:
    [found] = notes(page("1", 140), page("2", 200), page("3", 150), page("4", 20, ends=True))
    assert found["pages"] == "1, 3, 4" and found["block"] == "a/4"
    assert (found["percent"], found["empty"]) == ("90", f"{180 / MM:.0f}")


def test_what_is_nearly_full_alone_or_filled_otherwise_is_none() -> None:
    assert notes(page("1", 160), page("2", 80, ends=True)) == []
    assert notes(page("1", 20, ends=True), page("2", 20, ends=True)) == []  # each between two breaks
    ground = Placed(Rect(0, 150, 100, 70), (), -1, block="a/ground")
    assert notes(page("1", 100, more=(ground,)), page("2", 200, ends=True)) == []
    folio = Placed(Rect(0, 200, 10, 10), (), -1, "Footer", block="a/folio")
    assert len(notes(page("1", 100, more=(folio,)), page("2", 200, ends=True))) == 1


def test_the_note_names_the_cell_of_the_last_words() -> None:
    """A row that spills over makes the page: its cell stands beside the line of the layout."""
    line, cell = Span("layout.yaml"), CellRef("w", "Gifts", 4, 2)
    words = text((Run("Grants", BODY.char, "en", where=cell),), path="s/a/text", span=line)
    made = report(chapter(Stack(path="s/a", span=line, children=(words,))))
    found = Diagnostic("page-ends-early", Severity.NOTE, line, block="s/a")
    other = Diagnostic("text-small", Severity.WARNING, line, block="s/a")
    [marked, kept] = with_cells([found, other], made)
    assert [(one.code, one.where) for one in marked.related] == [("last-words-here", cell)]
    assert kept is other


def test_a_dead_link_stands_at_its_words() -> None:
    line, words = Span("texts/a.md"), Span("texts/a.md", Position(2, 6), Position(2, 10))
    linked = Run("here", BODY.char, "en", link="#nix", where=words)
    body = text((Run("Look ", BODY.char, "en"), linked), path="s/text", span=line)
    found = Diagnostic("link-target-unknown", Severity.ERROR, line, {"target": "nix"}, block="s/text")
    other = Diagnostic("link-target-unknown", Severity.ERROR, line, {"target": "nix"}, block="s/gone")
    marked = [*at_words([found, other], report(chapter(body)))]
    assert [one.where for one in marked] == [words, line]
