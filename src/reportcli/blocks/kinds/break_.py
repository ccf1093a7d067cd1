"""Page and column breaks."""

from __future__ import annotations

from reportcli.blocks.block import Block
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Break(Block):
    """What follows begins anew: the page, the column or the frame."""

    kind: str = "page"  # page | left | right | column | frame
