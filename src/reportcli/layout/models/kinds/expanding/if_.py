"""Blocks under a condition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from reportcli.layout.models.block_fields import Blocks
from reportcli.layout.models.bounds import Contradiction
from reportcli.layout.models.conditions import constant_condition
from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import Expr
from reportcli.layout.models.node import EVERYTHING, Node


class IfNode(Node):
    kind: ClassVar[str] = "if"
    content: ClassVar[tuple[str, ...]] = ("then", "else_")
    unread: ClassVar[frozenset[str]] = EVERYTHING
    if_: Expr = Field(description="A condition.")
    then: Blocks = Field(description="Blocks when it holds.")
    else_: Blocks = Field(default=(), description="Blocks when it does not.")

    def doubts(self) -> Iterator[Contradiction]:
        """A condition that never changes."""
        yield from constant_condition(self.if_, "if_")
