"""QR codes."""

from __future__ import annotations

from typing import ClassVar

from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import PaintField, Text
from reportcli.layout.models.measures import Size
from reportcli.layout.models.node import Node


class QrNode(Node):
    kind: ClassVar[str] = "qr"
    content: ClassVar[tuple[str, ...]] = ("qr",)
    keeps_room: ClassVar[bool] = False
    qr: Text = Field(description="What the code says, mostly an address.")
    size: Size | None = Field(default=None, description="Its side, quiet zone included.")
    colour: PaintField | None = Field(default=None, description="Colour of its modules.")
