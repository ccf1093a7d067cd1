"""reportcli makes the annual report a build: workbook and layout in, print PDF with proof out."""

__version__ = "0.1.0"
