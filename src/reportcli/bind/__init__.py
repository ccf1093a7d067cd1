"""Bind: a layout and a workbook give a report, everything resolved, every number a Fact."""
