"""PDF techniques: the file, pages, fonts, colour, pictures, tags.

Knows fonts, inks and pictures, but no report: `paint` decides what is drawn, this package how PDF says it.
"""
