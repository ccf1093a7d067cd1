"""The bound report: a tree of blocks, everything resolved, every number a Fact. What typesetting takes."""

from __future__ import annotations

from reportcli.blocks.block import Block
from reportcli.blocks.kinds.break_ import Break
from reportcli.blocks.kinds.chart import Chart, Datum, Series
from reportcli.blocks.kinds.columns import Columns
from reportcli.blocks.kinds.frame import Into
from reportcli.blocks.kinds.grid import Grid
from reportcli.blocks.kinds.icon import Icon
from reportcli.blocks.kinds.image import Image
from reportcli.blocks.kinds.list import List, ListItem
from reportcli.blocks.kinds.map import LegendEntry, Map, MapMark
from reportcli.blocks.kinds.master import FrameSpec, PageMaster, UseMaster
from reportcli.blocks.kinds.place import Place, Placement
from reportcli.blocks.kinds.plugin import PlugIn
from reportcli.blocks.kinds.qr import Qr
from reportcli.blocks.kinds.row import RowBlock
from reportcli.blocks.kinds.section import Section
from reportcli.blocks.kinds.shape import Shape
from reportcli.blocks.kinds.spoken import Spoken
from reportcli.blocks.kinds.stack import Stack
from reportcli.blocks.kinds.table import Cell, Column, Row, Table
from reportcli.blocks.kinds.text import Text
from reportcli.blocks.report import Chapter, PrintedFact, Report

__all__ = [
    "Block",
    "Break",
    "Cell",
    "Chapter",
    "Chart",
    "Column",
    "Columns",
    "Datum",
    "FrameSpec",
    "Grid",
    "Icon",
    "Image",
    "Into",
    "LegendEntry",
    "List",
    "ListItem",
    "Map",
    "MapMark",
    "PageMaster",
    "Place",
    "Placement",
    "PlugIn",
    "PrintedFact",
    "Qr",
    "Report",
    "Row",
    "RowBlock",
    "Section",
    "Series",
    "Shape",
    "Spoken",
    "Stack",
    "Table",
    "Text",
    "UseMaster",
]
