"""Blank pages, with the furniture of their master."""

from __future__ import annotations

from collections.abc import Iterable

from reportcli.blocks import Report
from reportcli.model.display import PlacedPage
from reportcli.typeset.blocks.kinds import kind_of
from reportcli.typeset.breaking.items import Leaf
from reportcli.typeset.chapter_state import ChapterState
from reportcli.typeset.context import ChapterContext
from reportcli.typeset.inherited import Inherited
from reportcli.typeset.pages.page import furniture, make_page
from reportcli.typeset.pages.to_display import to_display


def blank_pages(report: Report, context: ChapterContext, numbers: Iterable[int]) -> tuple[PlacedPage, ...]:
    """Pages of these physical numbers that bear no text of the flow."""
    state = ChapterState(context, context.composer(), kind_of)
    return tuple(_blank(report, state, number) for number in numbers)


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
