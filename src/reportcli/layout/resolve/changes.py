"""Changes and overrides: what a layout does to the blocks of the layouts that it extends, by paths of ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportcli.inputs.nearest import nearest
from reportcli.inputs.yaml.nodes import YamlMapping, YamlSequence
from reportcli.layout.models.fields import is_deferred
from reportcli.layout.reporting import Sink
from reportcli.layout.resolve.late_overrides import BlockOverride, IdPath, RecordOverride
from reportcli.layout.settings.changes import Change, Override
from reportcli.model.refs import Span

Replacement = Callable[[object, Span], list[tuple[object, Span]]]


def id_of(block: object) -> str | None:
    """The id that a block as written carries, beside its first key or in a section's head."""
    if not isinstance(block, YamlMapping) or not block:
        return None
    head = block.get("section") if next(iter(block)) == "section" else None
    found = head.get("id") if isinstance(head, YamlMapping) else None
    found = found if found is not None else block.get("id")
    return found if isinstance(found, str) else None


def id_paths(value: object, path: IdPath = ()) -> Iterator[IdPath]:
    """The id path of every block that has one, however deep."""
    own = id_of(value)
    here = (*path, own) if own is not None else path
    if own is not None:
        yield here
    children = (
        value.values() if isinstance(value, YamlMapping) else value if isinstance(value, YamlSequence) else ()
    )
    for child in children:
        if isinstance(child, YamlMapping | YamlSequence):
            yield from id_paths(child, here)


def edit(
    value: YamlSequence, wanted: IdPath, replacement: Replacement, path: IdPath = ()
) -> tuple[YamlSequence, int]:
    """A copy of the blocks with the one at `wanted` replaced, and how many were met."""
    copy, met = YamlSequence(value.span), 0
    for item, at in zip(value, value.items_at, strict=True):
        own = id_of(item)
        if own is not None and (*path, own) == wanted:
            met += 1
            for new, new_at in replacement(item, at):
                copy.add(new, new_at)
            continue
        changed, hits = _edit_inside(item, wanted, replacement, path)
        met += hits
        copy.add(changed, at)
    return (copy, met) if met else (value, 0)


def _edit_inside(value: object, wanted: IdPath, replacement: Replacement, path: IdPath) -> tuple[object, int]:
    """The same with what stands inside one value."""
    if isinstance(value, YamlSequence):
        return edit(value, wanted, replacement, path)
    if not isinstance(value, YamlMapping):
        return value, 0
    own = id_of(value)
    here = (*path, own) if own is not None else path
    if here != wanted[: len(here)]:
        return value, 0
    copy, met = value.copy(), 0
    for key in value:
        changed, hits = _edit_inside(value[key], wanted, replacement, here)
        if hits:
            copy.put(key, changed, value.keys_at.get(key, value.span), value.values_at.get(key, value.span))
            met += hits
    return (copy, met) if met else (value, 0)


def apply_change(sections: YamlSequence, change: Change, sink: Sink) -> YamlSequence:
    """The sections after one change; one that matches nothing is a finding."""
    named = [n for n in ("replace", "remove", "insert_before", "insert_after") if getattr(change, n)]
    if len(named) != 1:
        sink.error("layout-change-unclear", change.span)
        return sections
    verb = named[0]
    given = {"replace": change.with_, "remove": ()}.get(verb, change.blocks)
    if not isinstance(given, YamlSequence) and verb != "remove":
        sink.error("layout-change-without-blocks", change.span, key="with" if verb == "replace" else "blocks")
        return sections
    new = list(zip(given, given.items_at, strict=True)) if isinstance(given, YamlSequence) else []
    orders: dict[str, Replacement] = {
        "insert_before": lambda item, at: [*new, (item, at)],
        "insert_after": lambda item, at: [(item, at), *new],
    }
    wanted = str(getattr(change, verb))
    changed, met = edit(sections, tuple(wanted.split("/")), orders.get(verb, lambda item, at: new))
    if not met:
        paths = ["/".join(p) for p in id_paths(sections)]
        sink.error("layout-change-unmatched", change.where(verb), path=wanted, nearest=nearest(wanted, paths))
    return changed


def apply_override(
    blocks: YamlSequence, override: Override, sink: Sink, inside: bool = False
) -> tuple[YamlSequence, BlockOverride | RecordOverride | None]:
    """The blocks after one override; or the override itself, where only the binder can match it.

    inside: components have blocks with ids, whose paths only binding knows.
    """
    values = override.set if isinstance(override.set, YamlMapping) else YamlMapping(override.span)
    if (override.block is None) == (override.record is None):
        sink.error("layout-override-unclear", override.span)
        return blocks, None
    if override.record is not None:
        return blocks, RecordOverride(override.record.table, override.record.key, values, override.span)
    path = str(override.block)

    def changed_block(item: object, at: Span) -> list[tuple[object, Span]]:
        """The block with the override's values over its own."""
        return [(with_values(item, values) if isinstance(item, YamlMapping) else item, at)]

    changed, met = edit(blocks, tuple(path.split("/")), changed_block)
    if met:
        return changed, None
    known = list(id_paths(blocks))
    if inside or any(is_deferred(step) for ids in known for step in ids):
        return blocks, BlockOverride(path, values, override.where("block"))
    paths = ["/".join(ids) for ids in known]
    sink.error("layout-override-unmatched", override.where("block"), path=path, nearest=nearest(path, paths))
    return blocks, None


def with_values(block: YamlMapping, values: YamlMapping) -> YamlMapping:
    """A block with attributes set; its first key stays first."""
    copy = block.copy()
    for key in values:
        copy.take(key, values)
    return copy
