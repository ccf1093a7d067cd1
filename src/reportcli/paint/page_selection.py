"""Some pages of a document: the others stay in it, so that folios and references keep their values."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from reportcli.model.display import PagedDocument, PlacedPage
from reportcli.model.value_class import replace
from reportcli.paint.profile import Profile


def select_pages(document: PagedDocument, wanted: Collection[int] | None) -> PagedDocument:
    """The document with every page but the wanted ones (counted from 1) marked as skipped; None: as it is."""
    if wanted is None:
        return document
    number = 0
    chapters = []
    for chapter in document.chapters:
        pages = []
        for page in chapter.pages:
            number += 1
            pages.append(page if number in wanted else replace(page, skipped=True))
        chapters.append(replace(chapter, pages=tuple(pages)))
    return replace(document, chapters=tuple(chapters))


def delivered_pages(document: PagedDocument, profile: Profile) -> Iterator[tuple[int, int, PlacedPage]]:
    """The pages of a profile's file, each with its index in the document and its chapter's."""
    index = 0
    for number, chapter in enumerate(document.chapters):
        for page in chapter.pages:
            if not page.skipped and (profile.padding or not page.blank):
                yield index, number, page
            index += 1
