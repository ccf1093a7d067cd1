"""Masters of pages: each section has its own, for their furniture speaks of it."""

from __future__ import annotations

from collections.abc import Mapping

from reportcli.bind.context import Binding
from reportcli.bind.position import Here
from reportcli.blocks import FrameSpec, PageMaster, Place
from reportcli.expressions.errors import unknown
from reportcli.expressions.values import ExpressionError
from reportcli.layout.models.node import Node
from reportcli.layout.models.refusals import Refused, arguments
from reportcli.layout.resolve.master_sides import MasterSide
from reportcli.layout.resolve.masters import on_page
from reportcli.layout.resolve.page_geometry import SIDES
from reportcli.model.diagnostic import error
from reportcli.model.refs import Span
from reportcli.model.value_class import replace


def default_master(binding: Binding, span: Span) -> str:
    """The first master of the layout that text can flow through."""
    for (name, _), side in binding.layout.masters.items():
        if any(frame.flow for frame in side.frames):
            return name
    raise binding.diagnostics.failed(ExpressionError("no-master"), "", span)


def use_master(binding: Binding, name: str, here: Here, span: Span | None) -> str:
    """A master's bound name, under which the section that is being bound has it."""
    if (name, "right") not in binding.layout.masters:
        names = {known for known, _ in binding.layout.masters}
        raise binding.diagnostics.failed(unknown("no-such-master", name, names), "", span)
    bound = f"{name}@{here.section}"
    binding.registers.masters.setdefault(bound, (name, here))
    return bound


def bound_masters(binding: Binding, here: Here) -> Mapping[tuple[str, str], PageMaster]:
    """All masters of a chapter for both sides, furniture bound; the master of blank pages among them."""
    blank = binding.layout.blank_master
    if blank:
        binding.registers.masters.setdefault(blank, (blank, here))
    return {
        (bound, side): _side(binding, bound, name, replace(place, side=side))
        for bound, (name, place) in binding.registers.masters.items()
        for side in SIDES
    }


def _side(binding: Binding, bound: str, name: str, here: Here) -> PageMaster:
    master = _on_page(binding, binding.layout.masters[name, here.side], here)
    return PageMaster(
        name=bound,
        side=here.side,
        frames=tuple(
            FrameSpec(
                f.name,
                f.x,
                f.y,
                f.width,
                f.height,
                f.fit,
                f.flow,
                f.columns,
                f.gap,
                f.valign,
                f.spacing,
            )
            for f in master.frames
        ),
        furniture=_furniture(binding, master.furniture, here.at(f"{here.section}/{name}-{here.side}")),
        margin=master.margin,
        grid_top=master.grid_top,
        baseline=master.baseline,
        columns=master.columns,
        gutter=master.gutter,
        folio=master.folio,
        size=master.size,
    )


def _on_page(binding: Binding, master: MasterSide, here: Here) -> MasterSide:
    """The master set out on the pages of its section; where it has no room there, a finding, once."""
    if here.page is None:
        return master
    try:
        return on_page(master, binding.layout.page, here.page.size)
    except Refused as refused:
        if master.side == SIDES[0]:
            binding.diagnostics.add(error(refused.type, here.page.at, **arguments(refused.context)))
        return replace(master, frames=(), size=here.page.size)


def _furniture(binding: Binding, nodes: tuple[Node, ...], here: Here) -> tuple[Place, ...]:
    placed: list[Place] = []
    for block in binding.blocks(nodes, here.naming(side=here.side)):
        if isinstance(block, Place):
            placed.append(block)
        elif binding.diagnostics.first("furniture-not-placed", block.span):
            # once, for the same block stands on left and right pages
            binding.diagnostics.add(error("furniture-not-placed", block.span, block=block.path))
    return tuple(placed)
