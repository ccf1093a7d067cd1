"""Exceptions for blocks whose path of ids is only known here: late ids, and blocks of components."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportcli.bind.attributes import slug
from reportcli.bind.context import Binding, Here
from reportcli.layout.resolve.changes import unmatched

if TYPE_CHECKING:
    from reportcli.layout.models import Node


def overridden(binding: Binding, node: Node, here: Here) -> tuple[Node, Here]:
    """The block as an override makes it, and its place with its id; as it is when none means it."""
    if node.id is None or here.side:
        return node, here
    name = slug(binding.plain(node.id, here, node.span))
    if not name:
        return node, here
    here = replace(here, ids=(*here.ids, name))
    binding.met_ids.add(here.ids)
    return _changed(binding, node, "/".join(here.ids)), here


def _changed(binding: Binding, node: Node, path: str) -> Node:
    """The block after every override of this path, in order: a later one changes what an earlier made."""
    for number, variant in node.variants:
        if binding.layout.block_overrides[number].path == path:
            binding.overridden.add(number)
            return _changed(binding, variant, path)
    return node


def tell_unmatched(binding: Binding) -> None:
    """Overrides that no block has met."""
    for number, override in enumerate(binding.layout.block_overrides):
        if number not in binding.overridden:
            binding.tell(unmatched(override, sorted(binding.met_ids)))
