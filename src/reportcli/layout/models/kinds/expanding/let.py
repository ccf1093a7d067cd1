"""Names for expressions."""

from __future__ import annotations

from typing import ClassVar

from reportcli.layout.models.block_fields import Blocks
from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import Exprs
from reportcli.layout.models.node import EVERYTHING, Node


class LetNode(Node):
    kind: ClassVar[str] = "let"
    unread: ClassVar[frozenset[str]] = EVERYTHING
    let: Exprs = Field(description="Names for expressions; a later one may use an earlier one.")
    do: Blocks = Field(description="Blocks in which they are known.")
