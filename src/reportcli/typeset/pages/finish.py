"""The last step of a chapter: its pages as they are placed, and its structure."""

from __future__ import annotations

from collections.abc import Mapping

from reportcli import blocks as b
from reportcli.model.diagnostic import error
from reportcli.model.display import PlacedChapter, PlacedPage
from reportcli.model.refs import BlockPart
from reportcli.typeset.breaking.items import Leaf
from reportcli.typeset.chapter_state import ChapterState
from reportcli.typeset.inherited import Inherited
from reportcli.typeset.pages.page import Page, furniture, page_grid
from reportcli.typeset.pages.paging import Paging
from reportcli.typeset.pages.placing import Placer
from reportcli.typeset.pages.to_display import to_display
from reportcli.typeset.structure_tree import StructureNode, number


def finished(
    section: b.Section, paging: Paging, placer: Placer, *, top: StructureNode, inherited: Inherited
) -> PlacedChapter:
    """The chapter of these pages. top: of its structure, numbered in reading order."""
    state, pages = paging.state, paging.pages
    ends = not state.pieces.at_hand  # no run goes on from here: what only setting needed can be let go
    if ends:
        state.memo.clear()  # of a long table a box for each row
        state.alive.clear()
    if pages:
        pages[-1].end()
    leaves = [_leaves(state, placer, page, inherited) for page in pages]
    used = {id(leaf.node) for of_page in leaves for leaf in of_page if leaf.node is not None}
    nodes, index = number(top, used)
    placed: list[PlacedPage] = []
    for page in pages:
        placed.append(_placed(page, leaves[len(placed)], index, halves=page.number in placer.spread))
        if ends:
            leaves[len(placed) - 1] = page.leaves = []
    findings = tuple(state.findings.values())
    return PlacedChapter(section.id or section.path, tuple(placed), nodes, placer.outline, findings)


def _placed(page: Page, leaves: list[Leaf], index: Mapping[int, int], *, halves: bool) -> PlacedPage:
    """The page as it is placed; one that was placed before, and whose elements have the same numbers, is the
    same. halves: others than its own leaves stand on it.
    """
    numbers = tuple(index[id(leaf.node)] if leaf.node is not None else -1 for leaf in leaves)
    if page.shown is not None and page.shown[0] == numbers:
        return page.shown[1]
    placed = PlacedPage(
        page.side,
        str(page.number),
        page.master.name,
        to_display(leaves, index),
        dict(page.anchors),
        tuple(page.frames),
        page.blank,
        grid=page_grid(page),
        size=page.master.size,
    )
    page.shown = None if halves else (numbers, placed)
    return placed


def _leaves(state: ChapterState, placer: Placer, page: Page, inherited: Inherited) -> list[Leaf]:
    halves = placer.spread.get(page.number, ())
    if halves and page.master.size is not None:  # a page of its own size is no half of a spread
        path = halves[0].block
        finding = error("spread-sizes-differ", block=path, page=str(page.number))
        state.report(finding, BlockPart(path, "layout"))
        halves = ()
    return [*furniture(state, page, inherited), *halves, *page.leaves]
