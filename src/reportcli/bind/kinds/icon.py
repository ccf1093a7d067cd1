"""Binds icons."""

from __future__ import annotations

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.context import Binding
from reportcli.bind.diagnostics import Absent
from reportcli.bind.inline.icons import FLAGS, registered
from reportcli.bind.position import Here
from reportcli.blocks import Block, Icon
from reportcli.expressions.errors import finding
from reportcli.expressions.values import ExpressionError
from reportcli.layout.models.kinds.icon import IconNode
from reportcli.model.diagnostic import Severity
from reportcli.model.value_class import replace

DEFAULT_SIZE = 12.0  # points


def bind(binding: Binding, node: IconNode, here: Here) -> list[Block]:
    """A vector of the layout: `heart` is icons/heart, `flags/be` is itself. Nothing when its name is
    blank.
    """
    read, path = Attributes(binding, node, here), binding.path(here, node)
    name = read.word("icon")
    if not name:
        return []
    icon = Icon(
        asset=_asset(read, name),
        size=read.points("size", DEFAULT_SIZE),
        paint=read.paint("colour"),
        **common(read, node, path, "Figure"),
    )
    return [icon]


def _asset(read: Attributes, name: str) -> str:
    """The asset's name in the report. An unknown name is reported at the cell that gives it if one does;
    without a flag a country is printed all the same.
    """
    values, given = read.at("icon"), read.written("icon")
    try:
        return registered(read.binding, name)
    except ExpressionError as problem:
        blamed = values.blamed(problem, read.text("icon"))
        if not name.startswith(FLAGS):
            raise values.failed(blamed, "" if "{{" in given else name) from None
        said = finding(blamed, "", values.span)
        read.binding.diagnostics.add(replace(said, severity=Severity.WARNING))
        raise Absent from None
