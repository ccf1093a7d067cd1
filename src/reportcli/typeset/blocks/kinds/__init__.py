"""How each kind of block is set: one module a kind, named as the module of its class in `reportcli.blocks`.

A module is imported when the first block of its kind is met, so that a report loads only what it shows.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TypeVar

from reportcli.blocks import Block
from reportcli.typeset.chapter_state import BlockKind

B = TypeVar("B", bound=Block)


def kind_of(block: B) -> BlockKind[B]:
    """How this block is set: the constant KIND of its kind's module."""
    kind: BlockKind[B] = _module(type(block).__module__).KIND
    return kind


@cache
def _module(bound: str) -> ModuleType:
    """The module beside this one that has the name of the bound class's module."""
    return import_module(f"{__name__}.{bound.rpartition('.')[2]}")
