"""What stacks, boxes and shapes say of how they grow; pictures grow in a way of their own."""

from __future__ import annotations

from reportcli.layout.models.declared import Field
from reportcli.layout.models.effects import needs

GROW = Field(
    default=False,
    description="Shares what its page leaves empty below, as `flex-grow` does, from its own height up to "
    "`max-height`. In a row, a grid or columns it keeps its own.",
)
LEAST_HEIGHT = Field(default=None, needs=needs("grow"), description="Least height where it grows.")
GREATEST_HEIGHT = Field(default=None, needs=needs("grow"), description="Greatest height where it grows.")
COPYFIT = Field(
    default=False,
    description="Notes at its text how many words it has and about how many fit into the stated height.",
)
