"""Sections of the report."""

from __future__ import annotations

from reportcli.blocks.block import Block
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Block):
    """A section: heading level follows nesting. Top-level sections are chapters.

    title: plain text for outline, running head and contents; starts: any | next (a new page) | left | right.
    """

    title: str
    number: str = ""
    level: int = 1
    master: str | None = None
    starts: str = "next"
    in_outline: bool = True
    in_toc: bool = True
    running: str = ""
    hidden_heading: bool = False
    children: tuple[Block, ...] = ()
    paged: bool = False  # its pages have a size of their own
