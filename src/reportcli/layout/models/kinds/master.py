"""Another master from here on."""

from __future__ import annotations

from typing import Annotated, ClassVar

from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import MasterName
from reportcli.layout.models.measures import sure_number
from reportcli.layout.models.node import EVERYTHING, Node


class MasterNode(Node):
    kind: ClassVar[str] = "master"
    unread: ClassVar[frozenset[str]] = EVERYTHING
    master: MasterName = Field(description="Pages from here on follow this master.")
    pages: Annotated[int, sure_number(1, 100, whole=True)] | None = Field(
        default=None,
        description="How many pages follow it before those of the master before it; unless said, all.",
    )
