"""Headings that skip a level, in files that are read aloud."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.measure.found import Found
from reportcli.model.diagnostic import Severity
from reportcli.model.display import PagedDocument

HEADINGS = {f"H{level}": level for level in range(1, 7)}


def skipped(document: PagedDocument) -> Iterator[Found]:
    """Headings that stand more than one level below the one before, as the whole document is read; the first
    is of level 1. Source: PDF/UA-1, 7.4.2.
    """
    last = 0
    for node in (node for chapter in document.chapters for node in chapter.nodes):
        level = HEADINGS.get(node.tag)
        if level is None:
            continue
        if level > last + 1:
            args = {"level": str(level), "before": str(last)}
            yield Found("heading-level-skipped", Severity.ERROR, node.block, "", args)
        last = level
