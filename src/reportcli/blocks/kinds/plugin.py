"""Blocks of installed packages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportcli.blocks.block import Block
from reportcli.model.refs import FactKey
from reportcli.model.style import Paint, ParagraphStyle
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PlugIn(Block):
    """What an installed package draws: a ReportLab flowable, made of these arguments when it is typeset.

    arguments: by parameter name, as `reportcli.plugins.Parameter` says (colours as Paint). styles, colours:
    the layout's, as the section sees them. printed: key in Report.facts of the figures given, by text.
    """

    name: str
    arguments: Mapping[str, Any]
    styles: Mapping[str, ParagraphStyle]
    colours: Mapping[str, Paint]
    printed: Mapping[str, FactKey]
