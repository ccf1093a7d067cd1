"""Names of blocks by their paths, and what overrides make of blocks that only binding can name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from reportcli.layout.layout import Component, children
from reportcli.layout.models.fields import is_deferred
from reportcli.layout.models.node import Node
from reportcli.layout.models.parts import Part
from reportcli.layout.reporting import Sink
from reportcli.layout.resolve.blocks import Builder
from reportcli.layout.resolve.changes import with_values
from reportcli.layout.resolve.late_overrides import BlockOverride
from reportcli.layout.settings.components import ComponentFile
from reportcli.model.refs import Span


def name_paths(nodes: Iterable[Node], sink: Sink, above: str = "") -> None:
    """Give every block its path: ids where there are, else its kind, numbered among its like."""
    counts: Counter[str] = Counter()
    for node in nodes:
        step = node.id if node.id and not is_deferred(node.id) else None
        if step is None:
            label = getattr(node, "name", node.kind)
            counts[label] += 1
            step = label if counts[label] == 1 else f"{label}-{counts[label]}"
        else:
            counts[step] += 1
            if counts[step] > 1:
                sink.error("layout-duplicate-id", _id_at(node), id=step)
        node.stand_at(f"{above}/{step}" if above else step)
        name_paths(children(node), sink, node.path)


def _id_at(node: Node) -> Span:
    """Where the id of a block is written."""
    head = getattr(node, "section", None)
    holder = head if isinstance(head, Part) and getattr(head, "id", None) else node.common
    return holder.where("id") if holder.source is not None else node.span


def prepare_variants(
    builder: Builder,
    overrides: Iterable[BlockOverride],
    sections: tuple[Node, ...],
    components: Mapping[str, Component],
) -> None:
    """Prepares every block that an override may mean whose path only binding knows."""
    bodies = [(sections, None), *((one.body, builder.components[name]) for name, one in components.items())]
    for number, override in enumerate(overrides):
        last = override.path.rpartition("/")[2]
        for body, head in bodies:
            for node in list(_deep(body)):
                if node.id is not None and (node.id == last or is_deferred(node.id)):
                    _vary(builder, node, head, number=number, override=override)


def _vary(
    builder: Builder, node: Node, head: ComponentFile | None, *, number: int, override: BlockOverride
) -> None:
    """Gives a block the variant that one override makes of it; head: of the component whose body it is in."""
    if node.source is None:
        return
    made = builder.block(with_values(node.source, override.set), head)
    if made is not None:
        made.stand_at(node.path)
        name_paths(children(made), builder.sink, made.path)
        node.vary(number, made)


def _deep(nodes: Iterable[Node]) -> Iterator[Node]:
    """Blocks, what is inside them, and what overrides have made of them so far."""
    for node in nodes:
        yield node
        yield from _deep(children(node))
        yield from _deep([variant for _, variant in node.variants])
