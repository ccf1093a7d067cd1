"""Walks the blocks of a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import NamedTuple

from reportcli.blocks import Block, Cell, Chapter, LegendEntry, ListItem, MapMark, Report, Row

HOLDERS = (Block, Cell, Row, MapMark, LegendEntry)
NO_BLOCKS = ("runs", "first_line")  # fields of characters


class _Walked(NamedTuple):
    """The blocks of the report that was walked last: a dozen checks, the measures and the ledger ask for
    the same one after the other. It is known by identity, and replaced by the next.
    """

    report: Report | None
    blocks: tuple[Block, ...]


_last = _Walked(None, ())


def blocks_of(report: Report) -> Iterator[Block]:
    """Every block of the flow, in reading order, then the furniture of each chapter's masters."""
    global _last
    walked = _last
    if walked.report is not report:
        found = (block for chapter in report.chapters for block in blocks_of_chapter(chapter))
        walked = _last = _Walked(report, tuple(found))
    return iter(walked.blocks)


def blocks_of_chapter(chapter: Chapter) -> Iterator[Block]:
    """Every block of a chapter's flow, in reading order, then the furniture of its masters."""
    yield from inside(chapter.section)
    for master in chapter.masters.values():
        for place in master.furniture:
            yield from inside(place)


class _Kind(NamedTuple):
    """A class of values met on the walk: whether it is a block, and its fields that may hold blocks."""

    is_block: bool
    fields: tuple[str, ...]


_KINDS: dict[type, _Kind] = {}
_HELD: dict[type, bool] = {}


def _kind(kind: type) -> _Kind:
    known = _KINDS.get(kind)
    if known is None:
        named: tuple[str, ...] = ()
        if is_dataclass(kind):
            held = [field for field in fields(kind) if field.name not in NO_BLOCKS]
            named = tuple(field.name for field in held if "tuple" in str(field.type))
        known = _KINDS[kind] = _Kind(issubclass(kind, Block), named)
    return known


def _holds(kind: type) -> bool:
    """Whether a value of this class is a block, or part of one that holds blocks."""
    known = _HELD.get(kind)
    if known is None:
        known = _HELD[kind] = issubclass(kind, (*HOLDERS, ListItem))
    return known


def inside(holder: object) -> Iterator[Block]:
    """A block and all that it holds, each before what it holds."""
    waiting = [holder]
    while waiting:
        one = waiting.pop()
        is_block, named = _kind(type(one))
        if is_block:
            yield one  # type: ignore[misc]
        held: list[object] = []
        for name in named:
            value = getattr(one, name)
            if value and isinstance(value, tuple):
                held += [item for item in value if _holds(type(item))]
        if held:
            held.reverse()
            waiting += held
