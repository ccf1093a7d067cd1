"""PDF techniques on ReportLab: pages, fonts, colour, pictures, tags. ReportLab internals live here only.

Knows fonts, inks and pictures, but no report: `paint` decides what is drawn, this package how PDF says it.
"""
