"""Icons: vectors of the layout."""

from __future__ import annotations

from typing import ClassVar

from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import IconName, PaintField
from reportcli.layout.models.measures import Size
from reportcli.layout.models.node import Node


class IconNode(Node):
    kind: ClassVar[str] = "icon"
    icon: IconName = Field(description="Name of an icon of the layout, `flags/be` for a flag.")
    size: Size | None = Field(default=None, description="Its height.")
    colour: PaintField | None = Field(default=None, description="Colour of an icon of one colour.")
