"""Figures of matplotlib as display operations: any Figure, in the layout's fonts and colours."""
