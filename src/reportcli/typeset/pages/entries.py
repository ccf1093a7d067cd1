"""A chapter as a flat run of flow entries: sections and plain stacks are opened, their marks stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportcli import blocks as b
from reportcli.model.display import OutlineItem
from reportcli.model.value_class import dataclass, replace
from reportcli.text.microtypography import refine
from reportcli.typeset.blocks.flow import holds_places, section_node
from reportcli.typeset.blocks.read_aloud import hidden_heading
from reportcli.typeset.breaking.items import Box, FloatBarrier, Force, Glue, Item, Mark, MasterCall
from reportcli.typeset.chapter_state import ChapterState
from reportcli.typeset.inherited import Inherited
from reportcli.typeset.structure_tree import StructureNode

SIDES = ("left", "right")
STARTS = {"next": "page", "left": "left", "right": "right"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One step of the flow: a block to be measured where it comes, fixed items, or a stated break."""

    inherited: Inherited
    block: b.Block | None = None
    items: tuple[Item, ...] = ()
    force: Force | None = None


class Entries:
    """The entries of a chapter. reached: how far they have been looked at; their number where it was seen
    that nothing follows.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.all = entries
        self.reached = -1

    def get(self, index: int) -> Entry | None:
        """An entry; None behind the last."""
        self.reached = max(self.reached, index)
        return self.all[index] if index < len(self.all) else None

    def ahead(self, start: int) -> Iterator[Entry]:
        """Those from `start` on, each looked at when it is taken."""
        while (entry := self.get(start)) is not None:
            yield entry
            start += 1


def masters_ahead(entries: Entries, start: int) -> list[MasterCall]:
    """The masters that are called from `start` on before anything takes room on a page, in order."""
    called: list[MasterCall] = []
    for entry in entries.ahead(start):
        if entry.force is not None or entry.block is not None:
            break
        for item in entry.items:
            if isinstance(item, Mark) and isinstance(item.payload, MasterCall):
                called.append(item.payload)
            elif isinstance(item, Box) and item.height:
                return called
    return called


def blocks_ahead(entries: Entries, start: int) -> list[b.Block]:
    """The blocks up to the next stated break."""
    blocks: list[b.Block] = []
    for entry in entries.ahead(start):
        if entry.force is not None:
            break
        if entry.block is not None:
            blocks.append(entry.block)
    return blocks


class EntryCollector:
    """Collects the entries of one chapter."""

    def __init__(self, state: ChapterState) -> None:
        self.state = state
        self.entries: list[Entry] = []
        self.master: str | None = None  # of the section at hand

    def section(self, section: b.Section, inherited: Inherited) -> None:
        """A section's start, marks, hidden heading and blocks, one after the other."""
        start = STARTS.get(section.starts, "page" if section.level == 1 else "")
        outer, self.master = self.master, section.master or self.master
        self._begin(start, section.master, inherited)
        self.state.order = len(self.entries)
        node = section_node(self.state, section, inherited)
        inside = replace(inherited, node=node, lang=section.lang or inherited.lang)
        self._items(inside, FloatBarrier(begins=True), *self._heading(section, node))
        begin = len(self.entries)
        self._spaced(section.children, inside, before=section.space_before, after=section.space_after)
        if any(entry.block is not None and entry.block.floats != "none" for entry in self.entries[begin:]):
            self._items(inside, FloatBarrier())
        if section.paged and outer is not None:  # what follows stands on the outer section's pages again
            self._items(inherited, Mark("master", MasterCall(outer)))
            self.entries.append(Entry(inherited, force=Force("page")))
        self.master = outer

    def _heading(self, section: b.Section, node: StructureNode | None) -> list[Item]:
        """Anchor; and where no heading of its own has them, bookmark and a heading that is only read."""
        target = section.id or section.path
        items: list[Item] = [Mark("anchor", target)]
        own = _own_heading(section, section.level)
        if own is not None:
            if not section.in_outline:
                self.state.unlisted.add(own.path)
            return items
        heading = (
            hidden_heading(self.state, section, node) if section.hidden_heading and section.title else []
        )
        if section.in_outline and section.title:
            title = refine(section.title, section.lang or self.state.context.lang)
            items.append(Mark("outline", OutlineItem(title, section.level, target)))
        return [*items, *heading]

    def _begin(self, start: str, master: str | None, inherited: Inherited) -> None:
        """Master and page start of a section. One that comes first in its outer section moves that one's
        start: two starts with nothing between would leave a blank page.
        """
        opened = self._unbegun() if start else None
        if opened is not None:
            force = self.entries[opened].force
            assert force is not None
            if start not in SIDES or force.kind in ("page", start):
                kind = start if start in SIDES else force.kind
                self.entries[opened] = Entry(self.entries[opened].inherited, force=Force(kind))
                if master is not None:
                    self.entries.insert(opened, Entry(inherited, items=(Mark("master", MasterCall(master)),)))
                return
        if master is not None:
            self._items(inherited, Mark("master", MasterCall(master)))
        if start:
            self.entries.append(Entry(inherited, force=Force(start)))

    def _unbegun(self) -> int | None:
        """The page start after which nothing stands yet that takes room."""
        for index in range(len(self.entries) - 1, -1, -1):
            entry = self.entries[index]
            if entry.force is not None:
                return index if entry.force.kind in ("page", *SIDES) else None
            if entry.block is not None or any(isinstance(item, Box) and item.height for item in entry.items):
                return None
        return None

    def _blocks(self, children: Sequence[b.Block], inherited: Inherited, gap: float) -> None:
        for number, child in enumerate(children):
            if number and gap:
                self._items(inherited, Glue(gap))
            if isinstance(child, b.Section):
                self.section(child, inherited)
            elif isinstance(child, b.Break):
                self.entries.append(Entry(inherited, force=Force(child.kind)))
            elif isinstance(child, b.UseMaster):
                self._items(inherited, Mark("master", MasterCall(child.master, child.pages)))
                self.master = self.master if child.pages else child.master
            elif isinstance(child, b.Stack) and _plain(child):
                self._stack(child, inherited)
            else:
                self.entries.append(Entry(inherited, block=child))

    def _stack(self, stack: b.Stack, inherited: Inherited) -> None:
        self.state.order = len(self.entries)
        if stack.role and stack.role != "Artifact":
            inherited = replace(inherited, node=self.state.node(inherited, stack.role, stack))
        if stack.decorative or stack.role == "Artifact":
            inherited = replace(inherited, node=None)
        inherited = replace(inherited, lang=stack.lang or inherited.lang)
        if stack.id:
            self._items(inherited, Mark("anchor", stack.id))
        before, after = stack.space_before, stack.space_after
        self._spaced(stack.children, inherited, before=before, after=after, gap=stack.gap)

    def _spaced(
        self,
        children: Sequence[b.Block],
        inherited: Inherited,
        *,
        before: float,
        after: float,
        gap: float = 0.0,
    ) -> None:
        if before:
            self._items(inherited, Glue(before))
        self._blocks(children, inherited, gap)
        if after:
            self._items(inherited, Glue(after))

    def _items(self, inherited: Inherited, *items: Item) -> None:
        self.entries.append(Entry(inherited, items=items))


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
    return not (sized or stack.box or kept or stack.align != "stretch" or holds_places(stack))
