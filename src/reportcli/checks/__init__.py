"""Checks of figures and texts: a rule takes the workbook and the report and gives diagnostics."""
