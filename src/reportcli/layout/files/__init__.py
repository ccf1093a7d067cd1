"""The files of a layout: found by name, read in layers, merged."""
