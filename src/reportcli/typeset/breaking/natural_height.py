"""How high a vertical list stands by itself."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reportcli.typeset.breaking.items import Box, ColumnSet, Float, Glue, Item, Open


def natural_height(items: Sequence[Item], enough: float = math.inf) -> float:
    """About how high the list stands without any break; counting stops at `enough`."""
    total, glue = 0.0, 0.0
    for item in items:
        if isinstance(item, Box):
            total += glue + item.height
            glue = 0.0
            if total > enough:
                break
        elif isinstance(item, Glue):
            glue = max(glue, item.size)
        elif isinstance(item, Float):
            total += max(glue, item.before) + item.box.height
            glue = item.after
        elif isinstance(item, ColumnSet):
            total += glue + natural_height(item.items, enough * item.count) / item.count
            glue = 0.0
        elif isinstance(item, Open):
            total += item.scope.top + item.scope.bottom
    return total
