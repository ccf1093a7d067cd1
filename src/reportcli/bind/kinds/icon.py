"""Binds icons."""

from __future__ import annotations

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.context import Binding
from reportcli.bind.position import Here
from reportcli.blocks import Block, Icon
from reportcli.expressions.errors import unknown
from reportcli.layout.layout import asset_name
from reportcli.layout.models.kinds.icon import IconNode

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
    """The asset's name in the report, registered with its file; an unknown one is a finding."""
    asset, layout, assets = asset_name(name), read.binding.layout, read.binding.registers.assets
    if asset not in assets:
        found = layout.asset(name)
        if found is None:
            raise read.failed(unknown("no-such-icon", name, layout.asset_names), "icon")
        assets[asset] = str(found)
    return asset
