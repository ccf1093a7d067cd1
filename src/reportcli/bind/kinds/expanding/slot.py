"""Binds slots."""

from __future__ import annotations

from reportcli.bind.context import Binding
from reportcli.bind.position import Here
from reportcli.blocks import Block
from reportcli.layout.models.kinds.expanding.slot import SlotNode
from reportcli.model.value_class import replace


def bind(binding: Binding, node: SlotNode, here: Here) -> list[Block]:
    """What the caller gave for the slot, bound where the caller wrote it."""
    slot = here.slots.get(node.slot)
    if slot is None:
        return []
    place = replace(
        slot.here, path=here.path, level=here.level, depth=here.depth, calls=here.calls, ids=here.ids
    )
    return slot.content(place) if slot.content else binding.blocks(slot.nodes, place)
