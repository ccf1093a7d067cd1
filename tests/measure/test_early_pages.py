"""Pages whose text ends early are one note with how much is empty."""

from __future__ import annotations

from reportcli.measure.early_pages import early
from reportcli.measure.found import gathered
from reportcli.model.diagnostic import Severity
from reportcli.model.display import (
    Frame,
    Metadata,
    PagedDocument,
    PageFormat,
    Placed,
    PlacedChapter,
    PlacedPage,
)
from reportcli.model.geometry import MM, Rect

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
