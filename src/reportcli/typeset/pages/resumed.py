"""A chapter that was set before is set on from the last page before its first change.

Filling a page looks at entries of the flow and at what stands at that moment: pages, notes and floats that go
on, findings, the memo. A moment between two pages is noted with the index that was looked at last. Where a
chapter is set again and the entries up to there are the same, all is brought back as it was then, elements of
the structure too, and what follows is set as it would have been.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from reportcli import blocks as b
from reportcli.model.value_class import dataclass, replace
from reportcli.typeset.breaking.items import Box, Item, Leaf, Mark
from reportcli.typeset.chapter_state import ChapterState
from reportcli.typeset.pages.entries import Entry
from reportcli.typeset.pages.facing import Checkpoint
from reportcli.typeset.structure_tree import StructureNode, newest

Alike = Callable[[object, object], bool]


@dataclass(frozen=True, slots=True)
class Moment:
    """Between two pages, all that setting has changed so far. reached: the entry looked at last; memo, alive,
    born, pieces: how much there was of what only grows; left_page: as in the flow.
    """

    at: Checkpoint
    left_page: Checkpoint | None
    reached: int
    order: int
    sequence: int
    grows: bool
    memo: int
    alive: int
    born: int
    pieces: tuple[int, int]

    def restore(self, state: ChapterState) -> None:
        """The state as it was; pages, carried lines and findings are the checkpoint's."""
        state.order, state.sequence, state.grows = self.order, self.sequence, self.grows
        state.memo = dict(islice(state.memo.items(), self.memo))
        del state.alive[self.alive :]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a chapter was set. number: of its first page; nodes: the elements that stand before anything is
    set, as they were made; pieces: those that were asked for.
    """

    chapter: b.Chapter
    number: int
    entries: Sequence[Entry]
    state: ChapterState
    top: StructureNode
    nodes: tuple[StructureNode, ...]
    moments: Sequence[Moment] = ()
    pieces: object = None


def moment(at: Checkpoint, left_page: Checkpoint | None, reached: int, state: ChapterState) -> Moment:
    """This moment of a chapter's setting."""
    return Moment(
        at,
        left_page,
        reached,
        state.order,
        state.sequence,
        state.grows,
        len(state.memo),
        len(state.alive),
        newest(),
        state.pieces.used()[1],
    )


def elements(top: StructureNode) -> tuple[StructureNode, ...]:
    """The elements under `top`, in the order in which they were made."""
    found: list[StructureNode] = []
    pending = [top]
    while pending:
        node = pending.pop()
        found += node.children
        pending += node.children
    return tuple(sorted(found, key=lambda node: node.born))


def resumed(before: Setting, now: Setting, alike: Alike) -> tuple[Setting, Moment] | None:
    """The new setting on the old one's state and elements, and the moment to go on from; None where the whole
    chapter has to be set. before: is used up, whatever comes of it.
    """
    if not _same_around(before, now, alike):
        return None
    first = _first_change(before, now, alike)
    found = [one for one in before.moments if one.reached < first and one.at.count]
    same = _same_elements(before, now, first)
    if not found or same is None or _shares_elements(now.entries[first:], same):
        return None
    last = found[-1]
    elements = _grafted(before, now, first, last, same=same)
    later = [_under(entry, same) for entry in now.entries[first:]]
    chapter = replace(now.chapter, masters=before.chapter.masters)  # furniture is known by its master
    kept = zip(before.entries[:first], now.entries, strict=False)
    entries = [*(_with_block(old, new) for old, new in kept), *later]
    before.state.unlisted = now.state.unlisted
    before.state.composer, before.state.pieces = now.state.composer, now.state.pieces
    state, top, used = before.state, before.top, before.pieces
    state.pieces.go_on(used, last.pieces)
    return Setting(chapter, now.number, entries, state, top, elements, found), replace(
        last, sequence=max(last.sequence, now.state.sequence)
    )


