"""Binds QR codes."""

from __future__ import annotations

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.context import Binding
from reportcli.bind.position import Here
from reportcli.blocks import Block, Qr
from reportcli.expressions.values import ExpressionError
from reportcli.layout.models.kinds.qr import QrNode
from reportcli.model.style import BLACK

MAX_LENGTH = 2000  # characters
DEFAULT_SIZE = 56.7  # points


def bind(binding: Binding, node: QrNode, here: Here) -> list[Block]:
    """A QR code, whose text is read aloud; nothing when the text is blank."""
    read, path = Attributes(binding, node, here), binding.path(here, node)
    data = read.word("qr")
    if not data:
        return []
    if len(data) > MAX_LENGTH:
        raise read.failed(ExpressionError("qr-text-too-long", limit=MAX_LENGTH), "qr", node.qr[:60])
    shared = common(read, node, path, "Figure")
    shared["alt"] = shared.get("alt") or data
    colour = read.paint("colour") or here.styles.paint(BLACK)
    return [Qr(data=data, paint=colour, size=read.points("size", DEFAULT_SIZE), **shared)]
