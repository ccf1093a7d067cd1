"""Masters of pages: each section has its own, for their furniture speaks of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from reportcli.bind.context import Binding
from reportcli.bind.parts.apart import collected, fits, take
from reportcli.bind.parts.bound import BoundMaster, BoundPart
from reportcli.bind.position import Here
from reportcli.bind.registers import MasterUse
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


class Outdated(Exception):
    """A master of an earlier run does not fit into the chapter as it is now."""


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
    binding.registers.masters.setdefault(bound, MasterUse(name, here))
    return bound


def bound_masters(binding: Binding, here: Here) -> Mapping[tuple[str, str], PageMaster]:
    """All masters of a chapter for both sides, furniture bound; the master of blank pages among them."""
    blank = binding.layout.blank_master
    if blank:
        binding.registers.masters.setdefault(blank, MasterUse(blank, here))
    return {
        (bound, side): _bound_side(binding, bound, use, number)
        for bound, use in binding.registers.masters.items()
        for number, side in enumerate(SIDES)
    }


def _bound_side(binding: Binding, bound: str, use: MasterUse, number: int) -> PageMaster:
    """A master for the pages of a side: as it was bound with its part where that fits. Raises Outdated where
    it does not, and its place is none of this run.
    """
    if use.sides and fits(binding, use.sides[number].part):
        known: BoundMaster = use.sides[number]
        take(binding, known.part)
        binding.texts.evaluator.budget.steps -= known.part.counts.steps
        return known.page
    if use.here is None:
        raise Outdated(bound)
    return _side(binding, bound, use.name, replace(use.here, side=SIDES[number]))


def furnished(report: Binding, part: BoundPart) -> BoundPart:
    """The part with its masters bound for both sides, so that what their furniture reads is noted with what
    the part reads; as it is where one of them has to wait for the end of the chapter. The steps that it takes
    are counted there.
    """
    budget = report.texts.evaluator.budget
    steps = budget.steps
    masters = {bound: _with_sides(report, bound, use) for bound, use in part.masters.items()}
    budget.steps = steps
    return replace(part, masters=masters) if all(use.sides for use in masters.values()) else part


def _with_sides(report: Binding, bound: str, use: MasterUse) -> MasterUse:
    """A master bound for both sides; without them where its furniture asks for more than its own paths: for
    numbers, ids and counters that the rest of the chapter goes on with.
    """
    here, sides = use.here, []
    if here is None:
        return use
    for side in SIDES:
        place = replace(here, side=side)
        page, part = collected(report, partial(_side, bound=bound, name=use.name, here=place))
        if page is None or not _is_apart(part, _path(place, use.name)):
            return use
        sides.append(BoundMaster(page, part))
    return replace(use, sides=tuple(sides))


def _is_apart(part: BoundPart, path: str) -> bool:
    """Whether furniture asks for nothing of the chapter, but whether there is such furniture already."""
    before = part.before
    asked = before.ids or before.counted or before.met or before.printed.keys() - {path}
    return not (asked or part.waiting or part.masters or part.endless)


def _path(here: Here, name: str) -> str:
    """The path of a master's furniture."""
    return f"{here.section}/{name}-{here.side}"


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
        furniture=_furniture(binding, master.furniture, here.at(_path(here, name))),
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
    """Blocks at fixed places. Its figures are counted apart from those of the chapter: one of them may
    be bound anew without the other.
    """
    placed: list[Place] = []
    binding.registers.furniture = here.path
    for block in binding.blocks(nodes, here.naming(side=here.side)):
        if isinstance(block, Place):
            placed.append(block)
        elif binding.diagnostics.first("furniture-not-placed", block.span):
            # once, for the same block stands on left and right pages
            binding.diagnostics.add(error("furniture-not-placed", block.span, block=block.path))
    binding.registers.furniture = ""
    return tuple(placed)
