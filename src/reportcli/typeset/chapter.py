"""One chapter: its flow poured through the frames of its masters, page after page. Pure and picklable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportcli.model.diagnostic import error
from reportcli.model.display import Frame, OutlineItem, PlacedChapter, PlacedPage
from reportcli.model.geometry import Edges, Rect
from reportcli.report import blocks as b
from reportcli.typeset.context import ChapterContext, Composer, EntryState
from reportcli.typeset.emit import emit
from reportcli.typeset.fill import Hooks, fill, natural_height
from reportcli.typeset.fit import fitted
from reportcli.typeset.flow import flow, flow_all, overset
from reportcli.typeset.items import (
    Baselines,
    ColumnSet,
    Filled,
    Glue,
    Item,
    Leaf,
    Mark,
    Put,
    Region,
    Seam,
)
from reportcli.typeset.notes import Foot
from reportcli.typeset.outline import Entry, Opener
from reportcli.typeset.page import Page, furniture, make_page, master_scene
from reportcli.typeset.paragraph import reshaped
from reportcli.typeset.place import Stood, stand
from reportcli.typeset.setter import Scene, Setter, millimetres
from reportcli.typeset.tree import number, root

AHEAD = 2.2  # frames' height of list that is measured before a frame is filled
MOST_PAGES = 4000


def typeset_chapter(
    chapter: b.Chapter, context: ChapterContext, entry: EntryState, composer: Composer | None = None
) -> PlacedChapter:
    """The chapter's pages, structure, outline and findings. Chapters of one process may share a composer."""
    return _ChapterFlow(chapter, context, entry, composer or context.composer()).run()


