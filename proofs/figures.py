#!/usr/bin/env python3
"""Figures in the manner of matplotlib's gallery through our renderer, beside what matplotlib draws of them.

python3 proofs/figures.py FOLDER [NAME …]    a PDF, and a picture of each figure, ours at the left

The functions stand in tests/charts/gallery_figures.py; a package that offers them as kinds of charts is put
on the path, so that they go the whole way from a layout to the PDF. Needs pdftoppm.
"""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

DPI = 110
SIZE = (4.6, 2.9)  # inches of matplotlib's own
HEAD = """extends: base
language: en-GB
format: {page: A5, bleed: 3 mm}
tokens:
  colours:
    brick: {cmyk: [10, 90, 85, 2], rgb: "#c8352b"}
    sea: {cmyk: [90, 40, 0, 10], rgb: "#1667a5"}
    accent: brick
sections:
"""
CHART = """  - section: {{id: {name}, title: {name}, master: text, starts: next}}
    do:
      - {{text: {name}, style: title, level: auto}}
      - chart: shown-{name}
        series:
          - {{name: a, colour: sea, data: {{each: key_figures, as: one, value: one.value, label: a value}}}}
          - {{name: b, colour: brick, data: {{each: key_figures, as: one, value: one.value}}}}
        alt: A figure.
        data-table: false
"""


def built(folder: Path, names: list[str]) -> Path:
    """The PDF, a page for each figure."""
    from build.tiny_project import make
    from charts.gallery_figures import FIGURES
    from plugins.packages import metadata, on_path
    from reportcli.plugins.charts import CHARTS

    project = make(folder / "project")
    project.layout.write_text(HEAD + "".join(CHART.format(name=name) for name in names), "utf-8")
    entries = {f"shown-{name}": f"charts.gallery_figures:{FIGURES[name].__name__}" for name in names}
    metadata(folder / "site", "reportcli-shown", "1.0", entries, CHARTS)
    with on_path(folder / "site"):
        outcome = project.build()
    for one in outcome.diagnostics:
        print(one.severity.name.lower(), one.code, dict(one.args))
    return project.pdf


def of_matplotlib(name: str) -> Any:
    """The same figure as matplotlib draws it."""
    from matplotlib import cycler, rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from PIL import Image

    from charts.gallery_figures import FIGURES

    colours = cycler("color", ["#1667a5", "#c8352b"])
    made = io.BytesIO()
    with rc_context({"figure.constrained_layout.use": True, "font.size": 8, "axes.prop_cycle": colours}):
        figure = Figure(figsize=SIZE, dpi=DPI)
        FigureCanvasAgg(figure)
        FIGURES[name](figure, None)
        figure.savefig(made, format="png")
    return Image.open(made).convert("RGB")


def main(arguments: list[str]) -> int:
    """The pictures in a folder. Gives 1 where the report could not be built."""
    from PIL import Image

    from charts.gallery_figures import FIGURES

    folder = Path(arguments[0])
    names = arguments[1:] or list(FIGURES)
    pdf = built(folder, names)
    if not pdf.exists():
        return 1
    subprocess.run(["pdftoppm", "-r", str(DPI), "-png", pdf, folder / "page"], check=True)
    for name, page in zip(names, sorted(folder.glob("page-*.png")), strict=True):
        ours, theirs = Image.open(page).convert("RGB"), of_matplotlib(name)
        sheet = Image.new("RGB", (ours.width + theirs.width, ours.height), "white")
        sheet.paste(ours, (0, 0))
        sheet.paste(theirs, (ours.width, 0))
        sheet.save(folder / f"{name}.png")
        page.unlink()
        print(folder / f"{name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
