"""Lists of numbered things that nothing of the layout numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportcli.inputs.nearest import nearest
from reportcli.layout.layout import children
from reportcli.layout.models.fields import is_deferred
from reportcli.layout.models.kinds.expanding.listing import ListingNode
from reportcli.layout.models.kinds.expanding.numbered import NumberedNode
from reportcli.layout.models.node import Node
from reportcli.layout.reporting import Sink


def look_for_counters(bodies: Iterable[tuple[Node, ...]], sink: Sink) -> None:
    """Reports listings of a word that no numbered block of the layout has: they would print nothing."""
    every = [node for body in bodies for node in _deep(body)]
    listings = [node for node in every if isinstance(node, ListingNode) and not is_deferred(node.listing)]
    if not listings:
        return
    counters = {node.numbered for node in every if isinstance(node, NumberedNode)}
    if any(is_deferred(name) for name in counters):
        return
    for node in listings:
        if node.listing not in counters:
            args = {"name": node.listing, "names": ", ".join(sorted(counters))}
            near = nearest(node.listing, counters)
            sink.error("layout-nothing-to-list", node.where("listing"), **args, nearest=near)


def _deep(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _deep(children(node))
