"""Figures, tables, notes and whatever else is numbered."""

from __future__ import annotations

from typing import Annotated, ClassVar

from reportcli.layout.models.block_fields import Blocks
from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import Text, choice
from reportcli.layout.models.node import Node


class NumberedNode(Node):
    kind: ClassVar[str] = "numbered"
    content: ClassVar[tuple[str, ...]] = ("do",)
    numbered: Text = Field(
        description="What is counted together, such as figure, table or note: a word of your own."
    )
    title: Text | None = Field(default=None, description="Its title, in lists and for `ref(id, 'title')`.")
    per: Annotated[str, choice("report", "chapter")] = Field(
        default="report",
        description="Counted through the report, or anew in each chapter, behind the chapter's number if it "
        "has one.",
    )
    do: Blocks = Field(description="Its blocks, in which `number` and `title` are known.")
