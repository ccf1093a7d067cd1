"""`printer.yaml`: what the print shop asks for. Found beside the workbook, else in the layout's folders."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.inputs.project_files import ProjectFiles
from reportcli.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from reportcli.layout.layout import Layout
    from reportcli.press.printer import Printer

FILE = "printer.yaml"


def load_printer(
    beside: Path, layout: Layout, files: ProjectFiles
) -> tuple[Printer | None, tuple[Diagnostic, ...]]:
    """What the printer asks for in a workbook's folder and layout, and its mistakes; None without it."""
    found = [path for folder in (beside, *layout.layers) if (path := files.find(folder, FILE)) is not None]
    if not found:
        return None, ()
    from reportcli.press.printer_reader import read_printer  # YAML and models, for who has such a file

    return read_printer(found[0], files, layout.file, bleed=layout.format.bleed, multiple=layout.multiple)
