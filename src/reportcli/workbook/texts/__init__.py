"""Texts of a report: of cells, Markdown files and Word documents, in each language of the workbook."""
