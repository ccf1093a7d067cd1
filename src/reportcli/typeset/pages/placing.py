"""Putting what was filled onto a page: leaves, marks, places, named frames, notes, findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reportcli import blocks as b
from reportcli.model.diagnostic import error
from reportcli.model.display import Frame, OutlineItem
from reportcli.model.geometry import Rect
from reportcli.typeset.blocks.fixed_box import overset
from reportcli.typeset.blocks.flow import flow_all
from reportcli.typeset.breaking.fill import Hooks, fill
from reportcli.typeset.breaking.items import (
    Box,
    Filled,
    Item,
    Leaf,
    Mark,
    Put,
    Region,
    Standing,
    natural_height,
)
from reportcli.typeset.chapter_state import Scene, Setter, millimetres
from reportcli.typeset.fit_height import fitted
from reportcli.typeset.pages.footnotes import Carried, Foot, standing
from reportcli.typeset.pages.page import Page, master_scene
from reportcli.typeset.pages.paging import Paging, named
from reportcli.typeset.pages.place import Stood, stand

BOTTOMLESS = 1e6


@dataclass(slots=True)
class Placer:
    """Everything that stands on the pages of one chapter, and what goes on to later pages."""

    setter: Setter
    paging: Paging
    outline: list[OutlineItem] = field(default_factory=list)
    later: list[tuple[Standing, list[Item]]] = field(default_factory=list)  # for frames of the next page
    carried: Carried | None = None  # what is left of a note, for the foot of the next frame
    spread: dict[int, list[Leaf]] = field(default_factory=dict)  # page number -> other halves of places

    def foot(self, page: Page, frame: b.FrameSpec, scene: Scene, ends: bool = False) -> Foot:
        """For the notes of a flow frame. ends: nothing may go on from it to another frame."""
        here, later = standing(self.carried, frame.height, scene.step or frame.height / 40)
        return Foot(self.setter, scene, frame.width, here, later, not ends and self.paging.alike(frame))

    def commit(self, page: Page, frame: b.FrameSpec, filled: Filled, foot: Foot) -> None:
        """What was poured into a flow frame, its notes at the foot."""
        marks = [mark for put in filled.puts for mark in put.box.marks]
        page.keep_clear(id(mark.payload.block) for mark in marks if isinstance(mark.payload, Standing))
        self.put(page, filled.puts)
        self._stand_notes(page, frame, filled, foot)
        shown = [put for put in filled.puts if put.box.leaves]
        self._judge(page, filled, shown)
        if shown:
            record(page, frame, filled, foot)

    def _stand_notes(self, page: Page, frame: b.FrameSpec, filled: Filled, foot: Foot) -> None:
        if not filled.notes and foot.carried is None:
            return
        reach = [put.y + leaf.box.bottom for put in filled.puts for leaf in put.box.leaves]
        footed = foot.placed(filled.notes, frame.x, max(reach, default=frame.y), frame.y + frame.height)
        self.put(page, footed.puts)
        for name, put in footed.begins.items():
            if name:
                page.anchors.setdefault(name, (round(put.x, 3), round(put.y, 3)))
        self.carried = foot.later or footed.rest

    def rest_of_notes(self, page: Page, scene: Scene) -> None:
        """A note that goes on after the last text of its chapter."""
        frame = page.frame or frameless(page)
        foot = self.foot(page, frame, scene)
        self._stand_notes(page, frame, Filled([], [], frame.y, []), foot)

    def put(self, page: Page, puts: Sequence[Put]) -> None:
        for put in puts:
            start = _continues(page, put)
            for leaf in put.box.leaves:
                moved = leaf.at(put.x, put.y)
                page.leaves.append(replace(moved, continued=True) if start and moved.baselines else moved)
                start = start and not moved.baselines
            for mark in put.box.marks:
                self.mark(page, mark, put.x + mark.x, put.y + mark.y)

    def mark(self, page: Page, mark: Mark, x: float, y: float) -> None:
        payload = mark.payload
        if isinstance(payload, OutlineItem):
            self.outline.append(payload)
        elif isinstance(payload, Standing):
            page.marked = True
            self._standing(page, payload)
        elif isinstance(payload, tuple):
            page.leaves.extend(leaf.at(x, y) for leaf in payload)
        elif mark.kind == "master":
            self.paging.use_master(payload)
        else:
            page.anchors.setdefault(payload, (round(x, 3), round(y, 3)))

    def clear(self, page: Page, mark: Mark, region: Region, y: float) -> None:
        """A place that the flow keeps clear of: it stands as soon as it is met."""
        given = mark.payload
        if not isinstance(given, Standing) or not isinstance(given.block, b.Place):
            return
        place = given.block
        if place.clear is None:
            return
        self.setter.order = given.order
        column = Rect(region.x, region.y, region.width, region.height)
        stood = stand(self.setter, place, self._scene(page, given), page.where(column), y)
        gap, rect = place.clear, stood.rect
        above = 0.0 if place.at.top is None and place.at.bottom is None else gap
        around = Rect(rect.x - gap, rect.y - above, rect.width + 2 * gap, rect.height + above + gap)
        page.stood[id(place)] = (stood, around)
        page.keep_clear()

    def go_on(self, page: Page) -> None:
        """Content for named frames that the page before had no room for."""
        later, self.later = self.later, []
        for given, items in later:
            self._into(page, given, items)

    def _scene(self, page: Page, given: Standing) -> Scene:
        return master_scene(given.scene, page.master, page.format)

    def _standing(self, page: Page, given: Standing) -> None:
        self.setter.order = given.order
        scene = self._scene(page, given)
        if isinstance(given.block, b.Place):
            known = page.stood.get(id(given.block))
            stood = known[0] if known else stand(self.setter, given.block, scene, page.where())
            self._stand(page, given.block, stood)
        else:
            spec = self._frame(page, given.block)
            self._into(page, given, flow_all(self.setter, given.block.children, scene, 0.0, spec.width))

    def _stand(self, page: Page, block: b.Place, stood: Stood) -> None:
        page.leaves.extend(stood.leaves)
        if block.id:
            page.anchors.setdefault(block.id, (round(stood.rect.x, 3), round(stood.rect.y, 3)))
        for mark in stood.marks:
            self.mark(page, mark, mark.x, mark.y)
        if block.at.reference == "spread" and page.facing:
            width = page.format.width
            across, other = (-width, page.number + 1) if page.side == "left" else (width, page.number - 1)
            halves = [replace(leaf.at(across, 0.0), node=None) for leaf in stood.leaves]
            self.spread.setdefault(other, []).extend(halves)

    def _frame(self, page: Page, block: b.Into) -> b.FrameSpec:
        spec = page.spec(block.frame)
        if spec is not None:
            return spec
        names = ", ".join(frame.name for frame in page.master.frames) or "–"
        finding = error("missing-frame", block.span, block=block.path, frame=block.frame, names=names)
        self.setter.find(finding, block.path)
        return frameless(page, block.frame)

    def _into(self, page: Page, given: Standing, items: list[Item]) -> None:
        block = given.block
        assert isinstance(block, b.Into)
        spec = self._frame(page, block)
        y = page.named.get(spec.name, spec.y)
        fit = block.fit
        if fit == "error" and spec.fit in ("shrink", "grow"):
            fit = spec.fit

        def attempt(factor: float) -> Filled:
            scene = replace(self._scene(page, given), factor=factor)
            list_ = items if factor == 1.0 else flow_all(self.setter, block.children, scene, 0.0, spec.width)
            region = Region(spec.x, y, spec.width, spec.y + spec.height - y, page.grid)
            return fill(list_, region, Hooks(), fresh=y <= spec.y)

        filled = fitted(self.setter, block.children, fit, block, attempt, lambda result: not result.rest)
        if filled.rest and fit == "next-frame":
            self.later.append((given, filled.rest))
        elif filled.rest:
            overset(self.setter, block, natural_height(filled.rest))
            region = Region(spec.x, filled.bottom, spec.width, BOTTOMLESS, page.grid)
            over = fill(filled.rest, region, Hooks())
            filled.puts += over.puts
            filled.bottom = over.bottom
        page.named[spec.name] = filled.bottom
        self.put(page, filled.puts)
        self._judge(page, filled, ())
        record(page, spec, filled)

    def _judge(self, page: Page, filled: Filled, shown: Sequence[Put]) -> None:
        section = self.paging.chapter.section
        if filled.excess > 0.05:
            block = named(section, filled.culprit) or section
            over = millimetres(filled.excess)
            where = getattr(block, "source", None) or block.span
            finding = error("too-tall", where, block=filled.culprit or section.path, excess=over)
            self.setter.find(finding, filled.culprit or section.path)
        if shown and not page.flows:
            path = shown[0].box.block or section.path
            where = (named(section, path) or section).span
            finding = error("no-frame", where, block=path, master=page.master.name)
            self.setter.find(finding, path)


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
    return named(section, path) or section


def _continues(page: Page, put: Put) -> bool:
    """The box goes on a paragraph that began in another frame or column."""
    if put.box.para is None or put.box.line == 0:
        return False
    previous = next((leaf for leaf in reversed(page.leaves) if leaf.baselines), None)
    first = put.y + put.box.height / 2
    return previous is None or previous.block != put.box.block or previous.baselines[-1] > first
