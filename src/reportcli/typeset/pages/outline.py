"""A chapter as a flat run of flow entries: sections and plain stacks are opened, their marks stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportcli import blocks as b
from reportcli.model.display import OutlineItem
from reportcli.text.microtypography import refine
from reportcli.typeset.blocks.spoken import hidden_heading
from reportcli.typeset.breaking.items import Box, FloatBarrier, Force, Glue, Item, Mark
from reportcli.typeset.chapter_state import Scene, Setter

SIDES = ("left", "right")
STARTS = {"next": "page", "left": "left", "right": "right"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One step of the flow: a block to be measured where it comes, fixed items, or a stated break."""

    scene: Scene
    block: b.Block | None = None
    items: tuple[Item, ...] = ()
    force: Force | None = None


class Opener:
    """Collects the entries of one chapter."""

    def __init__(self, setter: Setter) -> None:
        self.setter = setter
        self.entries: list[Entry] = []

    def section(self, section: b.Section, scene: Scene) -> None:
        start = STARTS.get(section.starts, "page" if section.level == 1 else "")
        self._begin(start, section.master, scene)
        self.setter.order = len(self.entries)
        node = self.setter.node(scene, section.role or "Sect", section, title=section.title or None)
        inside = replace(scene, node=node, lang=section.lang or scene.lang)
        heading: list[Item] = []
        own = _own_heading(section, section.level)
        if section.hidden_heading and section.title and own is None:
            heading = hidden_heading(self.setter, section, node)
        target = section.id or section.path
        marks: list[Item] = [FloatBarrier(begins=True), Mark("anchor", target)]
        if own is not None and not section.in_outline:
            self.setter.unlisted.add(own.path)
        if section.in_outline and section.title and own is None:
            marks.append(Mark("outline", OutlineItem(_refined(self.setter, section), section.level, target)))
        self._items(inside, *marks, *heading)
        begin = len(self.entries)
        self._spaced(section.space_before, section.children, section.space_after, inside, 0.0)
        if any(entry.block is not None and entry.block.floats != "none" for entry in self.entries[begin:]):
            self._items(inside, FloatBarrier())

    def _begin(self, start: str, master: str | None, scene: Scene) -> None:
        """Master and page start of a section. One that comes first in its outer section moves that one's
        start: two starts with nothing between would leave a blank page.
        """
        opened = self._unbegun() if start else None
        if opened is not None:
            force = self.entries[opened].force
            assert force is not None
            if start not in SIDES or force.kind in ("page", start):
                kind = start if start in SIDES else force.kind
                self.entries[opened] = Entry(self.entries[opened].scene, force=Force(kind))
                if master is not None:
                    self.entries.insert(opened, Entry(scene, items=(Mark("master", master),)))
                return
        if master is not None:
            self._items(scene, Mark("master", master))
        if start:
            self.entries.append(Entry(scene, force=Force(start)))

    def _unbegun(self) -> int | None:
        """The page start after which nothing stands yet that takes room."""
        for index in range(len(self.entries) - 1, -1, -1):
            entry = self.entries[index]
            if entry.force is not None:
                return index if entry.force.kind in ("page", *SIDES) else None
            if entry.block is not None or any(isinstance(item, Box) and item.height for item in entry.items):
                return None
        return None

    def blocks(self, children: Sequence[b.Block], scene: Scene, gap: float) -> None:
        for number, child in enumerate(children):
            if number and gap:
                self._items(scene, Glue(gap))
            if isinstance(child, b.Section):
                self.section(child, scene)
            elif isinstance(child, b.Break):
                self.entries.append(Entry(scene, force=Force(child.kind)))
            elif isinstance(child, b.UseMaster):
                self._items(scene, Mark("master", child.master))
            elif isinstance(child, b.Stack) and _plain(child):
                self._stack(child, scene)
            else:
                self.entries.append(Entry(scene, block=child))

    def _stack(self, stack: b.Stack, scene: Scene) -> None:
        self.setter.order = len(self.entries)
        if stack.role and stack.role != "Artifact":
            scene = replace(scene, node=self.setter.node(scene, stack.role, stack))
        if stack.decorative or stack.role == "Artifact":
            scene = replace(scene, node=None)
        scene = replace(scene, lang=stack.lang or scene.lang)
        if stack.id:
            self._items(scene, Mark("anchor", stack.id))
        self._spaced(stack.space_before, stack.children, stack.space_after, scene, stack.gap)

    def _spaced(
        self, before: float, children: Sequence[b.Block], after: float, scene: Scene, gap: float
    ) -> None:
        if before:
            self._items(scene, Glue(before))
        self.blocks(children, scene, gap)
        if after:
            self._items(scene, Glue(after))

    def _items(self, scene: Scene, *items: Item) -> None:
        self.entries.append(Entry(scene, items=items))


def _refined(setter: Setter, section: b.Section) -> str:
    return refine(section.title, section.lang or setter.context.lang)


def _own_heading(block: b.Block, level: int) -> b.Text | None:
    """The first heading of that level or above inside, sections within aside."""
    if isinstance(block, b.Text):
        return block if 0 < block.level <= level else None
    inside: Sequence[b.Block] = getattr(block, "children", ())
    found = (_own_heading(child, level) for child in inside if not isinstance(child, b.Section))
    return next((text for text in found if text is not None), None)


def _plain(stack: b.Stack) -> bool:
    """A stack that only groups: nothing depends on its being one."""
    sized = stack.width.unit != "auto" or stack.height.unit != "auto"
    kept = stack.keep or stack.keep_with_next or stack.floats != "none"
    return not (sized or stack.box or kept or stack.align != "stretch")
