"""The structure element of a section."""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.typeset.chapter_state import ChapterState
from reportcli.typeset.inherited import Inherited
from reportcli.typeset.structure_tree import Node


def section_node(state: ChapterState, block: b.Section, inherited: Inherited) -> Node | None:
    """Sect, or the section's own role, with its title (ISO 32000-1, 14.8.4.2)."""
    return state.node(inherited, block.role or "Sect", block, title=block.title or None)
