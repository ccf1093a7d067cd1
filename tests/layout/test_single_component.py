"""A layout of one component alone: what a spine is set by."""

from __future__ import annotations

from pathlib import Path

from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.project_root import package_layouts
from reportcli.layout.layout import children
from reportcli.layout.load import find_layout, load_layout
from reportcli.layout.single_component import with_single_component


def test_one_component_has_a_bare_page_and_paths_of_its_name(tmp_path: Path) -> None:
    files = ProjectFiles(tmp_path, package_layouts())
    layout = load_layout(find_layout("base", tmp_path, None, files), files)
    alone = with_single_component(layout, "spine", {"words": "true"}, (600.0, 20.0), margin=34.0)
    (section,) = alone.sections
    (call,) = children(section)
    assert (section.path, call.path) == ("spine", "spine/spine")
    assert (alone.format.width, alone.format.height, alone.format.bleed) == (600.0, 20.0, layout.format.bleed)
    (frame,) = alone.masters["spine", "left"].frames
    assert (frame.x, frame.width, frame.height, frame.fit) == (34.0, 532.0, 20.0, "error")
    assert alone.masters.keys() == {("spine", "left"), ("spine", "right")} and not alone.facing
    assert layout.sections != alone.sections and layout.styles is alone.styles
