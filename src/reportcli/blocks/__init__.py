"""The bound report: a tree of blocks, everything resolved, every number a Fact. What typesetting takes."""

from __future__ import annotations

from reportcli.blocks.block import Block
from reportcli.blocks.break_ import Break
from reportcli.blocks.chart import Chart, Datum, Series
from reportcli.blocks.columns import Columns
from reportcli.blocks.frame import Into
from reportcli.blocks.grid import Grid
from reportcli.blocks.icon import Icon
from reportcli.blocks.image import Image
from reportcli.blocks.list import List, ListItem
from reportcli.blocks.map import Map, MapMark
from reportcli.blocks.master import FrameSpec, PageMaster, UseMaster
from reportcli.blocks.place import Place, Placement
from reportcli.blocks.plugin import PlugIn
from reportcli.blocks.qr import Qr
from reportcli.blocks.report import Chapter, PrintedFact, Report
from reportcli.blocks.row import RowBlock
from reportcli.blocks.section import Section
from reportcli.blocks.shape import Shape
from reportcli.blocks.spoken import Spoken
from reportcli.blocks.stack import Stack
from reportcli.blocks.table import Cell, Column, Row, Table
from reportcli.blocks.text import Text

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
