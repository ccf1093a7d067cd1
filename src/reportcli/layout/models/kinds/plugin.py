"""Blocks of installed packages."""

from __future__ import annotations

from typing import ClassVar

from reportcli.layout.models.kinds.expanding.component import ComponentCall


class PluginCall(ComponentCall):
    """A block of an installed package, called as a component is."""

    kind: ClassVar[str] = "plugin"
