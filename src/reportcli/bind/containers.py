"""Binds containers (stack, row, grid, columns, box, place, frame) and control (each, if, let,
components, slots).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reportcli.bind import attributes
from reportcli.bind.context import Binding, Here, Slot, bare, local_names
from reportcli.bind.dispatch import bind_blocks
from reportcli.bind.text import first_source, in_language, loop, step_of
from reportcli.blocks import Block, Break, Columns, Grid, Into, Place, Placement, RowBlock, Spoken, Stack
from reportcli.expressions.access import elements
from reportcli.expressions.values import ExpressionError, Rich
from reportcli.layout.models.fields import MOST_COLUMNS, MOST_GRID
from reportcli.model.geometry import Length
from reportcli.model.refs import Span
from reportcli.workbook.tables.record import CellText

if TYPE_CHECKING:
    from reportcli.layout import models
    from reportcli.layout.layout import Component

MIRRORED = {
    "inner": ("left", "right"),
    "outer": ("right", "left"),
}  # on a right-hand page, on a left-hand one


def inside(binding: Binding, node: Any, here: Here) -> tuple[str, Here]:
    """A container's path, and the place of its children."""
    path = binding.path(here, step_of(node))
    return path, in_language(replace(here, path=path), node.common.lang)


def bind_stack(binding: Binding, node: models.StackNode, here: Here) -> list[Block]:
    path, inner = inside(binding, node, here)
    children = tuple(bind_blocks(binding, node.stack, inner))
    gap = attributes.points(binding, node.gap, here, node.where("gap"))
    valign = attributes.word(binding, node.valign, here, node.where("valign"))
    return [Stack(**attributes.common(binding, node, here, path), children=children, gap=gap, valign=valign)]


def bind_box(binding: Binding, node: models.BoxNode, here: Here) -> list[Block]:
    """A stack with an object style."""
    path, inner = inside(binding, node, here)
    shared = attributes.common(binding, node, here, path)
    if node.style is not None:
        shared["box"] = attributes.box(binding, node.style, here, node.where("style"))
    children = tuple(bind_blocks(binding, node.box, inner))
    gap = attributes.points(binding, node.gap, here, node.where("gap"))
    return [
        Stack(**shared, children=children, gap=gap, valign=attributes.word(binding, node.valign, here, None))
    ]


def bind_spoken(binding: Binding, node: models.SpokenNode, here: Here) -> list[Block]:
    path, inner = inside(binding, node, here)
    children = tuple(bind_blocks(binding, node.spoken, inner))
    return [Spoken(**attributes.common(binding, node, here, path), children=children)] if children else []


def bind_row(binding: Binding, node: models.RowNode, here: Here) -> list[Block]:
    path, inner = inside(binding, node, here)
    children = tuple(bind_blocks(binding, node.row, inner))
    gap = attributes.points(binding, node.gap, here, node.where("gap"))
    valign = attributes.word(binding, node.valign, here, node.where("valign"))
    return [
        RowBlock(**attributes.common(binding, node, here, path), children=children, gap=gap, valign=valign)
    ]


def bind_grid(binding: Binding, node: models.GridNode, here: Here) -> list[Block]:
    path, inner = inside(binding, node, here)
    children = tuple(bind_blocks(binding, node.grid, inner))
    if not children:
        return []
    columns = attributes.count(binding, node.columns, here, node.where("columns"), MOST_GRID)
    gap = attributes.points(binding, node.gap, here, node.where("gap"))
    grid = Grid(
        **attributes.common(binding, node, here, path),
        children=children,
        columns=columns,
        gap=gap,
        row_gap=attributes.points(binding, node.row_gap, here, node.where("row_gap"), gap),
        valign=attributes.word(binding, node.valign, here, node.where("valign")),
        equal=attributes.flag(binding, node.equal, here, node.where("equal")),
        center_last=attributes.flag(binding, node.center_last, here, node.where("center_last")),
    )
    return [grid]


def bind_columns(binding: Binding, node: models.ColumnsNode, here: Here) -> list[Block]:
    path, inner = inside(binding, node, here)
    children = tuple(bind_blocks(binding, node.columns, inner))
    if not children:
        return []
    count = attributes.count(binding, node.count, here, node.where("count"), MOST_COLUMNS)
    columns = Columns(
        **attributes.common(binding, node, here, path),
        children=children,
        count=count,
        gap=attributes.points(binding, node.gap, here, node.where("gap"), 12.0),
        balance=attributes.flag(binding, node.balance, here, node.where("balance"), True),
        rule=attributes.stroke(binding, node.rule, here, node.where("rule")),
    )
    return [columns]


def bind_place(binding: Binding, node: models.PlaceNode, here: Here) -> list[Block]:
    path, inner = inside(binding, node, here)
    clear = None if node.clear is None else attributes.points(binding, node.clear, here, node.where("clear"))
    place = Place(
        **attributes.common(binding, node, here, path),
        children=tuple(bind_blocks(binding, node.do, inner)),
        at=placement(binding, node.place, here),
        z=int(attributes.number(binding, node.z, here, node.where("z"), 0)),
        valign=attributes.word(binding, node.valign, here, node.where("valign")),
        fit=attributes.word(binding, node.fit, here, node.where("fit")),
        clear=clear,
    )
    return [place]


def placement(binding: Binding, at: models.PlaceAt, here: Here) -> Placement:
    """Where a `place` stands; inner and outer become left and right where the page's side is known."""
    edges = {name: _edge(binding, at, name, here) for name in ("left", "right", "top", "bottom")}
    for name, (on_right, on_left) in MIRRORED.items():
        found = _edge(binding, at, name, here)
        if found is not None:
            edges[{"left": on_left, "right": on_right}.get(here.side or "", name)] = found
    return Placement(
        reference=attributes.word(binding, at.reference, here, at.where("reference")),
        width=attributes.length(binding, at.width, here, at.where("width")),
        height=attributes.length(binding, at.height, here, at.where("height")),
        rotate=attributes.number(binding, at.rotate, here, at.where("rotate"), 0.0),
        **edges,
    )


