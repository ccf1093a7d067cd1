"""Every picture that shows something has an alternative text, from the layout or the photo's record."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Chart, Image, Map, Report
from reportcli.blocks.walk import blocks_of
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import table
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.refs import Where
from reportcli.workbook.tables.record import where_of
from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding for each picture, chart and map without words; a photo that stands twice, once."""
    seen: set[Where | None] = set()
    words = {where_of(photo, "file"): where_of(photo, "alt") for photo in table(workbook, "photos", "file")}
    for block in blocks_of(report):
        if not isinstance(block, (Image, Chart, Map)) or block.decorative or (block.alt or "").strip():
            continue
        source = block.source if isinstance(block, Image) else None
        where = words.get(source, source) or block.span
        if where in seen:
            continue
        seen.add(where)
        related = (Related("used-here", block.span),) if source and block.span else ()
        kind = "photo" if isinstance(block, Image) else type(block).__name__.lower()
        yield Diagnostic(
            f"{kind}-without-alt", Severity.WARNING, where, {"block": block.path}, related, block=block.path
        )


RULE = Rule(470, ("photo-without-alt", "chart-without-alt", "map-without-alt"), check)
