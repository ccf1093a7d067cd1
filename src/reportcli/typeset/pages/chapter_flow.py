"""The flow of one chapter, set through the frames of its masters, page after page."""

from __future__ import annotations

from collections.abc import Sequence

from reportcli import blocks as b
from reportcli.model.diagnostic import error
from reportcli.model.display import PlacedChapter
from reportcli.model.refs import BlockPart
from reportcli.model.value_class import replace
from reportcli.typeset.blocks.fixed_box import leaves_of, report_overset
from reportcli.typeset.blocks.flow import flow
from reportcli.typeset.blocks.over_words import leaves_in
from reportcli.typeset.breaking.items import EntryStart, Glue, Item
from reportcli.typeset.breaking.natural_height import natural_height
from reportcli.typeset.breaking.region import Filled, Region
from reportcli.typeset.breaking.region_breaker import Hooks
from reportcli.typeset.breaking.settle import settle
from reportcli.typeset.chapter_state import ChapterState, Room
from reportcli.typeset.context import EntryState
from reportcli.typeset.fit_height import fitted
from reportcli.typeset.inherited import Inherited
from reportcli.typeset.pages.entries import Entries, Entry, EntryCollector, blocks_ahead, masters_ahead
from reportcli.typeset.pages.facing import MOST, Checkpoint, shorter, uneven
from reportcli.typeset.pages.filling import filled_column, filled_columns
from reportcli.typeset.pages.finish import finished
from reportcli.typeset.pages.footnotes import Foot
from reportcli.typeset.pages.page import Page, on_master
from reportcli.typeset.pages.paging import Paging
from reportcli.typeset.pages.placing import BOTTOMLESS, Placer, culprit, frameless
from reportcli.typeset.pages.resumed import Moment, Setting, elements, moment, resumed
from reportcli.typeset.structure_tree import root, taken_apart

AHEAD = 2.2  # frames' height of list that is measured before a frame is filled


