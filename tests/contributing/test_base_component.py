"""The page on components of base, followed: its files are put in place and a report is built with them."""

from __future__ import annotations

from pathlib import Path

from build.tiny_project import Project
from contributing.pages import files_of
from structure_text import tree_text


def test_the_component_builds_and_is_read_as_a_quotation(project: Project) -> None:
    files = files_of("base-component")
    layout = project.folder / "layouts" / "tiny"
    (component,) = (name for name in files if name.startswith("layouts/base/components/"))
    (layout / "components").mkdir()
    (layout / "components" / Path(component).name).write_text(files[component], encoding="utf-8")
    (layout / "layout.yaml").write_text(files["layout.yaml"], encoding="utf-8")
    outcome = project.build()
    assert [one for one in outcome.diagnostics if one.severity.value == "error"] == []
    said = tree_text(project.pdf)
    assert "BlockQuote" in said and "The pear tree bore its first fruit." in said and "Ada" in said
