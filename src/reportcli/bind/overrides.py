"""Exceptions for blocks whose path of ids is only known here: ids with expressions, blocks of components."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.layout.models.node import Node
from reportcli.layout.resolve.late_overrides import BlockOverride, IdPath, unmatched
from reportcli.model.diagnostic import Diagnostic


class BlockOverrides:
    """The overrides of a layout, and which of them have met a block."""

    def __init__(self, overrides: tuple[BlockOverride, ...]) -> None:
        self.overrides = overrides
        self.met: set[IdPath] = set()
        self.used: set[int] = set()

    def applied(self, node: Node, ids: IdPath) -> Node:
        """The block of a path of ids as the overrides of that path make it; as it is when none means it."""
        self.met.add(ids)
        return self._changed(node, "/".join(ids))

    def _changed(self, node: Node, path: str) -> Node:
        """The block after every override in order: a later one changes what an earlier made."""
        for number, variant in node.variants:
            if self.overrides[number].path == path:
                self.used.add(number)
                return self._changed(variant, path)
        return node

    def unmatched(self) -> Iterator[Diagnostic]:
        """The findings of overrides that no block has met."""
        for number, override in enumerate(self.overrides):
            if number not in self.used:
                yield unmatched(override, sorted(self.met))