class ChapterFlow:
    """Fills frame after frame with what is left of a chapter."""

    def __init__(self, chapter: b.Chapter, state: ChapterState, entry: EntryState) -> None:
        self.section, self.number = chapter.section, entry.number
        self.state = state
        self.top = root()
        self.inherited = Inherited(self.top, self.section.lang or state.context.lang)
        master = self.section.master or min((name for name, _ in chapter.masters), default="")
        self.paging = Paging(self.state, chapter, entry, master)
        self.placer = Placer(self.state, self.paging)
        collector = EntryCollector(self.state)
        collector.section(self.section, self.inherited)
        self.entries = Entries(collector.entries)
        self.nodes = elements(self.top) if state.pieces.at_hand else ()
        self.moments: list[Moment] = []  # between pages, where the chapter could be set on from
        self.carry: tuple[Item, ...] = ()  # what is left of the entry before `index`
        self.index = 0
        self.left_page: Checkpoint | None = None  # before the last page but one was opened
        self.less: dict[int, int] = {}  # lines that pages are made shorter by, by their place in the chapter

    def setting(self) -> Setting:
        """What the chapter may be set on from, when it has changed."""
        return Setting(
            self.paging.chapter,
            self.number,
            self.entries.all,
            self.state,
            self.top,
            self.nodes,
            self.moments,
            self.state.pieces.used()[0],
        )

    def go_on_from(self, before: Setting) -> None:
        """Stands where it stood before the first change, if it has pages before that."""
        found = resumed(before, self.setting(), self.state.pieces.alike)
        if found is None:
            return
        now, last = found
        self.state, self.top, self.nodes, self.moments = now.state, now.top, now.nodes, [*now.moments]
        self.inherited = replace(self.inherited, node=now.top)
        self.paging.state, self.paging.chapter, self.placer.state = now.state, now.chapter, now.state
        self.entries = Entries(now.entries)
        self.entries.reached, self.left_page = last.reached, last.left_page
        self._restore(last.at)
        last.restore(self.state)

    def run(self) -> PlacedChapter:
        while self._goes_on():
            self._level()
            self._step()
        while (self.placer.deferred or self.placer.carried) and not self.paging.too_many:
            self.paging.turn()
            page = self._open()
            self.placer.rest_of_notes(page, on_master(self.inherited, page.master, page.format))
        if self.paging.too_many:
            path = self.section.path
            self.state.report(error("too-many-pages", block=path), BlockPart(path, "layout"))
        return finished(self.section, self.paging, self.placer, top=self.top, inherited=self.inherited)

    def let_go(self) -> None:
        """Gives back what only setting the chapter needed: it refers to itself in circles, which a run of a
        long report would else hold until it ends.
        """
        self.state.memo.clear()
        self.state.alive.clear()
        taken_apart(self.top)

    def _goes_on(self) -> bool:
        more = self.carry or self.entries.get(self.index) is not None
        return bool(more) and not self.paging.too_many

    def _step(self) -> None:
        """Takes a stated break, or fills a frame."""
        entry = None if self.carry else self.entries.get(self.index)
        if entry is not None and entry.force is not None:
            self.paging.force(entry.force.kind)
            self.index += 1
        else:
            self._fill_frame()

    def _level(self) -> None:
        """Between two pages: facing pages that have just been filled end at one depth, if they can."""
        if self.paging.page is not None:
            return
        pages, begun = self.paging.pages, self.left_page
        if begun is not None and begun.count == len(pages) - 2:
            trials = list(shorter(uneven(pages)))
            if trials and not any(self._again(begun, lines) == 0 for lines in trials):
                self._again(begun, (0, 0))
        self.less = {}
        if begun is None or begun.count != len(pages) - 1 or pages[-1].side != "left":
            self.left_page = self._checkpoint()
        if self.state.pieces.at_hand:
            now = moment(self._checkpoint(), self.left_page, self.entries.reached, self.state)
            self.moments = [one for one in self.moments if one.at.count < now.at.count]
            self.moments.append(now)

    def _checkpoint(self) -> Checkpoint:
        snapshots = self.paging.snapshot(), self.placer.snapshot(), self.state.snapshot()
        return Checkpoint(self.carry, self.index, *snapshots)

    def _restore(self, begun: Checkpoint) -> None:
        """Everything as it was; what was set since is forgotten."""
        self.carry, self.index = begun.carry, begun.index
        self.moments = [one for one in self.moments if one.at.count <= begun.count]
        self.paging.restore(begun.paging)
        self.placer.restore(begun.placer)
        self.state.restore(begun.state)

    def _again(self, begun: Checkpoint, lines: tuple[int, int]) -> int:
        """Two pages once more, some lines shorter; how uneven they are then, never 0 if they differ."""
        self._restore(begun)
        self.less = {begun.count: lines[0], begun.count + 1: lines[1]}
        while self._goes_on() and (len(self.paging.pages) < begun.count + 2 or self.paging.page is not None):
            self._step()
        full = [page.full for page in self.paging.pages[begun.count :]]
        return uneven(self.paging.pages) if len(full) == 2 and None not in full else MOST + 1

    def _open(self) -> Page:
        page, new = self.paging.open()
        if new:
            self.placer.go_on(page)
        return page

    def _fill_frame(self) -> None:
        """Fills the current frame. A page without content takes the master that is called ahead, before it is
        filled: filled for another one, it could only be taken back with what stands on it.
        """
        called = [] if self.carry else masters_ahead(self.entries, self.index)
        if called and (self.paging.page is None or self.paging.page.empty):
            self.paging.use_masters(called)
        page = self._open()
        frame = page.frame or frameless(page)
        y = frame.y if page.y is None else page.y
        inherited = on_master(self.inherited, page.master, page.format)
        ends = frame.fit != "next-frame" and frame is page.flows[-1]
        foot = self.placer.foot(page, frame, inherited, ends=ends)
        if ends:
            filled, end = self._all_in(page, frame, y, foot)
            self._settle(page, frame, filled, end, foot=foot)
        else:
            width = (frame.width - (frame.columns - 1) * frame.gap) / max(frame.columns, 1)
            items, end = self._gather(width, frame.height * frame.columns * AHEAD, inherited)
            filled = self._fill(page, frame, y, items, foot=foot)
            self._settle(page, frame, filled, end, foot=foot)
            page.full = filled.bottom if filled.rest and not (filled.cut or filled.excess) else None
        self.placer.commit(page, frame, filled, foot)
        self._go_on(filled, end)

    def _settle(self, page: Page, frame: b.FrameSpec, filled: Filled, end: int, *, foot: Foot) -> None:
        """Uses the room below text that ends here: nothing more comes, a break does, or the next frame."""
        following = self.entries.get(end)
        ends = filled.rest or filled.cut or following is None or following.force is not None
        if ends and (self.state.grows or frame.valign != "top"):
            less = self.less.get(len(self.paging.pages) - 1, 0) * page.master.baseline
            height = frame.height - less - foot.height(filled.notes)
            region = Region(frame.x, frame.y, frame.width, height, page.grid, page.obstacles)
            settle(filled, region, frame.valign, frame.spacing)

    def _go_on(self, filled: Filled, end: int) -> None:
        """Keeps what is left of a broken entry; those not begun are measured again where they come."""
        page = self.paging.page
        start = None
        if end > self.index:  # else what is left is of the entry that was carried, a long table perhaps
            start = next((i for i, item in enumerate(filled.rest) if isinstance(item, EntryStart)), None)
        if start is None:
            self.carry, self.index = tuple(filled.rest), end
        else:
            item = filled.rest[start]
            assert isinstance(item, EntryStart)
            self.carry, self.index = tuple(filled.rest[:start]), item.index
        if all(isinstance(item, Glue) for item in self.carry):
            self.carry = ()
        if page is not None and not page.empty:  # a page on which nothing stands is as fresh as before
            page.y = filled.bottom
        if filled.cut in ("page", "left", "right"):
            self.paging.force(filled.cut)
        elif filled.cut or self.carry or self.index < end:
            self.paging.advance()

    def _gather(
        self, width: float, height: float, inherited: Inherited, factor: float = 1.0
    ) -> tuple[list[Item], int]:
        """The list for a frame, up to a stated break or `height`; and the entry that comes after it."""
        items = list(self.carry)
        total = natural_height(items, height)
        index = self.index
        while (entry := self.entries.get(index)) is not None and entry.force is None:
            if items and total >= height:  # at least one, also where the frame has no height
                break
            items.append(EntryStart(index))
            measured = self._measure(entry, index, width, inherited, factor=factor)
            items.extend(measured)
            total += natural_height(measured, height)
            index += 1
        return items, index

    def _measure(
        self, entry: Entry, index: int, width: float, inherited: Inherited, *, factor: float
    ) -> Sequence[Item]:
        if entry.block is None:
            return entry.items
        key = ("entry", index, round(width, 3), inherited.step, inherited.columns, factor)
        block = entry.block

        def made() -> list[Item]:
            self.state.order = index
            within = replace(entry.inherited, step=inherited.step, columns=inherited.columns, factor=factor)
            return flow(self.state, block, within, Room(0.0, width))

        return self.state.once(key, made)

    def _fill(
        self,
        page: Page,
        frame: b.FrameSpec,
        y: float,
        items: list[Item],
        *,
        foot: Foot,
        bottomless: bool = False,
    ) -> Filled:
        less = self.less.get(len(self.paging.pages) - 1, 0) * page.master.baseline
        height = BOTTOMLESS if bottomless else frame.y + frame.height - less - y
        region = Region(frame.x, y, frame.width, height, page.grid, page.obstacles)
        hooks = Hooks(
            foot.height,
            foot.least if foot.splits else None,
            lambda mark, region, y: self.placer.clear(page, mark, region, y),
        )
        if frame.columns < 2:
            return filled_column(page, region, items, hooks, foot=foot)
        return filled_columns(frame, region, items, hooks, fresh=page.y is None)

    def _all_in(self, page: Page, frame: b.FrameSpec, y: float, foot: Foot) -> tuple[Filled, int]:
        """Everything up to the next stated break into a frame that may not overflow."""

        def attempt(factor: float) -> tuple[Filled, int]:
            items, end = self._gather(frame.width, float("inf"), foot.inherited, factor)
            return self._fill(page, frame, y, items, foot=foot), end

        filled, end = fitted(
            self.state,
            blocks_ahead(self.entries, self.index),
            frame.fit,
            self.section,
            attempt=attempt,
            fits=lambda result: not result[0].rest,
        )
        if filled.rest and not filled.cut:
            leaves = leaves_of(filled.placed), leaves_in(filled.rest)
            over_block = culprit(self.section, filled.rest)
            report_overset(self.state, over_block, natural_height(filled.rest), leaves)
            over = self._fill(page, frame, filled.bottom, filled.rest, foot=foot, bottomless=True)
            filled.placed += over.placed
            filled.notes += over.notes
            filled.bottom, filled.rest, filled.cut = over.bottom, over.rest, over.cut
        return filled, end
