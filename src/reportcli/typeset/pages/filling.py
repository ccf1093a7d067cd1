"""Fills a region of a page with a list, in one column or in several."""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.model.value_class import replace
from reportcli.typeset.breaking.items import ColumnSet, Item
from reportcli.typeset.breaking.justify import justify
from reportcli.typeset.breaking.region import Filled, Region
from reportcli.typeset.breaking.region_breaker import Hooks, fill_region
from reportcli.typeset.pages.footnotes import Foot
from reportcli.typeset.pages.page import Page, covers


def filled_column(page: Page, region: Region, items: list[Item], hooks: Hooks, *, foot: Foot) -> Filled:
    """The region of a frame without columns, its lines justified down to its notes."""
    fresh, known = page.y is None, len(page.set_places)
    filled = fill_region(items, region, hooks, fresh=fresh)
    if len(page.set_places) > known and covers(page.obstacles, filled):
        filled = fill_region(items, region, hooks, fresh=fresh)  # what stands before the place, too
    justify(filled, replace(region, height=region.height - foot.height(filled.notes)))
    return filled


def filled_columns(
    frame: b.FrameSpec, region: Region, items: list[Item], hooks: Hooks, *, fresh: bool
) -> Filled:
    """The region of a frame with columns. fresh: nothing stands in the frame yet."""
    columns = ColumnSet(tuple(items), 0.0, frame.width, frame.columns, frame.gap)
    filled = fill_region([columns], region, hooks, fresh=fresh)
    if filled.rest:
        (rest,) = filled.rest
        assert isinstance(rest, ColumnSet)
        filled.rest = list(rest.items)
    return filled
