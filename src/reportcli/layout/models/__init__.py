"""One model per kind of block; the builder reads a block's first key, picks its model and validates the rest.

Names in YAML are kebab-case; here snake_case, with a trailing underscore where Python reserves the word.
"""

from __future__ import annotations

from reportcli.layout.models.containers import (
    BoxNode,
    ColumnsNode,
    FrameNode,
    GridNode,
    PlaceAt,
    PlaceNode,
    RowNode,
    SpokenNode,
    StackNode,
)
from reportcli.layout.models.control import ComponentCall, EachNode, IfNode, LetNode, SlotNode
from reportcli.layout.models.figures import (
    Bounds,
    ChartData,
    ChartNode,
    ChartSeries,
    IconNode,
    ImageNode,
    MapMarks,
    MapNode,
    QrNode,
    ShapeNode,
    TableColumn,
    TableNode,
)
from reportcli.layout.models.pages import BreakNode, MasterNode, SectionHead, SectionNode, TocHead, TocNode
from reportcli.layout.models.parts import NOTHING_COMMON, Common, Node, Part, yaml_name
from reportcli.layout.models.text import ListEach, ListNode, ProseNode, TextNode

__all__ = [
    "NOTHING_COMMON",
    "PRIMITIVES",
    "Bounds",
    "BoxNode",
    "BreakNode",
    "ChartData",
    "ChartNode",
    "ChartSeries",
    "ColumnsNode",
    "Common",
    "ComponentCall",
    "EachNode",
    "FrameNode",
    "GridNode",
    "IconNode",
    "IfNode",
    "ImageNode",
    "LetNode",
    "ListEach",
    "ListNode",
    "MapMarks",
    "MapNode",
    "MasterNode",
    "Node",
    "Part",
    "PlaceAt",
    "PlaceNode",
    "ProseNode",
    "QrNode",
    "RowNode",
    "SectionHead",
    "SectionNode",
    "ShapeNode",
    "SlotNode",
    "SpokenNode",
    "StackNode",
    "TableColumn",
    "TableNode",
    "TextNode",
    "TocHead",
    "TocNode",
    "yaml_name",
]

_BLOCKS: tuple[type[Node], ...] = (
    ImageNode, IconNode, ShapeNode, ChartNode, TableNode, MapNode, QrNode,
    TextNode, ProseNode, ListNode,
    StackNode, SpokenNode, RowNode, GridNode, ColumnsNode, BoxNode, PlaceNode, FrameNode,
    SectionNode, BreakNode, MasterNode, TocNode,
    EachNode, IfNode, LetNode, SlotNode,
)  # fmt: skip
PRIMITIVES = {model.kind: model for model in _BLOCKS}
"""Every block of the language by its name, in the order in which the reference tells them."""
