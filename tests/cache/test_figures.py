"""A chart on a Figure that has not changed is not drawn again, and then nothing imports matplotlib."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from build.tiny_project import Project
from reportcli.cache.codec import decoded, encoded
from reportcli.charts.drawing import ChartDrawing
from reportcli.charts.outlined import Outlined
from reportcli.model.display import Drawing

CHART = """      - chart: multiples
        series: [{name: Ours, data: {each: key_figures, as: one, value: one.value, label: "{{ one.label }}"}}]
        alt: Our figures.
"""
RUN = "import sys; from reportcli.cli import main\ntry: main()\nfinally: print('matplotlib' in sys.modules)"


def built(project: Project, cache: Path) -> str:
    """Whether matplotlib was imported."""
    environment = {**os.environ, "REPORTCLI_CACHE_DIR": str(cache), "REPORTCLI_NO_CACHE": ""}
    command = [sys.executable, "-c", RUN, "build", str(project.workbook)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def test_a_chapter_that_is_set_again_keeps_its_chart(project: Project, tmp_path: Path) -> None:
    title = '  - {text: "Figures", style: title, level: auto}\n'
    project.edit_layout(title, title + CHART)
    assert built(project, tmp_path / "cache") == "True"
    first = project.pdf.read_bytes()
    project.edit_layout('"Figures", style', '"Our figures", style')
    assert built(project, tmp_path / "cache") == "False"
    assert project.pdf.read_bytes() != first
    project.edit_layout('rgb: "#c8352b"', 'rgb: "#c8352c"')
    assert built(project, tmp_path / "cache") == "True"


def test_what_formulas_say_is_kept_with_the_drawing() -> None:
    drawing = ChartDrawing(Drawing(1.0, 1.0, ()), "Said.", (), (Outlined("x²", 1.0, 2.0, 8.0),))
    assert decoded(encoded(drawing)) == drawing
