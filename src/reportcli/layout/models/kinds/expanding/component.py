"""Components used as blocks."""

from __future__ import annotations

from typing import ClassVar

from reportcli.layout.models.declared import Field
from reportcli.layout.models.node import Node
from reportcli.model.refs import Span


class ComponentCall(Node):
    """A component used as a block. Arguments by parameter name: blocks and slots as nodes, all else as
    text (expressions bare; colours and lengths checked, for `Layout.paint` and `Layout.length`)."""

    kind: ClassVar[str] = "component"
    name: str
    arguments: dict[str, object] = Field(default_factory=dict)

    def where(self, *names: str | int) -> Span:
        """The span of an argument (or of something in it); of the whole call when it is not written."""
        return super().where(self.name, *names)

    def given_blocks(self, name: str) -> tuple[Node, ...]:
        """The blocks of an argument; none when it has none."""
        given = self.arguments.get(name)
        return given if isinstance(given, tuple) else ()
