"""Binds icons."""

from __future__ import annotations

from dataclasses import replace

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.context import Binding
from reportcli.bind.diagnostics import Absent
from reportcli.bind.position import Here
from reportcli.blocks import Block, Icon
from reportcli.expressions.errors import finding, unknown
from reportcli.layout.layout import asset_name
from reportcli.layout.models.kinds.icon import IconNode
from reportcli.model.diagnostic import Severity

DEFAULT_SIZE = 12.0  # points
FLAGS = "flags/"


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
            raise _missing(read, name)
        assets[asset] = str(found)
    return asset


def _missing(read: Attributes, name: str) -> Absent:
    """Reports a name without drawing, at the cell that gives it if one does; without a flag a country is
    printed all the same.
    """
    layout, diagnostics = read.binding.layout, read.binding.diagnostics
    group = asset_name(name).partition("/")[0]
    folder = layout.project.name(layout.layers[0]) + f"/{group}/"
    values, given = read.at("icon"), read.written("icon")
    if not name.startswith(FLAGS):
        problem = unknown("no-such-icon", name, layout.asset_names, folder=folder.removeprefix("./"))
        return values.failed(values.blamed(problem, read.text("icon")), "" if "{{" in given else name)
    problem = unknown("no-such-flag", name, [], folder=folder.removeprefix("./"))
    said = finding(values.blamed(problem, read.text("icon")), "", values.span)
    diagnostics.add(replace(said, severity=Severity.WARNING))
    return Absent()
