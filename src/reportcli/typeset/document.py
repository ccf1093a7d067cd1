"""The whole report, chapter after chapter; each depends on its blocks and on the page it begins on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from reportcli.blocks import Chapter, Report
from reportcli.model.display import PagedDocument, PlacedChapter, PlacedPage
from reportcli.model.value_class import replace
from reportcli.typeset.context import ChapterContext, Composer, EntryState, context_of
from reportcli.typeset.pieces import Pieces, RememberedComposer

if TYPE_CHECKING:
    from reportcli.typeset.chapter_state import Kinds

OnChapter = Callable[[int, int], None]  # chapters done, chapters in all
OnPlaced = Callable[[PlacedChapter], None]  # each chapter as soon as its pages stand
Factory = Callable[[ChapterContext], Composer]


class Known(Protocol):
    """Chapters that were typeset before, by all that their pages depend on."""

    def get(self, chapter: Chapter, context: ChapterContext, number: int) -> PlacedChapter | None:
        """The pages of a chapter that begins on a page of this number; None where they are not known."""

    def put(self, chapter: Chapter, context: ChapterContext, number: int, placed: PlacedChapter) -> None:
        """Keeps its pages."""

    def pieces(self, chapter: Chapter, context: ChapterContext) -> Pieces:
        """What it consisted of when it was last typeset."""


class _Setter:
    """Sets chapters, each once; composer and typesetter are loaded when the first is set."""

    def __init__(self, context: ChapterContext, kinds: Kinds | None, known: Known | None) -> None:
        self._context, self._kinds, self._known = context, kinds, known
        self._composer: Composer | None = None

    def placed(self, chapter: Chapter, number: int) -> PlacedChapter:
        """The chapter's pages; number: of the first."""
        if self._known is None:
            return self._set(chapter, number)
        placed = self._known.get(chapter, self._context, number)
        if placed is None:
            placed = self._set(chapter, number)
            self._known.put(chapter, self._context, number, placed)
        return placed

    def _set(self, chapter: Chapter, number: int) -> PlacedChapter:
        from reportcli.typeset.blocks.kinds import kind_of
        from reportcli.typeset.pages.chapter import typeset_chapter

        if self._composer is None:
            self._composer = self._context.composer()
        entry, kinds = EntryState(number), self._kinds or kind_of
        if self._known is None:
            return typeset_chapter(chapter, self._context, entry, self._composer, kinds=kinds)
        pieces = self._known.pieces(chapter, self._context)
        composer = RememberedComposer(self._composer, pieces)
        placed = typeset_chapter(chapter, self._context, entry, composer, kinds=kinds, pieces=pieces)
        pieces.keep()
        return placed


def typeset(
    report: Report,
    *,
    composer_factory: Factory | None = None,
    on_chapter: OnChapter | None = None,
    on_placed: OnPlaced | None = None,
    kinds: Kinds | None = None,
    known: Known | None = None,
) -> PagedDocument:
    """All pages. Findings stand in each chapter's `diagnostics`.

    kinds: how each kind of block is set, else as `typeset.blocks.kinds` has it. known: chapters that were
    typeset before.
    """
    context = context_of(report, composer_factory)
    setter = _Setter(context, kinds, known)
    chapters: list[PlacedChapter] = []
    number = 1
    for done, chapter in enumerate(report.chapters, start=1):
        placed = setter.placed(chapter, number)
        chapters.append(placed)
        number += len(placed.pages)
        if on_placed is not None:
            on_placed(placed)
        if on_chapter is not None:
            on_chapter(done, len(report.chapters))
    return document_of(report, tuple(chapters))


def document_of(report: Report, chapters: tuple[PlacedChapter, ...]) -> PagedDocument:
    """The placed chapters with what the report says of its pages, inks, fonts and pictures."""
    return PagedDocument(
        report.metadata, report.format, report.palette, report.fonts, report.images, chapters
    )


def pad(
    report: Report,
    document: PagedDocument,
    *,
    cover: int = 0,
    bare: bool = False,
    composer_factory: Factory | None = None,
    known: Known | None = None,
) -> PagedDocument:
    """The document with its page count, less the cover's pages, at the report's multiple.

    Blanks come before the last chapter, the back cover, which is set again for the page it now begins on.
    bare: at least one, so that the inside of the back cover bears nothing. known: as for `typeset`.
    """
    multiple = max(report.page_multiple, 1)
    missing = (cover - len(document.pages)) % multiple
    if not document.chapters or not (missing or bare):
        return document
    before = document.chapters[:-1]
    start = sum(len(chapter.pages) for chapter in before) + 1
    if not missing and start > 1 and _is_bare(before[-1].pages[-1]):
        return document
    context = context_of(report, composer_factory)
    from reportcli.typeset.pages.blank import blank_pages

    setter = _Setter(context, None, known)
    for blanks in range(1, missing + multiple + 1):
        again = setter.placed(report.chapters[-1], start + blanks)
        if (start - 1 + blanks + len(again.pages) - cover) % multiple == 0:
            added = blank_pages(report, context, range(start, start + blanks))
            return replace(document, chapters=(*before, replace(again, pages=(*added, *again.pages))))
    return document


def _is_bare(page: PlacedPage) -> bool:
    return not any(leaf.ops for leaf in page.placed)
