"""Drawings of the layout by name: icons and flags, registered with their files."""

from __future__ import annotations

from reportcli.bind.context import Binding
from reportcli.expressions.errors import unknown
from reportcli.layout.layout import asset_name

FLAGS = "flags/"


def registered(binding: Binding, name: str) -> str:
    """The asset's name in the report: `heart` is icons/heart, `flags/be` is itself. Raises ExpressionError
    for a name without a drawing.
    """
    asset, layout, assets = asset_name(name), binding.layout, binding.registers.assets
    if asset not in assets:
        found = layout.asset(name)
        if found is None:
            folder = layout.project.name(layout.layers[0]) + f"/{asset.partition('/')[0]}/"
            flag = name.startswith(FLAGS)
            names = () if flag else layout.asset_names
            code = "no-such-flag" if flag else "no-such-icon"
            raise unknown(code, name, names, folder=folder.removeprefix("./"))
        assets[asset] = str(found)
    return asset
