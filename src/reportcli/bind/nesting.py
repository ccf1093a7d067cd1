"""How deep blocks stand in one another, and how many there are: loops of components that do not end."""

from __future__ import annotations

from collections import Counter

from reportcli.bind.diagnostics import Absent, Diagnostics
from reportcli.bind.position import Here
from reportcli.expressions.values import ExpressionError
from reportcli.model.refs import Span
from reportcli.model.value_class import replace

MAX_DEPTH = 60  # components within components, sections within sections
MAX_BLOCKS = 200_000


class Nesting:
    """Counts the blocks that are bound; what passes a limit is reported where it does, not for every block
    that comes after.
    """

    def __init__(self, diagnostics: Diagnostics) -> None:
        self._diagnostics = diagnostics
        self.blocks = 0
        self.endless: set[str] = set()

    def apart(self, diagnostics: Diagnostics) -> Nesting:
        """Counts on, in a part of the report."""
        part = Nesting(diagnostics)
        part.blocks, part.endless = self.blocks, set(self.endless)
        return part

    def entered(self, here: Here, span: Span | None) -> Here:
        """One level deeper. Raises Absent for components that call themselves without end, and for too many
        blocks.
        """
        self.blocks += 1
        if here.depth >= MAX_DEPTH:
            if not self._diagnostics.first("nested-too-deep", span):
                raise Absent  # a component that calls itself twice comes here very often
            self.endless.update(name for name, times in Counter(here.calls).items() if times > 1)
            problem = ExpressionError("nested-too-deep", limit=MAX_DEPTH, block=here.path)
            raise self._diagnostics.failed(problem, "", span)
        if self.blocks == MAX_BLOCKS + 1:
            raise self._diagnostics.failed(ExpressionError("too-many-blocks", block=here.path), "", span)
        if self.blocks > MAX_BLOCKS:
            raise Absent
        return replace(here, depth=here.depth + 1)

    def is_endless(self, component: str, here: Here) -> bool:
        """Whether a component is one that called itself to the limit, and is being expanded here."""
        return component in self.endless and component in here.calls
