"""A report in the making, and how a list of blocks is bound."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from reportcli.bind.diagnostics import Absent, Diagnostics
from reportcli.bind.identifiers import slug
from reportcli.bind.nesting import Nesting
from reportcli.bind.overrides import BlockOverrides
from reportcli.bind.position import Here
from reportcli.bind.registers import Registers
from reportcli.bind.texts import Texts
from reportcli.blocks import Block, Break
from reportcli.expressions.values import ExpressionError
from reportcli.inputs.markdown.nodes import Prose
from reportcli.layout.models.kinds.expanding.component import ComponentCall
from reportcli.layout.models.kinds.section import SectionNode
from reportcli.layout.models.node import Node
from reportcli.model.diagnostic import Related, note
from reportcli.model.refs import Span
from reportcli.model.value_class import dataclass, replace

if TYPE_CHECKING:
    from reportcli.layout.layout import Layout
    from reportcli.workbook.media import Photo
    from reportcli.workbook.tables.table import Table

APART = (ComponentCall, SectionNode)  # kinds of nodes that may be bound apart
Binder = Callable[["Binding", Any, Here], list[Block]]
"""Binds the nodes of one kind, and takes no other."""
Apart = Callable[["Binding", Node, Here], list[Block]]
"""Binds a node with registers of its own, whose content is added to those of the report."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What is printed. tables: records as they were read; prose: parsed texts by key, with their language;
    draft: what is missing is shown.
    """

    tables: Mapping[str, Table]
    photos: Mapping[str, Photo]
    prose: Mapping[str, tuple[Prose, str]]
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Binding:
    """What a binder works with: the layout and what it prints, how texts are read, what is collected.

    binder_of: finds who binds a block; kinds know each other through it alone. apart: binds components and
    sections with registers of their own, where there is something to be gained.
    """

    layout: Layout
    sources: Sources
    texts: Texts
    registers: Registers
    diagnostics: Diagnostics
    nesting: Nesting
    overrides: BlockOverrides
    binder_of: Callable[[type[Node]], Binder]
    apart: Apart | None = None

    def blocks(self, nodes: Iterable[Node], here: Here) -> list[Block]:
        """The blocks of a list, in order; one whose binding fails is left out, with its findings reported."""
        blocks: list[Block] = []
        for node in nodes:
            try:
                blocks += self._blocks_of(node, here)
            except Absent:
                continue
        return blocks

    def _blocks_of(self, node: Node, here: Here) -> list[Block]:
        if not isinstance(node, APART):
            return self.blocks_of(node, here)
        self.texts.evaluator.forget_reads()
        if self.apart is None or here.side or here.slots:
            return self.blocks_of(node, here)
        return self.apart(self, node, here)

    def blocks_of(self, node: Node, here: Here) -> list[Block]:
        """The blocks of one node: none when its condition is not met, several for `each` and components.
        Raises Absent where it cannot be bound.
        """
        inner = self.nesting.entered(here, node.span)
        if self.layout.block_overrides:
            node, inner = self._overridden(node, inner)
        condition = node.common.if_
        if condition is not None and not self.texts.holds(condition, inner, node.common.where("if_")):
            return []
        try:
            return _after_break(node, self.binder_of(type(node))(self, node, inner))
        except ExpressionError as error:
            raise self.diagnostics.failed(error, node.kind, node.span) from None

    def _overridden(self, node: Node, here: Here) -> tuple[Node, Here]:
        """The block as an override makes it, and its place with its id; as it is when none means it."""
        if node.id is None or here.side:
            return node, here
        name = slug(self.texts.plain(node.id, here, node.span))
        if not name:
            return node, here
        here = replace(here, ids=(*here.ids, name))
        return self.overrides.applied(node, here.ids), here

    def path(self, here: Here, node: Node) -> str:
        """The block path of a node: that of its place with the last step of its path in the layout."""
        return self.registers.path(here, node.path.rpartition("/")[2] or node.kind)

    def report_blank(self, text: str, where: Span | None, block: str) -> None:
        """Notes that a text prints nothing, at the blank cell where it is known."""
        said = note("text-blank", where, text=text, block=block)
        if self.texts.evaluator.blanks:
            cell = self.texts.evaluator.blanks[0].where
            related = (Related("used-here", where),) if where else ()
            said = replace(said, where=cell, related=related, follows=(cell,))
        self.diagnostics.add(said)

    def inside(self, node: Node, here: Here) -> Here:
        """The place of what stands in a block, in the block's own language."""
        return here.at(self.path(here, node), node.common.lang)


def _after_break(node: Node, blocks: list[Block]) -> list[Block]:
    """The blocks of a node, behind the break that it states; a node that gives none breaks nothing."""
    kind = node.common.break_before
    if kind in (None, "auto") or not blocks:
        return blocks
    return [Break(kind=kind, path=f"{blocks[0].path}/break", span=node.common.where("break_before")), *blocks]
