"""One chapter: its flow set through the frames of its masters, page after page. Pure and picklable."""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.model.display import PlacedChapter
from reportcli.typeset.blocks.kinds import kind_of
from reportcli.typeset.chapter_state import ChapterState, Kinds
from reportcli.typeset.context import ChapterContext, Composer, EntryState
from reportcli.typeset.pages.chapter_flow import ChapterFlow
from reportcli.typeset.pages.resumed import Setting
from reportcli.typeset.pieces import NO_PIECES, Pieces


def typeset_chapter(
    chapter: b.Chapter,
    context: ChapterContext,
    entry: EntryState,
    composer: Composer | None = None,
    *,
    kinds: Kinds = kind_of,
    pieces: Pieces = NO_PIECES,
) -> PlacedChapter:
    """The chapter's pages, structure, outline and findings. Chapters of one process may share a composer.

    kinds: how each kind of block is set. pieces: charts and maps that were drawn before, and the pages before
    the first change."""
    state = ChapterState(context, composer or context.composer(), kinds, pieces)
    flow = ChapterFlow(chapter, state, entry)
    before = pieces.last()
    if isinstance(before, Setting):
        flow.go_on_from(before)
    placed = flow.run()
    if pieces.at_hand:
        pieces.stays(flow.setting())
    else:
        flow.let_go()
    return placed