def _edge(binding: Binding, at: models.PlaceAt, name: str, here: Here) -> Length | None:
    value = getattr(at, name)
    return None if value is None else attributes.length(binding, value, here, at.where(name))


def bind_frame(binding: Binding, node: models.FrameNode, here: Here) -> list[Block]:
    path, inner = inside(binding, node, here)
    frame = attributes.word(binding, node.frame, here, node.where("frame"))
    children = tuple(bind_blocks(binding, node.do, inner))
    fit = attributes.word(binding, node.fit, here, node.where("fit"))
    return [Into(**attributes.common(binding, node, here, path), frame=frame, children=children, fit=fit)]


def bind_break(binding: Binding, node: models.BreakNode, here: Here) -> list[Block]:
    path = binding.path(here, step_of(node))
    kind = attributes.word(binding, node.break_, here, node.where("break_"))
    return [Break(**attributes.common(binding, node, here, path), kind=kind)]


# ---- control


def records_of(binding: Binding, source: str, here: Here, span: Span | None) -> list[Any]:
    value = binding.value(source, here, span)
    try:
        return elements(value)
    except ExpressionError as error:
        raise binding.failed(error, source, span) from None


def bind_each(binding: Binding, node: models.EachNode, here: Here) -> list[Block]:
    """The blocks once for every record; `loop` tells the position."""
    records = records_of(binding, node.each, here, node.where("each"))
    if not records:
        return bind_blocks(binding, node.empty, here)
    blocks: list[Block] = []
    for index, record in enumerate(records):
        inner = here.naming(**{node.as_: record, "loop": loop(index, len(records))})
        blocks += bind_blocks(binding, node.do, inner)
    return blocks


def bind_if(binding: Binding, node: models.IfNode, here: Here) -> list[Block]:
    met = binding.holds(node.if_, here, node.where("if_"))
    return bind_blocks(binding, node.then if met else node.else_, here)


def bind_let(binding: Binding, node: models.LetNode, here: Here) -> list[Block]:
    """Names for expressions; a later one may use an earlier one."""
    for name, source in node.let.items():
        here = here.naming(**{name: binding.value(source, here, node.where("let", name))})
    return bind_blocks(binding, node.do, here)


def bind_component(binding: Binding, node: models.ComponentCall, here: Here) -> list[Block]:
    """A component's body with the caller's arguments; a block of a package under the same roof."""
    if node.name not in binding.layout.components:
        from reportcli.bind.plugins import bind_plugin

        return bind_plugin(binding, node, here)
    component = binding.layout.components[node.name]
    if node.name in binding.endless and node.name in here.calls:
        return []
    path, outer = inside(binding, node, here)
    outer = replace(outer, calls=(*here.calls, node.name))
    names: dict[str, Any] = {}
    slots = {name: Slot(node.arguments[name], here) for name in component.slots if name in node.arguments}
    for name, param in component.params.items():
        if name not in node.arguments:
            continue
        if param.type == "blocks":
            slots[name] = Slot(node.arguments[name], here)
        else:
            names[name] = argument(binding, param.type, node.arguments[name], here, node.where(name))
    return dressed(binding, node, here, path, call_component(binding, component, names, slots, outer))


def call_component(
    binding: Binding, component: Component, names: dict[str, Any], slots: dict[str, Slot], here: Here
) -> list[Block]:
    """A component's body, in a scope of its own: the tables and its parameters, nothing of the caller."""
    for name, param in component.params.items():
        if name not in names and param.default is not None and param.type != "blocks":
            names[name] = argument(
                binding, param.type, param.default, binding.root_of(here), param.where("default")
            )
    scope = binding.root.naming(**names, **local_names(here)).scope
    return bind_blocks(binding, component.body, replace(here, scope=scope, slots=slots))


def argument(binding: Binding, kind: str, value: Any, here: Here, span: Span | None) -> Any:
    """An argument by the type of its parameter: text as pieces, colours and lengths resolved, else an
    expression.
    """
    if kind == "text":
        return plain_text(binding.text(str(value), here, span))
    if kind == "colour":
        return attributes.paint(binding, value, here, span)
    if kind == "length":
        return attributes.length(binding, value, here, span)
    return binding.value(bare(str(value)), here, span)


def plain_text(rich: Rich) -> Any:
    """Text without marks and numbers as a text that can be compared; its first cell stays known."""
    if any(not isinstance(p.content, str) or p.marks or p.link for p in rich.pieces):
        return rich
    where = first_source(rich)
    return CellText("".join(str(piece.content) for piece in rich.pieces), where)


def dressed(binding: Binding, node: Any, here: Here, path: str, blocks: list[Block]) -> list[Block]:
    """The blocks of a call, in a stack of their own when the call says how it is set (width, box, alt…)."""
    if not node.common.model_fields_set - {"if_"} or not blocks:
        return blocks
    return [Stack(**attributes.common(binding, node, here, path), children=tuple(blocks))]


def bind_slot(binding: Binding, node: models.SlotNode, here: Here) -> list[Block]:
    """What the caller gave for the slot, bound where the caller wrote it."""
    slot = here.slots.get(node.slot)
    if slot is None:
        return []
    place = replace(
        slot.here, path=here.path, level=here.level, depth=here.depth, calls=here.calls, ids=here.ids
    )
    return slot.content(place) if slot.content else bind_blocks(binding, slot.nodes, place)
