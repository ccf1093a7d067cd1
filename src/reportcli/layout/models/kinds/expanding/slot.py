"""Slots: what the caller of a component gives."""

from __future__ import annotations

from typing import ClassVar

from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import Text
from reportcli.layout.models.node import EVERYTHING, Node


class SlotNode(Node):
    """Inside a component's body: the blocks that the caller gives for this slot."""

    kind: ClassVar[str] = "slot"
    unread: ClassVar[frozenset[str]] = EVERYTHING
    slot: Text = Field(description="In a component's body: what the caller gives for this slot.")
