"""PDF techniques on ReportLab: pages, fonts, colour, pictures, tags. The only place that touches ReportLab internals.

Knows placed fonts, inks and pictures, but no report: `paint` decides what is drawn, this package how PDF says it.
"""
