"""Spreadsheet files: opened within bounds, one pass over each sheet, raw cells out."""
