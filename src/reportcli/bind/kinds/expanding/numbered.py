"""Binds figures, tables, notes and whatever else is numbered."""

from __future__ import annotations

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.context import Binding
from reportcli.bind.identifiers import slug
from reportcli.bind.position import Here
from reportcli.bind.registers import Numbered
from reportcli.blocks import Block, Stack
from reportcli.expressions.values import Namespace, Rich
from reportcli.layout.models.kinds.expanding.numbered import NumberedNode


def bind(binding: Binding, node: NumberedNode, here: Here) -> list[Block]:
    """A stack of its blocks, which know its number; it takes none when nothing of them is printed."""
    read, inner = Attributes(binding, node, here), binding.inside(node, here)
    registers = binding.registers
    counter, title = read.plain("numbered"), read.text("title") if node.title else Rich(())
    before, counted = len(registers.numbered), list(registers.counted.items())
    number = _number(binding, node, here, counter)
    shared = common(read, node, inner.path)
    target = shared.get("id") or slug(inner.path)
    shared["id"] = target
    registers.ids.setdefault(target, None)
    registers.numbered.append(Numbered(counter, number, title, target))
    children = tuple(binding.blocks(node.do, inner.naming(number=number, title=title)))
    if not children:
        del registers.numbered[before:]
        registers.counted.clear()
        registers.counted.update(counted)
        return []
    return [Stack(children=children, **shared)]


def _number(binding: Binding, node: NumberedNode, here: Here, counter: str) -> str:
    registers = binding.registers
    if node.per != "chapter":
        return str(registers.count(counter))
    number = str(registers.count(counter, registers.chapter))
    chapter = here.scope.lookup("chapter")
    prefix = chapter["number"] if isinstance(chapter, Namespace) else ""
    return f"{prefix}.{number}" if prefix else number
