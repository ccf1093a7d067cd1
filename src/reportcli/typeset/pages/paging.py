"""The pages of a chapter as they open: numbers, sides, masters, blanks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportcli import blocks as b
from reportcli.model.diagnostic import error
from reportcli.model.geometry import Edges
from reportcli.model.refs import BlockPart
from reportcli.model.value_class import dataclass
from reportcli.typeset.breaking.items import MasterCall
from reportcli.typeset.chapter_state import ChapterState
from reportcli.typeset.context import ChapterContext, EntryState
from reportcli.typeset.pages.page import Page, make_page

MOST_PAGES = 4000


class MasterRun(NamedTuple):
    """Pages of a master that was called for a few. left: pages to come; after: the master behind them, ""
    where there is none. ahead: calls that count already and whose marks are still to be placed.
    """

    left: int = 0
    after: str = ""
    ahead: tuple[MasterCall, ...] = ()


class PagingSnapshot(NamedTuple):
    """The pages at a moment between two pages, and what the next one has to be."""

    pages: tuple[Page, ...]
    master: str
    side: str
    run: MasterRun


@dataclass(slots=True)
class Paging:
    """Opens and turns pages. side: what the next page has to be ("" for either)."""

    state: ChapterState
    chapter: b.Chapter
    entry: EntryState
    master: str
    pages: tuple[Page, ...] = ()
    page: Page | None = None
    side: str = ""
    run: MasterRun = MasterRun()

    @property
    def context(self) -> ChapterContext:
        """The report's resources."""
        return self.state.context

    def snapshot(self) -> PagingSnapshot:
        """Between two pages, what `restore` brings back."""
        return PagingSnapshot(self.pages, self.master, self.side, self.run)

    def restore(self, kept: PagingSnapshot) -> None:
        """Takes back the pages that were opened since."""
        self.pages, self.master, self.side, self.run = kept
        self.page = None

    def open(self) -> tuple[Page, bool]:
        """The current page, and whether it had to be opened."""
        if self.page is not None:
            return self.page, False
        side = self._next_side()
        if self.side and side != self.side and self.context.facing:
            self._blank(side)
            side = self._next_side()
        self.side = ""
        if self.run.after and not self.run.left:
            self.master, self.run = self.run.after, self.run._replace(after="")
        self.page = self._make(self._named(side), side)
        if self.run.after:
            self.run = self.run._replace(left=self.run.left - 1)
        return self.page, True

    def turn(self) -> None:
        """The next one to open is a new page."""
        self.page = None

    def force(self, kind: str) -> None:
        """A stated break: page | left | right | frame | column. An empty page is not left behind."""
        page = self.page
        if kind in ("frame", "column"):
            if page is not None and page.y is not None:
                self.advance()
            return
        if page is not None and not page.empty:
            page.end()
            self.turn()
        elif page is not None and self.context.facing and kind in ("left", "right"):
            if page.side == kind:
                return
            self.drop()
        if kind in ("left", "right"):
            self.side = kind

    def advance(self) -> None:
        """On to the next frame, or to the next page."""
        if self.page is None:
            return
        self.page.current += 1
        self.page.y = None
        if self.page.current >= len(self.page.flows):
            self.turn()

    def call(self, called: MasterCall) -> None:
        """The mark of a call is placed: pages from here on follow that master, or as many as it says."""
        ahead = tuple(one for one in self.run.ahead if one is not called)
        if len(ahead) < len(self.run.ahead):
            self.run = self.run._replace(ahead=ahead)
        else:
            self._follow(called)

    def use_masters(self, called: Sequence[MasterCall]) -> None:
        """Calls that come before anything else: they count on a page on which nothing stands yet, never on
        one that is being filled.
        """
        for one in called:
            if not any(one is known for known in self.run.ahead):
                self._follow(one)
                self.run = self.run._replace(ahead=(*self.run.ahead, one))
        if self.page is not None and self.page.empty and self.page.master.name != self.master:
            self.drop()

    def _follow(self, called: MasterCall) -> None:
        after = (self.run.after or self.master) if called.pages else ""
        self.master, self.run = called.name, MasterRun(called.pages, after, self.run.ahead)

    def alike(self, frame: b.FrameSpec) -> bool:
        """Whether all frames that text goes on to are as wide as this one."""
        names = {self.master, self.run.after or self.master}
        masters = [master for (name, _), master in self.chapter.masters.items() if name in names]
        widths = [other.width for master in masters for other in master.frames if other.flow]
        return all(abs(width - frame.width) < 0.01 for width in widths)

    def drop(self) -> None:
        """Takes the open, empty page back."""
        if self.run.after and self.pages[-1].master.name == self.master:
            self.run = self.run._replace(left=self.run.left + 1)
        self.pages = self.pages[:-1]
        self.turn()

    @property
    def too_many(self) -> bool:
        """More pages than any report has: nothing makes progress."""
        return len(self.pages) > MOST_PAGES

    def _make(self, master: b.PageMaster, side: str) -> Page:
        number = self.entry.number + len(self.pages)
        page = make_page(number, side, master, self.context)
        self.pages = (*self.pages, page)
        return page

    def _next_side(self) -> str:
        number = self.entry.number + len(self.pages)
        return "left" if self.context.facing and number % 2 == 0 else "right"

    def _blank(self, side: str) -> None:
        name = self.context.blank_master or ""
        self._make(self.chapter.masters.get((name, side)) or _bare(name, side), side).blank = True

    def _named(self, side: str) -> b.PageMaster:
        masters = self.chapter.masters
        found = masters.get((self.master, side))
        if found is not None:
            return found
        section = self.chapter.section
        names = ", ".join(sorted({name for name, _ in masters})) or "–"
        finding = error("missing-master", block=section.path, master=self.master, names=names)
        at = BlockPart(section.path, "layout")
        self.state.report(finding, at, f"{section.path} {self.master}")
        return next((masters[key] for key in sorted(masters) if key[1] == side), _bare("", side))


def _bare(name: str, side: str) -> b.PageMaster:
    """A master without frames or furniture, where the layout names none."""
    return b.PageMaster(name, side, (), (), Edges(), 0.0, 0.0, 1, 0.0, folio=False)


def around(block: b.Block, path: str) -> b.Block:
    """The innermost block that holds the box of that path: the table of a row."""
    holders = [found for found in _all(block) if path == found.path or path.startswith(f"{found.path}/")]
    return max(holders, key=lambda found: len(found.path), default=block)


def _all(block: b.Block) -> Iterator[b.Block]:
    yield block
    for child in getattr(block, "children", ()):
        yield from _all(child)
    for item in getattr(block, "items", ()):
        yield from _all(item)
