"""Walks the blocks of a report."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import cast

from reportcli.blocks import Block, Cell, Chapter, LegendEntry, ListItem, MapMark, Report, Row

HOLDERS = (Block, Cell, Row, MapMark, LegendEntry)


def blocks_of(report: Report) -> Iterator[Block]:
    """Every block of the flow, in reading order, then the furniture of each chapter's masters."""
    for chapter in report.chapters:
        yield from blocks_of_chapter(chapter)


def blocks_of_chapter(chapter: Chapter) -> Iterator[Block]:
    """Every block of a chapter's flow, in reading order, then the furniture of its masters."""
    yield from inside(chapter.section)
    for master in chapter.masters.values():
        for place in master.furniture:
            yield from inside(place)


@cache
def _fields(kind: Hashable) -> tuple[str, ...]:
    """The fields of a kind of block that may hold blocks."""
    if not is_dataclass(kind):
        return ()
    return tuple(field.name for field in fields(kind) if field.name != "runs" and "tuple" in str(field.type))


@cache
def _holds(kind: Hashable) -> bool:
    """Whether a value of this class is a block, or part of one that holds blocks."""
    return isinstance(kind, type) and issubclass(kind, (*HOLDERS, ListItem))


def inside(holder: object) -> Iterator[Block]:
    """A block and all that it holds, each before what it holds."""
    waiting = [holder]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Block):
            yield one
        held = [
            item
            for name in _fields(cast(Hashable, type(one)))
            if isinstance(value := getattr(one, name), tuple)
            for item in value
            if _holds(cast(Hashable, type(item)))
        ]
        waiting.extend(reversed(held))
