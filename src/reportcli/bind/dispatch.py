"""Which function binds which kind of block, and how a list of blocks is bound."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reportcli.bind.context import Absent, Binding, Here
from reportcli.bind.overrides import overridden
from reportcli.blocks import Block
from reportcli.expressions.values import ExpressionError

if TYPE_CHECKING:
    from reportcli.layout.models import Node

Binder = Callable[[Binding, Any, Here], list[Block]]


def bind_blocks(binding: Binding, nodes: Iterable[Node], here: Here) -> list[Block]:
    """The blocks of a list, in order; one whose binding fails is left out, with its findings told."""
    blocks: list[Block] = []
    for node in nodes:
        try:
            blocks += bind_node(binding, node, here)
        except Absent:
            continue
    return blocks


def bind_node(binding: Binding, node: Node, here: Here) -> list[Block]:
    """The blocks of one node: none when its condition is not met, several for `each` and components."""
    inner = binding.entered(here, node.span)
    if binding.layout.block_overrides:
        node, inner = overridden(binding, node, inner)
    condition = node.common.if_
    if condition is not None and not binding.holds(condition, inner, node.common.where("if_")):
        return []
    try:
        return binders()[node.kind](binding, node, inner)
    except ExpressionError as error:
        raise binding.failed(error, node.kind, node.span) from None


@lru_cache(maxsize=1)
def binders() -> dict[str, Binder]:
    from reportcli.bind import charts, containers, figures, prose, sections, tables, text

    return {
        "text": text.bind_text,
        "list": text.bind_list,
        "prose": prose.bind_prose,
        "image": figures.bind_image,
        "icon": figures.bind_icon,
        "shape": figures.bind_shape,
        "qr": figures.bind_qr,
        "map": figures.bind_map,
        "chart": charts.bind_chart,
        "table": tables.bind_table,
        "stack": containers.bind_stack,
        "spoken": containers.bind_spoken,
        "row": containers.bind_row,
        "grid": containers.bind_grid,
        "columns": containers.bind_columns,
        "box": containers.bind_box,
        "place": containers.bind_place,
        "frame": containers.bind_frame,
        "break": containers.bind_break,
        "each": containers.bind_each,
        "if": containers.bind_if,
        "let": containers.bind_let,
        "component": containers.bind_component,
        "slot": containers.bind_slot,
        "section": sections.bind_section,
        "master": sections.bind_master,
        "toc": sections.bind_toc,
    }
