"""Links to places of the report that no page has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportcli.blocks import Report, Text
from reportcli.blocks.walk import blocks_of
from reportcli.measure.found import Found
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.display import PagedDocument
from reportcli.model.inline import Run
from reportcli.model.refs import Where
from reportcli.model.value_class import replace

CODE = "link-target-unknown"


def at_words(found: Iterable[Diagnostic], report: Report) -> Iterator[Diagnostic]:
    """The findings, that of a link at the words which are linked rather than at their paragraph."""
    for one in found:
        where = _words_of(report, one) if one.code == CODE else None
        yield one if where is None else replace(one, where=where)


def _words_of(report: Report, found: Diagnostic) -> Where | None:
    """Where the first linked words of a paragraph are written."""
    link = f"#{found.args.get('target', '')}"
    texts = (one for one in blocks_of(report) if one.path == found.block and isinstance(one, Text))
    runs = (run for text in texts for run in text.runs if isinstance(run, Run) and run.link == link)
    return next((run.where for run in runs if run.where is not None), None)


def dead(document: PagedDocument) -> Iterator[Found]:
    """Every link inside the report whose target stands on no page."""
    pages = document.pages
    known = {f"#{anchor}" for page in pages for anchor in page.anchors}
    for page in pages:
        for leaf in page.placed:
            if leaf.link and leaf.link.startswith("#") and leaf.link not in known:
                args = {"target": leaf.link[1:], "block": leaf.block or ""}
                yield Found(CODE, Severity.ERROR, leaf.block or "", page.folio, args)
