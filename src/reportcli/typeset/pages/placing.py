"""Putting what was filled onto a page: leaves, marks, places, named frames, notes, findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import NamedTuple

from reportcli import blocks as b
from reportcli.model.diagnostic import error, warning
from reportcli.model.display import Frame, OutlineItem
from reportcli.model.geometry import Rect
from reportcli.model.refs import BlockPart
from reportcli.model.value_class import dataclass, replace
from reportcli.typeset.blocks.fixed_box import leaves_of, report_overset
from reportcli.typeset.blocks.flow import OWN, flow_all
from reportcli.typeset.blocks.over_words import leaves_in
from reportcli.typeset.breaking.items import Box, Item, Leaf, Mark, MasterCall, OutOfFlow
from reportcli.typeset.breaking.natural_height import natural_height
from reportcli.typeset.breaking.outline import Outline, with_margin
from reportcli.typeset.breaking.region import Filled, Obstacle, PlacedBox, Region
from reportcli.typeset.breaking.region_breaker import fill_region
from reportcli.typeset.chapter_state import ChapterState, Room, millimetres
from reportcli.typeset.fit_height import fitted
from reportcli.typeset.inherited import Inherited
from reportcli.typeset.pages.absolute_place import SetPlace, set_place
from reportcli.typeset.pages.contour import bounds_of, is_box, outline_in
from reportcli.typeset.pages.footnotes import Foot, NoteRest, share_of_rest
from reportcli.typeset.pages.page import Page, on_master
from reportcli.typeset.pages.paging import Paging, around

BOTTOMLESS = 1e6

Deferred = tuple[OutOfFlow, tuple[Item, ...]]  # content for a named frame, and what is left of it


class PlacerSnapshot(NamedTuple):
    """What goes on from the pages so far."""

    outline: tuple[OutlineItem, ...]
    deferred: tuple[Deferred, ...]
    carried: NoteRest | None
    spread: Mapping[int, tuple[Leaf, ...]]


@dataclass(slots=True)
class Placer:
    """Everything that stands on the pages of one chapter, and what goes on to later pages.

    Its fields hold values that are replaced, never changed, so that a snapshot is no copy."""

    state: ChapterState
    paging: Paging
    outline: tuple[OutlineItem, ...] = ()
    deferred: tuple[Deferred, ...] = ()  # for frames of the next page
    carried: NoteRest | None = None  # what is left of a note, for the foot of the next frame
    spread: Mapping[int, tuple[Leaf, ...]] = field(default_factory=dict)  # page number -> halves of places

    def snapshot(self) -> PlacerSnapshot:
        """Between two pages, what `restore` brings back."""
        return PlacerSnapshot(self.outline, self.deferred, self.carried, self.spread)

    def restore(self, kept: PlacerSnapshot) -> None:
        """Forgets what went on from pages that are taken back."""
        self.outline, self.deferred, self.carried, self.spread = kept

    def foot(self, page: Page, frame: b.FrameSpec, inherited: Inherited, *, ends: bool = False) -> Foot:
        """For the notes of a flow frame. ends: nothing may go on from it to another frame."""
        here, later = share_of_rest(self.carried, frame.height, inherited.step or frame.height / 40)
        splits = not ends and self.paging.alike(frame)
        place = Rect(frame.x, frame.y, frame.width, frame.height)
        return Foot(self.state, inherited, frame.width, here, later, splits, place, page.obstacles)

    def commit(self, page: Page, frame: b.FrameSpec, filled: Filled, foot: Foot) -> None:
        """What was set into a flow frame, its notes at the foot."""
        marks = [mark for one in filled.placed for mark in one.box.marks]
        page.keep_clear(id(mark.payload.block) for mark in marks if isinstance(mark.payload, OutOfFlow))
        self.place_boxes(page, filled.placed)
        self._place_notes(page, frame, filled, foot)
        shown = [one for one in filled.placed if one.box.leaves]
        self._judge(page, filled, shown)
        if shown:
            record(page, frame, filled, foot)

    def _place_notes(self, page: Page, frame: b.FrameSpec, filled: Filled, foot: Foot) -> None:
        if not filled.notes and foot.carried is None:
            return
        reach = [one.y + leaf.box.bottom for one in filled.placed for leaf in one.box.leaves]
        footed = foot.placed(filled.notes, frame.x, max(reach, default=frame.y), frame.y + frame.height)
        self.place_boxes(page, footed.placed)
        for name, one in footed.begins.items():
            if name:
                page.anchors.setdefault(name, (round(one.x, 3), round(one.y, 3)))
        self.carried = foot.later or footed.rest

    def rest_of_notes(self, page: Page, inherited: Inherited) -> None:
        """A note that goes on after the last text of its chapter."""
        frame = page.frame or frameless(page)
        foot = self.foot(page, frame, inherited)
        self._place_notes(page, frame, Filled([], [], frame.y, []), foot)

    def place_boxes(self, page: Page, placed: Sequence[PlacedBox]) -> None:
        """Leaves and marks of boxes onto the page."""
        for one in placed:
            start = _continues(page, one)
            for leaf in one.box.leaves:
                moved = leaf.at(one.x, one.y)
                page.leaves.append(replace(moved, continued=True) if start and moved.baselines else moved)
                start = start and not moved.baselines
            for mark in one.box.marks:
                self.mark(page, mark, one.x + mark.x, one.y + mark.y)

    def mark(self, page: Page, mark: Mark, x: float, y: float) -> None:
        """What a mark asks for, at its place on the page in points."""
        payload = mark.payload
        if isinstance(payload, OutlineItem):
            self.outline = (*self.outline, payload)
        elif isinstance(payload, OutOfFlow):
            page.marked = True
            self._place_out_of_flow(page, payload, x, y)
        elif isinstance(payload, tuple):
            page.leaves.extend(leaf.at(x, y) for leaf in payload)
        elif isinstance(payload, MasterCall):
            self.paging.call(payload)
        else:
            page.anchors.setdefault(payload, (round(x, 3), round(y, 3)))

    def clear(self, page: Page, mark: Mark, region: Region, y: float) -> None:
        """A place that the flow keeps clear of: it stands as soon as it is met."""
        given = mark.payload
        if not isinstance(given, OutOfFlow) or not isinstance(given.block, b.Place):
            return
        place = given.block
        if place.clear is None:
            return
        column = Rect(region.x, region.y, region.width, region.height)
        with self.state.written_at(given.key):
            placed = set_place(self.state, place, self._inherited(page, given), page.where(column), y=y)
        outline = self._outline(place, placed) if place.contour else None
        page.set_places[id(place)] = (placed, _around(place, placed.rect, place.clear, outline))
        page.keep_clear()

    def _outline(self, place: b.Place, placed: SetPlace) -> Outline | None:
        """The outline of a place, None where it is its box, which is reported."""
        found = outline_in(placed.leaves, self.state.context.images)
        if found is not None and not is_box(found):
            return found
        finding = warning("contour-is-box", block=place.path)
        self.state.report(finding, BlockPart(place.path, "layout"))
        return None

    def go_on(self, page: Page) -> None:
        """Content for named frames that the page before had no room for."""
        deferred, self.deferred = self.deferred, ()
        for given, items in deferred:
            self._into(page, given, items)

    def _inherited(self, page: Page, given: OutOfFlow) -> Inherited:
        return on_master(given.inherited, page.master, page.format)

    def _place_out_of_flow(self, page: Page, given: OutOfFlow, x: float, y: float) -> None:
        with self.state.written_at(given.key):
            self._placed_as_written(page, given, x, y)

    def _placed_as_written(self, page: Page, given: OutOfFlow, x: float, y: float) -> None:
        inherited = self._inherited(page, given)
        if isinstance(given.block, b.Place):
            known = page.set_places.get(id(given.block))
            where = page.where()
            if given.around is not None:
                around = replace(given.around, x=x + given.around.x, y=y + given.around.y)
                where = replace(where, around=around)
            elif given.block.at.reference in OWN:
                finding = error("place-without-block", block=given.block.path)
                self.state.report(finding, BlockPart(given.block.path, "layout"))
            placed = known[0] if known else set_place(self.state, given.block, inherited, where)
            self._place(page, given.block, placed)
        else:
            items = self._into_items(given.block, inherited, self._frame(page, given.block))
            self._into(page, given, items, y)

    def _place(self, page: Page, block: b.Place, placed: SetPlace) -> None:
        page.leaves.extend(placed.leaves)
        if block.id:
            page.anchors.setdefault(block.id, (round(placed.rect.x, 3), round(placed.rect.y, 3)))
        for mark in placed.marks:
            self.mark(page, mark, mark.x, mark.y)
        if block.at.reference == "spread" and page.facing:
            width = page.format.width
            across, other = (-width, page.number + 1) if page.side == "left" else (width, page.number - 1)
            halves = tuple(replace(leaf.at(across, 0.0), node=None) for leaf in placed.leaves)
            self.spread = {**self.spread, other: (*self.spread.get(other, ()), *halves)}

    def _frame(self, page: Page, block: b.Into) -> b.FrameSpec:
        spec = page.spec(block.frame)
        if spec is not None:
            return spec
        names = ", ".join(frame.name for frame in page.master.frames) or "–"
        finding = error("missing-frame", block=block.path, frame=block.frame, names=names)
        self.state.report(finding, BlockPart(block.path, "value"))
        return frameless(page, block.frame)

    def _into(self, page: Page, given: OutOfFlow, items: Sequence[Item], beside: float | None = None) -> None:
        """Content into its named frame. beside: where what it goes with stands on the page, in points."""
        block = given.block
        assert isinstance(block, b.Into)
        spec = self._frame(page, block)
        y = page.named.get(spec.name, spec.y)
        if block.beside and y > spec.y:
            y += block.gap
        if block.beside and beside is not None:
            y = max(y, min(beside, spec.y + spec.height - natural_height(items)))
        fit = block.fit
        if fit == "error" and spec.fit in ("shrink", "grow"):
            fit = spec.fit

        def attempt(factor: float) -> Filled:
            inherited = replace(self._inherited(page, given), factor=factor)
            work = items if factor == 1.0 else self._into_items(block, inherited, spec)
            region = Region(spec.x, y, spec.width, spec.y + spec.height - y, page.grid)
            return fill_region(work, region, fresh=y <= spec.y)

        filled = fitted(
            self.state, block.children, fit, block, attempt=attempt, fits=lambda result: not result.rest
        )
        if filled.rest and fit == "next-frame":
            self.deferred = (*self.deferred, (given, tuple(filled.rest)))
        elif filled.rest:
            leaves = leaves_of(filled.placed), leaves_in(filled.rest)
            report_overset(self.state, block, natural_height(filled.rest), leaves)
            over = fill_region(filled.rest, Region(spec.x, filled.bottom, spec.width, BOTTOMLESS, page.grid))
            filled.placed += over.placed
            filled.bottom = over.bottom
        page.named[spec.name] = filled.bottom
        self.place_boxes(page, filled.placed)
        self._judge(page, filled, ())
        record(page, spec, filled)

    def _into_items(self, block: b.Into, inherited: Inherited, spec: b.FrameSpec) -> list[Item]:
        return flow_all(self.state, block.children, inherited, Room(0.0, spec.width))

    def _judge(self, page: Page, filled: Filled, shown: Sequence[PlacedBox]) -> None:
        section = self.paging.chapter.section
        if filled.excess > 0.05:
            block = around(section, filled.culprit)
            over = millimetres(filled.excess)
            finding = error("too-tall", block=filled.culprit or section.path, excess=over)
            self.state.report(finding, BlockPart(block.path, "content"), filled.culprit)
        if shown and not page.flows:
            path = shown[0].box.block or section.path
            finding = error("no-frame", block=path, master=page.master.name)
            block = around(section, path)
            self.state.report(finding, BlockPart(block.path, "layout"), path)


def _around(place: b.Place, rect: Rect, gap: float, outline: Outline | None) -> Obstacle:
    """What the flow keeps clear of: the box of a place with the distance around it, or its outline."""
    if outline is not None:
        outline = with_margin(outline, gap)
        box = bounds_of(outline)
        return Obstacle(box.x, box.y, box.width, box.height, place.wrap, outline)
    above = 0.0 if place.at.top is None and place.at.bottom is None else gap
    height = rect.height + above + gap
    return Obstacle(rect.x - gap, rect.y - above, rect.width + 2 * gap, height, place.wrap)


def frameless(page: Page, name: str = "") -> b.FrameSpec:
    """The margin box as a frame, where the master has none."""
    margin = page.where().margin
    return b.FrameSpec(name, margin.x, margin.y, margin.width, margin.height, "next-frame", False)


def record(page: Page, frame: b.FrameSpec, filled: Filled, foot: Foot | None = None) -> None:
    """The frame and its columns, for the page script."""
    rect = Rect(frame.x, frame.y, frame.width, frame.height)
    noted = filled.notes or (foot is not None and foot.carried is not None)
    reach = rect.bottom if noted else filled.bottom
    page.frames = [known for known in page.frames if known.name != frame.name]
    page.frames.append(Frame(frame.name, rect, round(reach - frame.y, 3)))
    for column, bottom in filled.bottoms:
        page.frames.append(Frame("column", column, round(bottom - column.y, 3), frame.name))


def culprit(section: b.Section, rest: Sequence[Item]) -> b.Block:
    """The block that the first box of an overset list belongs to."""
    path = next((item.block for item in rest if isinstance(item, Box) and item.block), section.path)
    return around(section, path)


def _continues(page: Page, one: PlacedBox) -> bool:
    """The box goes on a paragraph that began in another frame or column."""
    if one.box.para is None or one.box.line == 0:
        return False
    previous = next((leaf for leaf in reversed(page.leaves) if leaf.baselines), None)
    first = one.y + one.box.height / 2
    return previous is None or previous.block != one.box.block or previous.baselines[-1] > first
