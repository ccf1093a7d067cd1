"""Binds calls of components."""

from __future__ import annotations

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.components import argument, call_component
from reportcli.bind.context import Binding
from reportcli.bind.position import Here, Slot
from reportcli.bind.values.looks import Values
from reportcli.blocks import Block, Stack
from reportcli.expressions.values import Cause
from reportcli.layout.models.kinds.expanding.component import ComponentCall
from reportcli.model.value_class import replace


def bind(binding: Binding, node: ComponentCall, here: Here) -> list[Block]:
    """A component's body with the caller's arguments, in a stack of its own when the call says how it is
    set (width, box, alt…).
    """
    if binding.nesting.is_endless(node.name, here):
        return []
    component = binding.layout.components[node.name]
    outer = binding.inside(node, here)
    outer = replace(outer, calls=(*here.calls, node.name))
    names: dict[str, object] = {}
    blanks: dict[str, tuple[Cause, ...]] = {}
    slots = {name: Slot(node.given_blocks(name), here) for name in component.slots if name in node.arguments}
    for name, param in component.params.items():
        if name not in node.arguments:
            continue
        if param.type == "blocks":
            slots[name] = Slot(node.given_blocks(name), here)
        else:
            values = Values(binding, here, node.where(name))
            names[name] = argument(values, param.type, str(node.arguments[name]))
            if names[name] is None:
                blanks[name] = binding.texts.evaluator.blanks
    blocks = call_component(binding, component, outer, names=names, slots=slots, blanks=blanks)
    if not blocks or not node.common.stated - {"if_"}:
        return blocks
    return [Stack(children=tuple(blocks), **common(Attributes(binding, node, here), node, outer.path))]
