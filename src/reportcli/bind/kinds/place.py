"""Binds blocks placed out of the flow."""

from __future__ import annotations

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.context import Binding
from reportcli.bind.position import Here
from reportcli.blocks import Block, Image, Place, Placement
from reportcli.blocks.walk import inside
from reportcli.layout.models.kinds.place import PlaceNode
from reportcli.model.geometry import Length

MIRRORED = {
    "inner": ("left", "right"),
    "outer": ("right", "left"),
}  # on a right-hand page, on a left-hand one


def bind(binding: Binding, node: PlaceNode, here: Here) -> list[Block]:
    """Blocks where the layout puts them."""
    read, inner = Attributes(binding, node, here), binding.inside(node, here)
    place = Place(
        **common(read, node, inner.path),
        children=tuple(binding.blocks(node.do, inner)),
        at=_placement(Attributes(binding, node.place, here)),
        z=int(read.number("z")),
        valign=read.word("valign"),
        fit=read.word("fit"),
        clear=None if node.clear is None else read.points("clear"),
        wrap=read.word("wrap"),
        contour=read.flag("contour"),
        copyfit=read.flag("copyfit"),
        overlap=read.word("overlap") == "allowed",
    )
    if place.contour:
        _read_by_typesetting(binding, place)
    return [place]


def _read_by_typesetting(binding: Binding, place: Place) -> None:
    """Pictures whose pixels say where lines break: pages that are kept are those of their contents."""
    registers = binding.registers
    for block in inside(place):
        if isinstance(block, Image) and block.image in registers.images:
            registers.assets.setdefault(f"contour {block.image}", registers.images[block.image].path)


def _placement(read: Attributes) -> Placement:
    """Where a `place` stands; inner and outer become left and right where the page's side is known."""
    edges = {name: _edge(read, name) for name in ("left", "right", "top", "bottom")}
    for name, (on_right, on_left) in MIRRORED.items():
        found = _edge(read, name)
        if found is not None:
            edges[{"left": on_left, "right": on_right}.get(read.here.side, name)] = found
    return Placement(
        reference=read.word("reference"),
        width=read.length("width"),
        height=read.length("height"),
        rotate=read.number("rotate"),
        pivot=read.word("pivot"),
        at=read.word("at") or None,
        anchor=read.word("anchor") or None,
        dx=_edge(read, "dx"),
        dy=_edge(read, "dy"),
        **edges,
    )


def _edge(read: Attributes, name: str) -> Length | None:
    return None if read.written(name) is None else read.length(name)
