"""The bound report: a tree of blocks, everything resolved, every number a Fact. What typesetting takes."""

from __future__ import annotations

from reportcli.report.blocks.block import Block
from reportcli.report.blocks.charts import Chart, Datum, Series
from reportcli.report.blocks.containers import Columns, Grid, Into, Place, Placement, RowBlock, Spoken, Stack
from reportcli.report.blocks.figures import Icon, Image, Map, MapMark, PlugIn, Qr, Shape
from reportcli.report.blocks.pages import Break, FrameSpec, PageMaster, Section, UseMaster
from reportcli.report.blocks.report import Chapter, PrintedFact, Report
from reportcli.report.blocks.tables import Cell, Column, Row, Table
from reportcli.report.blocks.text import List, ListItem, Text

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
