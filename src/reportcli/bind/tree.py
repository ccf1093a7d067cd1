"""Changes of bound blocks: links, and lists that had to wait."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from reportcli.blocks import Block, Cell, Chapter, Row, Stack
from reportcli.model.inline import Inline, InlineIcon, LateRun, NoteCall, Run
from reportcli.model.value_class import replace

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Holder = Block | Cell | Row
H = TypeVar("H", bound="DataclassInstance")


def with_link(block: H, link: str) -> H:
    """A block whose runs all lead to a place of the report."""
    return _mapped(block, partial(_linked, link=link))


def _linked(item: object, link: str) -> object:
    if isinstance(item, Run | LateRun | InlineIcon):
        return replace(item, link=item.link or link)
    return with_link(item, link) if isinstance(item, Holder) else item


def with_runs(chapter: Chapter, change: Callable[[Inline], Inline]) -> Chapter:
    """A chapter with every run changed, those of footnotes too; itself when none was."""
    section = _mapped(chapter.section, partial(_rerun, change=change))
    return chapter if section is chapter.section else replace(chapter, section=section)


def _rerun(item: object, change: Callable[[Inline], Inline]) -> object:
    if isinstance(item, NoteCall):
        return _mapped(item, partial(_rerun, change=change))
    if isinstance(item, Inline):
        return change(item)
    return _mapped(item, partial(_rerun, change=change)) if isinstance(item, Holder) else item


def with_lists(chapter: Chapter, lists: Mapping[str, tuple[Block, ...]]) -> Chapter:
    """A chapter whose waiting stacks have their blocks, by path; parts without one stay the same objects."""
    return replace(chapter, section=_mapped(chapter.section, partial(_filled, lists=lists)))


def _filled(item: object, lists: Mapping[str, tuple[Block, ...]]) -> object:
    if isinstance(item, Stack) and item.path in lists:
        return replace(item, children=lists[item.path])
    return _mapped(item, partial(_filled, lists=lists)) if isinstance(item, Holder) else item


def _mapped(holder: H, change: Callable[[object], object]) -> H:
    """A frozen holder with everything in its tuples changed; itself when nothing did."""
    changes: dict[str, object] = {}
    for field in fields(holder):
        value = getattr(holder, field.name)
        if isinstance(value, tuple):
            new = tuple(change(item) for item in value)
            if any(a is not b for a, b in zip(new, value, strict=True)):
                changes[field.name] = new
    return replace(holder, **changes) if changes else holder
