"""Names of blocks by their paths, and what overrides make of blocks that only binding can name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from reportcli.layout.layout import Component, children
from reportcli.layout.models import Node
from reportcli.layout.models.fields import is_late
from reportcli.layout.reporting import Sink
from reportcli.layout.resolve.blocks import Builder
from reportcli.layout.resolve.changes import BlockOverride, with_values


def name_paths(nodes: Iterable[Node], sink: Sink, above: str = "") -> None:
    """Give every block its path: ids where there are, else its kind, numbered among its like."""
    counts: Counter[str] = Counter()
    for node in nodes:
        step = node.id if node.id and not is_late(node.id) else None
        if step is None:
            label = getattr(node, "name", node.kind)
            counts[label] += 1
            step = label if counts[label] == 1 else f"{label}-{counts[label]}"
        else:
            counts[step] += 1
            if counts[step] > 1:
                sink.found("layout-duplicate-id", node.span, id=step)
        node._path = f"{above}/{step}" if above else step
        name_paths(children(node), sink, node._path)


def prepare_variants(
    builder: Builder,
    overrides: Iterable[BlockOverride],
    sections: tuple[Node, ...],
    components: Mapping[str, Component],
) -> None:
    """Prepares every block that an override may mean whose path only binding knows."""
    for number, override in enumerate(overrides):
        last = override.path.rpartition("/")[2]
        for node in list(_deep(sections)):
            _variant(builder, node, number, override, last, None)
        for component in components.values():
            for node in list(_deep(component.body)):
                _variant(builder, node, number, override, last, component)


def _variant(
    builder: Builder, node: Node, number: int, override: BlockOverride, last: str, component: Component | None
) -> None:
    if node.id is None or node._source is None or not (node.id == last or is_late(node.id)):
        return
    raw = with_values(node._source, override.set)
    made = builder.block(raw, builder.components[component.name] if component else None)
    if made is not None:
        made._path = node.path
        name_paths(children(made), builder.sink, made.path)
        node._variants = (*node.variants, (number, made))


def _deep(nodes: Iterable[Node]) -> Iterator[Node]:
    """Blocks, what is inside them, and what overrides have made of them so far."""
    for node in nodes:
        yield node
        yield from _deep(children(node))
        yield from _deep([variant for _, variant in node.variants])
