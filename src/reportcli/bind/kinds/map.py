"""Binds maps."""

from __future__ import annotations

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.context import Binding
from reportcli.bind.diagnostics import Absent
from reportcli.bind.loops import turns
from reportcli.bind.position import Here
from reportcli.blocks import Block, Map, MapMark
from reportcli.expressions.access import kind_of, origin
from reportcli.expressions.values import ExpressionError
from reportcli.layout.models.kinds.map import MapMarks, MapNode
from reportcli.model.style import BLACK, Paint

WORLD = "map/world"  # the countries of the world, found in the nearest layer that has them
LAND = Paint("black", 0.15)


def bind(binding: Binding, node: MapNode, here: Here) -> list[Block]:
    """A part of the world with marked countries."""
    world = binding.layout.file(f"{WORLD}.json")
    if world is not None:
        binding.registers.assets[WORLD] = str(world)
    read, inner = Attributes(binding, node, here), binding.inside(node, here)
    block = Map(
        **common(read, node, inner.path, "Figure"),
        land=read.paint("land") or here.styles.paint(LAND),
        bounds=_bounds(Attributes(binding, node.map, here)),
        border=read.stroke("border"),
        marks=_marks(binding, node.marks, inner) if node.marks else (),
        leader=read.stroke("leader"),
        water=read.paint("water"),
    )
    return [block]


def _bounds(read: Attributes) -> tuple[float, float, float, float]:
    """Degrees: west, south, east, north."""
    return read.number("west"), read.number("south"), read.number("east"), read.number("north")


def _marks(binding: Binding, marks: MapMarks, here: Here) -> tuple[MapMark, ...]:
    found: list[MapMark] = []
    records = Attributes(binding, marks, here).records("each")
    for number, turn in enumerate(turns(here, marks.as_, records), start=1):
        try:
            found.append(_mark(binding, marks, turn.at(binding.registers.path(here, f"mark-{number}"))))
        except Absent:
            continue
    return tuple(found)


def _mark(binding: Binding, marks: MapMarks, here: Here) -> MapMark:
    """One country, with the blocks beside it."""
    read = Attributes(binding, marks, here)
    code = _country(read, marks)
    paint = read.paint("colour") or here.styles.paint(BLACK)
    offset = [length.value for length in read.each("offset")]
    label = tuple(binding.blocks(marks.label, here))
    shift = (offset[0], offset[-1]) if offset else (0.0, 0.0)
    return MapMark(code, paint, label, read.word("anchor") or "auto", shift)


def _country(read: Attributes, marks: MapMarks) -> str:
    code = read.at("code").evaluated(marks.code)
    if isinstance(code, str) and len(code) == 2 and code.isascii() and code.isalpha():
        return code.upper()
    found = code if isinstance(code, str) else kind_of(code)
    raise read.failed(ExpressionError("not-a-country", where=origin(code), found=found), "code", marks.code)
