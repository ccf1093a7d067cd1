"""Components: a body bound in a scope of its own."""

from __future__ import annotations

from collections.abc import Mapping

from reportcli.bind.context import Binding
from reportcli.bind.position import Here, Slot
from reportcli.bind.runs import first_source
from reportcli.bind.values.looks import Values
from reportcli.blocks import Block
from reportcli.expressions.values import Cause, Rich, Scope
from reportcli.layout.layout import Component
from reportcli.model.value_class import replace
from reportcli.workbook.tables.record import CellText


def call_component(
    binding: Binding,
    component: Component,
    here: Here,
    *,
    names: Mapping[str, object],
    slots: Mapping[str, Slot],
    blanks: Mapping[str, tuple[Cause, ...]] | None = None,
) -> list[Block]:
    """A component's body, in a scope of its own: the tables and its parameters, nothing of the caller.

    blanks: for parameters without a value, the blank cells that they were given.
    """
    root = binding.texts.root
    known = dict(names)
    for name, param in component.params.items():
        if name not in known and param.default is not None and param.type != "blocks":
            place = replace(here, scope=root.scope)
            known[name] = argument(Values(binding, place, param.where("default")), param.type, param.default)
    scope = Scope({**known, **here.local_names()}, root.scope, blanks)
    return binding.blocks(component.body, replace(here, scope=scope, slots=slots))


def argument(values: Values, kind: str, written: str) -> object:
    """An argument by the type of its parameter: text as pieces, colours and lengths resolved, else an
    expression.
    """
    if kind == "text":
        return plain_text(values.binding.texts.text(written, values.here, values.span))
    if kind == "colour":
        return values.paint(written)
    if kind == "length":
        return values.length(written)
    return values.evaluated(written)


def plain_text(rich: Rich) -> CellText | Rich:
    """Text without marks and numbers as a text that can be compared; its first cell stays known."""
    texts = [p.content for p in rich.pieces if isinstance(p.content, str) and not p.marks and not p.link]
    if len(texts) != len(rich.pieces):
        return rich
    return CellText("".join(texts), first_source(rich))
