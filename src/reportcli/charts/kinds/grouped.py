"""Grouped columns: columns, which stand in groups under a key as soon as there are several series."""

from reportcli.charts.kinds.column import draw as draw
