"""The whole report, chapter after chapter; each depends on its blocks and on the page it begins on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reportcli.blocks import Report
from reportcli.model.display import PagedDocument, PlacedChapter, PlacedPage
from reportcli.typeset.blocks.kinds import kind_of
from reportcli.typeset.breaking.items import Leaf
from reportcli.typeset.chapter_state import ChapterState, Kinds
from reportcli.typeset.context import ChapterContext, Composer, EntryState, context_of
from reportcli.typeset.inherited import Inherited
from reportcli.typeset.pages.chapter import typeset_chapter
from reportcli.typeset.pages.page import furniture, make_page
from reportcli.typeset.pages.to_display import to_display

OnChapter = Callable[[int, int], None]  # chapters done, chapters in all
OnPlaced = Callable[[PlacedChapter], None]  # each chapter as soon as its pages stand
Factory = Callable[[ChapterContext], Composer]


def typeset(
    report: Report,
    *,
    composer_factory: Factory | None = None,
    on_chapter: OnChapter | None = None,
    on_placed: OnPlaced | None = None,
    kinds: Kinds = kind_of,
) -> PagedDocument:
    """All pages. Findings stand in each chapter's `diagnostics`. kinds: how each kind of block is set."""
    context = context_of(report, composer_factory)
    composer = context.composer()
    chapters: list[PlacedChapter] = []
    number = 1
    for done, chapter in enumerate(report.chapters, start=1):
        placed = typeset_chapter(chapter, context, EntryState(number), composer, kinds=kinds)
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
) -> PagedDocument:
    """The document with its page count, less the cover's pages, at the report's multiple.

    Blanks come before the last chapter, the back cover, which is set again for the page it now begins on.
    bare: at least one, so that the inside of the back cover bears nothing."""
    multiple = max(report.page_multiple, 1)
    missing = (cover - len(document.pages)) % multiple
    if not document.chapters or not (missing or bare):
        return document
    before = document.chapters[:-1]
    start = sum(len(chapter.pages) for chapter in before) + 1
    if not missing and start > 1 and _is_bare(before[-1].pages[-1]):
        return document
    context = context_of(report, composer_factory)
    state = ChapterState(context, context.composer(), kind_of)
    for blanks in range(1, missing + multiple + 1):
        again = typeset_chapter(report.chapters[-1], context, EntryState(start + blanks))
        if (start - 1 + blanks + len(again.pages) - cover) % multiple == 0:
            added = tuple(_blank(report, state, start + i) for i in range(blanks))
            return replace(document, chapters=(*before, replace(again, pages=(*added, *again.pages))))
    return document


def _is_bare(page: PlacedPage) -> bool:
    return not any(leaf.ops for leaf in page.placed)


def _blank(report: Report, state: ChapterState, number: int) -> PlacedPage:
    """A blank page with the furniture of its master, if there is one."""
    side = "left" if report.facing and number % 2 == 0 else "right"
    name = report.blank_master or ""
    master = report.chapters[-1].masters.get((name, side))
    leaves: list[Leaf] = []
    if master is not None:
        page = make_page(number, side, master, state.context)
        leaves = furniture(state, page, Inherited(None, report.metadata.lang))
    return PlacedPage(side, str(number), name, to_display(leaves, {}), blank=True)
