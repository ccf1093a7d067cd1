"""Breaks of pages, columns and frames."""

from __future__ import annotations

from typing import Annotated, ClassVar

from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import choice
from reportcli.layout.models.node import EVERYTHING, Node


class BreakNode(Node):
    kind: ClassVar[str] = "break"
    unread: ClassVar[frozenset[str]] = EVERYTHING
    break_: Annotated[str, choice("page", "left", "right", "column", "frame")] = Field(
        default="page",
        description="What begins anew: the page, the next left or right page, the column or the frame.",
    )
