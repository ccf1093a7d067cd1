"""Tables without header cells, in files that are read aloud."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli import blocks as b
from reportcli.blocks.walk import inside
from reportcli.measure.found import Found, around
from reportcli.model.diagnostic import Severity


def headless(report: b.Report) -> Iterator[Found]:
    """Tables of the flow whose columns have no headings and whose rows none: nothing says what a cell is.

    Source: PDF/UA-1, 7.5. Tables in decoration are not read, and need none.
    """
    for chapter in report.chapters:
        unread: set[str] = set()
        for block in inside(chapter.section):
            if block.decorative:
                unread.add(block.path)
            elif _bare(block) and unread.isdisjoint(around(block.path)):
                yield Found("table-headless", Severity.ERROR, block.path, "", {})


def _bare(block: b.Block) -> bool:
    """Whether a block is read as a table, and has no headings."""
    return isinstance(block, b.Table) and block.role in (None, "Table") and not _headed(block)


def _headed(table: b.Table) -> bool:
    if any(column.row_header for column in table.columns):
        return True
    return any(row.kind == "header" or any(cell.header for cell in row.cells) for row in table.rows)
