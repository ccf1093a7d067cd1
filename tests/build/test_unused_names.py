"""Names of a layout that nothing uses: one note a file, none that texts name or while there are errors."""

from __future__ import annotations

from pathlib import Path

from build.tiny_project import make, silent
from reportcli.pipeline import check
from reportcli.request import Request

LAYOUT = """\
extends: base
language: en-GB
styles:
  character: {loud: {weight: 700}, shout: {weight: 700}}
  paragraph: {nobody: {based-on: body}}
sections:
  - section: {id: a, title: A, master: text}
    do:
      - {text: "Beginning", style: body}
      - {prose: long}
"""


def test_one_note_a_file(tmp_path: Path) -> None:
    project = make(tmp_path)
    texts = project.workbook.parent / "texts"
    texts.mkdir(exist_ok=True)
    (texts / "long.md").write_text("A text with [a word]{.loud} in it.\n", "utf-8")
    project.layout.write_text(LAYOUT, "utf-8")
    outcome = check(Request(project.workbook), silent)
    [found] = [one for one in outcome.diagnostics if one.code == "layout-names-unused"]
    assert found.args["names"] == "shout, nobody" and found.where.start.line == 4
    project.layout.write_text(LAYOUT.replace("language: en-GB", "langauge: en-GB"), "utf-8")
    outcome = check(Request(project.workbook), silent)
    assert "layout-names-unused" not in [one.code for one in outcome.diagnostics]
