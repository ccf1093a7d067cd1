"""Links to places of the report that no page has."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.measure.found import Found
from reportcli.model.diagnostic import Severity
from reportcli.model.display import PagedDocument


def dead(document: PagedDocument) -> Iterator[Found]:
    """Every link inside the report whose target stands on no page."""
    pages = document.pages
    known = {f"#{anchor}" for page in pages for anchor in page.anchors}
    for page in pages:
        for leaf in page.placed:
            if leaf.link and leaf.link.startswith("#") and leaf.link not in known:
                args = {"target": leaf.link[1:], "block": leaf.block or ""}
                yield Found("link-target-unknown", Severity.ERROR, leaf.block or "", page.folio, args)
