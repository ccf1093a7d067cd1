"""A layout is loaded once; whatever it was made from, and what it did not find, has it loaded again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from reportcli.cache.disk import DiskBlobs
from reportcli.cache.lasting import LastingBlobs
from reportcli.cache.layouts import KnownLoads
from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.project_root import package_layouts
from reportcli.layout.files.find import LayoutFolder
from reportcli.layout.layout import Layout
from reportcli.layout.load import load_layout
from reportcli.layout.printed_names import printed_names

FONT = next(package_layouts().glob("base/fonts/*.ttf"))


class Loads:
    """Loads layouts and counts how often."""

    def __init__(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("reportcli.layout.load.load_layout", self)
        self.project = project
        self.count = 0
        self.blobs = DiskBlobs(project / "cache")

    def __call__(self, found: LayoutFolder, files: ProjectFiles) -> Layout:
        self.count += 1
        return load_layout(found, files)

    def loaded(self) -> tuple[Layout, ProjectFiles]:
        files = ProjectFiles(self.project, package_layouts())
        found = LayoutFolder("own", self.project / "layouts/own")
        return KnownLoads(self.blobs).layout(found, files), files


@pytest.fixture
def loads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Loads]:
    own = tmp_path / "layouts/own"
    (own / "fonts").mkdir(parents=True)
    (own / "icons").mkdir()
    shutil.copy(FONT, own / "fonts/own.ttf")
    (own / "layout.yaml").write_text(
        "extends: base\ntokens:\n  fonts:\n    own: {files: {400/normal: own.ttf}}\n", "utf-8"
    )
    yield Loads(tmp_path, monkeypatch)


def test_it_is_loaded_once_and_is_the_same(loads: Loads) -> None:
    first, saw = loads.loaded()
    second, saw_again = loads.loaded()
    assert loads.count == 1
    assert _shape(first) == _shape(second)
    assert second.project is saw_again
    assert saw.hashes == saw_again.hashes
    assert saw.observations().read == saw_again.observations().read


def test_what_it_was_made_from_is_looked_at(loads: Loads) -> None:
    layout = loads.project / "layouts/own/layout.yaml"
    loads.loaded()
    layout.write_text(layout.read_text("utf-8") + "words: {en: {thanks: Thanks}}\n", "utf-8")
    changed, _ = loads.loaded()
    assert changed.words["en"]["thanks"] == "Thanks"
    assert loads.count == 2


@pytest.mark.parametrize("name", ["icons/own.svg", "components/own.yaml", "overrides.yaml"])
def test_a_file_that_was_not_there_counts(loads: Loads, name: str) -> None:
    loads.loaded()
    path = loads.project / "layouts/own" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text({"overrides.yaml": "[]\n"}.get(name, "body: []\n"), "utf-8")
    loads.loaded()
    assert loads.count == 2


def test_a_font_of_another_content_counts(loads: Loads) -> None:
    loads.loaded()
    (loads.project / "layouts/own/fonts/own.ttf").write_bytes(b"no font")
    broken, _ = loads.loaded()
    assert [one.code for one in broken.diagnostics] == ["font-broken"]
    assert loads.count == 2


def test_an_entry_that_is_none_is_loaded_again(loads: Loads) -> None:
    loads.loaded()
    for entry in (loads.project / "cache").rglob("layout/*"):
        entry.write_bytes(entry.read_bytes()[:-9])
    loads.loaded()
    assert loads.count == 2


def _fields(layout: Layout) -> dict[str, object]:
    return {name: getattr(layout, name) for name in Layout.__slots__}


def _shape(value: object) -> object:
    """A value as nested plain data, parts by their fields and where they are written."""
    if isinstance(value, Layout):
        return {name: _shape(item) for name, item in _fields(value).items() if name != "project"}
    if hasattr(value, "declared"):
        return (
            type(value).__name__,
            getattr(value, "span", None),
            {k: _shape(v) for k, v in vars(value).items()},
        )
    if isinstance(value, dict):
        return {key: _shape(item) for key, item in value.items()}, getattr(value, "keys_at", None)
    if isinstance(value, tuple | list):
        return [_shape(item) for item in value]
    if is_dataclass(value):
        return type(value).__name__, {one.name: _shape(getattr(value, one.name)) for one in fields(value)}
    return value


def test_printed_names_are_gathered_once_for_a_layout(loads: Loads, monkeypatch: pytest.MonkeyPatch) -> None:
    gathered: list[Layout] = []

    def noted(layout: Layout) -> frozenset[str]:
        gathered.append(layout)
        return printed_names(layout)

    monkeypatch.setattr("reportcli.run.loading.printed_names", noted)
    path = loads.project / "layouts/own/layout.yaml"
    whole = path.read_text("utf-8")
    known = KnownLoads(LastingBlobs(loads.blobs))
    found = LayoutFolder("own", path.parent)

    def printed() -> frozenset[str]:
        return known.printed(known.layout(found, ProjectFiles(loads.project, package_layouts())))

    printed()  # of a layout as it is loaded; the next is that which is kept
    before = printed()
    gathered.clear()
    assert printed() == before and not gathered
    path.write_text(whole + 'sections:\n  - {text: "{{ gardens }}"}\n', "utf-8")
    assert "gardens" in printed() - before
