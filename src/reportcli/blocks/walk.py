"""Walks the blocks of a report."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any, cast

from reportcli.blocks import Block, Cell, Chapter, ListItem, MapMark, Report, Row

HOLDERS = (Block, Cell, Row, MapMark)


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


@lru_cache(maxsize=64)
def _fields(kind: Hashable) -> tuple[str, ...]:
    """The fields of a kind of block that may hold blocks."""
    return tuple(field.name for field in fields(kind) if field.name != "runs") if is_dataclass(kind) else ()


def inside(holder: Any) -> Iterator[Block]:
    """A block and all that it holds."""
    if isinstance(holder, Block):
        yield holder
    for name in _fields(cast("Hashable", type(holder))):
        value = getattr(holder, name)
        if isinstance(value, tuple):
            for item in value:
                if isinstance(item, (*HOLDERS, ListItem)):
                    yield from inside(item)
