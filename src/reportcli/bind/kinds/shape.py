"""Binds shapes."""

from __future__ import annotations

from reportcli.bind.attributes import Attributes, common, growth
from reportcli.bind.context import Binding
from reportcli.bind.position import Here
from reportcli.blocks import Block, Shape
from reportcli.layout.models.kinds.shape import ShapeNode
from reportcli.model.style import first_paint
from reportcli.model.value_class import replace


def bind(binding: Binding, node: ShapeNode, here: Here) -> list[Block]:
    """A shape; decoration, unless the layout says in words what it shows."""
    read, path = Attributes(binding, node, here), binding.path(here, node)
    gradient = read.at("gradient").gradient(node.gradient)
    shape = Shape(
        kind=read.word("shape"),
        fill=first_paint(gradient, read.paint("fill")),
        gradient=gradient,
        stroke=read.stroke("stroke"),
        radius=read.points("radius"),
        corners=node.corners or "all",
        data=node.data,
        blend=node.blend_mode,
        shadow=read.at("shadow").shadow(node.shadow),
        value_span=node.where("data"),
        growth=growth(read),
        **common(read, node, path, "Figure"),
    )
    return [shape if shape.alt else replace(shape, decorative=True)]
