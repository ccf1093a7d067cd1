"""Page and column breaks."""

from __future__ import annotations

from dataclasses import dataclass

from reportcli.blocks.block import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Break(Block):
    """What follows begins anew: the page, the column or the frame."""

    kind: str = "page"  # page | left | right | column | frame
