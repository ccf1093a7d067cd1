"""Which function binds which kind of block, and how a list of blocks is bound."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reportcli.report.blocks import Block
from reportcli.report.context import Absent, Binding, Here
from reportcli.report.overrides import overridden
from reportcli.report.values import ExpressionError

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
    from reportcli.report import (
        bind_charts,
        bind_flow,
        bind_media,
        bind_prose,
        bind_sections,
        bind_tables,
        bind_text,
    )

    return {
        "text": bind_text.bind_text,
        "list": bind_text.bind_list,
        "prose": bind_prose.bind_prose,
        "image": bind_media.bind_image,
        "icon": bind_media.bind_icon,
        "shape": bind_media.bind_shape,
        "qr": bind_media.bind_qr,
        "map": bind_media.bind_map,
        "chart": bind_charts.bind_chart,
        "table": bind_tables.bind_table,
        "stack": bind_flow.bind_stack,
        "spoken": bind_flow.bind_spoken,
        "row": bind_flow.bind_row,
        "grid": bind_flow.bind_grid,
        "columns": bind_flow.bind_columns,
        "box": bind_flow.bind_box,
        "place": bind_flow.bind_place,
        "frame": bind_flow.bind_frame,
        "break": bind_flow.bind_break,
        "each": bind_flow.bind_each,
        "if": bind_flow.bind_if,
        "let": bind_flow.bind_let,
        "component": bind_flow.bind_component,
        "slot": bind_flow.bind_slot,
        "section": bind_sections.bind_section,
        "master": bind_sections.bind_master,
        "toc": bind_sections.bind_toc,
    }