class _ChapterFlow:
    def __init__(
        self, chapter: b.Chapter, context: ChapterContext, entry: EntryState, composer: Composer
    ) -> None:
        self.chapter, self.context, self.entry = chapter, context, entry
        self.setter = Setter(context, composer)
        self.top = root()
        self.scene = Scene(self.top, chapter.section.lang or context.lang)
        self.pages: list[Page] = []
        self.page: Page | None = None
        self.side = ""  # side that the next page has to have
        self.master = chapter.section.master or next(iter(sorted(name for name, _ in chapter.masters)), "")
        self.outline: list[OutlineItem] = []
        self.carry: list[Item] = []
        self.index = 0
        self.later: list[tuple[b.Into, list[Item]]] = []  # content for named frames of the next page
        self.spread: dict[int, list[Leaf]] = {}  # page number -> the other half of places over a spread

    def run(self) -> PlacedChapter:
        opener = Opener(self.setter)
        opener.section(self.chapter.section, self.scene)
        self.entries = opener.entries
        while self.carry or self.index < len(self.entries):
            step = self.entries[self.index] if not self.carry else None
            if step is not None and step.force is not None:
                self._force(step.force.kind)
                self.index += 1
            else:
                self._pour()
            if len(self.pages) > MOST_PAGES:
                section = self.chapter.section
                self.setter.find(error("too-many-pages", section.span, block=section.path), section.path)
                break
        while self.later and len(self.pages) <= MOST_PAGES:
            self._turn()
            self._open()
        return self._finish()

    # pages

    def _open(self) -> Page:
        """The current page, a new one where none is open."""
        if self.page is None:
            side = self._next_side()
            if self.side and side != self.side and self.context.facing:
                self._blank(side)
                side = self._next_side()
            self.side = ""
            master = self._master(side)
            self.page = make_page(self._next_number(), side, master, self.context.format, self.context.facing)
            self.pages.append(self.page)
            for block, items in self._taken_later():
                self._into_frame(self.page, block, items)
        return self.page

    def _next_number(self) -> int:
        return self.entry.number + len(self.pages)

    def _next_side(self) -> str:
        return "left" if self.context.facing and self._next_number() % 2 == 0 else "right"

    def _taken_later(self) -> list[tuple[b.Into, list[Item]]]:
        later, self.later = self.later, []
        return later

    def _blank(self, side: str) -> None:
        name = self.context.blank_master or ""
        master = self.chapter.masters.get((name, side)) or _bare(name, side)
        page = make_page(self._next_number(), side, master, self.context.format, self.context.facing)
        page.blank = True
        self.pages.append(page)

    def _master(self, side: str) -> b.PageMaster:
        masters = self.chapter.masters
        found = masters.get((self.master, side))
        if found is None:
            names = ", ".join(sorted({name for name, _ in masters}))
            section = self.chapter.section
            finding = error(
                "missing-master", section.span, block=section.path, master=self.master, names=names or "–"
            )
            self.setter.find(finding, f"{section.path} {self.master}")
            found = next((masters[key] for key in sorted(masters) if key[1] == side), _bare("", side))
        return found

    def _turn(self) -> None:
        self.page = None

    def _force(self, kind: str) -> None:
        page = self.page
        if kind in ("frame", "column"):
            if page is not None and page.y is not None:
                self._advance(page)
            return
        if page is not None and not page.empty:
            self._turn()
            page = None
        if kind in ("left", "right"):
            self.side = kind
            if page is not None and page.side != kind and self.context.facing:
                self.pages.pop()
                self._turn()

    def _advance(self, page: Page) -> None:
        """On to the next frame, or the next page."""
        page.current += 1
        page.y = None
        if page.current >= len(page.flows):
            self._turn()

    # flow

    def _pour(self) -> None:
        page = self._open()
        frame = page.frame or self._frameless(page)
        y = frame.y if page.y is None else page.y
        scene = master_scene(self.scene, page.master, self.context.format)
        last = page.current >= len(page.flows) - 1
        if frame.fit != "next-frame" and last and frame.flow:
            self._pour_all(page, frame, y, scene)
            return
        width = (frame.width - (frame.columns - 1) * frame.gap) / max(frame.columns, 1)
        items, end = self._gather(width, frame.height * frame.columns * AHEAD, scene)
        filled = self._fill(page, frame, y, items, scene)
        self._commit(page, frame, filled, scene)
        self._go_on(page, frame, filled, end)

    def _frameless(self, page: Page) -> b.FrameSpec:
        margin = page.where().margin
        return b.FrameSpec("", margin.x, margin.y, margin.width, margin.height, "next-frame", False)

    def _go_on(self, page: Page, frame: b.FrameSpec, filled: Filled, end: int) -> None:
        seam = next((i for i, item in enumerate(filled.rest) if isinstance(item, Seam)), None)
        if seam is None:
            self.carry, self.index = list(filled.rest), end
        else:
            item = filled.rest[seam]
            assert isinstance(item, Seam)
            self.carry, self.index = list(filled.rest[:seam]), item.index
        if all(isinstance(item, (Glue, Seam)) for item in self.carry):
            self.carry = []
        page.y = filled.bottom
        if filled.cut in ("page", "left", "right"):
            self._force(filled.cut)
        elif filled.cut or self.carry or self.index < end:
            self._advance(page)

    def _gather(
        self, width: float, height: float, scene: Scene, factor: float = 1.0
    ) -> tuple[list[Item], int]:
        """The list to pour, up to a stated break or `height`; and the entry that comes after it."""
        items = list(self.carry)
        total = natural_height(items, height)
        index = self.index
        while index < len(self.entries) and total < height and self.entries[index].force is None:
            items.append(Seam(index))
            measured = self._measure(index, width, scene, factor)
            items.extend(measured)
            total += natural_height(measured, height)
            index += 1
        return items, index

    def _measure(self, index: int, width: float, scene: Scene, factor: float) -> Sequence[Item]:
        entry = self.entries[index]
        if entry.block is None:
            return entry.items
        key = ("entry", index, round(width, 3), scene.step, scene.columns, factor)
        if key not in self.setter.memo:
            self.setter.order = index
            within = replace(entry.scene, step=scene.step, columns=scene.columns, factor=factor)
            self.setter.remember(key, flow(self.setter, entry.block, within, 0.0, width))
        known: list[Item] = self.setter.memo[key]
        return known

    def _fill(
        self,
        page: Page,
        frame: b.FrameSpec,
        y: float,
        items: list[Item],
        scene: Scene,
        height: float | None = None,
    ) -> Filled:
        foot = Foot(self.setter, scene, frame.width)
        room = frame.y + frame.height - y if height is None else height
        region = Region(frame.x, y, frame.width, room, page.grid, page.obstacles)
        hooks = Hooks(foot.height, lambda mark, region, y: self._clear(page, mark, region, y), self._reshape)
        fresh = page.y is None
        if frame.columns < 2:
            return fill(items, region, hooks, fresh=fresh)
        block = self.chapter.section.path
        columns = ColumnSet(tuple(items), 0.0, frame.width, frame.columns, frame.gap, block=block)
        filled = fill([columns], region, hooks, fresh=fresh)
        filled.rest = [
            inner
            for item in filled.rest
            for inner in (
                item.items if isinstance(item, ColumnSet) and item.width == frame.width else (item,)
            )
        ]
        return filled

    def _reshape(self, para: object, shape: object) -> list[Item]:
        return reshaped(self.setter, para, shape)  # type: ignore[arg-type]

    def _pour_all(self, page: Page, frame: b.FrameSpec, y: float, scene: Scene) -> None:
        """Everything up to the next stated break into one frame that may not overflow."""
        blocks = self._ahead()
        section = self.chapter.section

        def attempt(factor: float) -> tuple[Filled, int]:
            items, end = self._gather(frame.width, float("inf"), scene, factor)
            return self._fill(page, frame, y, items, scene), end

        filled, end = fitted(
            self.setter, blocks, frame.fit, section, attempt, lambda result: not result[0].rest
        )
        if filled.rest and not filled.cut:
            excess = natural_height(filled.rest)
            culprit = blocks[-1] if blocks else section
            overset(self.setter, culprit, excess)
            filled.rest, rest = [], filled.rest
            over = self._fill(page, frame, filled.bottom, rest, scene, height=1e6)
            filled.puts += over.puts
            filled.notes += over.notes
            filled.bottom, filled.rest, filled.cut = over.bottom, over.rest, over.cut
        self._commit(page, frame, filled, scene)
        self._go_on(page, frame, filled, end)

    def _ahead(self) -> list[b.Block]:
        blocks: list[b.Block] = []
        for entry in self.entries[self.index :]:
            if entry.force is not None:
                break
            if entry.block is not None:
                blocks.append(entry.block)
        return blocks

    # placing

    def _commit(self, page: Page, frame: b.FrameSpec, filled: Filled, scene: Scene) -> None:
        marks = [mark for put in filled.puts for mark in put.box.marks]
        page.keep_clear(id(_block(mark)) for mark in marks if mark.kind == "place")
        self._put(page, filled.puts)
        foot = Foot(self.setter, scene, frame.width)
        for put in foot.puts(filled.notes, frame.x, frame.y + frame.height):
            page.leaves.extend(leaf.at(put.x, put.y) for leaf in put.box.leaves)
        for note, put in zip(
            filled.notes, foot.puts(filled.notes, frame.x, frame.y + frame.height)[1:], strict=False
        ):
            page.anchors.setdefault(note.note, (put.x, put.y))
        if filled.excess > 0.05:
            over = millimetres(filled.excess)
            self.setter.find(
                error("too-tall", self.chapter.section.span, block=filled.culprit, excess=over),
                filled.culprit,
            )
        shown = [put for put in filled.puts if put.box.leaves]
        if shown and not page.flows:
            path = shown[0].box.block or self.chapter.section.path
            self.setter.find(
                error("no-frame", self.chapter.section.span, block=path, master=page.master.name), path
            )
        if shown:
            self._record(page, frame, filled)

    def _record(self, page: Page, frame: b.FrameSpec, filled: Filled) -> None:
        """The frame (and its columns) for the page script."""
        rect = Rect(frame.x, frame.y, frame.width, frame.height)
        reach = rect.bottom if filled.notes else filled.bottom
        page.frames = [known for known in page.frames if known.name != frame.name]
        page.frames.append(Frame(frame.name, rect, round(reach - frame.y, 3), self.chapter.section.path))
        for column, bottom in filled.bottoms:
            page.frames.append(Frame("column", column, round(bottom - column.y, 3), frame.name))

    def _put(self, page: Page, puts: Sequence[Put]) -> None:
        for put in puts:
            box = put.box
            start = _continues(page, put)
            for leaf in box.leaves:
                moved = leaf.at(put.x, put.y)
                page.leaves.append(replace(moved, continued=True) if start and moved.baselines else moved)
                start = start and not moved.baselines
            for mark in box.marks:
                self._mark(page, mark, put.x + mark.x, put.y + mark.y)

    def _mark(self, page: Page, mark: Mark, x: float, y: float) -> None:
        payload = mark.payload
        if mark.kind == "anchor":
            page.anchors.setdefault(str(payload), (round(x, 3), round(y, 3)))
            return
        if mark.kind == "outline":
            self.outline.append(_outline_item(payload))
            return
        if mark.kind == "master":
            self._use_master(page, payload)
            return
        page.marked = True
        block, scene, order = payload  # type: ignore[misc]
        self.setter.order = order
        scene = master_scene(scene, page.master, self.context.format)
        if mark.kind == "place":
            known = page.stood.get(id(block))
            stood = known[0] if known is not None else stand(self.setter, block, scene, page.where())
            self._stand(page, block, stood)
        else:
            spec = page.spec(block.frame)
            width = spec.width if spec is not None else page.where().margin.width
            self._into_frame(page, block, flow_all(self.setter, block.children, scene, 0.0, width), scene)

    def _use_master(self, page: Page, payload: object) -> None:
        name, _ = payload  # type: ignore[misc]
        self.master = name
        if page.empty:
            self.pages.pop()
            self._turn()

    def _stand(self, page: Page, block: b.Place, stood: Stood) -> None:
        page.leaves.extend(stood.leaves)
        if block.id:
            page.anchors.setdefault(block.id, (round(stood.rect.x, 3), round(stood.rect.y, 3)))
        for mark in stood.marks:
            self._mark(page, mark, mark.x, mark.y)
        if block.at.reference == "spread" and self.context.facing:
            width = self.context.format.width
            across, other = (-width, page.number + 1) if page.side == "left" else (width, page.number - 1)
            halves = [replace(leaf.at(across, 0.0), node=None) for leaf in stood.leaves]
            self.spread.setdefault(other, []).extend(halves)

    def _clear(self, page: Page, mark: Mark, region: Region, y: float) -> None:
        """A place that the flow keeps clear of: stands as soon as it is met."""
        if mark.kind != "place":
            return
        block, scene, order = mark.payload  # type: ignore[misc]
        if block.clear is None:
            return
        self.setter.order = order
        scene = master_scene(scene, page.master, self.context.format)
        column = Rect(region.x, region.y, region.width, region.height)
        stood = stand(self.setter, block, scene, page.where(column), y)
        gap, rect = block.clear, stood.rect
        around = Rect(rect.x - gap, rect.y - gap, rect.width + 2 * gap, rect.height + 2 * gap)
        if block.at.top is None and block.at.bottom is None:
            around = Rect(around.x, rect.y, around.width, rect.height + gap)
        page.stood[id(block)] = (stood, around)
        page.keep_clear()

    def _into_frame(self, page: Page, block: b.Into, items: list[Item], scene: Scene | None = None) -> None:
        spec = page.spec(block.frame)
        if spec is None:
            names = ", ".join(frame.name for frame in page.master.frames) or "–"
            finding = error("missing-frame", block.span, block=block.path, frame=block.frame, names=names)
            self.setter.find(finding, block.path)
            spec = replace(self._frameless(page), name=block.frame)
        y = page.named.get(spec.name, spec.y)
        fit = block.fit if block.fit != "error" or spec.fit == "next-frame" else spec.fit
        base = scene or master_scene(self.scene, page.master, self.context.format)

        def attempt(factor: float) -> Filled:
            again = items
            if factor != 1.0:
                scaled = replace(base, factor=factor)
                again = flow_all(self.setter, block.children, scaled, 0.0, spec.width)
            region = Region(spec.x, y, spec.width, spec.y + spec.height - y, page.grid)
            return fill(again, region, Hooks(), fresh=y <= spec.y)

        filled = fitted(self.setter, block.children, fit, block, attempt, lambda result: not result.rest)
        if filled.rest and fit == "next-frame":
            self.later.append((block, filled.rest))
        elif filled.rest:
            overset(self.setter, block, natural_height(filled.rest))
            region = Region(spec.x, filled.bottom, spec.width, 1e6, page.grid)
            over = fill(filled.rest, region, Hooks())
            filled.puts += over.puts
            filled.bottom = over.bottom
        page.named[spec.name] = filled.bottom
        self._put(page, filled.puts)
        self._record(page, spec, filled)

    # the end

    def _finish(self) -> PlacedChapter:
        if self.pages and self.pages[-1].frames:
            last = self.pages[-1]
            last.frames = [replace(frame, ends_chapter=True) for frame in last.frames]
        all_leaves = [self._leaves(page) for page in self.pages]
        used = {id(leaf.node) for leaves in all_leaves for leaf in leaves if leaf.node is not None}
        nodes, index = number(self.top, used)
        pages = [
            PlacedPage(
                page.side,
                str(page.number),
                page.master.name,
                emit(leaves, index),
                dict(page.anchors),
                tuple(page.frames),
                page.blank,
            )
            for page, leaves in zip(self.pages, all_leaves, strict=True)
        ]
        section = self.chapter.section
        found = tuple(self.setter.findings.values())
        return PlacedChapter(section.id or section.path, tuple(pages), nodes, tuple(self.outline), found)

    def _leaves(self, page: Page) -> list[Leaf]:
        return [*furniture(self.setter, page, self.scene), *self.spread.get(page.number, ()), *page.leaves]


def _block(mark: Mark) -> object:
    return mark.payload[0]  # type: ignore[index]


def _continues(page: Page, put: Put) -> bool:
    """The box goes on a paragraph that began in another frame or column."""
    para, line = put.box.para, put.box.line
    if para is None or line == 0:
        return False
    previous = next((leaf for leaf in reversed(page.leaves) if leaf.baselines), None)
    first = put.y + put.box.height / 2
    return previous is None or previous.block != put.box.block or previous.baselines[-1] > first


def _outline_item(payload: object) -> OutlineItem:
    if isinstance(payload, OutlineItem):
        return payload
    assert isinstance(payload, b.Text)
    from reportcli.model.inline import Run

    title = payload.title or "".join(run.text for run in payload.runs if isinstance(run, Run))
    return OutlineItem(title, payload.level or 1, payload.id or payload.path)


def _bare(name: str, side: str) -> b.PageMaster:
    """A master without frames or furniture, where the layout names none."""
    return b.PageMaster(name, side, (), (), Edges(), 0.0, 0.0, 1, 0.0, folio=False)


__all__ = ["Baselines", "Entry", "typeset_chapter"]
