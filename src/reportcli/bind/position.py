"""Where binding stands while it walks the layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import field
from typing import NamedTuple

from reportcli.bind.section_styles import SectionStyles
from reportcli.blocks import Block
from reportcli.expressions.values import Scope
from reportcli.layout.models.node import Node
from reportcli.model.refs import Span
from reportcli.model.value_class import dataclass, replace

CONTEXT_NAMES = ("section", "chapter", "side", "entry")


@dataclass(frozen=True, slots=True)
class Slot:
    """Blocks that a caller gives to a component, with the place where they were written."""

    nodes: tuple[Node, ...]
    here: Here
    content: Callable[[Here], list[Block]] | None = None  # instead of nodes: the text of a fenced box


class SectionPage(NamedTuple):
    """The size of a section's pages in points, None for that of the report, and where it is written."""

    size: tuple[float, float] | None
    at: Span


@dataclass(frozen=True, slots=True)
class Here:
    """A place in the report. `path` is the block path so far; `level` the depth of sections."""

    scope: Scope
    styles: SectionStyles
    lang: str
    path: str
    level: int = 0
    depth: int = 0
    slots: Mapping[str, Slot] = field(default_factory=dict)
    side: str = ""  # "left" or "right" while furniture is bound
    section: str = ""  # path of the innermost section
    calls: tuple[str, ...] = ()  # components that are being expanded, outermost first
    page: SectionPage | None = None  # of the innermost section that states the size of its pages
    master: str = ""  # name of the master of the innermost section that has one
    ids: tuple[str, ...] = ()  # ids of the blocks around, kept where overrides have to find them

    def naming(self, **names: object) -> Here:
        """The same place with more names in scope."""
        return replace(self, scope=Scope(names, self.scope))

    def at(self, path: str, lang: str | None = None) -> Here:
        """The place inside a block of this path, in the block's own language when it has one."""
        return replace(self, path=path, lang=lang or self.lang)

    def local_names(self) -> dict[str, object]:
        """The names that a component sees beside its parameters: those of the page and the section, never
        the caller's.
        """
        found: dict[str, object] = {}
        for name in CONTEXT_NAMES:
            with suppress(KeyError):
                found[name] = self.scope.lookup(name)
        return found
