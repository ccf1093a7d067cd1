"""OpenDocument spreadsheets, read by one pass of our own: values, formulas, number formats, looks."""
