"""Models of blocks that decide what is there: loops, conditions, names, slots, components."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field

from reportcli.layout.models.fields import Blocks, Expr, Exprs, Text
from reportcli.layout.models.parts import Node
from reportcli.model.refs import Span


class EachNode(Node):
    kind: ClassVar[str] = "each"
    each: Expr = Field(description="Records, or any list.")
    as_: Text = Field(
        default="item",
        description=(
            "Name of the record in the blocks; `loop.index`, `loop.first`, `loop.last` tell where it stands."
        ),
    )
    do: Blocks = Field(description="Blocks for each record.")
    empty: Blocks = Field(default=(), description="Blocks when there is no record.")


class IfNode(Node):
    kind: ClassVar[str] = "if"
    if_: Expr = Field(description="A condition.")
    then: Blocks = Field(description="Blocks when it holds.")
    else_: Blocks = Field(default=(), description="Blocks when it does not.")


class LetNode(Node):
    kind: ClassVar[str] = "let"
    let: Exprs = Field(description="Names for expressions; a later one may use an earlier one.")
    do: Blocks = Field(description="Blocks in which they are known.")


class SlotNode(Node):
    """Inside a component's body: the blocks that the caller gives for this slot."""

    kind: ClassVar[str] = "slot"
    slot: Text = Field(description="In a component's body: what the caller gives for this slot.")


class ComponentCall(Node):
    """A component used as a block. Arguments by parameter name: blocks and slots as nodes, all else as
    text (expressions bare; colours and lengths checked, for `Layout.paint` and `Layout.length`)."""

    kind: ClassVar[str] = "component"
    name: str
    arguments: dict[str, Any] = Field(default_factory=dict)

    def where(self, *names: str | int) -> Span:
        return super().where(self.name, *names)
