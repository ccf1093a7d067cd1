"""Half of many new pages is measured beside the others, and each page has what was found on it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from reportcli.measure import measuring
from reportcli.measure.found import Blocks, Faint, OnPage
from reportcli.measure.measuring import Elsewhere, Work
from reportcli.model.display import PlacedPage


def found_on(page: PlacedPage) -> OnPage:
    return OnPage((), (Faint("print", page.folio, 1.0, 4.5, "", False),))


class Memory:
    """Knows some pages already."""

    def __init__(self, known: range) -> None:
        self.known = known

    def found(self, kind: str, page: Any, by: object, *, files: object, make: Any) -> OnPage:
        return found_on(page) if int(page.folio) in self.known else make()


@pytest.mark.parametrize(
    ("count", "known", "shared"),
    [(30, range(0), 13), (9, range(0), 3), (8, range(0), 0), (30, range(30), 0), (30, range(5, 30), 13)],
)
def test_new_pages_are_shared_out(
    monkeypatch: pytest.MonkeyPatch, count: int, known: range, shared: int
) -> None:
    here: list[object] = []
    there: list[object] = []
    at = [here]

    def elsewhere(work: Work) -> Work:
        at[0] = there
        made = work()
        at[0] = here
        return lambda: made

    def measured(pages: object, page: PlacedPage) -> OnPage:
        at[0].append(page)
        return found_on(page)

    def of_pages(how: Elsewhere | None) -> list[OnPage]:
        pages = measuring._Pages(document, blocks, {}, memory)
        return pages.all_measured(how)

    monkeypatch.setattr(measuring._Pages, "_measured", measured)
    placed = [PlacedPage("right", str(number), "text", ()) for number in range(count)]
    document: Any = SimpleNamespace(pages=placed, images={}, format=None)
    blocks: Blocks = Blocks({})
    memory: Any = Memory(known)
    assert of_pages(elsewhere) == of_pages(None) == [found_on(page) for page in placed]
    assert len(there) == shared
