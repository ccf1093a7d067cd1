"""The workbook contract: which tables and columns a workbook may hold."""