def _same_around(before: Setting, now: Setting, alike: Alike) -> bool:
    """Whether all is the same that every page depends on."""
    old, new = before.chapter, now.chapter
    return (
        before.number == now.number
        and before.state.kind_of is now.state.kind_of
        and before.state.unlisted == now.state.unlisted
        and alike(replace(old.section, children=()), replace(new.section, children=()))
        and alike(old.masters, new.masters)
    )


def _first_change(before: Setting, now: Setting, alike: Alike) -> int:
    """The index of the first entry that is another than it was."""
    pairs = zip(before.entries, now.entries, strict=False)
    changed = (index for index, (old, new) in enumerate(pairs) if not _same(old, new, alike))
    return next(changed, min(len(before.entries), len(now.entries)))


def _same(old: Entry, new: Entry, alike: Alike) -> bool:
    return (
        old.force == new.force
        and len(old.items) == len(new.items)
        and replace(old.inherited, node=None) == replace(new.inherited, node=None)
        and all(_same_item(one, other, alike) for one, other in zip(old.items, new.items, strict=True))
        and (old.block is new.block or alike(old.block, new.block))
    )


def _same_item(old: Item, new: Item, alike: Alike) -> bool:
    """Whether two fixed items are the same; their elements are compared by themselves."""
    leaves = [[replace(leaf, node=None) for leaf in _leaves(item)] for item in (old, new)]
    if any(leaves):
        return type(old) is type(new) and alike(*leaves)
    return old == new


def _leaves(item: Item) -> tuple[Leaf, ...]:
    if isinstance(item, Mark) and isinstance(item.payload, tuple):
        return item.payload
    return item.leaves if isinstance(item, Box) else ()


def _same_elements(before: Setting, now: Setting, first: int) -> dict[int, StructureNode] | None:
    """The old element for the identity of each new one that was made before the first change; None where they
    are not the same.
    """
    old = [node for node in before.nodes if node.key[0] < first]
    new = [node for node in now.nodes if node.key[0] < first]
    known = {id(now.top): before.top}
    for one, other in zip(old, new, strict=False):
        alike = (one.tag, one.key, one.keep, one.attributes) == (
            other.tag,
            other.key,
            other.keep,
            other.attributes,
        )
        if not alike or other.parent is None or known.get(id(other.parent)) is not one.parent:
            return None
        known[id(other)] = one
    return known if len(old) == len(new) else None


def _shares_elements(entries: Sequence[Entry], same: dict[int, StructureNode]) -> bool:
    """Whether fixed items of changed entries stand under elements that stay."""
    leaves = (leaf for entry in entries for item in entry.items for leaf in _leaves(item))
    return any(id(leaf.node) in same for leaf in leaves)


def _grafted(
    before: Setting, now: Setting, first: int, last: Moment, *, same: dict[int, StructureNode]
) -> tuple[StructureNode, ...]:
    """The old elements as they were at a moment, with the new ones from the first change on; gives those that
    stand before anything is set.
    """
    fixed = {id(node): node.key[0] < first for node in before.nodes}
    pending = [before.top]
    while pending:
        node = pending.pop()
        node.children = [one for one in node.children if fixed.get(id(one), one.born < last.born)]
        pending += node.children
    added = [node for node in now.nodes if node.key[0] >= first]
    for node in added:
        parent = same.get(id(node.parent))
        if parent is not None:
            node.parent = parent
            parent.children.append(node)
    return (*(node for node in before.nodes if fixed[id(node)]), *added)


def _with_block(old: Entry, new: Entry) -> Entry:
    """The entry with the block of this run, which the next one may know by its identity."""
    return old if old.block is new.block else replace(old, block=new.block)


def _under(entry: Entry, same: dict[int, StructureNode]) -> Entry:
    """The entry under the element that stays."""
    node = same.get(id(entry.inherited.node))
    return entry if node is None else replace(entry, inherited=replace(entry.inherited, node=node))
